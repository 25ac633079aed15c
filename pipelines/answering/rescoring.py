"""Scores the first documents exactly, from the impacts that the catalogue keeps, and cuts the page out.

Words alone: the sum of weight times impact. Words and meaning: ``10 * meaning + 2.5 * coverage ** 2``, where coverage
is the share of the question's weight that a document covers. Reciprocal ranks measure worse: a chance match on a side
word earns as much there as a full match (docs/decisions/0006).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ingest.catalogue import hits
from ingest.labels import DocumentId
from pipelines.answering.stages import Candidate, Fused, NearDocument, Rescored
from pipelines.answering.words import RESCORED
from pipelines.engines.contract import RankedDocument
from pipelines.question.tree import Leaf, Word, counted_leaves, whole_weight
from pipelines.quiet_haystack import component
from pipelines.ranking import exact_scores, refine, told_twice

MEANING_WEIGHT: Final = 10.0
"""How much a cosine counts beside coverage; 6 to 12 measure alike (models/encoder/datasheet.md)."""

COVERAGE_WEIGHT: Final = 2.5
"""What a document gets that has every word at full impact."""

COVERAGE_POWER: Final = 2.0
"""Some of the words are worth less than their share, as a word in common may be chance: beside weight 2 and power 1.5
the same on articles, but an eighth more for questions that share hardly a word (docs/decisions/0021)."""

HELD_OTHERWISE: Final = 0.5
"""Power of the coverage of documents that hold all words in other ways of writing: a part of a compound counts half,
but where nothing of the question is missing that is no chance."""


@dataclass(frozen=True, slots=True)
class _Scored:
    """A document with its place in the final order."""

    document_id: DocumentId
    words: float
    score: float
    tie: int
    tier: int


@component
class Rescoring:
    """Orders the first documents anew; what lies beyond keeps the order of the engine."""

    @component.output_types(rescored=Rescored)
    def run(self, fused: Fused) -> dict[str, Rescored]:
        """Raises CatalogueError."""
        by_words = fused.by_words
        question = by_words.understood.asked.question
        connection = by_words.understood.asked.connection
        counted = counted_leaves(by_words.tree)
        words = tuple(leaf for leaf in counted if isinstance(leaf, Word) and not leaf.by_form)
        impacts: Mapping[DocumentId, bytes] = {}
        if question.sort == "relevance" and (words or fused.only_near):
            head = fused.documents[:RESCORED]
            named = [*(each.document_id for each in head), *(each.document_id for each in fused.only_near)]
            impacts = hits.impacts_for_ranking(connection, named)
            ends = by_words.strict, by_words.wide
            scored = _exactly(head, ends, words, impacts) + _only_near(fused.only_near, words, impacts)
            if fused.near:
                scored = _with_meaning(scored, fused, counted, impacts)
            # Where meaning has a say, a word written otherwise is not above it.
            last_tier = 1 if fused.near else 2
            scored.sort(key=lambda each: (min(each.tier, last_tier), -each.score, each.tie, each.document_id))
            page = (scored + _as_found(fused.documents[RESCORED:]))[question.ranked]
        else:
            page = _as_found(fused.documents[question.ranked])
        if words and (unknown := [each.document_id for each in page if each.document_id not in impacts]):
            impacts = {**impacts, **hits.impacts_for_ranking(connection, unknown)}
        candidates = tuple(
            Candidate(
                each.document_id,
                each.words,
                each.score,
                fused.near.get(each.document_id),
                each.tier,
                impacts.get(each.document_id, b""),
            )
            for each in page
        )
        return {"rescored": Rescored(fused, candidates)}


def _as_found(documents: Sequence[RankedDocument]) -> list[_Scored]:
    return [_Scored(each.document_id, each.score, each.score, each.tie, tier=0) for each in documents]


def _exactly(
    head: Sequence[RankedDocument],
    ends: tuple[int, int],
    words: Sequence[Leaf],
    impacts: Mapping[DocumentId, bytes],
) -> list[_Scored]:
    """With exact scores; a document whose analysis is missing keeps the score of the engine.

    The first tier ends before the first of ``ends``, the second before the other.
    """
    known = [document for document in head if document.document_id in impacts]
    scores = refine(words, [(document.score, impacts[document.document_id]) for document in known])
    exact = {document.document_id: score for document, score in zip(known, scores, strict=True)}
    return [
        _Scored(document.document_id, score, score, document.tie, tier=sum(place >= end for end in ends))
        for place, document in enumerate(head)
        for score in (exact.get(document.document_id, document.score),)
    ]


def _only_near(
    near: Sequence[NearDocument], words: Sequence[Leaf], impacts: Mapping[DocumentId, bytes]
) -> list[_Scored]:
    """Documents that the engine was not asked for by words; they may hold some of them."""
    if not near:
        return []
    scores = exact_scores(words, [impacts.get(each.document_id, b"") for each in near])
    return [_Scored(each.document_id, score, score, each.tie, tier=2) for each, score in zip(near, scores, strict=True)]


def _with_meaning(
    scored: Sequence[_Scored], fused: Fused, asked: Sequence[Leaf], impacts: Mapping[DocumentId, bytes]
) -> list[_Scored]:
    near = fused.near
    understood = fused.by_words.understood
    counts_words = understood.asked.question.mode != "meaning"
    # A word covers its share of the question once, in however many ways it is written in a document.
    twice = told_twice(asked, [impacts.get(each.document_id, b"") for each in scored])
    full = whole_weight(understood.tree) or 1.0
    # A document that is not among the nearest is no nearer than the last of them.
    least = min(each.meaning for each in near.values())
    found = []
    for each, counted_twice in zip(scored, twice, strict=True):
        meaning = near[each.document_id].meaning if each.document_id in near else least
        share = min(1.0, max(0.0, (each.words - counted_twice) / full)) if counts_words else 0.0
        if each.tier == 1:
            share **= HELD_OTHERWISE
        score = round(MEANING_WEIGHT * meaning + COVERAGE_WEIGHT * share**COVERAGE_POWER, 6)
        found.append(_Scored(each.document_id, each.words, score, each.tie, each.tier if counts_words else 2))
    return found
