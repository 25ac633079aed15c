"""Accounts as rows of the catalogue."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from sqlalchemy import Row

from ingest.labels import AgencyId, Classification, Role, UnitId
from search_api.access.account import Account, AccountId


class FoundSession(NamedTuple):
    """A session with its account, as the driver gives it: ``disabled`` and ``demo`` may be numbers."""

    id: str
    name: str
    agency: str
    units: str
    roles: str
    clearance: int
    disabled: bool
    demo: bool
    last_used_at: float
    expires_at: float


def account_of(row: Row[Any] | FoundSession) -> Account:
    """The account in a row of the table of accounts."""
    return Account(
        id=AccountId(row.id),
        name=row.name,
        agency=AgencyId(row.agency),
        units=tuple(UnitId(unit) for unit in json.loads(row.units)),
        roles=frozenset(Role(role) for role in json.loads(row.roles)),
        level=Classification(row.clearance),
        is_demo=bool(row.demo),
    )
