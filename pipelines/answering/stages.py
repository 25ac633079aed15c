"""What the components of the query pipeline hand to one another: each stage holds the one before it.

All are immutable and pass uncopied. ``Asked`` carries the one reading transaction of the question, so that labels,
pending changes, pages and words all belong to the same moment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from ingest.catalogue.hits import HitFacts
from ingest.labels import Clearance, DocumentId
from pipelines.answering.answer import Hit, Question, Reply
from pipelines.engines.contract import FacetCount, FacetName, NearPassage, RankedDocument
from pipelines.question.filters import Filters
from pipelines.question.tree import Node, Phrase, leaves
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
    """The question as a tree, and those that are asked too where few documents match.

    ``is_plain`` says that it consists of words alone.

    ``wide_tree`` has other ways of writing beside each word, ``loose_tree``, if there is one, is content with some.
    """

    asked: Asked
    tree: Node
    wide_tree: Node
    loose_tree: Node | None
    filters: Filters
    interpreted: str
    repaired: str | None
    is_plain: bool


@dataclass(frozen=True, slots=True)
class Worded(HandedOver):
    """A question and what it means.

    ``vector`` has the shape (dimensions,), float32, L2-normalised; None where meaning has no say.
    """

    understood: Understood
    vector: NDArray[np.float32] | None


@dataclass(frozen=True, slots=True)
class FoundByVector(HandedOver):
    """The passages of visible documents that are near to the vector of a question, nearest first."""

    worded: Worded
    passages: tuple[NearPassage, ...]


@dataclass(frozen=True, slots=True)
class FoundByWords(HandedOver):
    """Documents from the best on, at least to the end of the page asked for; ``tree`` is the one that found them.

    The first ``strict`` ones hold all words of the question as asked, those up to ``wide`` in other ways of writing;
    each group stays before the next.
    """

    understood: Understood
    tree: Node
    documents: tuple[RankedDocument, ...]
    strict: int
    wide: int
    total: int
    facets: Mapping[FacetName, tuple[FacetCount, ...]]

    @property
    def is_loosened_phrase(self) -> bool:
        """Whether a phrase was asked that documents may also be shown for which only hold its words."""
        strict = self.understood.tree
        return self.tree != strict and any(isinstance(leaf, Phrase) for leaf in leaves(strict))


@dataclass(frozen=True, slots=True)
class NearSentence:
    """The sentence of a document that is nearest to the question: ``text[start:end]`` of the page of a passage."""

    ordinal: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NearDocument:
    """A document near to the question in meaning, by its best passage.

    ``meaning`` orders documents; ``is_told`` says that the likeness alone is worth telling.
    """

    document_id: DocumentId
    meaning: float
    is_told: bool
    tie: int
    sentence: NearSentence


@dataclass(frozen=True, slots=True)
class FoundByMeaning(HandedOver):
    """Documents near to the question in meaning, nearest first; none where meaning has no say.

    ``vector`` is what the question means, shape (dimensions,), float32, L2-normalised; None where nobody asked.
    """

    understood: Understood
    near: tuple[NearDocument, ...]
    vector: NDArray[np.float32] | None = None


@dataclass(frozen=True, slots=True)
class Fused(HandedOver):
    """The documents of the words branch in its order, and those that only the meaning branch found.

    ``near`` knows the documents of both that are near in meaning. ``total`` and ``facets`` count all of them.
    """

    by_words: FoundByWords
    documents: tuple[RankedDocument, ...]
    only_near: tuple[NearDocument, ...]
    near: Mapping[DocumentId, NearDocument]
    total: int
    facets: Mapping[FacetName, tuple[FacetCount, ...]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that belongs on the page asked for.

    ``words`` is its score of the words branch and ``score`` the one that orders the hits. ``near`` is known of those
    that the meaning branch found. ``tier`` is 0 where it holds all words of the question as asked, 1 where it holds
    them in other ways of writing, else 2. ``impacts`` are its packed impacts, empty where none were needed.
    """

    document_id: DocumentId
    words: float
    score: float
    near: NearDocument | None
    tier: int
    impacts: bytes

    @property
    def holds_all(self) -> bool:
        """Whether it holds all words of the question, however written."""
        return self.tier < 2


@dataclass(frozen=True, slots=True)
class Rescored(HandedOver):
    """The documents of the page asked for, in their final order.

    ``under`` are those that stand folded under one of the page, best first; ``folded`` counts them on all pages.
    """

    fused: Fused
    page: tuple[Candidate, ...]
    under: Mapping[DocumentId, tuple[DocumentId, ...]] = field(default_factory=dict)
    folded: int = 0


@dataclass(frozen=True, slots=True)
class Admitted(HandedOver):
    """The documents of the page as the catalogue has them; each may be read by the caller."""

    rescored: Rescored
    page: tuple[tuple[Candidate, HitFacts], ...]


@dataclass(frozen=True, slots=True)
class Shown(HandedOver):
    """The hits of the page."""

    admitted: Admitted
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Replied(HandedOver):
    """The hits of the page, and the sentences that answer the question."""

    shown: Shown
    replies: tuple[Reply, ...]
