"""Erasing a document with every trace in the catalogue.

What lies outside goes right after: the engine learns of it through the outbox, files through ``discards``. Both are
written in the same transaction, so that a killed process leaves nothing behind that is not taken up again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, delete, insert, literal, or_, select

from ingest.catalogue import outbox
from ingest.catalogue.errors import DocumentNotFound
from ingest.catalogue.schema import (
    ANALYSES,
    BATCH_FILES,
    BATCHES,
    CORRECTIONS,
    DISCARDS,
    DOCUMENTS,
    EVENTS,
    GRANTS,
    JOBS,
    MENTIONS,
    PAGES,
    PASSAGE_IMPACTS,
    PASSAGES,
    QUALITIES,
    READINGS,
    RECOGNISED_FACTS,
    RECOGNITIONS,
    SIGNATURE_BANDS,
    SIGNATURES,
    UPLOADS,
    VECTORS,
)
from ingest.labels import DocumentId

_TABLES: Final = (
    VECTORS,
    MENTIONS,
    RECOGNISED_FACTS,
    RECOGNITIONS,
    PASSAGES,
    PASSAGE_IMPACTS,
    ANALYSES,
    QUALITIES,
    SIGNATURE_BANDS,
    SIGNATURES,
    CORRECTIONS,
    READINGS,
    PAGES,
    EVENTS,
    JOBS,
    GRANTS,
    BATCH_FILES,
    UPLOADS,
)


@dataclass(frozen=True, slots=True)
class ErasureReceipt:
    """What was erased: the document, then its enclosures; rows by table; contents by SHA-256.

    ``shared_contents`` stay, because another document, handed in by itself, has the same content.
    """

    document_ids: tuple[DocumentId, ...]
    rows: Mapping[str, int]
    contents: tuple[str, ...]
    shared_contents: tuple[str, ...]


def erase(connection: Connection, document_id: DocumentId) -> ErasureReceipt:
    """Erase a document and its enclosures from the catalogue.

    Afterwards the caller lets ``pipelines.forgetting.finish_erasure`` remove what lies outside.

    Raises:
        DocumentNotFound: There is no such document.
    """
    family = _family(connection, document_id)
    if not family:
        raise DocumentNotFound(document_id)
    rows: dict[str, int] = {}
    of_family = select(BATCH_FILES.c.batch_id).where(BATCH_FILES.c.document_id.in_(family))
    batches = set(connection.execute(of_family).scalars())
    for table in _TABLES:
        rows[table.name] = connection.execute(delete(table).where(table.c.document_id.in_(family))).rowcount
    # A batch may bear the name of a person, so it goes with its last file.
    in_use = select(BATCH_FILES.c.batch_id).where(BATCH_FILES.c.batch_id == BATCHES.c.id).exists()
    connection.execute(delete(BATCHES).where(BATCHES.c.id.in_(batches), ~in_use))
    for erased, contents in family.items():
        outbox.add(connection, erased, outbox.Operation.REMOVE, 0)
        for blob in contents:
            discard(connection, erased, blob)
    rows[DOCUMENTS.name] = len(family)
    # Enclosures first: the parent's row would take them along and the count would be lost.
    for erased in reversed(family):
        connection.execute(delete(DOCUMENTS).where(DOCUMENTS.c.id == erased))
    blobs = sorted({blob for contents in family.values() for blob in contents})
    shared = {blob for blob in blobs if _is_used(connection, blob)}
    return ErasureReceipt(
        document_ids=tuple(family),
        rows=rows,
        contents=tuple(blob for blob in blobs if blob not in shared),
        shared_contents=tuple(sorted(shared)),
    )


def discard(connection: Connection, document_id: DocumentId, blob: str) -> None:
    """Note that files of a document must be unlinked; noting it twice is no error."""
    noted = (DISCARDS.c.document_id == document_id, DISCARDS.c.blob == blob)
    connection.execute(delete(DISCARDS).where(*noted))
    connection.execute(insert(DISCARDS).values(document_id=document_id, blob=blob))


def settle_discards(
    connection: Connection, remove_content: Callable[[str], object], forget_images: Callable[[DocumentId, str], object]
) -> int:
    """Unlink the files of erased documents; gives the number of files.

    Runs inside a writing transaction: nobody can accept a document with one of the contents in the meantime.

    Args:
        connection: A writing transaction.
        remove_content: Unlinks the content with a SHA-256; called only when no document has it any more.
        forget_images: Drops page images of a document, given its id and its content's SHA-256.
    """
    noted = connection.execute(select(DISCARDS)).all()
    for row in noted:
        forget_images(DocumentId(row.document_id), row.blob)
        if not _is_used(connection, row.blob):
            remove_content(row.blob)
        done = (DISCARDS.c.document_id == row.document_id, DISCARDS.c.blob == row.blob)
        connection.execute(delete(DISCARDS).where(*done))
    return len(noted)


def has_discards(connection: Connection) -> bool:
    """Whether files of erased documents wait to be unlinked."""
    return connection.execute(select(DISCARDS.c.document_id).limit(1)).first() is not None


def _is_used(connection: Connection, blob: str) -> bool:
    is_content = or_(DOCUMENTS.c.blob == blob, DOCUMENTS.c.unlocked_blob == blob)
    return connection.execute(select(DOCUMENTS.c.id).where(is_content).limit(1)).first() is not None


def _family(connection: Connection, document_id: DocumentId) -> dict[DocumentId, tuple[str, ...]]:
    """The document and everything enclosed in it at any depth, with their contents, parents before enclosures."""
    row = DOCUMENTS.c
    depth = literal(0).label("depth")
    tree = select(row.id, row.blob, row.unlocked_blob, depth).where(row.id == document_id).cte("tree", recursive=True)
    tree = tree.union_all(
        select(row.id, row.blob, row.unlocked_blob, tree.c.depth + 1).join(tree, row.parent_id == tree.c.id)
    )
    query = select(tree.c.id, tree.c.blob, tree.c.unlocked_blob).order_by(tree.c.depth, tree.c.id)
    found = connection.execute(query)
    return {DocumentId(each.id): tuple(filter(None, (each.blob, each.unlocked_blob))) for each in found}
