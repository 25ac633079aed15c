"""What an engine is told of documents, read from the catalogue in few queries; and the mark that it was told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select, update

from ingest.catalogue import events, mentions, vectors
from ingest.catalogue.records import Document, DocumentState
from ingest.catalogue.rows import all_documents, fetch
from ingest.catalogue.schema import ANALYSES, DOCUMENTS, PASSAGES
from ingest.labels import DocumentId

_CHUNK = 50
"""Documents read at once: some megabytes of tokens."""


@dataclass(frozen=True, slots=True)
class PassageFacts:
    """What an engine is told of a passage."""

    ordinal: int
    page: int
    words: str
    levels: str
    identifiers: str
    vector: bytes


@dataclass(frozen=True, slots=True)
class Facts:
    """What an engine is told of a document."""

    document: Document
    words: str
    levels: str
    identifiers: str
    passages: tuple[PassageFacts, ...]
    entities: tuple[str, ...] = ()


def facts_for_worker(
    connection: Connection, document_ids: Sequence[DocumentId], *, model: str | None = None
) -> Iterator[Facts]:
    """Those of the documents that exist and are analysed, in the order given; vectors only of the model named."""
    for first in range(0, len(document_ids), _CHUNK):
        yield from _read(connection, document_ids[first : first + _CHUNK], model)


def _read(connection: Connection, document_ids: Sequence[DocumentId], model: str | None) -> Iterator[Facts]:
    found = fetch(connection, all_documents().where(DOCUMENTS.c.id.in_(document_ids)))
    documents = {document.id: document for document in found}
    analysis = ANALYSES.c
    query = select(analysis.document_id, analysis.words, analysis.levels, analysis.identifiers)
    analyses = {row[0]: row for row in connection.execute(query.where(analysis.document_id.in_(document_ids))).all()}
    passages = _passages(connection, document_ids, model)
    entities = mentions.entities_for_worker(connection, document_ids)
    for document_id in document_ids:
        if document_id in documents and document_id in analyses:
            _, words, levels, identifiers = analyses[document_id]
            yield Facts(
                documents[document_id],
                words,
                levels,
                identifiers,
                passages.get(document_id, ()),
                entities.get(document_id, ()),
            )


def _passages(
    connection: Connection, document_ids: Sequence[DocumentId], model: str | None
) -> dict[DocumentId, tuple[PassageFacts, ...]]:
    row = PASSAGES.c
    query = (
        select(row.document_id, row.ordinal, row.page, row.words, row.levels, row.identifiers)
        .where(row.document_id.in_(document_ids))
        .order_by(row.document_id, row.ordinal)
    )
    made = {} if model is None else vectors.passages_for_worker(connection, document_ids, model=model)
    return {
        DocumentId(document_id): tuple(
            _told(values, made.get((DocumentId(document_id), values[0]), b"")) for _, *values in rows
        )
        for document_id, rows in groupby(connection.execute(query).all(), key=lambda found: found[0])
    }


def _told(values: Sequence[Any], vector: bytes) -> PassageFacts:
    ordinal, page, words, levels, identifiers = values
    return PassageFacts(ordinal, page, words, levels, identifiers, vector)


def analysed_ids(connection: Connection, *, analyser_version: str | None = None) -> tuple[DocumentId, ...]:
    """Every analysed document, by id; with a version only those analysed by another one."""
    query = select(ANALYSES.c.document_id).order_by(ANALYSES.c.document_id)
    if analyser_version is not None:
        query = query.where(ANALYSES.c.analyser_version != analyser_version)
    return tuple(DocumentId(found) for found in connection.execute(query).scalars())


def has_indexed(connection: Connection) -> bool:
    """Whether an engine was ever told of a document that still exists."""
    query = select(DOCUMENTS.c.id).where(DOCUMENTS.c.state == DocumentState.INDEXED.value).limit(1)
    return connection.execute(query).first() is not None


def versions_for_worker(connection: Connection) -> dict[DocumentId, int]:
    """The version of every analysed document; what an engine should hold."""
    query = select(DOCUMENTS.c.id, DOCUMENTS.c.version).join(ANALYSES, ANALYSES.c.document_id == DOCUMENTS.c.id)
    return {DocumentId(found): version for found, version in connection.execute(query)}


def contents_for_worker(connection: Connection) -> dict[DocumentId, tuple[str, ...]]:
    """The SHA-256 of every document's contents: as handed in, and without its password where one was given."""
    query = select(DOCUMENTS.c.id, DOCUMENTS.c.blob, DOCUMENTS.c.unlocked_blob)
    return {DocumentId(found): tuple(filter(None, blobs)) for found, *blobs in connection.execute(query)}


def mark_indexed(connection: Connection, held: Mapping[DocumentId, int], *, now: float) -> None:
    """Note that the engine holds documents in these versions; those that waited for it are indexed now.

    A document that was changed meanwhile stays as it is: its newer version waits in the outbox.
    """
    row = DOCUMENTS.c
    query = select(row.id, row.version, row.indexed_version, row.state, row.page_count).where(row.id.in_(list(held)))
    current = [found for found in connection.execute(query).all() if found.version == held[found.id]]
    news = [found.id for found in current if found.indexed_version != found.version]
    if news:
        # The version of the row itself: it is the one that the engine holds, as was just asked in this transaction.
        connection.execute(update(DOCUMENTS).where(row.id.in_(news)).values(indexed_version=row.version))
    waiting = {found.id: found.page_count for found in current if found.state == DocumentState.INDEXING.value}
    if waiting:
        connection.execute(update(DOCUMENTS).where(row.id.in_(list(waiting))).values(state=DocumentState.INDEXED.value))
        events.append_indexed(connection, waiting, at=now)
