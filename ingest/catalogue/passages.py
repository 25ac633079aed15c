"""What the analysis made of a document, kept so that hits are explained and any index is rebuilt without analysing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from ingest.catalogue.lots import PassageKey
from ingest.catalogue.prepared import Prepared
from ingest.catalogue.schema import ANALYSES, DOCUMENTS, PASSAGE_IMPACTS, PASSAGES
from ingest.catalogue.visibility import is_visible, is_visible_to_reader, reader
from ingest.labels import Clearance, DocumentId


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A piece of a page: ``text[start:end]`` of page ``page``.

    ``words`` are its folded words and ``stems`` their stems, aligned, one blank between; ``offsets`` holds start and
    end of each word in the page's text as pairs of little-endian uint32.
    """

    ordinal: int
    page: int
    start: int
    end: int
    words: str
    stems: str
    levels: str
    identifiers: str
    offsets: bytes


@dataclass(frozen=True, slots=True)
class StoredAnalysis:
    """What the engine is given for a whole document, and what hits are ordered and shown by.

    ``impacts`` are those of the document (pipelines/ranking.py), ``passage_impacts`` those of its passages
    (pipelines/passage_ranking.py), both packed.
    """

    analyser_version: str
    words: str
    levels: str
    identifiers: str
    impacts: bytes
    passage_impacts: bytes
    passages: tuple[StoredPassage, ...]


def store(connection: Connection, document_id: DocumentId, analysis: StoredAnalysis) -> None:
    """Keep the analysis of a document in place of an earlier one."""
    connection.execute(delete(ANALYSES).where(ANALYSES.c.document_id == document_id))
    connection.execute(delete(PASSAGE_IMPACTS).where(PASSAGE_IMPACTS.c.document_id == document_id))
    connection.execute(delete(PASSAGES).where(PASSAGES.c.document_id == document_id))
    add(connection, {document_id: analysis})


def add(connection: Connection, analyses: Mapping[DocumentId, StoredAnalysis]) -> None:
    """Keep the analyses of documents that have none yet."""
    rows: list[dict[str, Any]] = [
        {
            "document_id": document_id,
            "analyser_version": analysis.analyser_version,
            "words": analysis.words,
            "levels": analysis.levels,
            "identifiers": analysis.identifiers,
            "impacts": analysis.impacts,
        }
        for document_id, analysis in analyses.items()
    ]
    connection.execute(insert(ANALYSES), rows)
    rows = [{"document_id": name, "packed": analysis.passage_impacts} for name, analysis in analyses.items()]
    connection.execute(insert(PASSAGE_IMPACTS), rows)
    rows = [
        {"document_id": document_id, **{name: getattr(passage, name) for name in StoredPassage.__slots__}}
        for document_id, analysis in analyses.items()
        for passage in analysis.passages
    ]
    if rows:
        connection.execute(insert(PASSAGES), rows)


def find_many(
    connection: Connection, keys: Iterable[PassageKey], *, clearance: Clearance
) -> Mapping[PassageKey, StoredPassage]:
    """The passages that exist and belong to visible documents."""
    wanted = set(keys)
    # Documents and ordinals apart, pairs sorted out below: for pairs SQLite would look through all documents.
    query = (
        select(PASSAGES)
        .join(DOCUMENTS, DOCUMENTS.c.id == PASSAGES.c.document_id)
        .where(
            DOCUMENTS.c.id.in_(sorted({document_id for document_id, _ in wanted})),
            PASSAGES.c.ordinal.in_(sorted({ordinal for _, ordinal in wanted})),
            is_visible(clearance),
        )
    )
    return {
        (DocumentId(row.document_id), row.ordinal): _passage_of(row)
        for row in connection.execute(query)
        if (row.document_id, row.ordinal) in wanted
    }


def of_document(connection: Connection, document_id: DocumentId, *, clearance: Clearance) -> tuple[StoredPassage, ...]:
    """Every passage of a visible document, in reading order; empty for any other."""
    rows = _of_document(len(clearance.units)).rows(connection, reader(clearance) | {"wanted": document_id})
    return tuple(StoredPassage(*row) for row in rows)


@cache
def _of_document(units: int) -> Prepared:
    return Prepared(
        select(*(PASSAGES.c[name] for name in StoredPassage.__slots__))
        .join(DOCUMENTS, DOCUMENTS.c.id == PASSAGES.c.document_id)
        .where(PASSAGES.c.document_id == bindparam("wanted"), is_visible_to_reader(units))
        .order_by(PASSAGES.c.ordinal)
    )


def spans_for_worker(connection: Connection, document_id: DocumentId) -> tuple[tuple[int, int, int, int], ...]:
    """Ordinal, page, start and end of every passage of a document, in reading order."""
    row = PASSAGES.c
    query = select(row.ordinal, row.page, row.start, row.end).where(row.document_id == document_id)
    return tuple((each[0], each[1], each[2], each[3]) for each in connection.execute(query.order_by(row.ordinal)))


def _passage_of(row: object) -> StoredPassage:
    return StoredPassage(*(getattr(row, name) for name in StoredPassage.__slots__))
