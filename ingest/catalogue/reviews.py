"""Pages that OCR read badly and that nobody has looked at yet, and the mark that somebody has."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, update

from ingest.catalogue.errors import PageNotReviewed
from ingest.catalogue.qualities import Quality
from ingest.catalogue.records import DocumentState
from ingest.catalogue.schema import DOCUMENTS, QUALITIES
from ingest.catalogue.visibility import is_visible
from ingest.labels import Clearance, DocumentId
from ingest.legibility import FAIR_FROM


@dataclass(frozen=True, slots=True)
class Place:
    """Where the queue goes on: behind this page."""

    ocr_quality: float
    document_id: DocumentId
    number: int


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """A page that a person should look at, with what is needed to choose among such pages."""

    document_id: DocumentId
    number: int
    file_name: str
    title: str | None
    unit: str
    page_count: int | None
    quality: Quality

    @property
    def place(self) -> Place:
        """Where the queue goes on behind it."""
        return Place(self.quality.ocr_quality, self.document_id, self.number)


@dataclass(frozen=True, slots=True)
class Queue:
    """Waiting pages, worst first; ``total`` counts all of them, ``next`` is None at the end."""

    pages: tuple[WaitingPage, ...]
    total: int
    next: Place | None


def waiting(
    connection: Connection,
    *,
    clearance: Clearance,
    units: Collection[str] = (),
    after: Place | None = None,
    limit: int = 20,
) -> Queue:
    """Pages of visible documents that read poorly, worst first (equal ones by document and number).

    ``units`` narrows to documents of these units; empty does not narrow.
    """
    page, row = QUALITIES.c, DOCUMENTS.c
    conditions = [
        page.ocr_quality < FAIR_FROM,
        page.reviewed_at.is_(None),
        row.state != DocumentState.QUARANTINED.value,
        is_visible(clearance),
        *([row.unit.in_(sorted(units))] if units else []),
    ]
    joined = QUALITIES.join(DOCUMENTS, row.id == page.document_id)
    total = connection.execute(select(func.count()).select_from(joined).where(*conditions)).scalar_one()
    if after is not None:
        conditions.append(_is_behind(after))
    query = (
        select(
            page.document_id,
            page.number,
            row.file_name,
            row.title,
            row.unit,
            row.page_count,
            *(page[name] for name in Quality.__slots__),
        )
        .select_from(joined)
        .where(*conditions)
        .order_by(page.ocr_quality, page.document_id, page.number)
        .limit(limit + 1)
    )
    found = [_page_of(row) for row in connection.execute(query)]
    shown = tuple(found[:limit])
    return Queue(shown, total, shown[-1].place if len(found) > limit else None)


def mark_reviewed(connection: Connection, document_id: DocumentId, number: int, *, by: str, now: float) -> None:
    """Note that a person has looked at a page, so that it waits no more; a new reading of the page forgets it.

    Raises:
        PageNotReviewed: There is no such page, or OCR had nothing to read on it.
    """
    page = QUALITIES.c
    marked = connection.execute(
        update(QUALITIES)
        .where(page.document_id == document_id, page.number == number)
        .values(reviewed_by=by, reviewed_at=now)
    )
    if not marked.rowcount:
        raise PageNotReviewed(f"{document_id} page {number}")


def _is_behind(after: Place) -> ColumnElement[bool]:
    page = QUALITIES.c
    return or_(
        page.ocr_quality > after.ocr_quality,
        and_(page.ocr_quality == after.ocr_quality, page.document_id > after.document_id),
        and_(
            page.ocr_quality == after.ocr_quality,
            page.document_id == after.document_id,
            page.number > after.number,
        ),
    )


def _page_of(row: Any) -> WaitingPage:
    return WaitingPage(
        document_id=DocumentId(row.document_id),
        number=row.number,
        file_name=row.file_name,
        title=row.title,
        unit=row.unit,
        page_count=row.page_count,
        quality=Quality(*(getattr(row, name) for name in Quality.__slots__)),
    )
