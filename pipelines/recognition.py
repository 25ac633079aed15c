"""The step that recognises who and what stands in a document, and what the document says of itself.

It reads the catalogue and writes nothing; ``keep_recognised`` stores the outcome in the transaction of whoever runs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from ingest.catalogue import documents, mentions, pages, recognised, steps
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.errors import DocumentNotFound
from ingest.catalogue.mentions import StoredMention
from ingest.catalogue.recognised import RecognisedFact
from ingest.labels import DocumentId
from pipelines.analysing import PageText
from pipelines.entities.contract import Mention
from pipelines.entities.describing import DESCRIBING_VERSION, describe
from pipelines.entities.recognising import Recognising, entity_id_of, folded_form


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was recognised in a document, and the version of what did it."""

    version: str
    mentions: tuple[StoredMention, ...]
    facts: tuple[RecognisedFact, ...]


class Recognition:
    """Recognises one document after another; may be used by several threads."""

    def __init__(self, catalogue: Catalogue, recognising: Recognising) -> None:
        self._catalogue = catalogue
        self._recognising = recognising
        self.is_quick = recognising.is_quick
        self.version = f"{recognising.version}-{DESCRIBING_VERSION}"

    def recognise(self, document_id: DocumentId) -> Recognised:
        """What stands in a document.

        Raises:
            DocumentNotFound: It was erased meanwhile.
        """
        with self._catalogue.reading() as connection:
            document = documents.find_for_worker(connection, document_id)
            if document is None:
                raise DocumentNotFound(document_id)
            texts = [PageText(number, text) for number, text in pages.texts_for_worker(connection, document_id)]
        return self.recognise_texts(texts, document.media_type)

    def recognise_texts(self, texts: Sequence[PageText], media_type: str | None) -> Recognised:
        """What stands in pages that were gathered elsewhere."""
        found = self._recognising.recognise(texts)
        stored = tuple(_stored(ordinal, page, mention) for ordinal, (page, mention) in enumerate(found))
        return Recognised(self.version, stored, describe(texts, found, media_type))

    def request_outdated(self, *, now: float) -> int:
        """Let workers look again at documents that another version has looked at; gives their number."""
        with self._catalogue.reading() as connection:
            waiting = recognised.outdated(connection, self.version)
        if waiting:
            with self._catalogue.writing() as connection:
                for document_id in waiting:
                    steps.reopen_job(connection, document_id, steps.Step.RECOGNISE, now=now)
        return len(waiting)


def keep_recognised(connection: Connection, document_id: DocumentId, found: Recognised) -> bool:
    """Store what was recognised and let the engine learn of it; True where the title changed and must be indexed.

    Raises:
        DocumentNotFound: The document was erased meanwhile.
    """
    has_news = mentions.store(connection, document_id, found.mentions, found.version)
    return recognised.store(connection, document_id, found.facts, has_news=has_news)


def _stored(ordinal: int, page: int, mention: Mention) -> StoredMention:
    return StoredMention(
        ordinal=ordinal,
        page=page,
        type=mention.type.value,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        normalized=mention.normalized,
        folded=folded_form(mention.normalized),
        entity_id=entity_id_of(mention.type, mention.normalized),
        confidence=mention.confidence,
        recogniser=mention.recogniser,
        version=mention.version,
    )
