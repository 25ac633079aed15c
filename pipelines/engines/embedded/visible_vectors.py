"""Vectors and visibility brought together: which rows a caller may find, kept as bits for as long as they hold."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest.labels import Clearance
from pipelines.engines.contract import NearPassage
from pipelines.engines.embedded.vectors import VectorTable
from pipelines.engines.embedded.view import View
from pipelines.findable import DocumentId
from pipelines.question.filters import Filters

_KEPT: Final = 32  # callers and filters whose rows are remembered: a bit for each row, 25 kB at 200,000 passages

Key = tuple[Hashable, Clearance, Filters, frozenset[DocumentId]]
"""The state of the index, and what decides which of its documents may be found."""


class VisibleVectors:
    """Answers which visible passages are nearest; for any number of threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._table = VectorTable(path)
        self._admitted: OrderedDict[tuple[int, Key], NDArray[np.bool_]] = OrderedDict()
        self._lock = threading.Lock()

    def nearest(self, vector: NDArray[np.float32], view: View, key: Key, limit: int) -> tuple[NearPassage, ...]:
        """The nearest rows of documents that the view admits; ``key`` names the state that the view shows."""
        with self._lock:
            end = self._table.catch_up()
            admitted = self._rows(end, view, key)
            found = self._table.nearest(vector, admitted, limit)
        return tuple(NearPassage(near.document_id, near.ordinal, near.similarity, near.tie) for near in found)

    def _rows(self, end: int, view: View, key: Key) -> NDArray[np.bool_]:
        remembered = self._admitted.get((end, key))
        if remembered is None:
            _, clearance, filters, excluded = key
            remembered = self._table.rows_of(view.visible_ids(clearance, filters, excluded))
            self._admitted[(end, key)] = remembered
            if len(self._admitted) > _KEPT:
                self._admitted.popitem(last=False)
        else:
            self._admitted.move_to_end((end, key))
        return remembered
