"""First component of the pipeline ``similar``: a document becomes the question that its likes answer best."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from ingest.catalogue import documents, hits, passages
from ingest.catalogue.passages import StoredPassage
from ingest.labels import DocumentId
from pipelines.answering.stages import Asked, Understood
from pipelines.german.frequencies import weight
from pipelines.question.tree import Everything, Node, Not, Or, Word
from pipelines.quiet_haystack import component
from pipelines.ranking import impacts_of

WORDS_OF_A_DOCUMENT: Final = 25
"""So many words stand for a document. With ten, letters on one form are all alike; with a hundred, each question costs
four times as much and the words added are those of any letter."""

_SHORTEST_STEM: Final = 3


@component
class Likening:
    """Asks for the weightiest words of a document, any of them, and leaves the document itself out."""

    @component.output_types(understood=Understood)
    def run(self, asked: Asked, document_id: str) -> dict[str, Understood]:
        """Raises DocumentNotFound if the caller may not read the document, and CatalogueError."""
        wanted = DocumentId(document_id)
        documents.find(asked.connection, wanted, clearance=asked.clearance)
        packed = hits.impacts_for_ranking(asked.connection, [wanted]).get(wanted, b"")
        words = weightiest(passages.of_document(asked.connection, wanted, clearance=asked.clearance), packed)
        # Without words nothing is like it: Not everything is nothing.
        tree: Node = Or(words) if words else Not(Everything())
        understood = Understood(
            asked=replace(asked, excluded=asked.excluded | {wanted}),
            tree=tree,
            wide_tree=tree,
            loose_tree=None,
            filters=asked.question.filters,
            interpreted="ähnliche Dokumente",
            repaired=None,
            is_plain=False,
        )
        return {"understood": understood}


def weightiest(stored: Iterable[StoredPassage], packed: bytes) -> tuple[Word, ...]:
    """The words that weigh most in a document, weightiest first, equal ones by stem.

    Args:
        stored: Its passages.
        packed: Its packed impacts.
    """
    found = {token.partition("#")[0] for passage in stored for token in passage.levels.split()}
    stems = [stem for stem in found if _says_something(stem)]
    ranked = sorted(
        (-impact * weight(stem), stem) for stem, impact in zip(stems, impacts_of(stems, packed), strict=True)
    )
    return tuple(
        Word(surface=stem, exact=stem, stem=stem, weight=weight(stem)) for _, stem in ranked[:WORDS_OF_A_DOCUMENT]
    )


def _says_something(stem: str) -> bool:
    # Numbers and scraps that OCR leaves at the edges are as rare as names, but tell nothing about likeness; tokens of
    # other streams (they begin with a sign) say what a stem has said.
    return len(stem) >= _SHORTEST_STEM and stem.isalnum() and not stem.isdigit()
