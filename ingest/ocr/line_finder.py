"""Finds the lines of print on a page: a network paints where lines run, and its patches become strips.

Source:
    Liao et al.: Real-Time Scene Text Detection with Differentiable Binarization, AAAI 2020 (the network paints the
    cores of lines, drawn in from their edges; patches are widened back by the same rule).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from ingest.ocr.ink import numbered_pieces
from ingest.ocr.networks import open_network
from ingest.ocr.strips import Strip

_LONG_SIDE: Final = 1280
"""Pixels at which a page is looked at; 2400 finds no more and takes half as long again."""

_STEP: Final = 32
"""The network halves its picture five times."""

_CORE: Final = 0.3
"""How sure the network must be of a pixel of a core; of a whole patch it must be as sure as the next on average."""

_PATCH: Final = 0.5
_WIDENED: Final = 1.6
"""The network was taught to paint lines drawn in by area over girth; this share of it gives the line back."""

_LEAST_HEIGHT: Final = 3
_TWO_LINES: Final = 1.9
"""Heights of a usual line from which a patch is taken for lines that touch."""

_WIDE: Final = 8.0
"""The same for its width: a signature is tall too, but falls to pieces instead of lines."""

_STRICTER: Final = (0.45, 0.6, 0.75, 0.85)
_MOST_LINES: Final = 600


class LineFinder:
    """Kept for the life of a process, used by one thread at a time."""

    def __init__(self, network: Path) -> None:
        self._session = open_network(network)
        self._input = self._session.get_inputs()[0].name

    def find(self, image: Image.Image) -> tuple[Strip, ...]:
        """Strips on a grey image, in its pixels and in no order."""
        scale = min(1.0, _LONG_SIDE / max(image.size))
        size = tuple(max(_STEP, round(side * scale / _STEP) * _STEP) for side in image.size)
        small = image.resize((size[0], size[1]), Image.Resampling.BILINEAR, reducing_gap=2.0)
        grey = np.asarray(small, dtype=np.float32) / 127.5 - 1
        painted = self._session.run(None, {self._input: np.repeat(grey[np.newaxis, np.newaxis], 3, axis=1)})[0][0, 0]
        across, down = image.width / size[0], image.height / size[1]
        return tuple(_scaled(strip, across, down) for strip in strips_of(painted))


def strips_of(painted: npt.NDArray[np.float32]) -> list[Strip]:
    """The strips around the patches of a painted page, shape (height, width), values between 0 and 1."""
    patches = _patches(painted, _CORE)
    usual = float(np.median([patch.thickness for patch in patches])) if patches else 0.0
    return [part.strip() for patch in patches for part in _taken_apart(patch, usual)]


@dataclass(frozen=True, slots=True, eq=False)
class _Patch:
    """Connected pixels painted more surely than ``level``, others zero, with the place of their top left corner."""

    painted: npt.NDArray[np.float32]
    left: int
    top: int
    level: float

    @property
    def thickness(self) -> float:
        """Of the line drawn in, in pixels."""
        columns = (self.painted > 0).sum(axis=0)
        return float(np.percentile(columns[columns > 0], 75))

    @property
    def width(self) -> int:
        """From left to right, in pixels."""
        return int(self.painted.shape[1])

    @property
    def tallness(self) -> float:
        """Height of what is painted, a slope of the whole taken out."""
        rows, columns = np.nonzero(self.painted)
        slope = _slope_of(rows, columns)
        return float(np.ptp(rows - slope * columns)) + 1

    def moved(self, left: int, top: int) -> _Patch:
        """The same patch, its place counted from another corner."""
        return replace(self, left=self.left + left, top=self.top + top)

    def strip(self) -> Strip:
        """The strip around it, widened to the whole line."""
        return _around(self.painted > 0, self.left, self.top)


def _patches(painted: npt.NDArray[np.float32], level: float) -> list[_Patch]:
    core = painted > level
    boxes, areas, numbers = numbered_pieces(core)
    found = []
    for at in np.argsort(-areas)[:_MOST_LINES]:
        x0, y0, x1, y1 = (int(side) for side in boxes[at])
        if y1 - y0 < _LEAST_HEIGHT or x1 - x0 < _LEAST_HEIGHT:
            continue
        patch = np.where(numbers[y0:y1, x0:x1] == at + 1, painted[y0:y1, x0:x1], np.float32(0))
        if patch.sum() >= _PATCH * np.count_nonzero(patch):
            found.append(_Patch(patch, x0, y0, level))
    return found


def _taken_apart(patch: _Patch, usual: float) -> list[_Patch]:
    """The lines of a patch that is too high for one; ``usual`` is the thickness of a line.

    A bridge between two lines that touch is painted less surely than they are.
    """
    if patch.tallness <= _TWO_LINES * usual or patch.width <= _WIDE * usual:
        return [patch]
    for level in _STRICTER:
        parts = [part.moved(patch.left, patch.top) for part in _patches(patch.painted, level)]
        if sum(part.width > _WIDE * usual for part in parts) > 1:
            return [line for part in parts if part.width > usual for line in _taken_apart(part, usual)]
    return [patch]


def _slope_of(rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp]) -> float:
    if np.ptp(columns) < 3 * np.ptp(rows):
        return 0.0
    centred = columns - columns.mean()
    return float((centred * rows).sum() / max(1e-9, float((centred**2).sum())))


def _around(inside: npt.NDArray[np.bool_], x0: int, y0: int) -> Strip:
    """A strip around the pixels of a patch: its middle by least squares over the columns, widened to the whole line."""
    weights = inside.sum(axis=0).astype(np.float64)
    columns = np.arange(inside.shape[1])[weights > 0]
    weights = weights[weights > 0]
    middles = (inside * np.arange(inside.shape[0])[:, np.newaxis]).sum(axis=0)[columns] / weights
    height, width = float(np.percentile(weights, 75)), float(len(columns))
    slope = 0.0
    if width > 3 * height:
        centred = columns - np.average(columns, weights=weights)
        slope = float((weights * centred * middles).sum() / max(1e-9, (weights * centred**2).sum()))
    grown = height * width * _WIDENED / (2 * (height + width))
    left = x0 + float(columns[0]) - grown
    middle_column = float(np.average(columns, weights=weights))
    middle = y0 + 0.5 + float(np.average(middles, weights=weights)) - slope * (x0 + middle_column - left)
    return Strip(left, x0 + float(columns[-1]) + 1 + grown, middle, slope, height + 2 * grown)


def _scaled(strip: Strip, across: float, down: float) -> Strip:
    return Strip(
        strip.left * across, strip.right * across, strip.middle * down, strip.slope * down / across, strip.height * down
    )
