"""The embedded engine: tantivy in a folder; one process writes, any number read."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from ingest.labels import Clearance
from pipelines.engines.contract import Answered, Ask, Found, Near, NearPassage, RankedPassage, Suggestion
from pipelines.engines.embedded.faults import translated
from pipelines.engines.embedded.mapping import MAPPING_VERSION
from pipelines.engines.embedded.storage import Generation, Stamp, Storage, stamp_of
from pipelines.engines.embedded.vectors import FILE
from pipelines.engines.embedded.view import View
from pipelines.engines.embedded.visible_vectors import VisibleVectors
from pipelines.engines.embedded.writer import Writer
from pipelines.findable import DocumentId, FindableDocument


class EmbeddedEngine:
    """The contract of ``pipelines.engines.contract.Engine``, on tantivy.

    Opening touches no file. The first write takes the lock of the folder and keeps it until ``close``; reading looks at
    each question whether another process has written since.
    """

    def __init__(self, folder: Path, *, analysis: str, model: str | None = None) -> None:
        """Set the engine up.

        Args:
            folder: Made with the first write; may be missing until then, which reads as an empty index.
            analysis: Version of the German analysis; an index of another one is outdated.
            model: Name and version of the model of its vectors; None where there is none to ask with. Then an index
                that has vectors is read by its words, and keeps them.
        """
        self._storage = Storage(folder, analysis, model)
        self._model = model
        self._analysis = analysis
        self._writing = threading.Lock()
        self._opening = threading.Lock()
        self._writer: Writer | None = None
        self._generation: Generation | None = None
        self._vectors: VisibleVectors | None = None
        self._seen: tuple[Stamp | None, Stamp | None] = (None, None)

    @property
    def description(self) -> str:
        """Name and versions."""
        return f"tantivy {version('tantivy')}, mapping {MAPPING_VERSION}, analysis {self._analysis}"

    @property
    def model(self) -> str | None:
        """As ``Engine.model``."""
        return self._storage.model

    def index(self, documents: Iterable[FindableDocument]) -> None:
        """As ``Engine.index``."""
        with self._writing:
            self._open_writer().index(documents)

    def remove(self, document_ids: Sequence[DocumentId]) -> None:
        """As ``Engine.remove``."""
        with self._writing:
            self._open_writer().remove(document_ids)

    def clear(self) -> None:
        """As ``Engine.clear``; works on an outdated or damaged index too."""
        with self._writing, translated():
            self._storage.lock()
            self._writer = None  # lets go of the files of the generation that ends
            self._writer = Writer(self._storage.begin_generation())

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """As ``Engine.rebuilding``; two indexes side by side would need twice the disk, so this one is empty first."""
        self.clear()
        yield

    def versions(self) -> Mapping[DocumentId, int]:
        """As ``Engine.versions``."""
        with translated():
            view = self._view()
            return {} if view is None else view.versions()

    def find(self, ask: Ask, *, clearance: Clearance) -> Found:
        """As ``Engine.find``."""
        with translated():
            view = self._view()
            return Found((), 0, dict.fromkeys(ask.facets, ())) if view is None else view.find(ask, clearance)

    def answer(self, asks: Sequence[Ask], *, near: Near | None = None, clearance: Clearance) -> Answered:
        """As ``Engine.answer``; one after the other, the questions all from one state of the index."""
        with translated():
            view = self._view()
            if view is None:
                return Answered(tuple(Found((), 0, dict.fromkeys(ask.facets, ())) for ask in asks), ())
            found = view.find_in_turn(asks, clearance)
            return Answered(found, () if near is None else self._near(view, near, clearance))

    def passages(
        self, ask: Ask, document_ids: Sequence[DocumentId], *, clearance: Clearance, per_document: int = 3
    ) -> Mapping[DocumentId, tuple[RankedPassage, ...]]:
        """As ``Engine.passages``."""
        with translated():
            view = self._view()
            return {} if view is None else view.passages(ask, document_ids, clearance, per_document)

    def suggest(
        self,
        beginning: str,
        *,
        clearance: Clearance,
        limit: int = 8,
        excluded: frozenset[DocumentId] = frozenset(),
    ) -> tuple[Suggestion, ...]:
        """As ``Engine.suggest``."""
        with translated():
            view = self._view()
            return () if view is None else view.suggest(beginning, clearance, limit, excluded)

    def _near(self, view: View, near: Near, clearance: Clearance) -> tuple[NearPassage, ...]:
        with self._opening:
            if self._generation is None:
                return ()
            path = self._generation.folder / FILE
            if self._vectors is None or self._vectors.path != path:
                self._vectors = VisibleVectors(path)
            vectors, stamp = self._vectors, self._seen
        return vectors.nearest(near.vector, view, (stamp, clearance, near.filters, near.excluded), near.limit)

    def close(self) -> None:
        """Let go of files and of the lock; may be called twice."""
        with self._writing:
            self._writer = None
            self._storage.unlock()
        with self._opening:
            self._generation = None
            self._vectors = None
            self._seen = (None, None)

    def _open_writer(self) -> Writer:
        if self._writer is None:
            with translated():
                self._storage.lock()
                self._writer = Writer(self._storage.open() or self._storage.begin_generation())
        return self._writer

    def _view(self) -> View | None:
        """The newest committed state; two small looks at the file system tell whether it is the one already open."""
        with self._opening:
            marker = stamp_of(self._storage.marker)
            if self._generation is None or marker != self._seen[0]:
                self._generation, self._seen = self._storage.open(), (marker, None)
            generation = self._generation
            if generation is None:
                return None
            commit = stamp_of(generation.meta)
            if commit is None:
                # Another process has just begun a new generation and deleted this one.
                generation = self._generation = self._storage.open()
                self._seen = (None, None)
            elif commit != self._seen[1]:
                generation.index.reload()
                self._seen = (marker, commit)
            return None if generation is None else View(generation.index.searcher(), generation.schema)
