"""How a document moves on its way: its state, and what reading finds out about it."""

from __future__ import annotations

from sqlalchemy import Connection, func, select, update

from ingest.catalogue import events
from ingest.catalogue.records import DocumentState
from ingest.catalogue.schema import DOCUMENTS, PAGES
from ingest.labels import DocumentId


def set_state(
    connection: Connection, document_id: DocumentId, state: DocumentState, *, now: float, error_code: str | None = None
) -> None:
    """Move a document to a state and tell those who watch."""
    row = DOCUMENTS.c
    connection.execute(update(DOCUMENTS).where(row.id == document_id).values(state=state.value, error_code=error_code))
    done = select(func.count()).where(PAGES.c.document_id == document_id).scalar_subquery()
    counts = connection.execute(select(row.page_count, done.label("done")).where(row.id == document_id)).first()
    if counts is not None:
        events.append(
            connection,
            document_id,
            state,
            at=now,
            pages_done=counts.done,
            page_count=counts.page_count,
            error_code=error_code,
        )


def record_outline(
    connection: Connection, document_id: DocumentId, *, media_type: str, page_count: int, title: str | None
) -> None:
    """Keep what is known of a file before its pages are read; a title that somebody gave stays."""
    row = DOCUMENTS.c
    connection.execute(
        update(DOCUMENTS)
        .where(row.id == document_id)
        .values(media_type=media_type, page_count=page_count, title=func.coalesce(row.title, title))
    )


def record_quality(connection: Connection, document_id: DocumentId, quality: float | None) -> None:
    """Keep how well OCR could read a document."""
    connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == document_id).values(ocr_quality=quality))
