"""Brings the documents of both branches together: what the words found, and what only the meaning found."""

from __future__ import annotations

from typing import Final

from pipelines.answering.stages import FoundByMeaning, FoundByWords, Fused, NearDocument
from pipelines.engines.contract import Ask, Engine, Found
from pipelines.question.tree import Among, Node, Or
from pipelines.quiet_haystack import component

MOST_BY_MEANING: Final = 20
"""Hits that only their meaning makes hits, in a question for both: a page of them. With 50 nothing more is found."""

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
        if not by_meaning.near:
            facets = self._count(by_words, ()).facets if by_words.facets is None else by_words.facets
            return {"fused": Fused(by_words, by_words.documents, (), {}, by_words.total, facets)}
        known = {document.document_id for document in by_words.documents}
        if by_words.understood.asked.question.mode == "meaning":
            added = by_meaning.near[:MOST_NEAR]
        else:
            added = tuple(each for each in by_meaning.near if each.is_told)[:MOST_BY_MEANING]
        found = self._count(by_words, added)
        by_date = by_words.understood.asked.question.sort == "date"
        fused = Fused(
            by_words,
            documents=found.documents if by_date else by_words.documents,
            only_near=() if by_date else tuple(each for each in added if each.document_id not in known),
            near={each.document_id: each for each in by_meaning.near},
            total=found.total,
            facets=found.facets,
        )
        return {"fused": fused}

    def _count(self, by_words: FoundByWords, added: tuple[NearDocument, ...]) -> Found:
        """All hits and their facets; by date also the hits themselves, whose order meaning does not change."""
        asked = by_words.understood.asked
        question = asked.question
        these = Among(tuple(sorted(each.document_id for each in added)))
        tree: Node = these if question.mode == "meaning" else Or((by_words.tree, these))
        ask = Ask(
            tree=tree,
            filters=by_words.understood.filters,
            sort=question.sort,
            limit=question.ranked.stop if question.sort == "date" else 0,
            facets=question.facets,
            excluded=asked.excluded,
        )
        return self._engine.find(ask, clearance=asked.clearance)
