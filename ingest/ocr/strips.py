"""Strips of a page: one printed line each, as it runs, and how it is cut out level.

A line may run up or down a little; a strip is a band of constant height around a straight middle.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import Final

from PIL import Image

from ingest.ocr.contract import SeenLine
from ingest.pages import Box

_LEAST_SIDE: Final = 3
_ROOM: Final = 1.5
"""Height of a strip over the height of the boxes of its words, half of which hold no tail or no dot."""

_STEEPEST: Final = 0.15
"""Rise for each pixel to the right; more is no line of print that was laid on a scanner."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A line on an image, in its pixels: from ``left`` to ``right``, ``height`` high.

    ``middle`` is the height of its middle at ``left``; ``slope`` is what is added for each pixel to the right.
    """

    left: float
    right: float
    middle: float
    slope: float
    height: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    def middle_at(self, x: float) -> float:
        """The middle of the line at a place."""
        return self.middle + self.slope * (x - self.left)

    def box(self, left: float, right: float, size: tuple[int, int]) -> Box:
        """The part of the strip between two places as an upright box inside an image of ``size``."""
        ends = self.middle_at(left), self.middle_at(right)
        x0, x1 = _within(left, size[0]), _within(right, size[0])
        y0, y1 = _within(min(ends) - self.height / 2, size[1]), _within(max(ends) + self.height / 2, size[1])
        return Box(x0, y0, max(x0, x1), max(y0, y1))

    def covers(self, box: Box) -> bool:
        """Whether the middle of a box lies inside."""
        x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        return self.left <= x <= self.right and abs(y - self.middle_at(x)) <= self.height / 2


def cut_out(image: Image.Image, strip: Strip, *, height: int) -> Image.Image:
    """The strip, level and scaled to a height in pixels; what lies outside the image is white."""
    width = max(_LEAST_SIDE, round(strip.width * height / max(1.0, strip.height)))
    across, down = strip.width / width, strip.height / height
    # Where a pixel of the cutting comes from: x along the line, y across it and down with its slope.
    top = strip.middle - strip.height / 2
    if down > 1.5:  # finer than needed: a transform takes single pixels, so reduce before
        factor = max(1, int(down))
        image, left, top = image.reduce(factor), strip.left / factor, top / factor
        across, down = across / factor, down / factor
    else:
        left = strip.left
    coefficients = (across, 0.0, left, strip.slope * across, down, top)
    return image.transform(
        (width, height), Image.Transform.AFFINE, coefficients, Image.Resampling.BILINEAR, fillcolor=255
    )


def strip_of(line: SeenLine) -> Strip:
    """The strip around a line whose words have boxes; a little higher than the boxes, so that no dot is cut off."""
    boxes = [word.box for word in line.words]
    left, right = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    slope = _slope(boxes)
    # Medians, since the box of a single speck or stamp may be far higher than the line.
    above = median(box.y0 - slope * ((box.x0 + box.x1) / 2 - left) for box in boxes)
    below = median(box.y1 - slope * ((box.x0 + box.x1) / 2 - left) for box in boxes)
    height = (below - above) * _ROOM
    reach = height / 4
    return Strip(left - reach, right + reach, (above + below) / 2 - slope * reach, slope, height)


def strip_of_part(line: SeenLine, begin: int, end: int) -> Strip:
    """The strip around some words of a line, from one up to another, at the height and slope of the whole line."""
    whole, boxes = strip_of(line), [word.box for word in line.words]
    reach = whole.height / 4
    left = min(box.x0 for box in boxes[begin:end]) - reach
    right = max(box.x1 for box in boxes[begin:end]) + reach
    # To the middle of the white beside it: boxes are cut short, and half a letter is read as another one.
    if begin:
        left = (boxes[begin - 1].x1 + boxes[begin].x0) / 2
    if end < len(boxes):
        right = (boxes[end - 1].x1 + boxes[end].x0) / 2
    if right <= left:
        return whole
    return Strip(left, right, whole.middle_at(left), whole.slope, whole.height)


def _slope(boxes: list[Box]) -> float:
    if len(boxes) < 4:
        return 0.0
    first, last = boxes[: len(boxes) // 3 + 1], boxes[-(len(boxes) // 3) - 1 :]
    rise = sum(box.y0 + box.y1 for box in last) / len(last) - sum(box.y0 + box.y1 for box in first) / len(first)
    run = sum(box.x0 + box.x1 for box in last) / len(last) - sum(box.x0 + box.x1 for box in first) / len(first)
    return min(_STEEPEST, max(-_STEEPEST, rise / run)) if run > 0 else 0.0


def _within(value: float, bound: int) -> int:
    return min(bound, max(0, round(value)))
