"""Which indexes are written to: the one that answers, and during a rebuild the one that is to answer next as well."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from pipelines.engines.contract import EngineUnavailable
from pipelines.engines.opensearch.batch import Batch
from pipelines.engines.opensearch.connection import Connection, IndexMissing
from pipelines.engines.opensearch.generations import Generation, Generations
from pipelines.engines.opensearch.writer import Writer
from pipelines.findable import DocumentId, FindableDocument


class Writing:
    """All writes of one engine, one after the other."""

    def __init__(self, connection: Connection, generations: Generations) -> None:
        self._writer = Writer(connection)
        self._generations = generations
        self._lock = threading.RLock()
        self._target: Generation | None = None
        self._answering: Generation | None = None

    def index(self, documents: Iterable[FindableDocument]) -> None:
        """As ``Engine.index``."""
        with self._lock:
            names = self._targets()  # tells the model too
            batch = Batch(documents, with_vectors=self._generations.model is not None)
            try:
                if batch.versions:
                    self._index(batch, names)
            finally:
                batch.close()

    def remove(self, document_ids: Sequence[DocumentId]) -> None:
        """As ``Engine.remove``."""
        with self._lock:
            for name in self._targets() if document_ids else ():
                with self._forgetting():
                    self._writer.remove(name, document_ids)
                    self._writer.refresh(name)

    def clear(self) -> None:
        """As ``Engine.clear``; indexes of other versions of ours end as well, nobody else's."""
        with self._lock:
            held = self._generations.ours()
            fresh = self._generations.create(answers=False)
            self._generations.let_answer(fresh, held)
            self._target, self._answering = fresh, None

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """As ``Engine.rebuilding``: a new generation is filled while the old one answers."""
        with self._lock:
            answering = [each for each in self._generations.ours() if self._generations.is_present(each)]
            if not answering:
                self.clear()
                yield
                return
            target = self._generations.create(answers=False)
            self._target, self._answering = target, answering[-1]
            try:
                yield
            finally:
                # Even if it was broken off: what is missing waits in the outbox, what was removed must not come back.
                self._generations.let_answer(target, self._generations.ours())
                self._answering = None

    def close(self) -> None:
        """Look anew at the next write."""
        with self._lock:
            self._target = None

    def _index(self, batch: Batch, names: Sequence[str]) -> None:
        for name in names:
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
        if target is not None and batch.dimensions is not None and target.dimensions != batch.dimensions:
            self._generations.accept_vectors(target, batch.dimensions)
            self._target = replace(target, dimensions=batch.dimensions)

    def _targets(self) -> list[str]:
        """The indexes to write to: one, during a rebuild two."""
        if self._target is None:
            self._target = self._present() or self._generations.create(answers=True)
        return [self._target.name, *([] if self._answering is None else [self._answering.name])]

    def _present(self) -> Generation | None:
        held = self._generations.ours()
        mine = [each for each in held if each.fingerprint == self._generations.fingerprint]
        if not mine:
            self._generations.check(held)
            return None
        # The newest, even if it does not answer yet: a rebuild was killed, and what it had taken is in there.
        if not mine[-1].answers or len(mine) > 1:
            self._generations.let_answer(mine[-1], mine)
        return mine[-1]

    @contextmanager
    def _forgetting(self) -> Iterator[None]:
        """Where an index has gone, look for the present one at the next try."""
        try:
            yield
        except IndexMissing as error:
            self._target, self._answering = None, None
            raise EngineUnavailable("the index was exchanged by another process meanwhile") from error
