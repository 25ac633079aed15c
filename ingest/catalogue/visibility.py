"""The rule of visibility as a condition in SQL; equal to ``may_read``, which a property test demands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, FromClause, and_, bindparam, exists, or_, select

from ingest.catalogue.schema import DOCUMENTS, GRANTS
from ingest.labels import READING_ROLES, Clearance, Release

_NO_LEVEL = -1
"""Below every classification: whoever has no reading role reads nothing."""


def is_visible(clearance: Clearance) -> ColumnElement[bool]:
    """The condition that a row of ``documents`` may be read by a caller."""
    return _rule(DOCUMENTS, **_facts(clearance))


def is_visible_to_reader(units: int, documents: FromClause = DOCUMENTS) -> ColumnElement[bool]:
    """The same condition for statements that are built once; ``reader`` gives the parameters of a caller.

    Args:
        units: How many units the caller belongs to.
        documents: The table, or an alias of it.
    """
    return _rule(
        documents,
        level=bindparam("reader_level"),
        agency=bindparam("reader_agency"),
        units=[bindparam(f"reader_unit_{at}") for at in range(max(1, units))],
        day=bindparam("reader_day"),
    )


def reader(clearance: Clearance) -> dict[str, Any]:
    """The parameters that ``is_visible_to_reader`` leaves open."""
    facts = _facts(clearance)
    units = facts.pop("units") or [""]  # a list in SQL has at least one member, and no unit has an empty name
    named = {f"reader_{name}": value for name, value in facts.items()}
    return named | {f"reader_unit_{at}": unit for at, unit in enumerate(units)}


def _facts(clearance: Clearance) -> dict[str, Any]:
    return {
        "level": int(clearance.level) if clearance.roles & READING_ROLES else _NO_LEVEL,
        "agency": clearance.agency,
        "units": sorted(clearance.units),
        "day": clearance.day.isoformat(),
    }


def _rule(
    documents: FromClause,
    *,
    level: int | BindParameter[int],
    agency: str | BindParameter[str],
    units: Sequence[str] | Sequence[BindParameter[str]],
    day: str | BindParameter[str],
) -> ColumnElement[bool]:
    row = documents.c
    granted = exists(
        select(GRANTS.c.document_id).where(
            GRANTS.c.document_id == row.id, GRANTS.c.to_unit.in_(units), GRANTS.c.until >= day
        )
    )
    return and_(
        row.classification <= level,  # never true for an unlabelled document
        row.release.is_not(None),
        or_(
            row.release == Release.PARTNERSHIP.value,
            and_(row.release == Release.AGENCY.value, row.agency == agency),
            row.unit.in_(units),
            granted,
        ),
    )
