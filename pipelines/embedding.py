"""Makes the vectors of a document, after its words are findable: one for each passage and each of its sentences."""

from __future__ import annotations

import numpy as np
from sqlalchemy import Connection

from ingest.catalogue import documents, outbox, pages, passages, vectors
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.errors import DocumentNotFound
from ingest.catalogue.vectors import StoredVectors
from ingest.labels import DocumentId
from pipelines.embeddings.contract import Embedder
from pipelines.embeddings.hubs import HubShares
from pipelines.embeddings.windows import sentence_windows


class Embedding:
    """Embeds documents with one model; for any number of threads."""

    def __init__(self, catalogue: Catalogue, embedder: Embedder, hub_shares: HubShares) -> None:
        self._catalogue = catalogue
        self._embedder = embedder
        self._hub_shares = hub_shares

    @property
    def model(self) -> str:
        """Name and version of the model."""
        return str(self._embedder.model)

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
        return tuple(self._passage(ordinal, texts[page], start, end) for ordinal, page, start, end in spans)

    def keep(self, connection: Connection, document_id: DocumentId, made: tuple[StoredVectors, ...]) -> None:
        """Store the vectors and let the engine learn of them.

        Raises:
            DocumentNotFound: The document was erased meanwhile.
        """
        document = documents.find_for_worker(connection, document_id)
        if document is None:
            raise DocumentNotFound(document_id)
        vectors.store(connection, document_id, self.model, made)
        outbox.add_again(connection, [document_id])

    def _passage(self, ordinal: int, text: str, start: int, end: int) -> StoredVectors:
        spans = sentence_windows(text, start, end) or ((start, end),)
        windows = [text[first:last] for first, last in spans]
        whole = text[start:end]
        # A passage of one sentence is that sentence: one vector serves for both.
        found = self._embedder.passages([whole, *windows] if len(windows) > 1 else [whole])
        halves = found.astype("<f2")
        shares = self._hub_shares.of(halves.astype(np.float32)).astype("<f4")
        first = 1 if len(windows) > 1 else 0
        return StoredVectors(
            ordinal=ordinal,
            passage=halves[0].tobytes(),
            hub_share=float(shares[0]),
            windows=halves[first:].tobytes(),
            window_hub_shares=shares[first:].tobytes(),
            window_spans=np.array(spans, dtype="<u4").tobytes(),
        )
