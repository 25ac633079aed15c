"""A poor page image made easier to read, with the way back for the boxes found on it.

Even paper, a blur against noise, contrast between the page's own ink and paper, lines laid level, 300 dots per inch. On
good pages this gains nothing, on shadowed, speckled or skewed ones nearly everything; a median filter in its place eats
the strokes of a fax. The constants were chosen on generated pages with ten kinds of damage: of the words of a page with
small print 64 % were found without the contrast, 87 % with it.
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

_BLUR: Final = 1.2
"""Standard deviation in pixels at 300 dots per inch; below 1 noise stays, above 1.5 small print melts."""

_WHITE_FROM: Final = 0.3
"""What is this share of the way from the threshold to paper becomes white: noise vanishes, faint strokes stay."""

_BLACK_SHARE: Final = 0.25
"""The darkest quarter of the ink becomes black; with more of it small letters fill up, with less noise stays grey."""

_LEAST_CONTRAST: Final = 8
"""Grey levels between ink and white; less is a blank page, whose noise must not be made into ink."""

_SOFTENED: Final = 0.9
_FAINTEST: Final = 9
"""Grey levels between ink and paper, after a blur that leaves a quarter of the noise: less is the grain of paper."""

_INKED: Final = (0.002, 0.2)
"""Share of a page that may be ink: less is a few stains, more is not print."""

_FINE: Final = 190
"""Dots per inch from which the dot of an i has more than two pixels."""

_DARK: Final = 110
_ENCLOSED: Final = 7
"""Dark pixels around a bright one that make it a hole in a stroke."""

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
    soft = _stretched(even.filter(ImageFilter.GaussianBlur(_BLUR)))
    if abs(angle) >= _LEVEL_ENOUGH:
        soft = soft.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    else:
        angle = 0.0
    return CleanedImage(soft, scale, angle, round(dots_per_inch * scale), image.size)


def strengthen(image: Image.Image) -> Image.Image:
    """A page with hardly any ink, its faint print made black; the same image where there is none.

    Print that toner or ribbon left at a tenth of its darkness is taken for paper everywhere else.
    """
    soft = divide_by_background(image).filter(ImageFilter.GaussianBlur(_SOFTENED))
    counts = np.asarray(soft.histogram(), dtype=np.float64)
    ink, threshold, paper = _split_by_grey(counts)
    share = counts[: round(threshold) + 1].sum() / counts.sum()
    if paper - ink < _FAINTEST or not _INKED[0] <= share <= _INKED[1]:
        return image
    return _stretched(soft)


def without_specks(image: Image.Image, *, dots_per_inch: int) -> Image.Image:
    """A page without its lonely black and white dots of one pixel, on fine scans of two: they are no print but dirt."""
    lonely = 1 if dots_per_inch >= _FINE else 0
    levels = np.asarray(image)
    dark = levels < _DARK
    beside = _neighbours(dark)
    cleared = np.where(dark & (beside <= lonely), np.uint8(255), levels)
    still_dark = dark & (beside > lonely)
    return Image.fromarray(np.where(~dark & (_neighbours(still_dark) >= _ENCLOSED), np.uint8(0), cleared))


def _neighbours(dark: npt.NDArray[np.bool_]) -> npt.NDArray[np.uint8]:
    """How many of the eight pixels around each one are dark."""
    framed = np.pad(dark, 1).astype(np.uint8)
    across = framed[:, :-2] + framed[:, 1:-1] + framed[:, 2:]
    around: npt.NDArray[np.uint8] = across[:-2] + across[1:-1] + across[2:] - dark
    return around


def _stretched(image: Image.Image) -> Image.Image:
    """The same image with its ink black and its paper white, whatever grey they were."""
    ink, threshold, paper = _split_by_grey(np.asarray(image.histogram(), dtype=np.float64))
    white = max(threshold + _WHITE_FROM * (paper - threshold), ink + _LEAST_CONTRAST)
    return image.point([min(255, max(0, round((grey - ink) * 255 / (white - ink)))) for grey in range(256)])


def _split_by_grey(counts: npt.NDArray[np.float64]) -> tuple[float, float, float]:
    """Grey of dark ink, the threshold between ink and paper, and mean grey of paper of a histogram.

    Source:
        Otsu: A Threshold Selection Method from Gray-Level Histograms, IEEE SMC 1979.
    """
    below, sums = np.cumsum(counts), np.cumsum(counts * np.arange(256))
    above = below[-1] - below
    both = (below > 0) & (above > 0)
    if not both.any():
        only = float(sums[-1] / max(1.0, below[-1]))
        return only, only, only
    spread = np.zeros(256)
    spread[both] = np.square(sums[-1] * below[both] / below[-1] - sums[both]) / (below[both] * above[both])
    threshold = int(spread.argmax())
    ink = float(np.searchsorted(below, _BLACK_SHARE * below[threshold]))
    return ink, float(threshold), float((sums[-1] - sums[threshold]) / above[threshold])


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
