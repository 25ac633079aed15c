"""Typefaces: where Debian and Ubuntu keep them, how wide a text is, and a font in pixels.

Errors:
    FontsMissing: a typeface is not installed; the message names the package.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from PIL import ImageFont

FOLDERS: Final = (
    Path("/usr/share/fonts/truetype/liberation"),
    Path("/usr/share/fonts/truetype/liberation2"),
    Path("/usr/share/fonts/truetype/dejavu"),
    Path("/usr/share/fonts/liberation"),
    Path("/usr/share/fonts/dejavu"),
)

# Large, so that hinting does not round the widths; they are scaled down to the wanted size.
MEASURED_AT: Final = 200


class FontsMissing(RuntimeError):
    """A typeface of the sample documents is not installed."""

    code = "fonts_missing"


class Face(StrEnum):
    """A typeface by the name of its file; only what ``fonts-liberation`` and ``fonts-dejavu-core`` bring."""

    SANS = "LiberationSans-Regular"
    SANS_BOLD = "LiberationSans-Bold"
    SANS_ITALIC = "LiberationSans-Italic"
    SERIF = "LiberationSerif-Regular"
    SERIF_BOLD = "LiberationSerif-Bold"
    SERIF_ITALIC = "LiberationSerif-Italic"
    MONO = "LiberationMono-Regular"
    MONO_BOLD = "LiberationMono-Bold"
    TERMINAL = "DejaVuSansMono"
    ROUND = "DejaVuSans"
    ROUND_BOLD = "DejaVuSans-Bold"
    SLAB = "DejaVuSerif"
    SLAB_BOLD = "DejaVuSerif-Bold"


@cache
def font_file(face: Face) -> Path:
    """Where a typeface lies.

    Raises:
        FontsMissing: It is in none of the known folders.
    """
    for folder in FOLDERS:
        path = folder / f"{face.value}.ttf"
        if path.is_file():
            return path
    package = "fonts-dejavu-core" if face.value.startswith("DejaVu") else "fonts-liberation"
    raise FontsMissing(f"Die Schrift {face.value} fehlt. Bitte installieren: apt-get install {package}")


@cache
def pixel_font(face: Face, pixels: int) -> ImageFont.FreeTypeFont:
    """A font of a height in pixels; basic layout, so that the result does not hang on an optional library."""
    return ImageFont.truetype(font_file(face), pixels, layout_engine=ImageFont.Layout.BASIC)


@cache
def width(text: str, face: Face, size: float) -> float:
    """How wide a text is at a size in points, in points."""
    return pixel_font(face, MEASURED_AT).getlength(text) * size / MEASURED_AT
