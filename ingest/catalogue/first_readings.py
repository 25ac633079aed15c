"""Documents of one page that are read, analysed and recognised in one go: all rows of many, by the statements of one.

Only for documents of which the catalogue has nothing but what was handed in; everything that could be there already,
from an earlier try or a clerk, is the business of the steps that go one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, bindparam, update

from ingest.catalogue import events, mentions, outbox, pages, passages, recognised, signatures
from ingest.catalogue.mentions import StoredMention
from ingest.catalogue.passages import StoredAnalysis
from ingest.catalogue.recognised import RecognisedFact
from ingest.catalogue.records import Document, DocumentState, Metadata
from ingest.catalogue.rows import all_documents, fetch
from ingest.catalogue.schema import DOCUMENTS
from ingest.labels import DocumentId
from ingest.pages import Page


@dataclass(frozen=True, slots=True)
class Looked:
    """What recognition found in a document, and the version of what looked.

    ``shown`` is what the document then says of itself, with what somebody gave.
    """

    version: str
    mentions: tuple[StoredMention, ...]
    facts: tuple[RecognisedFact, ...]
    shown: Metadata


@dataclass(frozen=True, slots=True)
class FirstReading:
    """All that was made of a document as it was then; ``looked`` is None where recognition is still to come."""

    document: Document
    media_type: str
    page: Page
    analysis: StoredAnalysis
    signature: bytes
    looked: Looked | None


def find_untouched(
    connection: Connection, document_ids: Sequence[DocumentId], *, most_bytes: int
) -> Mapping[DocumentId, Document]:
    """Those of the documents of which nothing is known but what was handed in, and that are no larger.

    What was found inside another file is none: it might be nested too deep.
    """
    row = DOCUMENTS.c
    query = all_documents().where(
        row.id.in_(document_ids),
        row.state == DocumentState.ACCEPTED.value,
        row.page_count.is_(None),
        row.parent_id.is_(None),
        row.size <= most_bytes,
    )
    return {document.id: document for document in fetch(connection, query)}


def store(connection: Connection, made: Iterable[FirstReading], *, version: str, now: float) -> frozenset[DocumentId]:
    """Keep first readings and let the engine learn of them; gives the documents of which they are kept.

    A document that was changed, erased or touched by somebody else since is left as it is.

    Args:
        connection: A writing transaction.
        made: Each document once.
        version: Of the reading pipeline.
        now: Seconds since 1970, UTC.
    """
    readings = {each.document.id: each for each in made}
    if not readings:
        return frozenset()
    current = fetch(connection, all_documents().where(DOCUMENTS.c.id.in_(list(readings))))
    kept = {document.id: readings[document.id] for document in current if document == readings[document.id].document}
    if kept:
        _store(connection, kept, version, now)
    return frozenset(kept)


def _store(connection: Connection, kept: Mapping[DocumentId, FirstReading], version: str, now: float) -> None:
    connection.execute(_FINISH, [_values(each) for each in kept.values()])
    pages.add(connection, {name: each.page for name, each in kept.items()}, version=version)
    passages.add(connection, {name: each.analysis for name, each in kept.items()})
    signatures.add(connection, {name: each.signature for name, each in kept.items()})
    looked = {name: each.looked for name, each in kept.items() if each.looked is not None}
    for recogniser in {each.version for each in looked.values()}:
        by_it = {name: each for name, each in looked.items() if each.version == recogniser}
        mentions.add(connection, {name: each.mentions for name, each in by_it.items()}, recogniser)
    recognised.add(connection, {name: each.facts for name, each in looked.items()})
    # As documents that were never changed: whatever an engine comes to hold of them is no state of yesterday.
    outbox.add_again(connection, list(kept))
    events.append_for_each(connection, kept, DocumentState.INDEXING, at=now, pages=1)


_FINISH: Final = (
    update(DOCUMENTS)
    .where(DOCUMENTS.c.id == bindparam("name"))
    .values({name: bindparam(f"new_{name}") for name in ("media_type", "page_count", "state", "version")})
    .values({name: bindparam(f"new_{name}") for name in Metadata.__slots__})
)


def _values(made: FirstReading) -> dict[str, object]:
    document = made.document
    shown = document.metadata if made.looked is None else made.looked.shown
    return {
        "name": document.id,
        "new_media_type": made.media_type,
        "new_page_count": 1,
        "new_state": DocumentState.INDEXING.value,
        "new_version": document.version + (shown != document.metadata),
        **{f"new_{name}": getattr(shown, name) for name in Metadata.__slots__},
    }
