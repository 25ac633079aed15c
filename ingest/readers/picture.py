"""Images of any kind become page images: upright by their own word, grey or colour with 8 bits, square pixels, bounded.

The same steps serve reading and drawing, so the boxes of words always fit the image that is shown.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np
from PIL import Image, ImageOps

from ingest.limits import ReadingLimits
from ingest.quarantine import QuarantineCode, Unreadable

_FORMATS: Final = ("TIFF", "JPEG", "PNG", "WEBP", "GIF", "BMP", "JPEG2000", "AVIF")
"""What Pillow may take a file for; whatever else it knows stays shut. HEIF joins them once ``heic`` is loaded."""

_MOST_RESOLUTION: Final = 300
"""Dots per inch of a page image; finer scans are scaled down. Tesseract reads no better above, but slower."""

_LEAST_RESOLUTION: Final = 70
"""Below, Tesseract refuses to believe a resolution."""

_LONG_SIDE_OF_A4: Final = 11.69
_BELIEVABLE_LONG_SIDE: Final = (4.0, 50.0)
"""Inches, from a postcard to A0; a stated resolution that means another paper is a default nobody set (often 72)."""

_BELIEVABLE_RESOLUTION: Final = (90, 2400)
_LONGEST_SIDE: Final = 16_000
"""Pixels; WebP ends at 16,383."""

_WIDEST_SHAPE: Final = 0.45
"""Fax pixels are up to 2.1 times as high as wide; a stated ratio beyond that on either side is a mistake."""


@dataclass(frozen=True, slots=True)
class PageSize:
    """Pixels of the page image and its resolution in dots per inch."""

    width: int
    height: int
    dots_per_inch: int


def open_image(source: Path | BinaryIO, limits: ReadingLimits) -> Image.Image:
    """An image, not decoded yet.

    Raises:
        Unreadable: ``corrupt_file``, or ``too_large`` by the size it states.
    """
    Image.MAX_IMAGE_PIXELS = None  # check_pixels is stricter, and Pillow's own bound only warns up to twice its value
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(source, formats=(*_FORMATS, *({"HEIF"} & Image.OPEN.keys())))
    except (OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError, OverflowError, RuntimeError) as error:
        raise Unreadable(QuarantineCode.CORRUPT_FILE, type(error).__name__) from error
    try:
        check_pixels(image.size, limits)
    except Unreadable:
        image.close()
        raise
    return image


def check_pixels(size: tuple[int, int], limits: ReadingLimits) -> None:
    """Refuses images that would take too much memory before a single pixel is decoded.

    Raises:
        Unreadable: ``too_large``.
    """
    if size[0] * size[1] > limits.decoded_pixels:
        raise Unreadable(QuarantineCode.TOO_LARGE, f"{size[0]} x {size[1]} pixels")


def decode(image: Image.Image) -> Image.Image:
    """The current frame, decoded and turned upright as its EXIF orientation says.

    Raises:
        Unreadable: ``corrupt_file``.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd metadata is no reason to refuse a readable picture
            image.load()
            return ImageOps.exif_transpose(image)
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        KeyError,
        TypeError,
        IndexError,
        OverflowError,
        RuntimeError,
    ) as error:
        raise Unreadable(QuarantineCode.CORRUPT_FILE, type(error).__name__) from error


def measure(image: Image.Image, stated: tuple[float, float] | None, limits: ReadingLimits) -> PageSize:
    """The size of the page image for a decoded image with a stated resolution in dots per inch (across, down).

    Unequal resolutions (fax) are made equal at the finer one. A resolution that is missing or cannot be true is
    guessed from the long side of A4.
    """
    width, height = float(image.width), float(image.height)
    across, down = stated or (0.0, 0.0)
    if across > 0 and down > 0 and _WIDEST_SHAPE <= across / down <= 1 / _WIDEST_SHAPE:
        finer = max(across, down)
        width, height = width * finer / across, height * finer / down
        resolution = finer
    else:
        resolution = 0.0
    long_side = max(width, height)
    believable = _BELIEVABLE_RESOLUTION[0] <= resolution <= _BELIEVABLE_RESOLUTION[1]
    if not believable or not _BELIEVABLE_LONG_SIDE[0] <= long_side / resolution <= _BELIEVABLE_LONG_SIDE[1]:
        resolution = max(float(_LEAST_RESOLUTION), long_side / _LONG_SIDE_OF_A4)
    scale = min(
        1.0,
        _MOST_RESOLUTION / resolution,
        _LONGEST_SIDE / long_side,
        (limits.page_pixels / (width * height)) ** 0.5,
    )
    return PageSize(
        max(1, round(width * scale)),
        max(1, round(height * scale)),
        max(_LEAST_RESOLUTION, round(resolution * scale)),
    )


def to_page(image: Image.Image, size: PageSize, *, colour: bool) -> Image.Image:
    """The page image: mode "L", or "RGB" where ``colour`` is asked for and there is some."""
    plain = _eight_bits(image)
    if plain.mode != "L" and not colour:
        plain = plain.convert("L")
    wanted = size.width, size.height
    if plain.size == wanted:
        return plain
    shrinks = wanted[0] < plain.width or wanted[1] < plain.height
    return plain.resize(wanted, Image.Resampling.BOX if shrinks else Image.Resampling.BICUBIC)


def _eight_bits(image: Image.Image) -> Image.Image:
    """Any mode of Pillow as "L" or "RGB"; what is transparent lies on white paper."""
    if image.mode.startswith("I") or image.mode == "F":
        return _levelled(image)
    if image.mode == "LAB":
        return image.getchannel(0)  # lightness; without a profile Pillow cannot tell the colours
    if image.has_transparency_data:
        layered = image.convert("RGBA")
        flat = Image.alpha_composite(Image.new("RGBA", layered.size, "white"), layered)
        return flat.convert("L" if image.mode.startswith("L") else "RGB")
    if image.mode in ("L", "1"):
        return image.convert("L")
    return image.convert("RGB")


def _levelled(image: Image.Image) -> Image.Image:
    """16 or 32 bits a pixel brought down to 8: by their range where they use it, else by their brightest pixel."""
    values = np.nan_to_num(np.asarray(image).astype(np.float32))
    brightest = float(values.max()) if values.size else 0.0
    full = next((full for full in (255.0, 65535.0) if full / 2 < brightest <= full), max(brightest, 1.0))
    return Image.fromarray(np.clip(values / full * 255, 0, 255).astype(np.uint8))
