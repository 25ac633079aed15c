"""A poor page image made easier to read, with the way back for the boxes found on it.

Even paper, a light blur against noise, lines laid level, 300 dots per inch. On good pages this gains nothing, on
shadowed, speckled or skewed ones nearly everything; a median filter in its place eats the strokes of a fax.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from ingest.ocr.contract import SeenLine, SeenWord
from ingest.ocr.ink import divide_by_background
from ingest.pages import Box

_BLUR: Final = 0.9
"""Standard deviation in pixels at 300 dots per inch; below .7 noise stays, above 1.2 small print melts."""

_TARGET_RESOLUTION: Final = 300
_MOST_ENLARGED: Final = 2.0

_STEEPEST: Final = 6.0
"""Degrees; paper pulled in askew by a feeder. More than that is a photograph, which needs more than turning."""

_LEVEL_ENOUGH: Final = 0.15
"""Degrees below which turning costs sharpness and gains nothing."""


@dataclass(frozen=True, slots=True)
class CleanedImage:
    """``image`` was enlarged by ``scale`` and turned by ``angle`` degrees counterclockwise around its centre."""

    image: Image.Image
    scale: float
    angle: float
    dots_per_inch: int
    original_size: tuple[int, int]

    def boxes_back(self, lines: tuple[SeenLine, ...]) -> tuple[SeenLine, ...]:
        """The same lines with boxes on the image that was cleaned."""
        return tuple(
            SeenLine(tuple(self._word_back(word) for word in line.words), line.block, line.paragraph) for line in lines
        )

    def _word_back(self, word: SeenWord) -> SeenWord:
        turn = math.radians(self.angle)
        sine, cosine = math.sin(turn), math.cos(turn)
        middle_x, middle_y = self.image.width / 2, self.image.height / 2
        corners = []
        for x in (word.box.x0, word.box.x1):
            for y in (word.box.y0, word.box.y1):
                across, down = x - middle_x, y - middle_y
                # Pillow turns counterclockwise with y pointing down; this is the way back.
                corners.append((cosine * across - sine * down + middle_x, sine * across + cosine * down + middle_y))
        width, height = self.original_size
        xs = [min(max(x / self.scale, 0), width) for x, _ in corners]
        ys = [min(max(y / self.scale, 0), height) for _, y in corners]
        box = Box(int(min(xs)), int(min(ys)), math.ceil(max(xs)), math.ceil(max(ys)))
        return SeenWord(word.text, box, word.confidence)


def clean(image: Image.Image, *, dots_per_inch: int) -> CleanedImage:
    """A grey image with even paper, little noise and level lines, at about 300 dots per inch."""
    scale = min(_MOST_ENLARGED, max(1.0, _TARGET_RESOLUTION / dots_per_inch))
    even = divide_by_background(image)
    angle = find_skew(even, dots_per_inch=dots_per_inch)
    if scale > 1:
        size = round(image.width * scale), round(image.height * scale)
        even = even.resize(size, Image.Resampling.BICUBIC)
    soft = even.filter(ImageFilter.GaussianBlur(_BLUR))
    if abs(angle) >= _LEVEL_ENOUGH:
        soft = soft.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    else:
        angle = 0.0
    return CleanedImage(soft, scale, angle, round(dots_per_inch * scale), image.size)


def find_skew(image: Image.Image, *, dots_per_inch: int) -> float:
    """Degrees by which lines of print must be turned counterclockwise to lie level; 0 where none stand out.

    Level lines make the sharpest profile of ink per row, so angles are tried, coarsely and then finely around the best.
    """
    reduced = image.reduce(max(1, dots_per_inch // 75))
    rows, columns = np.nonzero(np.asarray(reduced) < 170)
    if len(rows) < 200:
        return 0.0
    if len(rows) > 100_000:  # plenty; a dark photograph has millions
        step = len(rows) // 100_000 + 1
        rows, columns = rows[::step], columns[::step]
    coarse = np.arange(-_STEEPEST, _STEEPEST + 0.01, 0.5)
    best = float(coarse[int(np.argmax([_sharpness(rows, columns, angle) for angle in coarse]))])
    fine = np.arange(best - 0.4, best + 0.41, 0.1)
    return float(fine[int(np.argmax([_sharpness(rows, columns, angle) for angle in fine]))])


def _sharpness(rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp], angle: float) -> float:
    """How uneven the ink lies over the rows of an image that was turned counterclockwise by ``angle`` degrees."""
    levelled = rows - columns * math.tan(math.radians(angle))
    profile = np.bincount((levelled - levelled.min()).astype(np.intp))
    return float(np.square(np.diff(profile, prepend=0, append=0), dtype=np.float64).sum())
