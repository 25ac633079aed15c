"""What the components of the query pipeline hand to one another: each stage holds the one before it.

All are immutable and pass uncopied. ``Asked`` carries the one reading transaction of the question, so that labels,
pending changes, pages and words all belong to the same moment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from ingest.catalogue.records import Document
from ingest.labels import Clearance, DocumentId
from pipelines.answering.answer import Hit, Question
from pipelines.engines.contract import FacetCount, FacetName
from pipelines.question.filters import Filters
from pipelines.question.tree import Node
from pipelines.quiet_haystack import HandedOver


@dataclass(frozen=True, slots=True)
class Asked(HandedOver):
    """A question and who asks it.

    ``excluded`` are the documents that count as missing: the engine may still hold them with labels of yesterday.
    """

    question: Question
    clearance: Clearance
    connection: Connection
    excluded: frozenset[DocumentId]


@dataclass(frozen=True, slots=True)
class Understood(HandedOver):
    """The question as a tree; ``loose_tree``, if there is one, is asked too where few documents match."""

    asked: Asked
    tree: Node
    loose_tree: Node | None
    filters: Filters
    interpreted: str
    repaired: str | None


@dataclass(frozen=True, slots=True)
class NearSentence:
    """The sentence of a document that is nearest to the question: ``text[start:end]`` of the page of a passage."""

    ordinal: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that may become a hit: ``words`` is the score of the words branch, ``meaning`` of the other one.

    Candidates that hold all words (``is_strict``) come before those that only the loosened question or its meaning
    found. ``meaning`` is a similarity above that of any question (pipelines/embeddings/hubs.py), None where it was not
    asked or the document is not among the nearest. ``score`` is what hits of one kind are ordered by.
    """

    document_id: DocumentId
    words: float
    meaning: float | None
    tie: int
    is_strict: bool = True
    sentence: NearSentence | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class NearDocument:
    """A document near to the question in meaning, by its best passage."""

    document_id: DocumentId
    meaning: float
    tie: int
    sentence: NearSentence


@dataclass(frozen=True, slots=True)
class FoundByWords(HandedOver):
    """Candidates from the best on, at least to the end of the page asked for; ``tree`` is the one that found them."""

    understood: Understood
    tree: Node
    candidates: tuple[Candidate, ...]
    total: int
    facets: Mapping[FacetName, tuple[FacetCount, ...]]


@dataclass(frozen=True, slots=True)
class FoundByMeaning(HandedOver):
    """Documents near to the question in meaning, nearest first; none where meaning was not asked."""

    understood: Understood
    near: tuple[NearDocument, ...]


@dataclass(frozen=True, slots=True)
class Fused(HandedOver):
    """The candidates of both branches, not yet in order, with the number of all hits and their facets.

    ``by_meaning`` says whether meaning has a say in their order.
    """

    by_words: FoundByWords
    candidates: tuple[Candidate, ...]
    total: int
    facets: Mapping[FacetName, tuple[FacetCount, ...]]
    by_meaning: bool


@dataclass(frozen=True, slots=True)
class Rescored(HandedOver):
    """The candidates in their final order, and the packed impacts of those that were scored exactly."""

    fused: Fused
    candidates: tuple[Candidate, ...]
    impacts: Mapping[DocumentId, bytes]


@dataclass(frozen=True, slots=True)
class Admitted(HandedOver):
    """The documents of the page asked for, as the catalogue has them; each may be read by the caller."""

    rescored: Rescored
    page: tuple[tuple[Candidate, Document], ...]
    parents: Mapping[DocumentId, Document]


@dataclass(frozen=True, slots=True)
class Shown(HandedOver):
    """The hits of the page."""

    admitted: Admitted
    hits: tuple[Hit, ...]
