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
from ingest.pages import StatedFact

FIELDS: Final = Metadata.__slots__
"""What may be recognised."""

_SURE: Final = 0.98
"""Of what a file states of itself: no reading is between it and us, but clocks and senders can be wrong."""

STATED_ORIGINS: Final = frozenset({"email_header"})
"""Facts of these origins are found by reading; recognition, which sees pages alone, leaves them."""

ORIGINS: Final = (
    "subject_line",
    "letterhead",
    "labelled_field",
    "heading",
    "text",
    "mail_header",
    "email_header",
    "file_format",
    "newest_day",
)
"""All that facts are read from: ``mail_header`` is a head printed on a page, ``email_header`` that of a file."""


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
    the same was recognised. What the file states of itself goes before what its pages tell. The engine learns of the
    document anew where a field changed, or where ``has_news`` says that its entities did.

    Returns:
        Whether the title changed, so that the document must be analysed again.

    Raises:
        DocumentNotFound: It was erased meanwhile.
        ValueError: An origin that is not told to those who ask.
    """
    unknown = {fact.origin for fact in found} - set(ORIGINS)
    if unknown:
        raise ValueError(f"not among the origins of facts: {sorted(unknown)}")
    document = documents.find_for_worker(connection, document_id)
    if document is None:
        raise DocumentNotFound(document_id)
    before = _facts(connection, document_id)
    stated = {field: fact for field, fact in before.items() if fact.origin in STATED_ORIGINS}
    now = {fact.field: fact for fact in found} | stated
    old = document.metadata
    free = _free(old, before)
    new = replace(old, **{field: now[field].value if field in now else None for field in free})
    _replace(connection, document_id, [now[field] for field in free if field in now])
    version = document.version
    if new != old:
        version += 1
        values = {field: getattr(new, field) for field in FIELDS}
        connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == document_id).values(version=version, **values))
    if has_news or new != old:
        outbox.add(connection, document_id, outbox.Operation.INDEX, version)
    return new.title != old.title


def add(connection: Connection, facts: Mapping[DocumentId, Sequence[RecognisedFact]]) -> None:
    """Keep the facts of documents that have none yet; what the documents show is the caller's."""
    rows = [
        {"document_id": document_id, **{name: getattr(fact, name) for name in RecognisedFact.__slots__}}
        for document_id, each in facts.items()
        for fact in each
    ]
    if rows:
        connection.execute(insert(RECOGNISED_FACTS), rows)


def shown_at_first(given: Metadata, found: Sequence[RecognisedFact]) -> tuple[Metadata, tuple[RecognisedFact, ...]]:
    """What a document shows that was never recognised before, and the facts that stand in it: none that was given."""
    free = _free(given, {})
    facts = {fact.field: fact for fact in found if fact.field in free}
    return replace(given, **{field: fact.value for field, fact in facts.items()}), tuple(facts.values())


def keep_stated(connection: Connection, document_id: DocumentId, stated: Sequence[StatedFact]) -> None:
    """Show what a file states of itself, as far as nobody said otherwise; it is indexed with the pages.

    Raises:
        DocumentNotFound: The document was erased meanwhile.
        ValueError: An origin that recognition would not know as one.
    """
    unknown = {fact.origin for fact in stated} - STATED_ORIGINS
    if unknown:
        raise ValueError(f"not where files state facts: {sorted(unknown)}")
    document = documents.find_for_worker(connection, document_id)
    if document is None:
        raise DocumentNotFound(document_id)
    before = _facts(connection, document_id)
    free = _free(document.metadata, before)
    facts = {
        fact.field: RecognisedFact(fact.field, fact.value, _SURE, fact.origin) for fact in stated if fact.field in free
    }
    if facts:
        _replace(connection, document_id, list((before | facts).values()))
        values = {field: fact.value for field, fact in facts.items()}
        connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == document_id).values(values))


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


def _facts(connection: Connection, document_id: DocumentId) -> dict[str, RecognisedFact]:
    row = RECOGNISED_FACTS.c
    query = select(row.field, row.value, row.confidence, row.origin).where(row.document_id == document_id)
    return {found.field: RecognisedFact(*found) for found in connection.execute(query)}


def _free(shown: Metadata, facts: Mapping[str, RecognisedFact]) -> tuple[str, ...]:
    """The fields that are empty, or hold what was recognised before."""
    return tuple(
        field
        for field in FIELDS
        if getattr(shown, field) is None or (field in facts and facts[field].value == getattr(shown, field))
    )


def _replace(connection: Connection, document_id: DocumentId, facts: Sequence[RecognisedFact]) -> None:
    connection.execute(delete(RECOGNISED_FACTS).where(RECOGNISED_FACTS.c.document_id == document_id))
    add(connection, {document_id: facts})


def outdated(connection: Connection, version: str) -> tuple[DocumentId, ...]:
    """Indexed documents at which this version of the recognisers has not looked yet, by id."""
    row = DOCUMENTS.c
    seen = select(RECOGNITIONS.c.document_id).where(RECOGNITIONS.c.version == version)
    query = select(row.id).where(row.state == "indexed", row.id.not_in(seen)).order_by(row.id)
    return tuple(DocumentId(found) for found in connection.execute(query).scalars())
