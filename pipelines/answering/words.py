"""The words branch: documents that hold all words of the question, or where those are few, any."""

from __future__ import annotations

from typing import Final

from pipelines.answering.stages import FoundByWords, Understood
from pipelines.engines.contract import Ask, Engine, Found, RankedDocument
from pipelines.question.tree import Everything, Node
from pipelines.quiet_haystack import component

FEW: Final = 5
"""With fewer documents than this that hold all words, documents that hold some are told too. A first screen shows about
five; whoever gets so many has something to read, whoever gets fewer has mostly one word too many or misread."""

RESCORED: Final = 100
"""So many of the first documents are scored exactly: five pages, more than nearly anybody leafs through. Each costs
0.01 ms; 200 found nothing better (the levels alone reach the same nDCG@10, docs/decisions/0003), they only tie less."""


@component
class WordsBranch:
    """Asks the engine; takes as many documents as are rescored, or more where the page asked for lies further on."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @component.output_types(by_words=FoundByWords)
    def run(self, understood: Understood) -> dict[str, FoundByWords]:
        """Raises EngineError."""
        tree = understood.tree
        if understood.asked.question.mode == "meaning" and not isinstance(tree, Everything):
            # Its words are not looked for, but those that stand in a hit are marked.
            return {"by_words": FoundByWords(understood, understood.loose_tree or tree, (), 0, 0, {})}
        strict = found = self._find(understood, tree)
        if understood.loose_tree is not None and strict.total < FEW:
            tree = understood.loose_tree
            found = self._find(understood, tree)
        documents, first = found.documents, len(found.documents)
        # By date, the newest come first even if they hold fewer of the words.
        if found is not strict and understood.asked.question.sort == "relevance":
            documents, first = _strict_first(strict, found), len(strict.documents)
        return {"by_words": FoundByWords(understood, tree, documents, first, found.total, found.facets)}

    def _find(self, understood: Understood, tree: Node) -> Found:
        asked = understood.asked
        question = asked.question
        ask = Ask(
            tree=tree,
            filters=understood.filters,
            sort=question.sort,
            limit=max(RESCORED, question.offset + question.limit),
            facets=question.facets,
            excluded=asked.excluded,
        )
        return self._engine.find(ask, clearance=asked.clearance)


def _strict_first(strict: Found, loose: Found) -> tuple[RankedDocument, ...]:
    """What the strict question found, then what only the loosened one did."""
    known = {document.document_id for document in strict.documents}
    return (*strict.documents, *(document for document in loose.documents if document.document_id not in known))
