"""Documents of the same content: what was read of one need not be read again for the other.

Whoever hands in a file could tell by the time it takes that somebody else has handed it in before. So pages are taken
only from documents that the person who handed in may read: those of the same unit that are classified no higher.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, func, insert, literal, select

from ingest.catalogue.records import Document, DocumentState
from ingest.catalogue.schema import DOCUMENTS, PAGES, QUALITIES, READINGS
from ingest.labels import DocumentId

_READ: Final = (DocumentState.INDEXING.value, DocumentState.INDEXED.value)
_OF_THE_READING: Final = tuple(column.name for column in PAGES.c if column.name != "document_id")
_OF_THE_QUALITY: Final = tuple(
    column.name for column in QUALITIES.c if column.name not in ("document_id", "reviewed_by", "reviewed_at")
)


def find_for_worker(connection: Connection, document: Document, *, version: str) -> DocumentId | None:
    """The earliest document of the same content and unit, classified no higher, that this version has read whole.

    None for a document without labels: nobody may read it.
    """
    level = document.labels.classification
    if level is None:
        return None
    row = DOCUMENTS.c
    read = select(func.count()).where(PAGES.c.document_id == row.id, PAGES.c.pipeline_version == version)
    query = select(row.id).where(
        row.blob == document.blob,
        row.id != document.id,
        # Who has the file but not its password must not get from another document what that protects.
        row.unlocked_blob.is_(None),
        row.unit == document.labels.unit,
        row.classification <= level,
        row.state.in_(_READ),
        row.page_count > 0,
        row.page_count == read.scalar_subquery(),
        row.id.not_in(select(READINGS.c.document_id)),  # a correction belongs to its document alone
    )
    found = connection.execute(query.order_by(row.uploaded_at, row.id).limit(1)).scalar()
    return None if found is None else DocumentId(found)


def copy_pages(connection: Connection, twin: DocumentId, document_id: DocumentId) -> None:
    """Give a document without pages those of a document of the same content, with their qualities.

    Nothing that somebody said of the other document comes along.
    """
    for table, names in ((PAGES, _OF_THE_READING), (QUALITIES, _OF_THE_QUALITY)):
        source = select(literal(document_id), *(table.c[name] for name in names)).where(table.c.document_id == twin)
        connection.execute(insert(table).from_select(["document_id", *names], source))
