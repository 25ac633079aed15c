"""Ink on a page image: where signs of the size of text stand, whether or not anybody could read them.

Confidence does not see missing text: shadowed pages lost three quarters of their words at a mean confidence of 92 of
100. Coverage does: the share of text-sized ink that lies inside the words that were read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from ingest.ocr.contract import SeenWord
from ingest.pages import Box

Grey = npt.NDArray[np.uint8]
"""Shape (height, width), 0 black to 255 white."""

_WORKING_RESOLUTION: Final = 150
"""Dots per inch at which ink is looked for; the sizes below hold there."""

_INK_BELOW: Final = 165
"""Grey after the background was divided out; 255 is paper. Faint carbon copies lie around 150."""

_HEIGHTS: Final = (7, 45)
"""Text from 6 to 30 points, in pixels; smaller is noise, larger is a stamp, a rule or a photograph."""

_WIDTHS: Final = (2, 60)
_BAR_HEIGHTS: Final = (18, 110)
_OBLONG: Final = 1.5
_FILLED: Final = 0.5
"""Height of a bar, its width over its height at least, and the share of its frame that it fills."""

_LEAST_AREA: Final = 10

READ_FROM_CONFIDENCE: Final = 0.3
"""Below, a word is a guess at a speck and covers nothing."""

_PADDING: Final = 2
"""Pixels by which a word's box may miss its ink."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The text-sized pieces of ink of an image of ``size``.

    ``centres`` has shape (count, 2), float32, x and y in pixels of the image; ``boxes`` (count, 4), int32, x0 y0 x1 y1
    in pixels of ``bitmap``, which is True where there is ink and is at most as large as the image.
    """

    centres: npt.NDArray[np.float32]
    size: tuple[int, int]
    boxes: npt.NDArray[np.int32]
    bitmap: npt.NDArray[np.bool_]
    bars: npt.NDArray[np.int32]
    """Pieces as high as a line of print or two and filled, likewise: felt pen, black bars, heads of tables."""

    specks: int = 0
    """Pieces smaller than any letter: dust, noise, the grain of a fax."""

    @property
    def count(self) -> int:
        """How many pieces there are; a line of print has about 50."""
        return len(self.centres)

    def on_image(self, box: npt.NDArray[np.int32]) -> Box:
        """A box of the bitmap in pixels of the image."""
        across, down = self.size[0] / self.bitmap.shape[1], self.size[1] / self.bitmap.shape[0]
        x0, y0, x1, y1 = (int(side) for side in box)
        return Box(round(x0 * across), round(y0 * down), round(x1 * across), round(y1 * down))


def find_ink(image: Image.Image, *, dots_per_inch: int) -> Ink:
    """The pieces of ink of the size of letters on an image of mode "L"."""
    small = _at_working_resolution(image, dots_per_inch)
    scale_x, scale_y = image.width / small.width, image.height / small.height
    bitmap = np.asarray(divide_by_background(small)) < _INK_BELOW
    boxes, areas = connected_pieces(bitmap)
    widths, heights = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    fits = ((heights >= _HEIGHTS[0]) & (heights <= _HEIGHTS[1]) & (widths >= _WIDTHS[0]) & (widths <= _WIDTHS[1])) & (
        areas >= _LEAST_AREA
    )
    chosen = boxes[fits]
    across = (chosen[:, 0] + chosen[:, 2]) / 2 * scale_x
    down = (chosen[:, 1] + chosen[:, 3]) / 2 * scale_y
    specks = int(np.count_nonzero((heights < _HEIGHTS[0]) & (areas < _LEAST_AREA)))
    return Ink(
        np.stack((across, down), axis=1).astype(np.float32), image.size, chosen, bitmap, _bars(boxes, areas), specks
    )


def _bars(boxes: npt.NDArray[np.int32], areas: npt.NDArray[np.int64]) -> npt.NDArray[np.int32]:
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    is_filled = areas >= _FILLED * wide * high
    found: npt.NDArray[np.int32] = boxes[
        (high >= _BAR_HEIGHTS[0]) & (high <= _BAR_HEIGHTS[1]) & (wide >= _OBLONG * high) & is_filled
    ]
    return found


def measure_coverage(ink: Ink, words: Iterable[SeenWord]) -> float:
    """Share of the pieces of ink that lie inside a word's box, between 0 and 1; 1 where there is no ink."""
    return float(covered_by(ink, words).mean()) if ink.count else 1.0


