"""A page before anybody reads it: what hides print on the whole page is taken away, its size and its places stay.

Pages that need none of it pay for looking at their ink alone, which is needed anyway.
"""

from __future__ import annotations

from typing import Final

from PIL import Image

from ingest.ocr.cleaning import strengthen, without_specks
from ingest.ocr.felt_pen import without_felt_pen
from ingest.ocr.ink import Ink, find_ink

_HARDLY_ANY: Final = 20
"""Pieces of ink the size of letters: on a page with fewer, print may have faded."""

_TWO_LINES: Final = 80
_DUSTY: Final = 2
"""Specks for each letter, and for two lines of print on any page, from which it is worth trying to take them off (0.1
seconds)."""


def made_legible(image: Image.Image, dots_per_inch: int) -> tuple[Image.Image, Ink]:
    """The page, and its ink: felt pen, pepper and salt taken off, print that has nearly faded made black."""
    ink = find_ink(image, dots_per_inch=dots_per_inch)
    lightened = without_felt_pen(image, ink)
    if lightened is not image:
        image, ink = lightened, find_ink(lightened, dots_per_inch=dots_per_inch)
    if ink.count < _HARDLY_ANY:
        mended = strengthen(image)
        return (image, ink) if mended is image else (mended, find_ink(mended, dots_per_inch=dots_per_inch))
    if ink.specks < _DUSTY * (ink.count + _TWO_LINES):
        return image, ink
    mended = without_specks(image, dots_per_inch=dots_per_inch)
    left = find_ink(mended, dots_per_inch=dots_per_inch)
    return (mended, left) if 2 * left.specks < ink.specks else (image, ink)
