"""The contract of a search engine; its docstrings are promises, and tests/conformance is their executable form.

Whoever asks names a clearance: it is a required keyword without default in every read, and an engine filters by it
before it matches, ranks, counts or suggests. Errors:

    EngineError
    ├── EngineUnavailable    not reachable, or not in time; try again
    ├── EngineBusy           another process writes to the same index
    ├── IndexOutdated        the index was made by another version, or is damaged; clear() and fill it again
    └── IndexForeign         where our index should be lies one that somebody else has made; it is left alone
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import ClassVar, Final, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.labels import Clearance
from pipelines.findable import DocumentId, FindableDocument
from pipelines.question.filters import NO_FILTERS, Filters
from pipelines.question.tree import Node

FacetName = Literal["agency", "unit", "doc_type", "kind", "classification", "date", "entity", "sender", "legibility"]
"""What can be counted; ``date`` is counted by month (``2026-03``), ``entity`` by id."""

MOST_ENTITIES: Final = 1_000
"""A facet of entities holds the most frequent ones of all types together; whoever shows them picks some of each."""

Sort = Literal["relevance", "date"]


class EngineError(Exception):
    """An engine could not do what it was asked."""

    code: ClassVar[str] = "engine_error"


class EngineUnavailable(EngineError):
    """Not reachable, or not in time."""

    code = "engine_unavailable"


class EngineBusy(EngineError):
    """Another process writes to the same index."""

    code = "engine_busy"


class IndexOutdated(EngineError):
    """The index was made by another version of mapping or analysis, or its files are damaged.

    Only ``clear`` still works; after it the engine is empty and sound.
    """

    code = "index_outdated"


class IndexForeign(EngineError):
    """Where our index should be lies one that is not ours; nothing is read, written or deleted there."""

    code = "index_foreign"


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to an engine.

    ``tree`` decides which documents are hits. ``excluded`` documents are left out of everything, as if they did not
    exist: those whose labels changed after the engine last heard of them, or the one whose likes are sought.
    Where fewer than ``enough`` documents match, another question is asked instead: nobody looks at the facets, and an
    engine may leave them out.
    """

    tree: Node
    filters: Filters = NO_FILTERS
    sort: Sort = "relevance"
    offset: int = 0
    limit: int = 20
    facets: tuple[FacetName, ...] = ()
    enough: int = 0
    excluded: frozenset[DocumentId] = frozenset()


@dataclass(frozen=True, slots=True)
class RankedDocument:
    """A hit: ``score`` is the sum over the leaves it holds of weight times level, a multiple of 1/256.

    The leaves of an And count only where the document holds all of its parts.
    """

    document_id: DocumentId
    score: float
    tie: int


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many hits carry a value."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """``documents`` from offset on, at most limit, best first (ties: smaller tie, then id); ``total`` is exact.

    With ``sort="date"`` the newest come first and documents without a date last. ``facets`` hold exact counts of
    documents, most frequent first, equal counts by value; ``date`` ascending by month, ``entity`` cut at MOST_ENTITIES.
    """

    documents: tuple[RankedDocument, ...]
    total: int
    facets: Mapping[FacetName, tuple[FacetCount, ...]]


@dataclass(frozen=True, slots=True)
class RankedPassage:
    """A passage that matches at least one leaf."""

    document_id: DocumentId
    ordinal: int
    page: int
    score: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word or identifier that stands in a visible document; ``count`` is the number of visible documents."""

    text: str
    kind: Literal["word", "file_reference"]
    count: int


@dataclass(frozen=True, slots=True)
class NearPassage:
    """A passage near to a vector; ``similarity`` is the cosine of both."""

    document_id: DocumentId
    ordinal: int
    similarity: float
    tie: int


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """The passages nearest to a vector among those of visible documents that pass the filters; at most ``limit``.

    ``vector`` has the shape (dimensions,), float32, L2-normalised, and is made by the model of the index; ``excluded``
    are left out as in ``Ask``.
    """

    vector: NDArray[np.float32]
    filters: Filters = NO_FILTERS
    excluded: frozenset[DocumentId] = frozenset()
    limit: int = 300


@dataclass(frozen=True, slots=True)
class Answered:
    """What several questions found, up to the first with ``enough`` documents, and what is near to a vector."""

    found: tuple[Found, ...]
    near: tuple[NearPassage, ...]


class Engine(Protocol):
    """A search engine over findable documents. All methods may be called from several threads."""

    @property
    def description(self) -> str:
        """Name and versions, for ``/readyz``; for example ``tantivy 0.27.0, mapping 1``."""

    @property
    def model(self) -> str | None:
        """Name and version of the model whose vectors the index holds; None for an index without vectors.

        An engine that was opened without a model keeps the vectors that its index has, and those that it is given: a
        model that is damaged or missing today may be back tomorrow, and words are found meanwhile.
        """

    def index(self, documents: Iterable[FindableDocument]) -> None:
        """Add or replace documents; durable and visible to later calls when it returns.

        A document that the engine holds in a higher version stays as it is.
        """

    def remove(self, document_ids: Sequence[DocumentId]) -> None:
        """Forget documents with all their passages; unknown ids are no error. Durable when it returns."""

    def clear(self) -> None:
        """Forget everything."""

    def rebuilding(self) -> AbstractContextManager[None]:
        """Within the context the engine is filled anew from nothing, by the thread that opened it.

        An engine that can afford it answers from the old index meanwhile, and keeps that one up to date about what
        changes; others are empty at the beginning. However the context ends, what was written in it answers then.
        """

    def versions(self) -> Mapping[DocumentId, int]:
        """Every document that the engine holds with its version; for checks by the operator, never for callers."""

    def find(self, ask: Ask, *, clearance: Clearance) -> Found:
        """Rank the visible documents that match, count them, and count their facets."""

    def answer(self, asks: Sequence[Ask], *, near: Near | None = None, clearance: Clearance) -> Answered:
        """All that one question of a caller asks for, at once: an engine behind a network needs one request.

        ``asks`` are answered in turn up to the first with ``enough`` documents, all of them where none has; what lies
        behind that one is not told, though an engine may ask for all.

        What is near comes nearest first, exact, and filtered before the search: hidden passages take no place among the
        nearest. Equal similarities are ordered by tie, id and ordinal. Nothing for an index without vectors.
        """

    def passages(
        self, ask: Ask, document_ids: Sequence[DocumentId], *, clearance: Clearance, per_document: int = 3
    ) -> Mapping[DocumentId, tuple[RankedPassage, ...]]:
        """For each of the documents its passages that match a leaf, best first, ties by ordinal.

        A passage scores the sum over the leaves it holds (a phrase counts where the passage holds all of its words).
        Documents that are invisible or have no matching passage are missing from the answer.
        """

    def suggest(
        self,
        beginning: str,
        *,
        clearance: Clearance,
        limit: int = 8,
        excluded: frozenset[DocumentId] = frozenset(),
    ) -> tuple[Suggestion, ...]:
        """Words and identifiers of visible documents that begin so, most documents first, equal counts by text.

        ``beginning`` is folded already; shorter than two letters gives nothing. ``excluded`` as in Ask.
        """

    def close(self) -> None:
        """Let go of files and connections; may be called twice."""
