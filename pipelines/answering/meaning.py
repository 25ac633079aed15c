"""The meaning branch: documents that say what the question asks, whatever the words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest.catalogue import vectors
from ingest.catalogue.vectors import StoredVectors
from ingest.labels import DocumentId
from pipelines.answering.stages import FoundByMeaning, FoundByVector, NearDocument, NearSentence
from pipelines.embeddings.contract import Embedder
from pipelines.embeddings.hubs import SHARE
from pipelines.quiet_haystack import component

LEAST_BEYOND: Final = -0.03
"""How far beyond the reference questions nearest to it a document must lie to be told without a word in common. 95 % of
the documents that answer lie above -.027 (papers) and .041 (articles), half of the others below -.031."""

WHOLE: Final = 0.35
"""The part that the passage as a whole has in its meaning; its nearest sentence has the rest. With more, hits hang on
where passages happen to be cut; with less, sentences count that only sound alike (docs/decisions/0021)."""

_DIGITS: Final = 6  # of a similarity; what lies behind is noise of 16-bit vectors


@component
class MeaningBranch:
    """Rescores the nearest passages by their nearest sentence."""

    def __init__(self, embedder: Embedder | None) -> None:
        self._embedder = embedder

    @component.output_types(by_meaning=FoundByMeaning)
    def run(self, by_vector: FoundByVector) -> dict[str, FoundByMeaning]:
        """Raises CatalogueError."""
        understood, vector = by_vector.worded.understood, by_vector.worded.vector
        if self._embedder is None or vector is None:
            return {"by_meaning": FoundByMeaning(understood, ())}
        asked = understood.asked
        ties = {near.document_id: near.tie for near in by_vector.passages}
        stored = vectors.find_many(
            asked.connection,
            [(near.document_id, near.ordinal) for near in by_vector.passages],
            model=str(self._embedder.model),
            clearance=asked.clearance,
        )
        best = best_sentences(vector, ((document_id, passage) for (document_id, _), passage in stored.items()))
        near = [
            NearDocument(document_id, meaning, beyond > LEAST_BEYOND, ties[document_id], sentence)
            for document_id, (meaning, beyond, sentence) in best.items()
        ]
        near.sort(key=lambda each: (-each.meaning, each.tie, each.document_id))
        return {"by_meaning": FoundByMeaning(understood, tuple(near), vector)}


def best_sentences(
    vector: NDArray[np.float32], stored: Iterable[tuple[DocumentId, StoredVectors]]
) -> dict[DocumentId, tuple[float, float, NearSentence]]:
    """For each document the meaning of its best passage, how far beyond any question, and the nearest sentence.

    The meaning of a passage is the mean, weighted by ``WHOLE``, of its own cosine and that of its nearest sentence,
    each less a share of how near it lies to any question (``hubs.SHARE``); beyond any question is their plain mean less
    all of it. Equal ones: the first passage, the first sentence.
    """
    best: dict[DocumentId, tuple[float, float, NearSentence]] = {}
    pairs = list(stored)
    for (document_id, passage), (meaning, beyond, place) in zip(
        pairs, _meanings(vector, [passage for _, passage in pairs]), strict=True
    ):
        held = best.get(document_id)
        if held is None or (-meaning, passage.ordinal) < (-held[0], held[2].ordinal):
            start, end = np.frombuffer(passage.window_spans, dtype="<u4", count=2, offset=8 * place).tolist()
            best[document_id] = (meaning, beyond, NearSentence(passage.ordinal, start, end))
    return best


def _meanings(vector: NDArray[np.float32], stored: Sequence[StoredVectors]) -> list[tuple[float, float, int]]:
    """For each passage its meaning, how far that lies beyond any question, and its nearest window."""
    # vecdot goes row by row, unlike a product with a matrix: that would be summed in another order, and the last digit
    # of a similarity must not depend on how many sentences stand beside it.
    wholes = np.vecdot(_rows([each.passage for each in stored], len(vector)), vector).tolist()
    cosines = np.vecdot(_rows([each.windows for each in stored], len(vector)), vector).tolist()
    nearness = np.frombuffer(b"".join([each.window_hub_shares for each in stored]), dtype="<f4").tolist()
    ordered = [round(cosine - SHARE * any_, _DIGITS) for cosine, any_ in zip(cosines, nearness, strict=True)]
    found = []
    first = 0
    for each, whole in zip(stored, wholes, strict=True):
        last = first + len(each.window_hub_shares) // 4
        highest = max(ordered[first:last])
        place = ordered.index(highest, first)
        meaning = WHOLE * (whole - SHARE * each.hub_share) + (1.0 - WHOLE) * highest
        beyond = (whole - each.hub_share + cosines[place] - nearness[place]) / 2
        found.append((round(meaning, _DIGITS), round(beyond, _DIGITS), place - first))
        first = last
    return found


def _rows(packed: Sequence[bytes], width: int) -> NDArray[np.float32]:
    """Vectors of 16 bits as rows of 32 bits."""
    return np.frombuffer(b"".join(packed), dtype="<f2").reshape(-1, width).astype(np.float32)
