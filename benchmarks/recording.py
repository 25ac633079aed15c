"""The embedded engine with its calls of tantivy written down, so that they can be made again without us."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import tantivy
from numpy.typing import NDArray

from ingest.labels import Clearance
from pipelines.analysing import ANALYSER_VERSION
from pipelines.engines.contract import Answered, Ask, Found, Near, RankedPassage
from pipelines.engines.embedded.engine import EmbeddedEngine
from pipelines.engines.embedded.storage import Storage
from pipelines.engines.embedded.view import View
from pipelines.findable import DocumentId
from pipelines.question.filters import Filters


class _RecordingSearcher:
    """Passes every call on and notes it."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self._searcher = searcher
        self.calls: list[Callable[[], Any]] = []

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._searcher, name)
        if not callable(method):
            return method

        def call(*arguments: Any, **named: Any) -> Any:
            self.calls.append(lambda: method(*arguments, **named))
            return method(*arguments, **named)

        return call


class RecordingEngine(EmbeddedEngine):
    """The embedded engine on an index that does not change while it records."""

    def __init__(self, address: str, model: str | None = None) -> None:
        """Open the index at the address of an embedded engine; ``model`` as in ``open_engine``."""
        path = Path(address.partition(":")[2])
        super().__init__(path, analysis=ANALYSER_VERSION, model=model)
        generation = Storage(path, ANALYSER_VERSION, model).open()
        if generation is None:
            raise ValueError(f"no index in {path}")
        self._searcher = _RecordingSearcher(generation.index.searcher())
        self._recorded = View(cast(tantivy.Searcher, self._searcher), generation.schema)

    def replay(self) -> Callable[[], None]:
        """A function that makes all calls since the last time again."""
        calls, self._searcher.calls = self._searcher.calls, []

        def run() -> None:
            for call in calls:
                call()

        return run

    def find(self, ask: Ask, *, clearance: Clearance) -> Found:
        """As ``Engine.find``."""
        return self._recorded.find(ask, clearance)

    def answer(self, asks: Sequence[Ask], *, near: Near | None = None, clearance: Clearance) -> Answered:
        """As ``Engine.answer``; what is near is not noted, for it takes no call of tantivy."""
        return replace(super().answer((), near=near, clearance=clearance), found=self._found(asks, clearance))

    def _found(self, asks: Sequence[Ask], clearance: Clearance) -> tuple[Found, ...]:
        return self._recorded.find_in_turn(asks, clearance)

    def passages(
        self, ask: Ask, document_ids: Sequence[DocumentId], *, clearance: Clearance, per_document: int = 3
    ) -> Mapping[DocumentId, tuple[RankedPassage, ...]]:
        """As ``Engine.passages``."""
        return self._recorded.passages(ask, document_ids, clearance, per_document)

    def visible_ids(self, clearance: Clearance, filters: Filters) -> NDArray[np.uint64]:
        """As ``View.visible_ids``."""
        return self._recorded.visible_ids(clearance, filters, frozenset())
