"""Batches: files that were handed in together, and what came of each of them.

A batch is seen by whoever handed it in and by everybody who may read one of its documents; the others learn nothing of
it. Everybody counts only the documents that they may read. Refused files, the batch's name and the number of files that
were announced are told to nobody but whoever handed it in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NewType
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, insert, or_, select

from ingest.catalogue.errors import BatchNotFound
from ingest.catalogue.records import DocumentState
from ingest.catalogue.schema import BATCH_FILES, BATCHES, DOCUMENTS, EVENTS
from ingest.catalogue.visibility import is_visible
from ingest.labels import Clearance, DocumentId

BatchId = NewType("BatchId", str)
"""32 hexadecimal digits."""

FINAL: Final = frozenset({DocumentState.INDEXED, DocumentState.QUARANTINED})
"""States in which nothing more happens by itself."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch; ``created_at`` in seconds since 1970, UTC; ``expected`` files were announced, None: nobody said."""

    id: BatchId
    name: str
    created_by: str
    created_at: float
    expected: int | None


@dataclass(frozen=True, slots=True)
class BatchFile:
    """What came of one file: a document with its state, or a refusal with code and German reason.

    ``error_code`` says why a document lies in quarantine.
    """

    sequence: int
    path: str
    document_id: DocumentId | None
    state: DocumentState | None
    error_code: str | None
    refusal_code: str | None
    refusal: str | None
    page_count: int | None
    uploaded_at: float | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a batch has come.

    ``by_state`` counts documents and names every state; ``handed_in`` leaves out what was found inside other files.
    """

    by_state: Mapping[DocumentState, int]
    refused: int
    handed_in: int


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks: an account and what it may see today."""

    account_id: str
    clearance: Clearance


def open_batch(connection: Connection, *, name: str, created_by: str, expected: int | None, now: float) -> BatchId:
    """A new batch without files."""
    batch_id = BatchId(uuid4().hex)
    row = {"id": batch_id, "name": name, "created_by": created_by, "created_at": now, "expected": expected}
    connection.execute(insert(BATCHES).values(row))
    return batch_id


def find_own(connection: Connection, batch_id: BatchId, *, account_id: str) -> Batch:
    """A batch of the account's own, to hand further files in to.

    Raises:
        BatchNotFound: There is none, or it is somebody else's.
    """
    found = _find(connection, batch_id)
    if found is None or found.created_by != account_id:
        raise BatchNotFound(batch_id)
    return found


def find(connection: Connection, batch_id: BatchId, *, reader: Reader) -> Batch:
    """A batch that the reader handed in, or one of whose documents the reader may see.

    Raises:
        BatchNotFound: There is none, or the reader may not know of it.
    """
    found = _find(connection, batch_id)
    if found is not None and (found.created_by == reader.account_id or _has_visible(connection, batch_id, reader)):
        return found
    raise BatchNotFound(batch_id)


def list_own(connection: Connection, *, account_id: str, limit: int) -> tuple[Batch, ...]:
    """The newest batches that an account handed in."""
    row = BATCHES.c
    query = select(BATCHES).where(row.created_by == account_id).order_by(row.created_at.desc(), row.id).limit(limit)
    return tuple(map(_batch, connection.execute(query)))


def add_documents(connection: Connection, batch_id: BatchId, found: Sequence[tuple[str, DocumentId]]) -> None:
    """Note that files of a batch, by path, became documents; earlier refusals of the same files are forgotten."""
    if not found:
        return
    row = BATCH_FILES.c
    paths = [path for path, _ in found]
    same = (row.batch_id == batch_id, row.path.in_(paths), row.document_id.is_(None))
    connection.execute(delete(BATCH_FILES).where(*same))
    rows = [{"batch_id": batch_id, "path": path, "document_id": document_id} for path, document_id in found]
    connection.execute(insert(BATCH_FILES), rows)


def add_refusal(connection: Connection, batch_id: BatchId, path: str, *, code: str, reason: str) -> None:
    """Note that a file of a batch was refused, and why; a later refusal of the same file replaces it."""
    row = BATCH_FILES.c
    connection.execute(delete(BATCH_FILES).where(row.batch_id == batch_id, row.path == path, row.document_id.is_(None)))
    connection.execute(insert(BATCH_FILES).values(batch_id=batch_id, path=path, refusal_code=code, refusal=reason))


def add_enclosure(connection: Connection, parent_id: DocumentId, file_name: str, document_id: DocumentId) -> None:
    """Note what was found inside a document of a batch; of a document without batch nothing is noted."""
    row = BATCH_FILES.c
    parent = connection.execute(select(row.batch_id, row.path).where(row.document_id == parent_id)).first()
    known = connection.execute(select(row.sequence).where(row.document_id == document_id)).first()
    if parent is not None and known is None:
        path = f"{parent.path}/{file_name}"
        connection.execute(insert(BATCH_FILES).values(batch_id=parent.batch_id, path=path, document_id=document_id))


