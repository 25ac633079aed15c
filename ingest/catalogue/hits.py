"""What the hits of a question are shown from, in five statements that are built once.

These are the hottest reads of all: building a statement anew costs more than SQLite takes to answer it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from sqlalchemy import Connection, and_, exists, select

from ingest.catalogue.lots import (
    PassageKey,
    document_parameters,
    in_lots,
    is_named_passage,
    named_documents,
    named_passages,
)
from ingest.catalogue.pages import PageKey
from ingest.catalogue.prepared import Prepared
from ingest.catalogue.records import Reference
from ingest.catalogue.schema import ANALYSES, DOCUMENTS, PAGES, PASSAGE_IMPACTS, PASSAGES
from ingest.catalogue.visibility import is_visible_to_reader, reader
from ingest.labels import Clearance, DocumentId


@dataclass(frozen=True, slots=True)
class HitFacts:
    """What is told of a document; ``parent`` only if the caller may read that too."""

    id: DocumentId
    file_name: str
    parent: Reference | None
    title: str | None
    doc_type: str | None
    kind: str | None
    agency: str
    unit: str
    classification: int
    date: str | None
    file_reference: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A passage and the page that it stands on.

    ``start`` to ``offsets`` are as in ``passages.StoredPassage``; ``page_words`` is packed, see ``words.unpack``.
    """

    ordinal: int
    page: int
    start: int
    end: int
    words: str
    stems: str
    offsets: bytes
    page_text: str
    page_words: bytes


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page as marks are set on it; ``words`` is packed, see ``words.unpack``."""

    text: str
    words: bytes


_SIZES: Final = (1, 5, 20, 50, 100, 200)
"""Numbers of documents or passages that a statement is built for."""


@cache
def _facts(size: int, units: int) -> Prepared:
    parents = DOCUMENTS.alias("parents")
    row = DOCUMENTS.c
    return Prepared(
        select(
            row.id,
            row.file_name,
            parents.c.id,
            parents.c.file_name,
            row.title,
            row.doc_type,
            row.kind,
            row.agency,
            row.unit,
            row.classification,
            row.date,
            row.file_reference,
        )
        .select_from(DOCUMENTS)
        .outerjoin(parents, and_(parents.c.id == row.parent_id, is_visible_to_reader(units, parents)))
        .where(row.id.in_(document_parameters(size)), is_visible_to_reader(units))
    )


@cache
def _impacts(size: int) -> Prepared:
    row = ANALYSES.c
    return Prepared(select(row.document_id, row.impacts).where(row.document_id.in_(document_parameters(size))))


@cache
def _passage_impacts(size: int) -> Prepared:
    row = PASSAGE_IMPACTS.c
    return Prepared(select(row.document_id, row.packed).where(row.document_id.in_(document_parameters(size))))


@cache
def _places(size: int, units: int) -> Prepared:
    row = PASSAGES.c
    document_is_visible = select(DOCUMENTS.c.id).where(DOCUMENTS.c.id == row.document_id, is_visible_to_reader(units))
    return Prepared(
        select(
            row.document_id,
            row.ordinal,
            row.page,
            row.start,
            row.end,
            row.words,
            row.stems,
            row.offsets,
            PAGES.c.text,
            PAGES.c.words,
        )
        .join(PAGES, and_(PAGES.c.document_id == row.document_id, PAGES.c.number == row.page))
        .where(is_named_passage(row.document_id, row.ordinal, size), exists(document_is_visible))
    )


@cache
def _pages(size: int, units: int) -> Prepared:
    row = PAGES.c
    document_is_visible = select(DOCUMENTS.c.id).where(DOCUMENTS.c.id == row.document_id, is_visible_to_reader(units))
    return Prepared(
        select(row.document_id, row.number, row.text, row.words).where(
            is_named_passage(row.document_id, row.number, size), exists(document_is_visible)
        )
    )


def facts_of(
    connection: Connection, document_ids: Sequence[DocumentId], *, clearance: Clearance
) -> Mapping[DocumentId, HitFacts]:
    """Those of the documents that exist and are visible."""
    found: dict[DocumentId, HitFacts] = {}
    for some in in_lots(document_ids, _SIZES):
        parameters = reader(clearance) | named_documents(some)
        statement = _facts(len(some), len(clearance.units))
        for name, file_name, parent, parent_name, *facts in statement.rows(connection, parameters):
            above = None if parent is None else Reference(parent, parent_name)
            found[name] = HitFacts(name, file_name, above, *facts)
    return found


def impacts_for_ranking(connection: Connection, document_ids: Sequence[DocumentId]) -> Mapping[DocumentId, bytes]:
    """The packed impacts of those documents that are analysed.

    Takes no clearance, which would double the costs: the ids come from an engine that has filtered by it, the numbers
    order candidates and are not told, and what is shown in the end is admitted by ``facts_of``.
    """
    found: dict[DocumentId, bytes] = {}
    for some in in_lots(document_ids, _SIZES):
        for name, packed in _impacts(len(some)).rows(connection, named_documents(some)):
            found[name] = packed
    return found


def passage_impacts_of(connection: Connection, document_ids: Sequence[DocumentId]) -> Mapping[DocumentId, bytes]:
    """The packed impacts of the passages of those documents that are analysed.

    Takes no clearance: they choose among the passages of documents that were admitted already, and are not told.
    """
    found: dict[DocumentId, bytes] = {}
    for some in in_lots(document_ids, _SIZES):
        for name, packed in _passage_impacts(len(some)).rows(connection, named_documents(some)):
            found[name] = packed
    return found


def places_of(
    connection: Connection, keys: Sequence[PassageKey], *, clearance: Clearance
) -> Mapping[PassageKey, Place]:
    """The passages that exist and belong to visible documents."""
    found: dict[PassageKey, Place] = {}
    for some in in_lots(keys, _SIZES):
        parameters = reader(clearance) | named_passages(some)
        for name, *values in _places(len(some), len(clearance.units)).rows(connection, parameters):
            place = Place(*values)
            found[name, place.ordinal] = place
    return found


def pages_of(connection: Connection, keys: Sequence[PageKey], *, clearance: Clearance) -> Mapping[PageKey, ShownPage]:
    """The pages that exist and belong to visible documents."""
    found: dict[PageKey, ShownPage] = {}
    for some in in_lots(keys, _SIZES):
        parameters = reader(clearance) | named_passages(some)
        for name, number, text, words in _pages(len(some), len(clearance.units)).rows(connection, parameters):
            found[name, number] = ShownPage(text, words)
    return found
