"""Scores the first candidates exactly, from the impacts that the catalogue keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ingest.catalogue import hits
from ingest.labels import DocumentId
from pipelines.answering.stages import Candidate, Fused, Rescored
from pipelines.answering.words import RESCORED
from pipelines.question.tree import Leaf, Word, leaves
from pipelines.quiet_haystack import component
from pipelines.ranking import refine


@component
class Rescoring:
    """Orders the first 200 anew; what lies beyond keeps the order of the engine."""

    @component.output_types(rescored=Rescored)
    def run(self, fused: Fused) -> dict[str, Rescored]:
        """Raises CatalogueError."""
        asked = fused.by_words.understood.asked
        question = asked.question
        words = tuple(leaf for leaf in leaves(fused.by_words.tree) if isinstance(leaf, Word) and not leaf.by_form)
        if not words or not fused.candidates:
            return {"rescored": Rescored(fused, fused.candidates, {})}
        head, tail = fused.candidates[:RESCORED], fused.candidates[RESCORED:]
        page = fused.candidates[question.offset : question.offset + question.limit]
        wanted = page if question.sort == "date" else {*head, *page}
        impacts = hits.impacts_of(
            asked.connection, [candidate.document_id for candidate in wanted], clearance=asked.clearance
        )
        if question.sort == "relevance":
            head = _exactly(head, words, impacts)
        return {"rescored": Rescored(fused, head + tail, impacts)}


def _exactly(
    head: Sequence[Candidate], words: Sequence[Leaf], impacts: Mapping[DocumentId, bytes]
) -> tuple[Candidate, ...]:
    """The candidates with exact scores, best first; one whose analysis is missing keeps the score of the engine."""
    known = [candidate for candidate in head if candidate.document_id in impacts]
    scores = refine(words, [(candidate.words, impacts[candidate.document_id]) for candidate in known])
    exact = {candidate.document_id: score for candidate, score in zip(known, scores, strict=True)}
    scored = [
        Candidate(
            candidate.document_id,
            exact.get(candidate.document_id, candidate.words),
            candidate.meaning,
            candidate.tie,
            candidate.is_strict,
        )
        for candidate in head
    ]
    scored.sort(key=lambda candidate: (not candidate.is_strict, -candidate.words, candidate.tie, candidate.document_id))
    return tuple(scored)
