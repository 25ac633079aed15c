"""The engine on OpenSearch: the contract over a server or a cluster that several processes share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from importlib.metadata import version
from typing import Final, TypeVar

from ingest.labels import Clearance
from pipelines.engines.contract import (
    Answered,
    Ask,
    EngineError,
    EngineUnavailable,
    Found,
    Near,
    RankedPassage,
    Suggestion,
)
from pipelines.engines.opensearch.address import Address, Trust
from pipelines.engines.opensearch.connection import SECONDS, Connection, IndexMissing
from pipelines.engines.opensearch.generations import Generations
from pipelines.engines.opensearch.mapping import MAPPING_VERSION, MOST_HITS
from pipelines.engines.opensearch.reader import EXACT_UP_TO, Reader
from pipelines.engines.opensearch.writing import Writing
from pipelines.findable import DocumentId, FindableDocument

T = TypeVar("T")

_TRIES: Final = 3  # of a question, where the index was exchanged between two looks


class OpenSearchEngine:
    """The contract of ``pipelines.engines.contract.Engine``, on OpenSearch.

    Opening sends nothing. Any process may write; that only one does at a time is the drainer's care.
    """

    def __init__(
        self,
        address: Address,
        trust: Trust,
        *,
        analysis: str,
        model: str | None = None,
        seconds: float = SECONDS,
        exact_up_to: int = EXACT_UP_TO,
        piece: int = MOST_HITS,
    ) -> None:
        """Set the engine up.

        Args:
            address: Server, account and prefix.
            trust: Whom to believe.
            analysis: Version of the German analysis; an index of another one is outdated.
            model: Name and version of the model of its vectors; None where there is none to ask with. Then an index
                that has vectors is read by its words, and keeps them.
            seconds: How long an answer may take.
            exact_up_to: With so many visible documents ``nearest`` is exact.
            piece: So many hits are fetched at once at most; 10,000 is the most that the index allows.

        Raises:
            ValueError: The file of authorities cannot be read.
        """
        self._connection = Connection(address, trust, seconds=seconds)
        self._generations = Generations(self._connection, analysis, model)
        self._reader = Reader(self._connection, lambda: self._generations.alias, exact_up_to=exact_up_to, piece=piece)
        self._writing = Writing(self._connection, self._generations)
        self._analysis = analysis
        self._model = model
        self._is_checked = False

    @property
    def description(self) -> str:
        """Name and versions."""
        client = f"opensearch-py {version('opensearch-py')}"
        return f"OpenSearch ({client}), mapping {MAPPING_VERSION}, analysis {self._analysis}"

    @property
    def alias(self) -> str:
        """The name under which the index answers."""
        return self._generations.alias

    @property
    def model(self) -> str | None:
        """As ``Engine.model``; None too while the server does not say what its index holds."""
        if self._model is None and not self._is_checked:
            with suppress(EngineError):
                self._check()
        return self._generations.model

    def index(self, documents: Iterable[FindableDocument]) -> None:
        """As ``Engine.index``."""
        self._writing.index(documents)

    def remove(self, document_ids: Sequence[DocumentId]) -> None:
        """As ``Engine.remove``."""
        self._writing.remove(document_ids)

    def clear(self) -> None:
        """As ``Engine.clear``; indexes of other versions of ours end as well, nobody else's."""
        self._writing.clear()

    def rebuilding(self) -> AbstractContextManager[None]:
        """As ``Engine.rebuilding``: a new generation is filled while the old one answers."""
        return self._writing.rebuilding()

    def versions(self) -> Mapping[DocumentId, int]:
        """As ``Engine.versions``."""
        return self._read(self._reader.versions, {})

    def find(self, ask: Ask, *, clearance: Clearance) -> Found:
        """As ``Engine.find``."""
        return self._read(lambda: self._reader.find(ask, clearance), Found((), 0, dict.fromkeys(ask.facets, ())))

    def answer(self, asks: Sequence[Ask], *, near: Near | None = None, clearance: Clearance) -> Answered:
        """As ``Engine.answer``, by one request: another one would cost more than answers that nobody needs.

        Beyond 50,000 visible documents what is near is as near as a graph leads, no longer exact.
        """
        nothing = Answered(tuple(Found((), 0, dict.fromkeys(ask.facets, ())) for ask in asks), ())
        wanted = None if self.model is None else near
        return self._read(lambda: self._reader.answer(asks, wanted, clearance), nothing)

    def passages(
        self, ask: Ask, document_ids: Sequence[DocumentId], *, clearance: Clearance, per_document: int = 3
    ) -> Mapping[DocumentId, tuple[RankedPassage, ...]]:
        """As ``Engine.passages``."""
        return self._read(lambda: self._reader.passages(ask, document_ids, clearance, per_document), {})

    def suggest(
        self,
        beginning: str,
        *,
        clearance: Clearance,
        limit: int = 8,
        excluded: frozenset[DocumentId] = frozenset(),
    ) -> tuple[Suggestion, ...]:
        """As ``Engine.suggest``."""
        return self._read(lambda: self._reader.suggest(beginning, clearance, limit, excluded), ())

    def close(self) -> None:
        """Let go of the connections; may be called twice."""
        self._writing.close()
        self._connection.close()

    def _check(self) -> None:
        self._generations.check(self._generations.ours())
        self._is_checked = True

    def _read(self, answer: Callable[[], T], nothing: T) -> T:
        """An answer; ``nothing`` where nothing was ever written."""
        for _ in range(_TRIES):
            if not self._is_checked:
                self._check()
            try:
                return answer()
            except IndexMissing:
                self._is_checked = False
                held = self._generations.ours()
                if not held:
                    return nothing
                self._generations.check(held)
        raise EngineUnavailable("the index is being exchanged all the time")
