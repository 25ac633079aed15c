"""Scores the first documents exactly, from the impacts that the catalogue keeps, and cuts the page out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ingest.catalogue import hits
from ingest.labels import DocumentId
from pipelines.answering.stages import Candidate, Fused, Rescored
from pipelines.answering.words import RESCORED
from pipelines.engines.contract import RankedDocument
from pipelines.question.tree import Leaf, Word, leaves
from pipelines.quiet_haystack import component
from pipelines.ranking import refine


@component
class Rescoring:
    """Orders the first documents anew; what lies beyond keeps the order of the engine."""

    @component.output_types(rescored=Rescored)
    def run(self, fused: Fused) -> dict[str, Rescored]:
        """Raises CatalogueError."""
        by_words = fused.by_words
        question = by_words.understood.asked.question
        connection = by_words.understood.asked.connection
        first, last = question.offset, question.offset + question.limit
        words = tuple(leaf for leaf in leaves(by_words.tree) if isinstance(leaf, Word) and not leaf.by_form)
        page = [(document.document_id, document.score) for document in fused.documents[first:last]]
        impacts: Mapping[DocumentId, bytes] = {}
        if words and question.sort == "relevance":
            head = fused.documents[:RESCORED]
            impacts = hits.impacts_for_ranking(connection, [document.document_id for document in head])
            page = (_exactly(head, by_words.strict, words, impacts) + _as_found(fused.documents[RESCORED:]))[first:last]
        if words and (unknown := [name for name, _ in page if name not in impacts]):
            impacts = {**impacts, **hits.impacts_for_ranking(connection, unknown)}
        candidates = tuple(
            Candidate(name, score, fused.nearness.get(name), impacts.get(name, b"")) for name, score in page
        )
        return {"rescored": Rescored(fused, candidates)}


def _as_found(documents: Sequence[RankedDocument]) -> list[tuple[DocumentId, float]]:
    return [(document.document_id, document.score) for document in documents]


def _exactly(
    head: Sequence[RankedDocument], strict: int, words: Sequence[Leaf], impacts: Mapping[DocumentId, bytes]
) -> list[tuple[DocumentId, float]]:
    """Ids and exact scores, best first; a document whose analysis is missing keeps the score of the engine.

    The first ``strict`` ones are ordered among themselves.
    """
    known = [document for document in head if document.document_id in impacts]
    scores = refine(words, [(document.score, impacts[document.document_id]) for document in known])
    exact = {document.document_id: score for document, score in zip(known, scores, strict=True)}
    ranked = sorted(
        (place >= strict, -exact.get(document.document_id, document.score), document.tie, document.document_id)
        for place, document in enumerate(head)
    )
    return [(name, -negative) for _, negative, _, name in ranked]