def covered_by(ink: Ink, words: Iterable[SeenWord]) -> npt.NDArray[np.bool_]:
    """Which pieces of ink lie inside a word's box; shape (count,)."""
    step = 2  # half the resolution is enough to tell inside from outside
    covered = np.zeros((ink.size[1] // step + 1, ink.size[0] // step + 1), dtype=np.bool_)
    for word in words:
        if word.confidence >= READ_FROM_CONFIDENCE:
            left, top = max(0, word.box.x0 - _PADDING) // step, max(0, word.box.y0 - _PADDING) // step
            covered[top : (word.box.y1 + _PADDING) // step + 1, left : (word.box.x1 + _PADDING) // step + 1] = True
    columns, rows = (ink.centres / step).astype(np.int32).T
    found: npt.NDArray[np.bool_] = covered[rows, columns]
    return found


def divide_by_background(image: Image.Image) -> Image.Image:
    """The same image with even, white paper: shadows, grey copies and coloured forms are levelled out.

    The background is the brightest grey around each place, so strokes vanish from it and large dark areas stay.
    """
    width, height = image.size
    reduced = image.reduce(8) if min(width, height) >= 64 else image
    background = (
        reduced.filter(ImageFilter.MaxFilter(5))
        .filter(ImageFilter.BoxBlur(2))
        .resize(image.size, Image.Resampling.BILINEAR)
    )
    grey = np.asarray(image, dtype=np.uint16) * 255
    return Image.fromarray(np.minimum(grey // np.maximum(np.asarray(background), 1), 255).astype(np.uint8))


def _at_working_resolution(image: Image.Image, dots_per_inch: int) -> Image.Image:
    if dots_per_inch <= _WORKING_RESOLUTION:
        return image
    if dots_per_inch % _WORKING_RESOLUTION == 0:
        return image.reduce(dots_per_inch // _WORKING_RESOLUTION)
    scale = _WORKING_RESOLUTION / dots_per_inch
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    return image.resize(size, Image.Resampling.BOX)


def connected_pieces(ink: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64]]:
    """Connected pieces (eight neighbours) of a bitmap: boxes (count, 4) as x0 y0 x1 y1, and areas in pixels."""
    boxes, areas, _, _ = _pieces(ink)
    return boxes, areas


def numbered_pieces(
    ink: npt.NDArray[np.bool_],
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64], npt.NDArray[np.int32]]:
    """The same, and for each pixel of the bitmap the number of its piece: from 1, in the order of boxes; 0 is none."""
    boxes, areas, piece, (starts, ends) = _pieces(ink)
    height, width = ink.shape
    changes = np.zeros(height * (width + 2) + 1, dtype=np.int32)
    changes[starts], changes[ends] = piece + 1, -(piece + 1)
    numbers = np.cumsum(changes[:-1]).reshape(height, width + 2)[:, 1:-1]
    return boxes, areas, numbers


def _pieces(
    ink: npt.NDArray[np.bool_],
) -> tuple[
    npt.NDArray[np.int32],
    npt.NDArray[np.int64],
    npt.NDArray[np.intp],
    tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]],
]:
    """Boxes, areas, and for each run of ink its piece, beginning and end in rows that are two pixels longer.

    Works on horizontal runs of ink instead of pixels; runs of neighbouring rows that touch are joined by handing the
    smallest number of a piece along until nothing changes.
    """
    height, width = ink.shape
    stride = width + 2
    framed = np.zeros((height, stride), dtype=np.int8)
    framed[:, 1:-1] = ink
    steps = np.diff(framed.ravel(), prepend=np.int8(0))
    starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    if not len(starts):
        return np.zeros((0, 4), dtype=np.int32), np.zeros(0, dtype=np.int64), starts, (starts, ends)
    first = np.searchsorted(ends, starts + stride, side="left")
    last = np.searchsorted(starts, ends + stride, side="right")
    touching = np.maximum(last - first, 0)
    above = np.repeat(np.arange(len(starts)), touching)
    below = np.arange(len(above)) - np.repeat(np.cumsum(touching) - touching, touching) + np.repeat(first, touching)
    labels = _join(len(starts), above, below)
    _, piece = np.unique(labels, return_inverse=True)
    count = int(piece.max()) + 1
    rows, columns = starts // stride, starts % stride - 1
    boxes = np.empty((count, 4), dtype=np.int32)
    boxes[:, :2], boxes[:, 2:] = max(width, height), 0
    np.minimum.at(boxes[:, 0], piece, columns)
    np.minimum.at(boxes[:, 1], piece, rows)
    np.maximum.at(boxes[:, 2], piece, columns + ends - starts)
    np.maximum.at(boxes[:, 3], piece, rows + 1)
    areas = np.bincount(piece, weights=ends - starts, minlength=count).astype(np.int64)
    return boxes, areas, piece, (starts, ends)


def _join(count: int, above: npt.NDArray[np.intp], below: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """For each run the smallest number of a run that it is connected with."""
    labels = np.arange(count)
    while len(above):
        one, other = labels[above], labels[below]
        differ = one != other
        if not differ.any():
            break
        above, below, one, other = above[differ], below[differ], one[differ], other[differ]
        np.minimum.at(labels, np.maximum(one, other), np.minimum(one, other))
        while True:
            shorter = labels[labels]
            if np.array_equal(shorter, labels):
                break
            labels = shorter
    return labels
