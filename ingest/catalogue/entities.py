"""Entities as a caller may know them: counted, named and ordered from visible documents alone.

An entity has no row of its own; it is what mentions with the same id say of it. So nothing of a hidden document can
show: not a count, not a variant, not the order.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import JSON, ColumnElement, Connection, Select, and_, cast, func, select, tuple_

from ingest.catalogue.schema import DOCUMENTS, MENTIONS
from ingest.catalogue.visibility import is_visible
from ingest.labels import Clearance, DocumentId

MOST_VARIANTS: Final = 20
"""Spellings that are told of an entity; the most frequent ones say enough."""


@dataclass(frozen=True, slots=True)
class Entity:
    """``name`` is the normal form, ``variants`` are the spellings read, most frequent first (equal ones by text)."""

    id: str
    type: str
    name: str
    variants: tuple[str, ...]
    document_count: int
    mention_count: int


@dataclass(frozen=True, slots=True)
class EntityPlace:
    """Where the list of entities goes on: behind this one."""

    document_count: int
    name: str
    id: str


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A document that mentions an entity: how often, and where first (code points of the page's text)."""

    document_id: DocumentId
    mention_count: int
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An entity that stands in the same documents as another one."""

    entity: Entity
    shared_documents: int


def list_visible(
    connection: Connection,
    *,
    clearance: Clearance,
    kinds: Sequence[str] = (),
    folded: str = "",
    after: EntityPlace | None = None,
    limit: int = 20,
) -> tuple[Entity, ...]:
    """Entities of visible documents, those in most of them first, equal ones by name, then by id.

    Args:
        connection: A reading transaction.
        clearance: Who asks.
        kinds: Types; none stands for all.
        folded: Must stand in the normal form as it is looked up; at its beginning or at that of a word.
        after: Only what comes behind this one.
        limit: At most so many.
    """
    row = MENTIONS.c
    conditions: list[ColumnElement[bool]] = []
    if kinds:
        conditions.append(row.type.in_(list(kinds)))
    # All mentions are looked at: the documents of the caller are gathered once, not looked up for each mention.
    # The function around the id does nothing but keep SQLite from looking each of them up in an index instead.
    is_seen = func.coalesce(row.document_id, "").in_(select(DOCUMENTS.c.id).where(is_visible(clearance)))
    query, documents, name = _counted(is_seen)
    if folded:
        # The blank in front lets one condition find the beginning of every word. All mentions of an entity have one
        # normal form as it is looked up.
        of_that_name = (" " + row.folded).contains(" " + folded, autoescape=True)
        conditions = [row.entity_id.in_(select(row.entity_id).where(of_that_name, *conditions))]
    query = query.where(*conditions)
    if after is not None:
        query = query.having(
            (documents < after.document_count)
            | and_(documents == after.document_count, tuple_(name, row.entity_id) > tuple_(after.name, after.id))
        )
    query = query.order_by(documents.desc(), name, row.entity_id).limit(limit)
    return _entities(connection, query, is_seen)


def find(connection: Connection, entity_id: str, *, clearance: Clearance) -> Entity | None:
    """An entity, or None where no visible document mentions it."""
    return find_many(connection, [entity_id], clearance=clearance).get(entity_id)


def find_many(connection: Connection, entity_ids: Sequence[str], *, clearance: Clearance) -> Mapping[str, Entity]:
    """Those of the entities that visible documents mention."""
    if not entity_ids:
        return {}
    # Few mentions are looked at: each one's document is looked up.
    visible = select(DOCUMENTS.c.id).where(DOCUMENTS.c.id == MENTIONS.c.document_id, is_visible(clearance))
    is_seen = visible.correlate(MENTIONS).exists()
    query, _, _ = _counted(is_seen)
    found = _entities(connection, query.where(MENTIONS.c.entity_id.in_(list(entity_ids))), is_seen)
    return {one.id: one for one in found}


def types_of(connection: Connection, entity_ids: Sequence[str], *, clearance: Clearance) -> Mapping[str, str]:
    """The type of each of the entities that visible documents mention; each from one mention alone."""
    if not entity_ids:
        return {}
    # The ids as a table: SQLite and PostgreSQL take it as JSON, each in its own way.
    if connection.dialect.name == "sqlite":
        listed = func.json_each(json.dumps(list(entity_ids))).table_valued("value", name="listed")
    else:
        rows = func.json_array_elements_text(cast(list(entity_ids), JSON))
        listed = rows.table_valued("value", name="listed").render_derived()
    visible = select(DOCUMENTS.c.id).where(DOCUMENTS.c.id == MENTIONS.c.document_id, is_visible(clearance))
    one = select(MENTIONS.c.type).where(MENTIONS.c.entity_id == listed.c.value, visible.correlate(MENTIONS).exists())
    found = connection.execute(select(listed.c.value, one.limit(1).correlate(listed).scalar_subquery()))
    return {entity_id: kind for entity_id, kind in found if kind is not None}


def occurrences(
    connection: Connection, entity_id: str, *, clearance: Clearance, limit: int = 100
) -> tuple[Occurrence, ...]:
    """Visible documents that mention an entity, most mentions first, equal ones by content and name (tie), then id."""
    row = MENTIONS.c
    counted = (
        select(row.document_id, func.count().label("mentions"), func.min(row.ordinal).label("first"))
        .join(DOCUMENTS, DOCUMENTS.c.id == row.document_id)
        .where(row.entity_id == entity_id, is_visible(clearance))
        .group_by(row.document_id)
        .subquery()
    )
    query = (
        select(row.document_id, counted.c.mentions, row.page, row.start, row.end)
        .join(counted, and_(counted.c.document_id == row.document_id, counted.c.first == row.ordinal))
        .join(DOCUMENTS, DOCUMENTS.c.id == row.document_id)
        .order_by(counted.c.mentions.desc(), DOCUMENTS.c.tie, DOCUMENTS.c.id)
        .limit(limit)
    )
    return tuple(Occurrence(DocumentId(found[0]), *found[1:]) for found in connection.execute(query))


def neighbours(
    connection: Connection, entity_id: str, *, clearance: Clearance, kinds: Sequence[str] = (), limit: int = 20
) -> tuple[Neighbour, ...]:
    """What stands in the same visible documents, most shared documents first, equal ones by name, then by id."""
    row = MENTIONS.c
    shared = (
        select(row.document_id)
        .join(DOCUMENTS, DOCUMENTS.c.id == row.document_id)
        .where(row.entity_id == entity_id, is_visible(clearance))
    )
    documents = func.count(row.document_id.distinct())
    name = func.min(row.normalized)
    query = (
        select(row.entity_id, documents.label("documents"))
        .where(row.document_id.in_(shared), row.entity_id != entity_id)
        .group_by(row.entity_id)
        .order_by(documents.desc(), name, row.entity_id)
        .limit(limit)
    )
    if kinds:
        query = query.where(row.type.in_(list(kinds)))
    counts = {found.entity_id: found.documents for found in connection.execute(query)}
    known = find_many(connection, list(counts), clearance=clearance)
    return tuple(Neighbour(known[one], count) for one, count in counts.items() if one in known)


def _counted(
    is_seen: ColumnElement[bool],
) -> tuple[Select[*tuple[Any, ...]], ColumnElement[int], ColumnElement[str]]:
    """Entities with their counts in the mentions that a caller sees; the columns by which they are ordered."""
    row = MENTIONS.c
    documents = func.count(row.document_id.distinct())
    # Spellings of one normal form (Müller, MÜLLER) share an id: the least one names it, whatever was read first.
    name = func.min(row.normalized)
    query = (
        # An id says the type as well; grouped by the id alone, the index is gone through in its own order.
        select(
            row.entity_id,
            func.min(row.type).label("type"),
            name.label("name"),
            documents.label("documents"),
            func.count().label("mentions"),
        )
        .where(is_seen)
        .group_by(row.entity_id)
    )
    return query, documents, name


def _entities(
    connection: Connection, query: Select[*tuple[Any, ...]], is_seen: ColumnElement[bool]
) -> tuple[Entity, ...]:
    found = connection.execute(query).all()
    variants = _variants(connection, [row.entity_id for row in found], is_seen) if found else {}
    return tuple(
        Entity(row.entity_id, row.type, row.name, variants.get(row.entity_id, ()), row.documents, row.mentions)
        for row in found
    )


def _variants(
    connection: Connection, entity_ids: Sequence[str], is_seen: ColumnElement[bool]
) -> dict[str, tuple[str, ...]]:
    row = MENTIONS.c
    count = func.count()
    query = (
        select(row.entity_id, row.text)
        .where(row.entity_id.in_(list(entity_ids)), is_seen)
        .group_by(row.entity_id, row.text)
        .order_by(row.entity_id, count.desc(), row.text)
    )
    found: dict[str, list[str]] = {}
    for entity_id, text in connection.execute(query):
        spellings = found.setdefault(entity_id, [])
        if len(spellings) < MOST_VARIANTS:
            spellings.append(text)
    return {entity_id: tuple(spellings) for entity_id, spellings in found.items()}
