"""Brings the candidates of both branches together: what the words found, and what only the meaning found."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ingest.labels import DocumentId
from pipelines.answering.stages import Asked, Candidate, FoundByMeaning, FoundByWords, Fused, NearDocument
from pipelines.engines.contract import Ask, Engine
from pipelines.question.tree import Among, Node, Or
from pipelines.quiet_haystack import component

MOST_BY_MEANING: Final = 50
"""Hits that only their meaning makes hits, in a question for both; more than two pages of them nobody reads."""

NEARER_THAN_ANY: Final = 0.0
"""Meaning from which such a document counts as a hit: it is nearer to this question than to the reference questions
that are nearest to it, so the likeness is not just that of any question."""

MOST_NEAR: Final = 100
"""Hits of a question by meaning alone, which has no natural end."""


@component
class Fusing:
    """Adds the near documents and counts again what is a hit now."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @component.output_types(fused=Fused)
    def run(self, by_words: FoundByWords, by_meaning: FoundByMeaning) -> dict[str, Fused]:
        """Raises EngineError."""
        asked = by_words.understood.asked
        if not by_meaning.near:
            fused = Fused(by_words, by_words.candidates, by_words.total, by_words.facets, by_meaning=False)
            return {"fused": fused}
        near = {each.document_id: each for each in by_meaning.near}
        known = {candidate.document_id for candidate in by_words.candidates}
        if asked.question.mode == "meaning":
            added = by_meaning.near[:MOST_NEAR]
        else:
            added = tuple(each for each in by_meaning.near if each.meaning > NEARER_THAN_ANY)[:MOST_BY_MEANING]
        candidates = (
            *(_with_meaning(candidate, near) for candidate in by_words.candidates),
            *(
                Candidate(each.document_id, 0.0, each.meaning, each.tie, is_strict=False, sentence=each.sentence)
                for each in added
                if each.document_id not in known
            ),
        )
        return {"fused": self._counted(asked, by_words, candidates, added)}

    def _counted(
        self, asked: Asked, by_words: FoundByWords, candidates: tuple[Candidate, ...], added: tuple[NearDocument, ...]
    ) -> Fused:
        question = asked.question
        these = Among(tuple(sorted(each.document_id for each in added)))
        tree: Node = these if question.mode == "meaning" else Or((by_words.tree, these))
        by_date = question.sort == "date"
        ask = Ask(
            tree=tree,
            filters=by_words.understood.filters,
            sort=question.sort,
            limit=question.offset + question.limit if by_date else 0,
            facets=question.facets,
            excluded=asked.excluded,
        )
        found = self._engine.find(ask, clearance=asked.clearance)
        if by_date:
            held = {candidate.document_id: candidate for candidate in candidates}
            candidates = tuple(
                held.get(hit.document_id, Candidate(hit.document_id, hit.score, None, hit.tie))
                for hit in found.documents
            )
        return Fused(by_words, candidates, found.total, found.facets, by_meaning=True)


def _with_meaning(candidate: Candidate, near: dict[DocumentId, NearDocument]) -> Candidate:
    found = near.get(candidate.document_id)
    return candidate if found is None else replace(candidate, meaning=found.meaning, sentence=found.sentence)
