"""Facts that the engine must still learn, written in the transaction that made them true.

An entry says only *that* a document changed; what the engine is told is read from the catalogue at that moment. So
entries may be drained twice, or two at once, and the engine ends up with the truth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, delete, func, insert, or_, select

from ingest.catalogue.prepared import Prepared
from ingest.catalogue.schema import OUTBOX
from ingest.labels import DocumentId

_FIRST_VERSION: Final = 1

_PENDING_CHANGES: Final = Prepared(
    select(OUTBOX.c.document_id)
    .where(or_(OUTBOX.c.operation == "remove", OUTBOX.c.version > _FIRST_VERSION))
    .distinct()
)


class Operation(StrEnum):
    """``remove`` outlives its document."""

    INDEX = "index"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing the engine must still learn."""

    sequence: int
    document_id: DocumentId
    operation: Operation


def add(connection: Connection, document_id: DocumentId, operation: Operation, version: int) -> None:
    """Let the engine learn of a change once the transaction is committed."""
    connection.execute(
        insert(OUTBOX).values(document_id=document_id, operation=operation.value, version=version),
    )


def add_again(connection: Connection, document_ids: Sequence[DocumentId]) -> None:
    """Let the engine learn of documents anew that have not changed; they stay findable meanwhile."""
    if document_ids:
        rows = [
            {"document_id": document_id, "operation": Operation.INDEX.value, "version": _FIRST_VERSION}
            for document_id in document_ids
        ]
        connection.execute(insert(OUTBOX), rows)


def pending_documents(connection: Connection) -> frozenset[DocumentId]:
    """Documents of which the engine has something to learn, whatever it is."""
    query = select(OUTBOX.c.document_id).distinct()
    return frozenset(DocumentId(row.document_id) for row in connection.execute(query))


def pending_changes(connection: Connection) -> frozenset[DocumentId]:
    """Documents that the engine may hold with labels or metadata of yesterday; left out of every question.

    A document that was never changed is no such document: whatever the engine holds of it carries the right labels.
    """
    return frozenset(DocumentId(name) for (name,) in _PENDING_CHANGES.rows(connection, {}))


def is_pending(connection: Connection, document_id: DocumentId) -> bool:
    """Whether the engine has something to learn of this document."""
    query = select(OUTBOX.c.sequence).where(OUTBOX.c.document_id == document_id).limit(1)
    return connection.execute(query).first() is not None


def waiting(connection: Connection, limit: int) -> tuple[Entry, ...]:
    """The oldest entries, in order."""
    query = select(OUTBOX.c.sequence, OUTBOX.c.document_id, OUTBOX.c.operation).order_by(OUTBOX.c.sequence).limit(limit)
    return tuple(
        Entry(row.sequence, DocumentId(row.document_id), Operation(row.operation)) for row in connection.execute(query)
    )


def depth(connection: Connection) -> int:
    """How many entries wait, for monitoring."""
    return connection.execute(select(func.count()).select_from(OUTBOX)).scalar_one()


def forget(connection: Connection, sequences: Sequence[int]) -> None:
    """Drop entries that the engine has learned."""
    connection.execute(delete(OUTBOX).where(OUTBOX.c.sequence.in_(sequences)))


def forget_document(connection: Connection, document_id: DocumentId) -> None:
    """Drop all entries of a document that the engine will not learn."""
    connection.execute(delete(OUTBOX).where(OUTBOX.c.document_id == document_id))
