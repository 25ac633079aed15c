"""Opening PDF files and their pages with pdfium, and drawing them; the only place that translates its errors."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from ingest.limits import ReadingLimits
from ingest.quarantine import QuarantineCode, Unreadable

POINTS_PER_INCH: Final = 72.0
_LONGEST_SIDE: Final = 16_000
"""Pixels of a page image; WebP ends at 16,383."""


@contextmanager
def open_pdf(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    """A PDF document, closed at the end.

    Raises:
        Unreadable: ``encrypted_pdf`` or ``corrupt_file``.
    """
    # By its raw call: the wrapper resolves links, and a path below /proc/self/fd is one that leads nowhere else.
    raw = pdfium.FPDF_LoadDocument(os.fsencode(path), None)
    if not raw:
        locked = pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise Unreadable(QuarantineCode.ENCRYPTED_PDF if locked else QuarantineCode.CORRUPT_FILE, "pdfium")
    document = pypdfium2.PdfDocument(raw)
    try:
        document.init_forms()
        yield document
    except pypdfium2.PdfiumError as error:
        raise Unreadable(QuarantineCode.CORRUPT_FILE, str(error)) from error
    finally:
        document.close()


@contextmanager
def open_page(
    document: pypdfium2.PdfDocument, number: int, annotated: Callable[[pypdfium2.PdfPage, int], None] | None = None
) -> Iterator[pypdfium2.PdfPage]:
    """A page with its form fields and annotations made part of it, as they would be printed.

    ``annotated`` is called with a page that has some and its number, before that.

    Raises:
        pypdfium2.PdfiumError: The page is broken; translated by ``open_pdf``.
    """
    page = document.get_page(number - 1)
    if pdfium.FPDFPage_GetAnnotCount(page) > 0:
        if annotated is not None:
            annotated(page, number)
        changed = pdfium.FPDFPage_Flatten(page, pdfium.FLAT_PRINT)
        if changed == pdfium.FLATTEN_SUCCESS:
            page.close()
            page = document.get_page(number - 1)
    try:
        yield page
    finally:
        page.close()


def fit_resolution(page: pypdfium2.PdfPage, wanted: float, limits: ReadingLimits) -> float:
    """The resolution in dots per inch at which a page is drawn: as wanted, or less where that is too many pixels."""
    width, height = (max(1e-3, side / POINTS_PER_INCH) for side in page.get_size())
    by_area = (limits.page_pixels / (width * height)) ** 0.5
    return float(min(wanted, by_area, _LONGEST_SIDE / max(width, height)))


def size_in_pixels(page: pypdfium2.PdfPage, dots_per_inch: float) -> tuple[int, int]:
    """Width and height of the image of a page."""
    width, height = page.get_size()
    scale = dots_per_inch / POINTS_PER_INCH
    return max(1, math.ceil(width * scale)), max(1, math.ceil(height * scale))


def draw_page(page: pypdfium2.PdfPage, dots_per_inch: float, *, colour: bool) -> Image.Image:
    """The image of a page on white paper, mode "L" or "RGB"."""
    bitmap = page.render(scale=dots_per_inch / POINTS_PER_INCH, grayscale=not colour, rev_byteorder=colour)
    try:
        image: Image.Image = bitmap.to_pil().copy()  # a copy, since the bitmap's memory goes with it
        return image
    finally:
        bitmap.close()
