"""An account, and the one place where its clearance is built."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NewType

from ingest.labels import AgencyId, Classification, Clearance, Role, UnitId

AccountId = NewType("AccountId", str)
"""Login name."""


@dataclass(frozen=True, slots=True)
class Account:
    """One person or program that may log in."""

    id: AccountId
    name: str
    agency: AgencyId
    units: tuple[UnitId, ...]
    roles: frozenset[Role]
    level: Classification
    is_demo: bool = False


def clearance_of(account: Account, day: date) -> Clearance:
    """What the account may see on that day; nothing else in the service builds a clearance."""
    return Clearance(
        agency=account.agency,
        units=frozenset(account.units),
        level=account.level,
        roles=account.roles,
        day=day,
    )
