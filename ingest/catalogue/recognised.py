"""Metadata that was recognised, and its way into a document where nobody said otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from ingest.catalogue import documents, outbox
from ingest.catalogue.errors import DocumentNotFound
from ingest.catalogue.records import Metadata
from ingest.catalogue.schema import DOCUMENTS, RECOGNISED_FACTS, RECOGNITIONS
from ingest.labels import DocumentId

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

    A field is free if it is empty, or still holds what was recognised before; whatever a clerk wrote stays. The engine
    learns of the document anew where a field changed, or where ``has_news`` says that its entities did.

    Returns:
        Whether the title changed, so that the document must be analysed again.

    Raises:
        DocumentNotFound: It was erased meanwhile.
    """
    document = documents.find_for_worker(connection, document_id)
    if document is None:
        raise DocumentNotFound(document_id)
    before = of_document_for_worker(connection, document_id)
    now = {fact.field: fact for fact in found}
    old = document.metadata
    free = [
        field
        for field in FIELDS
        if getattr(old, field) is None or (field in before and before[field].value == getattr(old, field))
    ]
    new = replace(old, **{field: now[field].value if field in now else None for field in free})
    connection.execute(delete(RECOGNISED_FACTS).where(RECOGNISED_FACTS.c.document_id == document_id))
    if found:
        rows = [
            {"document_id": document_id, **{name: getattr(fact, name) for name in RecognisedFact.__slots__}}
            for fact in now.values()
        ]
        connection.execute(insert(RECOGNISED_FACTS), rows)
    version = document.version
    if new != old:
        version += 1
        values = {field: getattr(new, field) for field in FIELDS}
        connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == document_id).values(version=version, **values))
    if has_news or new != old:
        outbox.add(connection, document_id, outbox.Operation.INDEX, version)
    return new.title != old.title


def of_document_for_worker(connection: Connection, document_id: DocumentId) -> Mapping[str, RecognisedFact]:
    """What was recognised of a document, by field."""
    row = RECOGNISED_FACTS.c
    query = select(row.field, row.value, row.confidence, row.origin).where(row.document_id == document_id)
    return {found.field: RecognisedFact(*found) for found in connection.execute(query)}


def outdated(connection: Connection, version: str) -> tuple[DocumentId, ...]:
    """Indexed documents at which this version of the recognisers has not looked yet, by id."""
    row = DOCUMENTS.c
    seen = select(RECOGNITIONS.c.document_id).where(RECOGNITIONS.c.version == version)
    query = select(row.id).where(row.state == "indexed", row.id.not_in(seen)).order_by(row.id)
    return tuple(DocumentId(found) for found in connection.execute(query).scalars())
