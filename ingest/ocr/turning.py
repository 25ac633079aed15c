"""How a page lies, told by the second reader from a few of its lines, and pages turned back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PIL import Image

from ingest.ocr.contract import SeenLine, SeenWord
from ingest.ocr.ctc import best_path
from ingest.ocr.second_reader import SecondReader
from ingest.ocr.strips import Strip, strip_of
from ingest.pages import Box

_LOOKED_AT: Final = 5
"""Longest lines that are read both ways; on a third of them an upright page is already surer than an upended one."""

_UPENDED: Final = 1.5
"""Height over width from which a strip runs up or down."""

_LONGEST: Final = 16.0
"""Width over height of what is read of a strip: some twenty letters."""

_LONG_WORD: Final = 4


def turn_back(image: Image.Image, rotation: int) -> Image.Image:
    """The upright image of one that was turned clockwise by 0, 90, 180 or 270 degrees; no pixel is lost."""
    turns = {90: Image.Transpose.ROTATE_90, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_270}
    return image.transpose(turns[rotation]) if rotation else image


def find_rotation(second: SecondReader, image: Image.Image, lines: Sequence[SeenLine] = ()) -> int:
    """Degrees clockwise (0, 90, 180, 270) by which a grey page was turned; 0 where no line of print is found.

    ``lines`` are what Tesseract took for lines there: it finds their places however they lie. Without any, the second
    reader looks for lines, which takes five times as long.
    """
    words = [word for line in lines for word in line.words if len(word.text) >= _LONG_WORD]
    strips = [strip_of(line) for line in lines] if words else list(second.find(image))
    upended = (
        sum(_height(word.box) > _width(word.box) for word in words)
        if words
        else sum(strip.height > _UPENDED * strip.width for strip in _longest(strips))
    )
    across = 0
    if 2 * upended > (len(words) or min(len(strips), _LOOKED_AT)):
        across, width = 90, image.width
        image = turn_back(image, across)
        strips = [_lying(word, width) for word in words] or list(second.find(image))
    longest = _longest(strips)
    on_its_head = turn_back(image, 180)
    here = sum(_sureness(second, image, strip) for strip in longest)
    there = sum(_sureness(second, on_its_head, _seen_from_below(strip, image.size)) for strip in longest)
    return across + 180 if there > here else across


def _width(box: Box) -> int:
    return box.x1 - box.x0


def _height(box: Box) -> int:
    return box.y1 - box.y0


def _lying(word: SeenWord, width: int) -> Strip:
    """The strip around a word of a page of a width in pixels, as it lies after the page was turned back by 90."""
    box = word.box
    turned = Box(box.y0, max(0, width - box.x1), box.y1, max(0, width - box.x0))
    return strip_of(SeenLine((replace(word, box=turned),), 0))


def _longest(strips: Sequence[Strip]) -> list[Strip]:
    return sorted(strips, key=lambda strip: -max(strip.width, strip.height))[:_LOOKED_AT]


def _seen_from_below(strip: Strip, size: tuple[int, int]) -> Strip:
    """The same strip on the image turned by 180 degrees."""
    end = strip.middle_at(strip.right)
    return Strip(size[0] - strip.right, size[0] - strip.left, size[1] - end, strip.slope, strip.height)


def _sureness(second: SecondReader, image: Image.Image, strip: Strip) -> float:
    """Mean chance of the signs in the middle of a strip."""
    beyond = max(0.0, strip.width - _LONGEST * strip.height) / 2
    middle = replace(
        strip, left=strip.left + beyond, right=strip.right - beyond, middle=strip.middle_at(strip.left + beyond)
    )
    signs = best_path(second.read(image, middle).chances)
    return sum(sign.chance for sign in signs) / len(signs) if signs else 0.0
