"""What an engine is given to make a document findable: plain tokens, labels and facts, no texts of its own making."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.labels import DocumentId, Labels
from ingest.legibility import Legibility

__all__ = ["DocumentId", "FindableDocument", "FindablePassage"]


@dataclass(frozen=True, slots=True)
class FindablePassage:
    """One passage: ``ordinal`` counts from 0 through the document; the other fields as in FindableDocument.

    ``vector`` is what the model of the index made of it: float16, little-endian, L2-normalised; empty until then.
    """

    ordinal: int
    page: int
    words: str
    levels: str
    identifiers: str
    vector: bytes = b""


@dataclass(frozen=True, slots=True)
class FindableDocument:
    """All that an engine learns of one document.

    ``words`` are the folded words in reading order (title first), one blank between; their places carry phrases.
    ``levels`` are level tokens: a stem ``s`` as ``s``, ``s#1`` .. ``s#4`` by how much it weighs in the document
    (pipelines/ranking.py). ``identifiers`` are squeezed forms, ``entities`` ids of what the document mentions.
    ``tie`` orders equal scores
    (smaller first) and depends on content and file name only, so that two installations with the same documents answer
    in the same order; equal ties fall back to ``document_id``. An engine keeps the highest ``version`` it has been
    given and ignores older ones.
    """

    document_id: DocumentId
    version: int
    tie: int
    labels: Labels
    doc_type: str | None
    kind: str | None
    date: str | None
    file_name: str
    file_reference: str | None
    words: str
    levels: str
    identifiers: str
    passages: tuple[FindablePassage, ...]
    entities: tuple[str, ...] = ()
    sender: str | None = None
    legibility: Legibility = Legibility.DIGITAL
