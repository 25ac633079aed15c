"""Brings the documents of both branches together: what the words found, and what only the meaning found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from pipelines.answering.stages import FoundByMeaning, FoundByWords, Fused, NearDocument
from pipelines.engines.contract import MOST_ENTITIES, Ask, Engine, FacetCount, FacetName, Found
from pipelines.question.tree import Among, And, Node, Not, Or
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
        question = by_words.understood.asked.question
        if not by_meaning.near:
            return {"fused": Fused(by_words, by_words.documents, (), {}, by_words.total, by_words.facets)}
        if question.mode == "meaning":
            added = by_meaning.near[:MOST_NEAR]
        else:
            added = tuple(each for each in by_meaning.near if each.is_told)[:MOST_BY_MEANING]
        known = {document.document_id for document in by_words.documents}
        only_near = tuple(each for each in added if each.document_id not in known)
        found = self._all(by_words, added) if question.sort == "date" else self._with_near(by_words, only_near)
        fused = Fused(
            by_words,
            documents=found.documents,
            only_near=() if question.sort == "date" else only_near,
            near={each.document_id: each for each in by_meaning.near},
            total=found.total,
            facets=found.facets,
        )
        return {"fused": fused}

    def _with_near(self, by_words: FoundByWords, only_near: Sequence[NearDocument]) -> Found:
        """The hits of the words in their order, counted together with those of the near ones that are none of them.

        Documents that are not among the first hits may be hits further on; the engine knows.
        """
        entities = by_words.facets.get("entity", ())
        if not only_near or len(entities) >= MOST_ENTITIES:  # of a facet that is cut, the rest is not known
            both = self._all(by_words, only_near) if only_near else Found((), by_words.total, by_words.facets)
            return replace(both, documents=by_words.documents)
        these: Node = Among(tuple(sorted(each.document_id for each in only_near)))
        if by_words.total > len(by_words.documents):
            these = And((these, Not(by_words.tree)))
        # Named, although the names are known: an engine counts few hits that it has at hand faster than unseen ones.
        ask = _ask(by_words, these, limit=len(only_near))
        more = self._engine.find(ask, clearance=by_words.understood.asked.clearance)
        return Found(by_words.documents, by_words.total + more.total, _added_up(by_words.facets, more.facets))

    def _all(self, by_words: FoundByWords, added: Sequence[NearDocument]) -> Found:
        """All hits of both and their facets; by date also the hits themselves, whose order meaning does not change."""
        these = Among(tuple(sorted(each.document_id for each in added)))
        understood = by_words.understood
        tree: Node = these if understood.asked.question.mode == "meaning" else Or((by_words.tree, these))
        question = understood.asked.question
        ask = _ask(by_words, tree, limit=question.ranked.stop if question.sort == "date" else 0)
        return self._engine.find(ask, clearance=understood.asked.clearance)


def _by_value(counted: FacetCount) -> str:
    return counted.value


def _most_first(counted: FacetCount) -> tuple[int, str]:
    return -counted.count, counted.value


def _ask(by_words: FoundByWords, tree: Node, *, limit: int) -> Ask:
    asked = by_words.understood.asked
    question = asked.question
    return Ask(
        tree=tree,
        filters=by_words.understood.filters,
        sort=question.sort,
        limit=limit,
        facets=question.facets,
        excluded=asked.excluded,
    )


def _added_up(
    some: Mapping[FacetName, Sequence[FacetCount]], more: Mapping[FacetName, Sequence[FacetCount]]
) -> dict[FacetName, tuple[FacetCount, ...]]:
    """The counts of two sets of documents that have none in common, in the order of ``Found``."""
    sums: dict[FacetName, tuple[FacetCount, ...]] = {}
    for name, counted in more.items():
        counts = Counter({each.value: each.count for each in some.get(name, ())})
        counts.update({each.value: each.count for each in counted})
        found = [FacetCount(value, count) for value, count in counts.items()]
        found.sort(key=_most_first)
        if name == "date":
            found.sort(key=_by_value)
        sums[name] = tuple(found[:MOST_ENTITIES] if name == "entity" else found)
    return sums
