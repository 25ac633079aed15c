"""The sentence of one document that is nearest to a question, on its page."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from ingest.catalogue import pages, passages, vectors
from ingest.labels import Clearance, DocumentId
from pipelines.answering.marked_pages import MarkedPage
from pipelines.answering.meaning import best_sentences
from pipelines.answering.places import sentence_mark


def nearest_page(
    connection: Connection,
    document_id: DocumentId,
    vector: NDArray[np.float32],
    *,
    model: str,
    clearance: Clearance,
) -> Iterator[MarkedPage]:
    """The page of the nearest sentence with that sentence marked; nothing while the document has no vectors."""
    stored = vectors.of_documents(connection, [document_id], model=model, clearance=clearance)
    for _, sentence in best_sentences(vector, stored).values():
        key = (document_id, sentence.ordinal)
        passage = passages.find_many(connection, [key], clearance=clearance).get(key)
        page = None if passage is None else pages.find(connection, document_id, passage.page, clearance=clearance)
        if passage is not None and page is not None:
            yield MarkedPage(page, (sentence_mark(sentence.start, sentence.end),), (passage.start, passage.end))
