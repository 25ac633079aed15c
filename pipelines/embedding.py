"""Makes the vectors of a document, after its words are findable: one for each passage and each of its sentences."""

from __future__ import annotations

import numpy as np
from sqlalchemy import Connection

from ingest.catalogue import documents, outbox, pages, passages, vectors
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.errors import DocumentNotFound
from ingest.catalogue.vectors import StoredVectors
from ingest.labels import DocumentId
from pipelines.embeddings.installing import Meaning
from pipelines.embeddings.windows import cut_windows


class Embedding:
    """Embeds documents with one model; for any number of threads."""

    def __init__(self, catalogue: Catalogue, meaning: Meaning) -> None:
        self._catalogue = catalogue
        self._meaning = meaning

    @property
    def model(self) -> str:
        """Name and version of the model."""
        return str(self._meaning.embedder.model)

    def embed(self, document_id: DocumentId) -> tuple[StoredVectors, ...]:
        """The vectors of all passages of a document, in order.

        Raises:
            DocumentNotFound: It was erased meanwhile.
        """
        with self._catalogue.reading() as connection:
            if documents.find_for_worker(connection, document_id) is None:
                raise DocumentNotFound(document_id)
            texts = dict(pages.texts_for_worker(connection, document_id))
            spans = passages.spans_for_worker(connection, document_id)
        return tuple(self.embed_passage(ordinal, texts[page], start, end) for ordinal, page, start, end in spans)

    def keep(self, connection: Connection, document_id: DocumentId, made: tuple[StoredVectors, ...]) -> None:
        """Store the vectors and let the engine learn of them.

        Raises:
            DocumentNotFound: The document was erased meanwhile.
        """
        if documents.find_for_worker(connection, document_id) is None:
            raise DocumentNotFound(document_id)
        vectors.store(connection, document_id, self.model, made)
        outbox.add_again(connection, [document_id])

    def embed_passage(self, ordinal: int, text: str, start: int, end: int) -> StoredVectors:
        """The vectors of the passage ``text[start:end]`` of a page."""
        passage = text[start:end]
        spans = [(window.start, window.end) for window in cut_windows(passage)] or [(0, len(passage))]
        found = self._meaning.embedder.embed_passage(passage, [passage[first:last] for first, last in spans])
        # What is kept is what is compared: the nearness to any question is that of the rounded vectors.
        whole, windows = found.whole.astype("<f2"), found.windows.astype("<f2")
        nearness = self._meaning.hubs.of(np.vstack([whole, windows]).astype(np.float32)).astype("<f4")
        return StoredVectors(
            ordinal=ordinal,
            passage=whole.tobytes(),
            hub_share=float(nearness[0]),
            windows=windows.tobytes(),
            window_hub_shares=nearness[1:].tobytes(),
            window_spans=(np.array(spans, dtype="<u4") + np.uint32(start)).astype("<u4").tobytes(),
        )
