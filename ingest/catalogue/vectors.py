"""What a model made of passages and of their sentences: bytes as it gave them, nothing is computed here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from sqlalchemy import Connection, bindparam, delete, exists, insert, select

from ingest.catalogue.lots import PassageKey, in_lots, is_named_passage, named_passages
from ingest.catalogue.prepared import Prepared
from ingest.catalogue.schema import ANALYSES, DOCUMENTS, PASSAGES, VECTORS
from ingest.catalogue.visibility import is_visible, is_visible_to_reader, reader
from ingest.labels import Clearance, DocumentId

_SIZES: Final = (20, 100, 300)
"""Numbers of passages that a statement is built for; a question asks for 300."""


@dataclass(frozen=True, slots=True)
class StoredVectors:
    """The vectors of a passage.

    ``passage`` is one vector and ``windows`` one for each sentence window, all float16, little-endian, L2-normalised,
    one behind the other. ``hub_share`` and ``window_hub_shares`` (float32) belong to them
    (pipelines/embeddings/hubs.py). ``window_spans`` holds start and end of each window in the page's text, uint32.
    """

    ordinal: int
    passage: bytes
    hub_share: float
    windows: bytes
    window_hub_shares: bytes
    window_spans: bytes


def store(connection: Connection, document_id: DocumentId, model: str, vectors: Sequence[StoredVectors]) -> None:
    """Keep the vectors of a document in place of earlier ones, of whatever model."""
    connection.execute(delete(VECTORS).where(VECTORS.c.document_id == document_id))
    if vectors:
        connection.execute(
            insert(VECTORS),
            [
                {"document_id": document_id, "model": model}
                | {name: getattr(each, name) for name in StoredVectors.__slots__}
                for each in vectors
            ],
        )


def forget_from_page(connection: Connection, document_id: DocumentId, page: int) -> None:
    """Drop the vectors of a page that has changed and of those behind it, whose passages may be counted anew.

    To be called before the new passages are stored.
    """
    row = PASSAGES.c
    changed = select(row.ordinal).where(row.document_id == document_id, row.page >= page)
    connection.execute(delete(VECTORS).where(VECTORS.c.document_id == document_id, VECTORS.c.ordinal.in_(changed)))


def of_documents(
    connection: Connection, document_ids: Iterable[DocumentId], *, model: str, clearance: Clearance
) -> Iterator[tuple[DocumentId, StoredVectors]]:
    """The vectors of all passages of visible documents, by document and ordinal."""
    query = (
        select(VECTORS)
        .join(DOCUMENTS, DOCUMENTS.c.id == VECTORS.c.document_id)
        .where(VECTORS.c.document_id.in_(sorted(set(document_ids))), VECTORS.c.model == model, is_visible(clearance))
        .order_by(VECTORS.c.document_id, VECTORS.c.ordinal)
    )
    for row in connection.execute(query):
        yield DocumentId(row.document_id), _vectors_of(row)


def find_many(
    connection: Connection, keys: Iterable[PassageKey], *, model: str, clearance: Clearance
) -> Mapping[PassageKey, StoredVectors]:
    """The vectors of those passages that belong to visible documents and were made by the model."""
    found: dict[PassageKey, StoredVectors] = {}
    wanted = list(dict.fromkeys(keys))
    for some in in_lots(wanted, _SIZES):
        parameters = reader(clearance) | {"model": model} | named_passages(some)
        for name, *values in _named(len(some), len(clearance.units)).rows(connection, parameters):
            stored = StoredVectors(*values)
            found[DocumentId(name), stored.ordinal] = stored
    return {key: found[key] for key in wanted if key in found}


@cache
def _named(size: int, units: int) -> Prepared:
    row = VECTORS.c
    is_readable = exists(select(DOCUMENTS.c.id).where(DOCUMENTS.c.id == row.document_id, is_visible_to_reader(units)))
    return Prepared(
        select(row.document_id, *(row[name] for name in StoredVectors.__slots__)).where(
            is_named_passage(row.document_id, row.ordinal, size), row.model == bindparam("model"), is_readable
        )
    )


def passages_for_worker(
    connection: Connection, document_ids: Sequence[DocumentId], *, model: str
) -> dict[tuple[DocumentId, int], bytes]:
    """The vectors of whole passages, for the engine."""
    row = VECTORS.c
    query = select(row.document_id, row.ordinal, row.passage).where(
        row.document_id.in_(document_ids), row.model == model
    )
    return {(DocumentId(found), ordinal): passage for found, ordinal, passage in connection.execute(query)}


def without_vectors(connection: Connection, *, model: str) -> tuple[DocumentId, ...]:
    """Analysed documents that have passages but no vectors of this model, by id."""
    made = exists().where(VECTORS.c.document_id == ANALYSES.c.document_id, VECTORS.c.model == model)
    query = select(ANALYSES.c.document_id).where(~made, ANALYSES.c.words != "").order_by(ANALYSES.c.document_id)
    return tuple(DocumentId(found) for found in connection.execute(query).scalars())


def _vectors_of(row: object) -> StoredVectors:
    return StoredVectors(*(getattr(row, name) for name in StoredVectors.__slots__))
