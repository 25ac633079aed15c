"""Metadata that was recognised, and its way into a document where nobody said otherwise.

A fact is kept for as long as it stands in the document: what a clerk says takes its place and is no fact of ours.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from ingest.catalogue import documents, outbox
from ingest.catalogue.errors import DocumentNotFound
from ingest.catalogue.records import Document, Metadata
from ingest.catalogue.schema import DOCUMENTS, RECOGNISED_FACTS, RECOGNITIONS
from ingest.catalogue.visibility import is_visible
from ingest.labels import Clearance, DocumentId

FIELDS: Final = Metadata.__slots__
"""What may be recognised."""


@dataclass(frozen=True, slots=True)
class RecognisedFact:
    """One piece of metadata: its value, how sure it is (0 to 1), and what it was read from."""

    field: str
    value: str
    confidence: float
    origin: str

    def __post_init__(self) -> None:
        if self.field not in FIELDS:
            raise ValueError(f"no metadata of a document: {self.field!r}")


def store(
    connection: Connection, document_id: DocumentId, found: Sequence[RecognisedFact], *, has_news: bool = False
) -> bool:
    """Replace what was recognised of a document, and show it where nobody said otherwise.

    A field is free if it is empty, or still holds what was recognised before; whatever a clerk wrote stays, even where
    the same was recognised. The engine learns of the document anew where a field changed, or where ``has_news`` says
    that its entities did.

    Returns:
        Whether the title changed, so that the document must be analysed again.

    Raises:
        DocumentNotFound: It was erased meanwhile.
    """
    document = documents.find_for_worker(connection, document_id)
    if document is None:
        raise DocumentNotFound(document_id)
    before = _values(connection, document_id)
    now = {fact.field: fact for fact in found}
    old = document.metadata
    free = [
        field
        for field in FIELDS
        if getattr(old, field) is None or (field in before and before[field] == getattr(old, field))
    ]
    new = replace(old, **{field: now[field].value if field in now else None for field in free})
    connection.execute(delete(RECOGNISED_FACTS).where(RECOGNISED_FACTS.c.document_id == document_id))
    rows = [
        {"document_id": document_id, **{name: getattr(now[field], name) for name in RecognisedFact.__slots__}}
        for field in free
        if field in now
    ]
    if rows:
        connection.execute(insert(RECOGNISED_FACTS), rows)
    version = document.version
    if new != old:
        version += 1
        values = {field: getattr(new, field) for field in FIELDS}
        connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == document_id).values(version=version, **values))
    if has_news or new != old:
        outbox.add(connection, document_id, outbox.Operation.INDEX, version)
    return new.title != old.title


def give_way(connection: Connection, document_id: DocumentId, fields: Collection[str]) -> None:
    """Forget what was recognised for fields of which somebody has now said what holds."""
    row = RECOGNISED_FACTS.c
    connection.execute(delete(RECOGNISED_FACTS).where(row.document_id == document_id, row.field.in_(sorted(fields))))


def facts_of(
    connection: Connection, found: Sequence[Document], *, clearance: Clearance
) -> Mapping[DocumentId, tuple[RecognisedFact, ...]]:
    """For each visible document the facts that stand in it because they were recognised, in the order of ``FIELDS``."""
    documents_by_id = {document.id: document for document in found}
    row = RECOGNISED_FACTS.c
    query = (
        select(row.document_id, row.field, row.value, row.confidence, row.origin)
        .join(DOCUMENTS, DOCUMENTS.c.id == row.document_id)
        .where(row.document_id.in_(list(documents_by_id)), is_visible(clearance))
    )
    facts: dict[DocumentId, list[RecognisedFact]] = {name: [] for name in documents_by_id}
    for document_id, *values in connection.execute(query):
        fact = RecognisedFact(*values)
        if getattr(documents_by_id[DocumentId(document_id)], fact.field) == fact.value:
            facts[DocumentId(document_id)].append(fact)
    return {name: tuple(sorted(each, key=lambda fact: FIELDS.index(fact.field))) for name, each in facts.items()}


def _values(connection: Connection, document_id: DocumentId) -> Mapping[str, str]:
    row = RECOGNISED_FACTS.c
    query = select(row.field, row.value).where(row.document_id == document_id)
    return {found.field: found.value for found in connection.execute(query)}


def outdated(connection: Connection, version: str) -> tuple[DocumentId, ...]:
    """Indexed documents at which this version of the recognisers has not looked yet, by id."""
    row = DOCUMENTS.c
    seen = select(RECOGNITIONS.c.document_id).where(RECOGNITIONS.c.version == version)
    query = select(row.id).where(row.state == "indexed", row.id.not_in(seen)).order_by(row.id)
    return tuple(DocumentId(found) for found in connection.execute(query).scalars())
