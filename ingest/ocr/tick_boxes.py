"""The boxes of forms, ticked or empty: small squares of straight lines, which neither reader knows as signs.

What the readers make of them (a D, an X, nothing) is replaced by ``☒`` or ``☐``: whether a box is ticked is often all
that a form says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest.ocr.contract import SeenLine, SeenWord
from ingest.ocr.ink import Ink
from ingest.ocr.inserting import insert_word
from ingest.pages import Box

TICKED: Final = "☒"
EMPTY: Final = "☐"

_SIDES: Final = (14, 42)
"""Pixels of the bitmap of ink: boxes of 2.4 to 7 millimetres."""

_OBLONG: Final = 1.2
_ASKEW: Final = 0.07
"""Share of the side by which an edge may run up or down; at least two pixels, since no copy is sharp."""

_CLOSED: Final = 0.88
"""Share of each edge that is ink; round letters leave their corners out."""

_STROKE: Final = 0.16
"""Share of the side that an edge is thick at most: what lies further in is the inside."""

_BORDERED: Final = 0.6
"""Share of the inside along an edge that may be ink: strokes of a cross end there, stems of bold letters fill it."""

_TICK: Final = 0.07
_FILLED: Final = 0.75
"""Share of the inside that is ink: from the first on a box is ticked, from the second on it is a bullet."""

_CONFIDENCE: Final = 0.9
_WITHIN: Final = 0.6
_GLUED: Final = 3


@dataclass(frozen=True, slots=True)
class TickBox:
    """A box of a form on an image, in its pixels."""

    box: Box
    is_ticked: bool

    @property
    def word(self) -> SeenWord:
        """The box as it stands in the text."""
        return SeenWord(TICKED if self.is_ticked else EMPTY, self.box, _CONFIDENCE)


def find_tick_boxes(ink: Ink) -> tuple[TickBox, ...]:
    """The boxes among the pieces of ink of a page, in no order."""
    found = []
    for piece in _squares(ink.boxes):
        x0, y0, x1, y1 = (int(side) for side in piece)
        share = _inside(ink.bitmap[y0:y1, x0:x1])
        if share is not None and share < _FILLED:
            found.append(TickBox(ink.on_image(piece), share >= _TICK))
    return tuple(found)


def with_tick_boxes(lines: Sequence[SeenLine], boxes: Sequence[TickBox]) -> tuple[SeenLine, ...]:
    """The lines with boxes in their places, without what was read of them before."""
    for tick_box in boxes:
        words = [[part for word in line.words for part in _without(word, tick_box.box)] for line in lines]
        kept = [replace(line, words=tuple(part)) for line, part in zip(lines, words, strict=True) if part]
        lines = insert_word(kept, tick_box.word)
    return tuple(lines)


def _squares(boxes: NDArray[np.int32]) -> NDArray[np.int32]:
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    small, large = np.minimum(wide, high), np.maximum(wide, high)
    chosen: NDArray[np.int32] = boxes[(small >= _SIDES[0]) & (large <= _SIDES[1]) & (large <= _OBLONG * small)]
    return chosen


def _inside(piece: NDArray[np.bool_]) -> float | None:
    """Share of ink inside of a square of straight lines; None where the piece is none."""
    side = min(piece.shape)
    edge, stroke = max(2, round(_ASKEW * side)), max(3, round(_STROKE * side))
    for turned in (piece, piece[::-1], piece.T, piece.T[::-1]):
        if turned[:edge].any(axis=0).mean() < _CLOSED or not turned[:edge, :edge].any():
            return None
        if turned[stroke, stroke:-stroke].mean() > _BORDERED:
            return None
    return float(piece[stroke:-stroke, stroke:-stroke].mean())


def _without(word: SeenWord, box: Box) -> list[SeenWord]:
    """A word as it is where it lies beside a box, without the sign that was read for a box at its beginning."""
    shared = min(word.box.x1, box.x1) - max(word.box.x0, box.x0)
    middle = (word.box.y0 + word.box.y1) / 2
    if shared <= 0 or not box.y0 - 2 <= middle <= box.y1 + 2:
        return [word]
    if shared >= _WITHIN * (word.box.x1 - word.box.x0) or len(word.text) < _GLUED:
        return []
    if word.box.x0 < box.x1 <= word.box.x1 and word.text[1].isupper():
        return [replace(word, text=word.text[1:], box=replace(word.box, x0=box.x1), alternatives=())]
    return [word]
