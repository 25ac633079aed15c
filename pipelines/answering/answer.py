"""A question as a caller asks it, and its answer as the caller gets it: values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from ingest.pages import Box
from pipelines.engines.contract import FacetCount, FacetName, Sort
from pipelines.findable import DocumentId
from pipelines.question.filters import NO_FILTERS, Filters

Mode = Literal["hybrid", "words", "meaning"]
"""Which branches of the pipeline find: words, meaning, or both fused."""

FOLDED_AMONG: Final = 100
"""Of a list, near duplicates are folded among so many first documents: as many as are scored exactly. Each costs a
comparison with all before it; whoever leafs on behind the fifth page looks for single papers."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a caller; ``filters`` come beside the text and narrow further what the text names itself.

    ``offset`` and ``limit`` cut the hits; ``facets`` are counted over all hits. With ``fold`` other scans of the same
    paper stand under the best hit among them; ``offset`` then counts the hits that others are folded under.
    """

    text: str
    mode: Mode = "hybrid"
    filters: Filters = NO_FILTERS
    sort: Sort = "relevance"
    offset: int = 0
    limit: int = 20
    facets: tuple[FacetName, ...] = ()
    fold: bool = False

    @property
    def ranked(self) -> slice:
        """Which documents of the list must be ranked to show these hits: more where some may be folded away."""
        if self.fold:
            return slice(0, self.offset + self.limit + FOLDED_AMONG)
        return slice(self.offset, self.offset + self.limit)


@dataclass(frozen=True, slots=True)
class MarkedBox:
    """Where a word of the question stands on a page; ``term`` is the word as asked."""

    page: int
    box: Box
    term: str


@dataclass(frozen=True, slots=True)
class How:
    """Why a word of the question was found in a document.

    ``term`` is the word as asked, ``word`` the word as it stands on the page, ``how`` as in ``marking.How``;
    ``weight`` is the rarity of the term, a multiple of 1/64. Where no word matched, ``how`` is ``meaning``, ``term`` is
    empty and ``word`` the nearest sentence.
    """

    term: str
    word: str
    how: str
    weight: float


@dataclass(frozen=True, slots=True)
class Why:
    """The reasons for a hit.

    ``words`` is the score of the words branch, ``meaning`` that of the vector branch (None where it did not ask).
    ``sentence`` is the sentence of the document that is nearest to the question in meaning, None likewise.
    ``matched`` are the stems, forms or beginnings that the document holds, in the order of the question.
    """

    words: float
    meaning: float | None
    matched: tuple[str, ...]
    how: tuple[How, ...]
    sentence: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """The e-mail or archive that a document came in."""

    id: DocumentId
    file_name: str


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """Another hit of the same question that is a scan of the same paper, or the same file once more."""

    document_id: DocumentId
    file_name: str
    title: str | None
    agency: str
    unit: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """One document of an answer, shown by its best passage.

    ``highlights`` are code points of ``snippet``, start included, end excluded. A hit that matches only by its title
    has page 1 and no boxes; one of a page without images has no boxes. ``near_duplicates`` are other hits, best first:
    ``folded`` says whether they stand under this one or in the same list.
    """

    document_id: DocumentId
    file_name: str
    parent: Origin | None
    title: str | None
    doc_type: str | None
    kind: str | None
    agency: str
    unit: str
    classification: int
    date: str | None
    file_reference: str | None
    page: int
    snippet: str
    highlights: tuple[tuple[int, int], ...]
    boxes: tuple[MarkedBox, ...]
    score: float
    why: Why
    near_duplicates: tuple[NearDuplicate, ...] = ()
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """A sentence of a document that answers the question, as it stands there.

    ``highlight`` is the part of ``text`` that is the answer itself (code points, end excluded), None where the whole
    sentence is; ``start`` to ``end`` of the text of ``page`` and ``boxes`` lie on that part, or on the sentence.
    ``confidence`` is about how often an answer like this one is right, times how surely it was read; between 0 and 1.
    """

    text: str
    highlight: tuple[int, int] | None
    document_id: DocumentId
    file_name: str
    page: int
    start: int
    end: int
    boxes: tuple[MarkedBox, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits from offset on, at most limit; ``total`` and ``facets`` count all documents that match, exactly.

    ``folded`` of them stand under others, on whatever page, so that the list has ``total - folded`` hits.

    ``interpreted`` says in words what was asked; ``repaired`` says what was mended in a broken question, None if
    nothing; ``did_you_mean`` is another spelling worth asking for, None if there is none. ``replies`` answer the
    question, surest first; none where it asks for nothing in particular, or nothing answers it.
    """

    total: int
    interpreted: str
    repaired: str | None
    did_you_mean: str | None
    hits: tuple[Hit, ...]
    facets: Mapping[FacetName, tuple[FacetCount, ...]]
    replies: tuple[Reply, ...] = ()
    folded: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """One word of a document that matches a question: ``text[start:end]`` of a page, and its boxes there.

    ``how`` is as in ``How``; a sentence that is near in meaning has an empty ``term``. A word that is broken at a line
    end has two boxes; a page without an image gives none.
    """

    page: int
    start: int
    end: int
    term: str
    how: str
    boxes: tuple[Box, ...]
