"""The sentence of one document that is nearest to a question, on its page."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from ingest.catalogue import hits, vectors
from ingest.catalogue.words import boxes_between
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
    for _, _, sentence in best_sentences(vector, stored).values():
        key = (document_id, sentence.ordinal)
        for place in hits.places_of(connection, [key], clearance=clearance).values():
            mark = sentence_mark(sentence.start, sentence.end)
            boxes = boxes_between(place.page_words, [(mark.start, mark.end)])
            yield MarkedPage(place.page, place.page_text, (mark,), boxes, (place.start, place.end))