def known_documents(
    connection: Connection, batch_id: BatchId, paths: Sequence[str]
) -> Mapping[tuple[str, str], DocumentId]:
    """By path and SHA-256 what these files of the batch became already, so that sending one twice hands it in once."""
    row = BATCH_FILES.c
    query = (
        select(row.path, DOCUMENTS.c.blob, row.document_id)
        .join(DOCUMENTS, DOCUMENTS.c.id == row.document_id)
        .where(row.batch_id == batch_id, row.path.in_(paths), DOCUMENTS.c.parent_id.is_(None))
    )
    return {(found.path, found.blob): DocumentId(found.document_id) for found in connection.execute(query)}


def tally(connection: Connection, batch: Batch, *, reader: Reader) -> Tally:
    """How far the documents of a batch that the reader may see have come."""
    row = DOCUMENTS.c
    query = (
        select(row.state, row.parent_id.is_(None).label("is_outer"), func.count().label("documents"))
        .join(BATCH_FILES, BATCH_FILES.c.document_id == row.id)
        .where(BATCH_FILES.c.batch_id == batch.id, is_visible(reader.clearance))
        .group_by(row.state, row.parent_id.is_(None))
    )
    counts = connection.execute(query).all()
    by_state = {state: sum(each.documents for each in counts if each.state == state) for state in DocumentState}
    refused = 0
    if batch.created_by == reader.account_id:
        of_batch = and_(BATCH_FILES.c.batch_id == batch.id, BATCH_FILES.c.document_id.is_(None))
        refused = connection.execute(select(func.count()).where(of_batch)).scalar_one()
    outer = sum(each.documents for each in counts if each.is_outer)
    return Tally(by_state, refused, outer + refused)


def finished_since(connection: Connection, batch: Batch, since: float, *, reader: Reader) -> tuple[int, float | None]:
    """How many documents that the reader may see came to their end since then, and when the first of them did."""
    ends = EVENTS.c.state.in_([state.value for state in FINAL])
    query = (
        select(func.count().label("documents"), func.min(EVENTS.c.at).label("first"))
        .select_from(BATCH_FILES)
        .join(DOCUMENTS, DOCUMENTS.c.id == BATCH_FILES.c.document_id)
        .join(EVENTS, EVENTS.c.document_id == DOCUMENTS.c.id)
        .where(BATCH_FILES.c.batch_id == batch.id, ends, EVENTS.c.at >= since, is_visible(reader.clearance))
    )
    found = connection.execute(query).one()
    return found.documents, found.first


def files(
    connection: Connection, batch: Batch, *, reader: Reader, after: int = 0, limit: int, only_failed: bool = False
) -> tuple[BatchFile, ...]:
    """The files of a batch that the reader may know of, in the order in which they came.

    Args:
        connection: Any.
        batch: The batch.
        reader: Who asks.
        after: ``sequence`` of the last file that was given before.
        limit: The most files that are given.
        only_failed: Only refused files and documents in quarantine.
    """
    row, own = BATCH_FILES.c, batch.created_by == reader.account_id
    wanted: list[ColumnElement[bool]] = [row.batch_id == batch.id, row.sequence > after]
    visible = and_(row.document_id.is_not(None), is_visible(reader.clearance))
    wanted.append(or_(row.document_id.is_(None), visible) if own else visible)
    if only_failed:
        wanted.append(or_(row.document_id.is_(None), DOCUMENTS.c.state == DocumentState.QUARANTINED.value))
    shown = (DOCUMENTS.c.state, DOCUMENTS.c.error_code, DOCUMENTS.c.page_count, DOCUMENTS.c.uploaded_at)
    query = (
        select(BATCH_FILES, *shown)
        .outerjoin(DOCUMENTS, DOCUMENTS.c.id == row.document_id)
        .where(*wanted)
        .order_by(row.sequence)
        .limit(limit)
    )
    return tuple(map(_file, connection.execute(query)))


def _find(connection: Connection, batch_id: BatchId) -> Batch | None:
    found = connection.execute(select(BATCHES).where(BATCHES.c.id == batch_id)).first()
    return None if found is None else _batch(found)


def _has_visible(connection: Connection, batch_id: BatchId, reader: Reader) -> bool:
    query = (
        select(DOCUMENTS.c.id)
        .join(BATCH_FILES, BATCH_FILES.c.document_id == DOCUMENTS.c.id)
        .where(BATCH_FILES.c.batch_id == batch_id, is_visible(reader.clearance))
    )
    return connection.execute(query.limit(1)).first() is not None


def _batch(row: Row[Any]) -> Batch:
    return Batch(BatchId(row.id), row.name, row.created_by, row.created_at, row.expected)


def _file(row: Row[Any]) -> BatchFile:
    return BatchFile(
        sequence=row.sequence,
        path=row.path,
        document_id=None if row.document_id is None else DocumentId(row.document_id),
        state=None if row.state is None else DocumentState(row.state),
        error_code=row.error_code,
        refusal_code=row.refusal_code,
        refusal=row.refusal,
        page_count=row.page_count,
        uploaded_at=row.uploaded_at,
    )
