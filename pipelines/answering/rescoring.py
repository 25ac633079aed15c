"""Scores the first candidates exactly, from the impacts that the catalogue keeps, and puts all in order.

Words alone: the sum of weight times impact. Words and meaning: ``10 * meaning + coverage``, where coverage is the share
of the question's weight that the document covers (1.375 for all of it at full impact). Reciprocal ranks were measured
worse: a chance match on a side word earns as much there as a full match (notes of the fusion in docs/decisions/0006).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from ingest.catalogue import passages
from ingest.labels import DocumentId
from pipelines.answering.stages import Candidate, Fused, Rescored
from pipelines.answering.words import RESCORED
from pipelines.question.tree import Leaf, Word, leaves
from pipelines.quiet_haystack import component
from pipelines.ranking import exact_score, refine

MEANING_WEIGHT: Final = 10.0
"""How much a similarity counts beside coverage; 6 to 12 measure alike (models/encoder/datasheet.md)."""

FULL_COVERAGE: Final = 1.375
"""BM25's 2.2 (k1 + 1, which our impacts leave out) over the 1.6 by which coverage is defined."""

_MOST_COVERAGE: Final = 1.5


@component
class Rescoring:
    """Orders the first 200 anew; what lies beyond keeps the order of the engine."""

    @component.output_types(rescored=Rescored)
    def run(self, fused: Fused) -> dict[str, Rescored]:
        """Raises CatalogueError."""
        asked = fused.by_words.understood.asked
        question = asked.question
        words = tuple(leaf for leaf in leaves(fused.by_words.tree) if isinstance(leaf, Word) and not leaf.by_form)
        candidates = tuple(replace(candidate, score=candidate.words) for candidate in fused.candidates)
        if not candidates or not (words or fused.by_meaning):
            return {"rescored": Rescored(fused, candidates, {})}
        count = RESCORED + sum(not candidate.is_strict and not candidate.words for candidate in candidates)
        head, tail = (candidates, ()) if fused.by_meaning else (candidates[:count], candidates[count:])
        page = candidates[question.offset : question.offset + question.limit]
        wanted = page if question.sort == "date" else (*head, *page)
        impacts = passages.impacts(
            asked.connection, list({candidate.document_id for candidate in wanted}), clearance=asked.clearance
        )
        if question.sort == "relevance":
            head = _exactly(head, words, impacts)
            if fused.by_meaning:
                head = _fused(head, leaves(fused.by_words.tree), by_words=question.mode != "meaning")
            head = tuple(sorted(head, key=_order))
        return {"rescored": Rescored(fused, (*head, *tail), impacts)}


def _order(candidate: Candidate) -> tuple[bool, float, int, str]:
    return not candidate.is_strict, -candidate.score, candidate.tie, candidate.document_id


def _exactly(
    head: Sequence[Candidate], words: Sequence[Leaf], impacts: Mapping[DocumentId, bytes]
) -> tuple[Candidate, ...]:
    """The candidates with exact scores; one whose analysis is missing keeps the score of the engine."""
    known = [candidate for candidate in head if candidate.document_id in impacts and candidate.words]
    scores = refine(words, [(candidate.words, impacts[candidate.document_id]) for candidate in known])
    exact = {candidate.document_id: score for candidate, score in zip(known, scores, strict=True)}
    # Found by meaning: the engine was not asked how many of the words they hold.
    exact |= {
        candidate.document_id: exact_score(words, impacts[candidate.document_id])
        for candidate in head
        if not candidate.words and candidate.document_id in impacts
    }
    return tuple(
        replace(candidate, words=score, score=score)
        for candidate in head
        for score in (exact.get(candidate.document_id, candidate.words),)
    )


def _fused(head: Sequence[Candidate], asked: Sequence[Leaf], *, by_words: bool) -> tuple[Candidate, ...]:
    """The candidates with the score of words and meaning together."""
    full = sum(leaf.weight for leaf in dict.fromkeys(asked)) or 1.0
    # A document that is not among the nearest is no nearer than the last of them.
    least = min((candidate.meaning for candidate in head if candidate.meaning is not None), default=0.0)
    return tuple(
        replace(
            candidate,
            score=round(
                MEANING_WEIGHT * (least if candidate.meaning is None else candidate.meaning)
                + (min(_MOST_COVERAGE, FULL_COVERAGE * candidate.words / full) if by_words else 0.0),
                6,
            ),
        )
        for candidate in head
    )
