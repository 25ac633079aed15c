"""What happened to documents, in order, for those who watch an upload.

A final event replaces the document's earlier ones: who comes back late needs the outcome, not each page.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, delete, func, insert, select

from ingest.catalogue.records import DocumentState
from ingest.catalogue.schema import DOCUMENTS, EVENTS
from ingest.catalogue.visibility import is_visible
from ingest.labels import Clearance, DocumentId

_FINAL: Final = frozenset({DocumentState.INDEXED, DocumentState.QUARANTINED})


@dataclass(frozen=True, slots=True)
class Event:
    """A document reached a state, or another of its pages was read; ``at`` in seconds since 1970, UTC."""

    sequence: int
    document_id: DocumentId
    file_name: str
    at: float
    state: DocumentState
    pages_done: int | None
    page_count: int | None
    error_code: str | None


def append(
    connection: Connection,
    document_id: DocumentId,
    state: DocumentState,
    *,
    at: float,
    pages_done: int | None = None,
    page_count: int | None = None,
    error_code: str | None = None,
) -> None:
    """Tell that a document reached a state."""
    if state in _FINAL:
        connection.execute(delete(EVENTS).where(EVENTS.c.document_id == document_id))
    connection.execute(
        insert(EVENTS).values(
            document_id=document_id,
            at=at,
            state=state.value,
            pages_done=pages_done,
            page_count=page_count,
            error_code=error_code,
        )
    )


def append_for_each(
    connection: Connection,
    document_ids: Collection[DocumentId],
    state: DocumentState,
    *,
    at: float,
    pages: int | None = None,
) -> None:
    """Tell of many documents at once that they reached a state that is not final, with all their pages if any."""
    rows = [
        {"document_id": document_id, "at": at, "state": state.value, "pages_done": pages, "page_count": pages}
        for document_id in document_ids
    ]
    connection.execute(insert(EVENTS), rows)


def append_indexed(connection: Connection, page_counts: Mapping[str, int | None], *, at: float) -> None:
    """Tell of many documents at once, with their numbers of pages, that they are indexed."""
    connection.execute(delete(EVENTS).where(EVENTS.c.document_id.in_(list(page_counts))))
    rows = [
        {
            "document_id": document_id,
            "at": at,
            "state": DocumentState.INDEXED.value,
            "pages_done": pages,
            "page_count": pages,
        }
        for document_id, pages in page_counts.items()
    ]
    connection.execute(insert(EVENTS), rows)


def after(connection: Connection, sequence: int, *, clearance: Clearance, limit: int = 500) -> tuple[Event, ...]:
    """The events of visible documents that came after a sequence number, oldest first."""
    query = (
        select(EVENTS, DOCUMENTS.c.file_name)
        .join(DOCUMENTS, DOCUMENTS.c.id == EVENTS.c.document_id)
        .where(EVENTS.c.sequence > sequence, is_visible(clearance))
        .order_by(EVENTS.c.sequence)
        .limit(limit)
    )
    return tuple(
        Event(
            row.sequence,
            DocumentId(row.document_id),
            row.file_name,
            row.at,
            DocumentState(row.state),
            row.pages_done,
            row.page_count,
            row.error_code,
        )
        for row in connection.execute(query)
    )


def latest_sequence(connection: Connection) -> int:
    """Where a watcher starts who has seen nothing yet; 0 in an empty catalogue."""
    return connection.execute(select(func.max(EVENTS.c.sequence))).scalar_one() or 0
