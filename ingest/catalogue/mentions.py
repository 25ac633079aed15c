"""Mentions of a document, written by recognition and read page by page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, Select, delete, exists, insert, select, update

from ingest.catalogue.lots import in_lots, is_named_passage, named_passages
from ingest.catalogue.pages import PageKey
from ingest.catalogue.prepared import Prepared
from ingest.catalogue.schema import DOCUMENTS, MENTIONS, RECOGNITIONS
from ingest.catalogue.visibility import is_visible, is_visible_to_reader, reader
from ingest.labels import Clearance, DocumentId


@dataclass(frozen=True, slots=True)
class StoredMention:
    """One occurrence of an entity: from ``start`` to ``end``, code points of the text of ``page`` (from 1).

    ``folded`` is the normal form as it is looked up, ``entity_id`` what it refers to. ``ordinal`` counts the mentions
    of the document from 0 in reading order.
    """

    ordinal: int
    page: int
    type: str
    start: int
    end: int
    text: str
    normalized: str
    folded: str
    entity_id: str
    confidence: float
    recogniser: str
    version: str


_SIZES: Final = (5, 20, 50)
"""Numbers of pages that a statement is built for."""

_COLUMNS: Final = tuple(MENTIONS.c[name] for name in StoredMention.__slots__)


def store(connection: Connection, document_id: DocumentId, found: Sequence[StoredMention], version: str) -> bool:
    """Replace the mentions of a document by those that a version of the recognisers found.

    Returns:
        Whether the document mentions other entities than before, so that an engine must learn of it.
    """
    before = entities_for_worker(connection, [document_id]).get(document_id, ())
    connection.execute(delete(MENTIONS).where(MENTIONS.c.document_id == document_id))
    connection.execute(delete(RECOGNITIONS).where(RECOGNITIONS.c.document_id == document_id))
    add(connection, {document_id: found}, version)
    return set(before) != {one.entity_id for one in found}


def add(connection: Connection, found: Mapping[DocumentId, Sequence[StoredMention]], version: str) -> None:
    """Keep the mentions of documents at which no version has looked yet."""
    rows = [
        {"document_id": document_id, **{name: getattr(one, name) for name in StoredMention.__slots__}}
        for document_id, each in found.items()
        for one in each
    ]
    if rows:
        connection.execute(insert(MENTIONS), rows)
    connection.execute(insert(RECOGNITIONS), [{"document_id": name, "version": version} for name in found])


def of_page(
    connection: Connection, document_id: DocumentId, page: int, *, clearance: Clearance
) -> tuple[StoredMention, ...]:
    """The mentions of one page in reading order; empty where the caller may not read the document."""
    query = _visible(clearance).where(MENTIONS.c.document_id == document_id, MENTIONS.c.page == page)
    return tuple(StoredMention(*row) for row in connection.execute(query.order_by(MENTIONS.c.ordinal)))


def of_pages(
    connection: Connection, keys: Sequence[PageKey], *, clearance: Clearance
) -> Mapping[PageKey, tuple[StoredMention, ...]]:
    """The mentions of pages in reading order; pages of documents that the caller may not read are missing."""
    found: dict[PageKey, list[StoredMention]] = defaultdict(list)
    for some in in_lots(keys, _SIZES):
        parameters = reader(clearance) | named_passages(some)
        rows = _on_pages(len(some), len(clearance.units)).rows(connection, parameters)
        for name, *values in sorted(set(map(tuple, rows)), key=lambda row: (row[0], row[1])):
            mention = StoredMention(*values)
            found[DocumentId(name), mention.page].append(mention)
    return {key: tuple(each) for key, each in found.items()}


@cache
def _on_pages(size: int, units: int) -> Prepared:
    row = MENTIONS.c
    document_is_visible = select(DOCUMENTS.c.id).where(DOCUMENTS.c.id == row.document_id, is_visible_to_reader(units))
    return Prepared(
        select(row.document_id, *_COLUMNS).where(
            is_named_passage(row.document_id, row.page, size), exists(document_is_visible)
        )
    )


def shift(connection: Connection, document_id: DocumentId, page: int, *, start: int, end: int, by: int) -> None:
    """Follow a change of ``text[start:end]`` of a page that made the text longer by some signs.

    Mentions behind it move along; those in it are gone until recognition has looked again.
    """
    row = MENTIONS.c
    here = (row.document_id == document_id, row.page == page)
    connection.execute(delete(MENTIONS).where(*here, row.start < end, row.end > start))
    connection.execute(update(MENTIONS).where(*here, row.start >= end).values(start=row.start + by, end=row.end + by))


def entities_for_worker(
    connection: Connection, document_ids: Sequence[DocumentId]
) -> Mapping[DocumentId, tuple[str, ...]]:
    """For each of the documents the ids of its entities, each once, in order."""
    row = MENTIONS.c
    query = select(row.document_id, row.entity_id).where(row.document_id.in_(document_ids)).distinct()
    found: dict[DocumentId, list[str]] = defaultdict(list)
    for document_id, entity_id in connection.execute(query.order_by(row.document_id, row.entity_id)):
        found[DocumentId(document_id)].append(entity_id)
    return {document_id: tuple(ids) for document_id, ids in found.items()}


def _visible(clearance: Clearance) -> Select[*tuple[Any, ...]]:
    return select(*_COLUMNS).join(DOCUMENTS, DOCUMENTS.c.id == MENTIONS.c.document_id).where(is_visible(clearance))
