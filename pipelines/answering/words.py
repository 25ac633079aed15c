"""The branch of words: documents that hold all words of a question; where those are few, other ways and any words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipelines.answering.stages import FoundByWords, Understood
from pipelines.engines.contract import Ask, Found, RankedDocument
from pipelines.question.tree import Everything, Node

SOME: Final = 20
"""With fewer documents than this, a page of hits, documents that hold all words in other ways follow behind them."""

FEW: Final = 5
"""With fewer documents than this that hold all words, documents that hold some are told too. A first screen shows about
five; whoever gets so many has something to read, whoever gets fewer has mostly one word too many or misread."""

RESCORED: Final = 100
"""So many of the first documents are scored exactly: five pages, more than nearly anybody leafs through. Each costs
0.01 ms; 200 found nothing better (the levels alone reach the same nDCG@10, docs/decisions/0003), they only tie less."""


def asks_of(understood: Understood) -> tuple[Ask, ...]:
    """What an engine is asked in turn; nothing where only meaning counts.

    As many documents as are rescored, or more where the page asked for lies further on.
    """
    question = understood.asked.question
    if question.mode == "meaning" and not isinstance(understood.tree, Everything):
        return ()
    return tuple(
        Ask(
            tree=tree,
            filters=understood.filters,
            sort=question.sort,
            limit=max(RESCORED, question.ranked.stop),
            facets=question.facets,
            enough=enough,
            excluded=understood.asked.excluded,
        )
        for tree, enough in _trees(understood)
    )


def by_words(understood: Understood, asks: Sequence[Ask], found: Sequence[Found]) -> FoundByWords:
    """What came of it."""
    if not asks:
        # Its words are not looked for, but those that stand in a hit are marked.
        return FoundByWords(understood, understood.loose_tree or understood.tree, (), 0, 0, 0, {})
    tree = asks[len(found) - 1].tree
    if understood.asked.question.sort == "date":
        found = found[-1:]  # the newest come first, even if they hold fewer of the words
    documents = _in_turn(found)
    ends = [len(_in_turn(found[:count])) for count in (1, 2)]
    strict, wide = ends if understood.wide_tree != understood.tree else (ends[0], ends[0])
    return FoundByWords(understood, tree, documents, strict, wide, found[-1].total, found[-1].facets)


def _trees(understood: Understood) -> tuple[tuple[Node, int], ...]:
    """What is asked in turn, and with how many documents that is enough; each tree finds what the one before did."""
    trees = [understood.tree]
    enough = []
    if understood.wide_tree != understood.tree:
        trees.append(understood.wide_tree)
        enough.append(SOME)
    if understood.loose_tree is not None:
        trees.append(understood.loose_tree)
        enough.append(FEW)
    return tuple(zip(trees, [*enough, 0], strict=True))


def _in_turn(found: Sequence[Found]) -> tuple[RankedDocument, ...]:
    """What the first question found, then what only the next one did."""
    ranked: dict[str, RankedDocument] = {}
    for each in found:
        for document in each.documents:
            ranked.setdefault(document.document_id, document)
    return tuple(ranked.values())
