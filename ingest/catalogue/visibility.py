"""The rule of visibility as a condition in SQL; equal to ``may_read``, which a property test demands."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, exists, false, or_, select

from ingest.catalogue.schema import DOCUMENTS, GRANTS
from ingest.labels import READING_ROLES, Clearance, Release


def is_visible(clearance: Clearance) -> ColumnElement[bool]:
    """The condition that a row of ``documents`` may be read by a caller."""
    if not clearance.roles & READING_ROLES:
        return false()
    row = DOCUMENTS.c
    units = sorted(clearance.units)
    granted = exists(
        select(GRANTS.c.document_id).where(
            GRANTS.c.document_id == row.id,
            GRANTS.c.to_unit.in_(units),
            GRANTS.c.until >= clearance.day.isoformat(),
        )
    )
    return and_(
        row.classification <= int(clearance.level),  # never true for an unlabelled document
        row.release.is_not(None),
        or_(
            row.release == Release.PARTNERSHIP.value,
            and_(row.release == Release.AGENCY.value, row.agency == clearance.agency),
            row.unit.in_(units),
            granted,
        ),
    )
