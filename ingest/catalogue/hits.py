"""What the hits of a question are shown from, in three statements that are built once.

These are the hottest reads of all: building a statement anew costs more than SQLite takes to answer it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Final, TypeVar

from sqlalchemy import BindParameter, Connection, and_, bindparam, exists, or_, select

from ingest.catalogue.prepared import Prepared
from ingest.catalogue.records import Reference
from ingest.catalogue.schema import ANALYSES, DOCUMENTS, PAGES, PASSAGES
from ingest.catalogue.visibility import is_visible_to_reader, reader
from ingest.labels import Clearance, DocumentId

Item = TypeVar("Item")

PassageKey = tuple[DocumentId, int]
"""A document and the ordinal of one of its passages, from 0."""


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


_SIZES: Final = (1, 5, 20, 50, 100, 200)
"""Numbers of documents or passages that a statement is built for; fewer are filled up by repeating the last one."""


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
        .where(row.id.in_(_parameters(size)), is_visible_to_reader(units))
    )


@cache
def _impacts(size: int) -> Prepared:
    row = ANALYSES.c
    return Prepared(select(row.document_id, row.impacts).where(row.document_id.in_(_parameters(size))))


@cache
def _places(size: int, units: int) -> Prepared:
    row = PASSAGES.c
    # Alternatives, not pairs in a list: for those SQLite walks through all passages there are.
    named = (
        and_(row.document_id == name, row.ordinal == bindparam(f"ordinal_{at}"))
        for at, name in enumerate(_parameters(size))
    )
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
        .where(or_(*named), exists(document_is_visible))
    )


def _parameters(size: int) -> list[BindParameter[str]]:
    return [bindparam(f"document_{at}") for at in range(size)]


def facts_of(
    connection: Connection, document_ids: Sequence[DocumentId], *, clearance: Clearance
) -> Mapping[DocumentId, HitFacts]:
    """Those of the documents that exist and are visible."""
    found: dict[DocumentId, HitFacts] = {}
    for some in _batches(document_ids):
        parameters = reader(clearance) | {f"document_{at}": name for at, name in enumerate(some)}
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
    for some in _batches(document_ids):
        parameters = {f"document_{at}": name for at, name in enumerate(some)}
        for name, packed in _impacts(len(some)).rows(connection, parameters):
            found[name] = packed
    return found


def places_of(
    connection: Connection, keys: Sequence[PassageKey], *, clearance: Clearance
) -> Mapping[PassageKey, Place]:
    """The passages that exist and belong to visible documents."""
    found: dict[PassageKey, Place] = {}
    for some in _batches(keys):
        parameters = reader(clearance)
        for at, (name, ordinal) in enumerate(some):
            parameters[f"document_{at}"], parameters[f"ordinal_{at}"] = name, ordinal
        for name, *values in _places(len(some), len(clearance.units)).rows(connection, parameters):
            place = Place(*values)
            found[name, place.ordinal] = place
    return found


def _batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The items in lots of the sizes that statements are built for."""
    for first in range(0, len(items), _SIZES[-1]):
        some = items[first : first + _SIZES[-1]]
        size = next(size for size in _SIZES if size >= len(some))
        yield [*some, *repeat(some[-1], size - len(some))]
