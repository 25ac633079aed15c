"""Passages marked with a broad pen, which a scanner without colour shows as dark bars over the words.

No threshold parts such words from the bar on a page of white paper; inside of the bar the bar is the paper.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from PIL import Image

from ingest.ocr.ink import Ink

_DARKEST: Final = 55
"""Grey of a bar below which it hides what is below: a black bar, or the head of a table with white letters."""

_BRIGHTEST: Final = 215
_EDGE: Final = 2
"""Pixels around a bar that are half as dark."""


def without_felt_pen(image: Image.Image, ink: Ink) -> Image.Image:
    """The page with bars made as bright as paper and what stands on them left dark; the same image without bars."""
    if not len(ink.bars):
        return image
    levels = np.asarray(image).copy()
    is_changed = False
    for piece in ink.bars:
        box = ink.on_image(piece)
        place = (slice(max(0, box.y0 - _EDGE), box.y1 + _EDGE), slice(max(0, box.x0 - _EDGE), box.x1 + _EDGE))
        bar = float(np.median(levels[place]))
        if _DARKEST <= bar <= _BRIGHTEST:
            # A little more than the bar becomes white: it is no more even than paper.
            levels[place] = np.minimum(255, levels[place].astype(np.float32) * (280 / bar)).astype(np.uint8)
            is_changed = True
    return Image.fromarray(levels) if is_changed else image
