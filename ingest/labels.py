"""Labels of a document, the clearance of a caller, and the one rule that brings them together.

This module is the only statement of who may read what. It knows no database, no HTTP and no clock:
the day on which a grant is judged is part of the clearance.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import Final, NewType

AgencyId = NewType("AgencyId", str)
"""Short name of an agency, for example ``polizei``."""

UnitId = NewType("UnitId", str)
"""Agency and unit joined by a slash, for example ``polizei/fk3``."""

DocumentId = NewType("DocumentId", str)
"""32 hexadecimal digits."""


class Classification(IntEnum):
    """How secret a document is; a caller needs at least the same level."""

    OFFEN = 0
    INTERN = 1
    VERTRAULICH = 2
    VS_NFD = 3


class Release(StrEnum):
    """How far a document is shared beyond the callers of its own unit."""

    UNIT = "unit"
    AGENCY = "agency"
    PARTNERSHIP = "partnership"


class Role(StrEnum):
    """What an account is for; only the reading roles ever see a document."""

    INVESTIGATOR = "investigator"
    CLERK = "clerk"
    INTEGRATOR = "integrator"
    AUDITOR = "auditor"
    ADMIN = "admin"


READING_ROLES: Final = frozenset({Role.INVESTIGATOR, Role.CLERK, Role.INTEGRATOR})


def agency_of(unit: UnitId) -> AgencyId:
    """The agency that a unit belongs to."""
    return AgencyId(unit.partition("/")[0])


@dataclass(frozen=True, slots=True)
class Grant:
    """A document released to one more unit until the end of a day."""

    to_unit: UnitId
    until: date
    legal_basis: str

    def __post_init__(self) -> None:
        if not self.legal_basis.strip():
            raise ValueError(f"a grant to {self.to_unit!r} needs a legal basis")
        if "/" not in self.to_unit:
            raise ValueError(f"not a unit: {self.to_unit!r}")


@dataclass(frozen=True, slots=True)
class Labels:
    """Whose document it is and how far it is shared.

    Without classification or release a document counts as unlabelled and is read by nobody.
    """

    agency: AgencyId
    unit: UnitId
    classification: Classification | None
    release: Release | None
    grants: tuple[Grant, ...] = ()

    def __post_init__(self) -> None:
        if agency_of(self.unit) != self.agency or self.unit.count("/") != 1 or self.unit.endswith("/"):
            raise ValueError(f"unit {self.unit!r} is not one of agency {self.agency!r}")


@dataclass(frozen=True, slots=True)
class Clearance:
    """What a caller may see on one day; built in one place from the login and required by every read."""

    agency: AgencyId
    units: frozenset[UnitId]
    level: Classification
    roles: frozenset[Role]
    day: date


def may_read(labels: Labels, clearance: Clearance) -> bool:
    """Whether a caller may read a document (DESIGN, section 3).

    Pure and total: the same labels and clearance always give the same answer.
    """
    if not clearance.roles & READING_ROLES:
        return False
    if labels.classification is None or labels.release is None:
        return False
    if clearance.level < labels.classification:
        return False
    return (
        labels.release is Release.PARTNERSHIP
        or (labels.release is Release.AGENCY and labels.agency == clearance.agency)
        or labels.unit in clearance.units
        or any(grant.to_unit in clearance.units and grant.until >= clearance.day for grant in labels.grants)
    )
