"""The engine on OpenSearch: the contract over a server or a cluster that several processes share."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from ingest.labels import Clearance
from pipelines.engines.contract import Ask, EngineUnavailable, Found, NearPassage, RankedPassage, Suggestion
from pipelines.engines.opensearch.address import Address, Trust
from pipelines.engines.opensearch.connection import SECONDS, Connection, IndexMissing
from pipelines.engines.opensearch.generations import Generation, Generations
from pipelines.engines.opensearch.mapping import MAPPING_VERSION
from pipelines.engines.opensearch.reader import EXACT_UP_TO, Reader
from pipelines.engines.opensearch.writer import Batch, Writer
from pipelines.findable import DocumentId, FindableDocument
from pipelines.question.filters import NO_FILTERS, Filters

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
    ) -> None:
        """Set the engine up.

        Args:
            address: Server, account and prefix.
            trust: Whom to believe.
            analysis: Version of the German analysis; an index of another one is outdated.
            model: Name and version of the model of its vectors; None for an index without vectors.
            seconds: How long an answer may take.
            exact_up_to: With so many visible documents ``nearest`` is exact.

        Raises:
            ValueError: The file of authorities cannot be read.
        """
        self._connection = Connection(address, trust, seconds=seconds)
        self._generations = Generations(self._connection, analysis, model)
        self._reader = Reader(self._connection, self._generations.alias, exact_up_to=exact_up_to)
        self._writer = Writer(self._connection)
        self._analysis = analysis
        self._model = model
        self._writing = threading.RLock()
        self._target: Generation | None = None
        self._answering: Generation | None = None
        self._is_checked = False

    @property
    def description(self) -> str:
        """Name and versions."""
        client = f"opensearch-py {version('opensearch-py')}"
        return f"OpenSearch ({client}), mapping {MAPPING_VERSION}, analysis {self._analysis}"

    @property
    def model(self) -> str | None:
        """As ``Engine.model``."""
        return self._model

    def index(self, documents: Iterable[FindableDocument]) -> None:
        """As ``Engine.index``."""
        with self._writing:
            batch = Batch(documents, with_vectors=self._model is not None)
            try:
                if batch.versions:
                    self._index(batch)
            finally:
                batch.close()

    def remove(self, document_ids: Sequence[DocumentId]) -> None:
        """As ``Engine.remove``."""
        with self._writing:
            if document_ids:
                for name in self._targets():
                    with self._forgetting():
                        self._writer.remove(name, document_ids)
                        self._writer.refresh(name)

    def clear(self) -> None:
        """As ``Engine.clear``; indexes of other versions of ours end as well, nobody else's."""
        with self._writing:
            held = self._generations.ours()
            fresh = self._generations.create(answers=False)
            self._generations.let_answer(fresh, held)
            self._target, self._answering = fresh, None

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """As ``Engine.rebuilding``: a new generation is filled while the old one answers."""
        with self._writing:
            held = self._generations.ours()
            answering = [each for each in held if each.answers and each.fingerprint == self._generations.fingerprint]
            if not answering:
                self.clear()
                yield
                return
            self._target, self._answering = self._generations.create(answers=False), answering[-1]
            try:
                yield
            finally:
                # Even if it was broken off: what is missing waits in the outbox, what was removed must not come back.
                self._generations.let_answer(self._target, self._generations.ours())
                self._answering = None

    def versions(self) -> Mapping[DocumentId, int]:
        """As ``Engine.versions``."""
        return self._read(self._reader.versions, {})

    def find(self, ask: Ask, *, clearance: Clearance) -> Found:
        """As ``Engine.find``."""
        return self._read(lambda: self._reader.find(ask, clearance), Found((), 0, dict.fromkeys(ask.facets, ())))

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

    def nearest(
        self,
        vector: NDArray[np.float32],
        *,
        clearance: Clearance,
        filters: Filters = NO_FILTERS,
        excluded: frozenset[DocumentId] = frozenset(),
        limit: int = 300,
    ) -> tuple[NearPassage, ...]:
        """As ``Engine.nearest``; beyond 50,000 visible documents as near as a graph leads, no longer exact."""
        if self._model is None:
            return ()
        return self._read(lambda: self._reader.nearest(vector, clearance, filters, excluded, limit), ())

    def close(self) -> None:
        """Let go of the connections; may be called twice."""
        with self._writing:
            self._target = None
        self._connection.close()

    def _index(self, batch: Batch) -> None:
        for name in self._targets():
            with self._forgetting():
                if self._answering is not None and name == self._answering.name:
                    self._index_changes(name, batch)
                    continue
                self._accept_vectors(batch)
                self._writer.index(name, batch.lines())
                self._writer.refresh(name)

    def _index_changes(self, name: str, batch: Batch) -> None:
        """During a rebuild, tell the index that still answers of documents that are newer than it holds."""
        held = self._writer.versions(name, list(batch.versions))
        newer = {each for each, its in batch.versions.items() if its > held.get(each, -1)}
        if newer:
            self._writer.index(name, (line for line in batch.lines() if line.document_id in newer))
            self._writer.refresh(name)

    def _accept_vectors(self, batch: Batch) -> None:
        target = self._target
        if target is None or batch.dimensions is None or target.dimensions == batch.dimensions:
            return
        self._generations.accept_vectors(target, batch.dimensions)
        self._target = Generation(
            target.name,
            target.fingerprint,
            target.mapping,
            target.analysis,
            target.model,
            target.answers,
            batch.dimensions,
        )

    def _targets(self) -> list[str]:
        """The indexes to write to: one, during a rebuild two."""
        if self._target is None:
            held = self._generations.ours()
            mine = [each for each in held if each.fingerprint == self._generations.fingerprint]
            if mine:
                # The newest, even if it does not answer yet: a rebuild was killed, and what it had taken is in there.
                if not mine[-1].answers or len(mine) > 1:
                    self._generations.let_answer(mine[-1], mine)
                self._target = mine[-1]
            else:
                self._generations.check(held)
                self._target = self._generations.create(answers=True)
        return [self._target.name, *([] if self._answering is None else [self._answering.name])]

    @contextmanager
    def _forgetting(self) -> Iterator[None]:
        """Where an index has gone, look for the present one at the next try."""
        try:
            yield
        except IndexMissing as error:
            self._target, self._answering = None, None
            raise EngineUnavailable("the index was exchanged by another process meanwhile") from error

    def _read(self, answer: Callable[[], T], nothing: T) -> T:
        """An answer; ``nothing`` where nothing was ever written."""
        for _ in range(_TRIES):
            if not self._is_checked:
                self._generations.check(self._generations.ours())
                self._is_checked = True
            try:
                return answer()
            except IndexMissing:
                self._is_checked = False
                held = self._generations.ours()
                if not held:
                    return nothing
                self._generations.check(held)
        raise EngineUnavailable("the index is being exchanged all the time")
