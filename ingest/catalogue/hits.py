"""What the hits of a question are shown from, in three statements that are built once.

These are the hottest reads of all: building a statement anew costs more than SQLite takes to answer it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, Select, and_, bindparam, exists, or_, select

from ingest.catalogue.records import Reference
from ingest.catalogue.schema import ANALYSES, DOCUMENTS, PAGES, PASSAGES
from ingest.catalogue.visibility import is_visible_to_reader, reader
from ingest.labels import Clearance, DocumentId

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


_PARENTS: Final = DOCUMENTS.alias("parents")

_IDS: Final = DOCUMENTS.c.id.in_(bindparam("ids", expanding=True))

_FACTS: Final = (
    select(
        DOCUMENTS.c.id,
        DOCUMENTS.c.file_name,
        _PARENTS.c.id,
        _PARENTS.c.file_name,
        DOCUMENTS.c.title,
        DOCUMENTS.c.doc_type,
        DOCUMENTS.c.kind,
        DOCUMENTS.c.agency,
        DOCUMENTS.c.unit,
        DOCUMENTS.c.classification,
        DOCUMENTS.c.date,
        DOCUMENTS.c.file_reference,
    )
    .select_from(DOCUMENTS)
    .outerjoin(_PARENTS, and_(_PARENTS.c.id == DOCUMENTS.c.parent_id, is_visible_to_reader(_PARENTS)))
    .where(_IDS, is_visible_to_reader())
)

_IMPACTS: Final = (
    select(ANALYSES.c.document_id, ANALYSES.c.impacts)
    .join(DOCUMENTS, DOCUMENTS.c.id == ANALYSES.c.document_id)
    .where(ANALYSES.c.document_id.in_(bindparam("ids", expanding=True)), is_visible_to_reader())
)

_SIZES: Final = (1, 5, 10, 20, 50, 100)
"""Numbers of passages that a statement is built for."""


@cache
def _places(size: int) -> Select[*tuple[Any, ...]]:
    # Alternatives, not pairs in a list: for those SQLite walks through all passages there are.
    named = (
        and_(PASSAGES.c.document_id == bindparam(f"document_{at}"), PASSAGES.c.ordinal == bindparam(f"ordinal_{at}"))
        for at in range(size)
    )
    document_is_visible = select(DOCUMENTS.c.id).where(DOCUMENTS.c.id == PASSAGES.c.document_id, is_visible_to_reader())
    return (
        select(
            PASSAGES.c.document_id,
            PASSAGES.c.ordinal,
            PASSAGES.c.page,
            PASSAGES.c.start,
            PASSAGES.c.end,
            PASSAGES.c.words,
            PASSAGES.c.stems,
            PASSAGES.c.offsets,
            PAGES.c.text,
            PAGES.c.words,
        )
        .join(PAGES, and_(PAGES.c.document_id == PASSAGES.c.document_id, PAGES.c.number == PASSAGES.c.page))
        .where(or_(*named), exists(document_is_visible))
    )


def facts_of(
    connection: Connection, document_ids: Collection[DocumentId], *, clearance: Clearance
) -> Mapping[DocumentId, HitFacts]:
    """Those of the documents that exist and are visible."""
    rows = connection.execute(_FACTS, {"ids": document_ids, **reader(clearance)})
    return {
        name: HitFacts(name, file_name, None if parent is None else Reference(parent, parent_name), *facts)
        for name, file_name, parent, parent_name, *facts in rows
    }


def impacts_of(
    connection: Connection, document_ids: Collection[DocumentId], *, clearance: Clearance
) -> Mapping[DocumentId, bytes]:
    """The packed impacts of those documents that are visible and analysed."""
    rows = connection.execute(_IMPACTS, {"ids": document_ids, **reader(clearance)})
    return {row[0]: row[1] for row in rows}


def places_of(
    connection: Connection, keys: Sequence[PassageKey], *, clearance: Clearance
) -> Mapping[PassageKey, Place]:
    """The passages that exist and belong to visible documents."""
    found: dict[PassageKey, Place] = {}
    for first in range(0, len(keys), _SIZES[-1]):
        some = keys[first : first + _SIZES[-1]]
        size = next(size for size in _SIZES if size >= len(some))
        parameters = reader(clearance)
        for at in range(size):
            # The last one again and again, where there are fewer than the statement takes.
            parameters[f"document_{at}"], parameters[f"ordinal_{at}"] = some[min(at, len(some) - 1)]
        for name, *place in connection.execute(_places(size), parameters):
            made = Place(*place)
            found[name, made.ordinal] = made
    return found
