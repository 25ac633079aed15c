"""How a page lies, told by the second reader where Tesseract cannot be asked, and pages turned back."""

from __future__ import annotations

from typing import Final

from PIL import Image

from ingest.ocr.ctc import best_path
from ingest.ocr.second_reader import SecondReader
from ingest.ocr.strips import Strip

_LOOKED_AT: Final = 6
"""Longest lines that are read both ways; on a third of them an upright page is already surer than an upended one."""

_UPENDED: Final = 1.5
"""Height over width from which a strip runs up or down."""


def turn_back(image: Image.Image, rotation: int) -> Image.Image:
    """The upright image of one that was turned clockwise by 0, 90, 180 or 270 degrees; no pixel is lost."""
    turns = {90: Image.Transpose.ROTATE_90, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_270}
    return image.transpose(turns[rotation]) if rotation else image


def find_rotation(second: SecondReader, image: Image.Image) -> int:
    """Degrees clockwise (0, 90, 180, 270) by which a grey page was turned; 0 where no line of print is found."""
    longest = _longest(second.find(image))
    across = 0
    if 2 * sum(strip.height > _UPENDED * strip.width for strip in longest) > len(longest):
        across = 90
        image = turn_back(image, across)
        longest = _longest(second.find(image))
    on_its_head = turn_back(image, 180)
    here = sum(_sureness(second, image, strip) for strip in longest)
    there = sum(_sureness(second, on_its_head, _seen_from_below(strip, image.size)) for strip in longest)
    return across + 180 if there > here else across


def _longest(strips: tuple[Strip, ...]) -> list[Strip]:
    return sorted(strips, key=lambda strip: -max(strip.width, strip.height))[:_LOOKED_AT]


def _seen_from_below(strip: Strip, size: tuple[int, int]) -> Strip:
    """The same strip on the image turned by 180 degrees."""
    end = strip.middle_at(strip.right)
    return Strip(size[0] - strip.right, size[0] - strip.left, size[1] - end, strip.slope, strip.height)


def _sureness(second: SecondReader, image: Image.Image, strip: Strip) -> float:
    signs = best_path(second.read(image, strip).chances)
    return sum(sign.chance for sign in signs) / len(signs) if signs else 0.0
