"""The passages by which documents are shown and read: those that say most of what was asked."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.catalogue import hits
from ingest.labels import DocumentId
from pipelines.answering.stages import Asked
from pipelines.engines.contract import Ask, Engine
from pipelines.passage_ranking import best_passages, can_rank
from pipelines.question.tree import Node, is_variant, leaves


def ordinals_of_best(
    engine: Engine, asked: Asked, tree: Node, document_ids: Sequence[DocumentId], *, count: int
) -> dict[DocumentId, tuple[int, ...]]:
    """The ordinals of the best passages of each document, best first; documents without any are missing.

    From the catalogue where words decide; the engine is asked for phrases, beginnings, numbers and whatever else only
    it knows, and for documents that hold no word but in a misread spelling.

    Args:
        engine: The one that found the documents.
        asked: The question.
        tree: What found the documents.
        document_ids: Documents that were admitted.
        count: Passages of each, at most.

    Raises:
        EngineError: The engine did not answer.
        CatalogueError: The catalogue did not answer.
    """
    found: dict[DocumentId, tuple[int, ...]] = {}
    if all(can_rank(leaf) or is_variant(leaf) for leaf in leaves(tree)):
        packed = hits.passage_impacts_of(asked.connection, document_ids)
        best = best_passages(leaves(tree), list(packed.values()), count)
        found = {name: ordinals for name, ordinals in zip(packed, best, strict=True) if ordinals}
    left = [name for name in document_ids if name not in found]
    if left and leaves(tree):
        ask = Ask(tree=tree, excluded=asked.excluded)
        ranked = engine.passages(ask, left, clearance=asked.clearance, per_document=count)
        found |= {name: tuple(each.ordinal for each in passages) for name, passages in ranked.items()}
    return found
