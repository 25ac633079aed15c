"""Which pages of a PDF can be believed by their text layer, and which must be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import islice
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.readers.pdf_document import POINTS_PER_INCH
from ingest.readers.plausibility import is_rubbish

_LOOKED_AT: Final = 20_000
"""Objects of a page; plans have millions, and the first ones tell enough."""

_DEPTH: Final = 4
_FEW_SIGNS: Final = 20
_LARGE_IMAGE: Final = 0.25
_WHOLE_PAGE_IMAGE: Final = 0.6
_MOSTLY: Final = 0.8
_RESOLUTIONS: Final = (150.0, 300.0)
"""Dots per inch between which scans are drawn: below, small print suffers; above, nothing is gained."""

_RESOLUTION_OF_PATHS: Final = 200.0


class Treatment(Enum):
    """What is to be done with a page."""

    TEXT = "text"
    """The text layer says it all."""
    OCR = "ocr"
    """There is no text layer, or none to be believed."""
    MIXED = "mixed"
    """The text layer is good, and a large image may hold more text."""
    BLANK = "blank"
    """There is nothing on the page."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """``resolution`` is the one at which the image should be read, in dots per inch."""

    treatment: Treatment
    resolution: float


@dataclass(slots=True)
class _Sighting:
    objects: int = 0
    texts: int = 0
    invisible_texts: int = 0
    image_share: float = 0.0
    resolution: float = 0.0


def judge(page: pypdfium2.PdfPage, text: str) -> Judgement:
    """How to treat a page with this text in its layer.

    A layer that is invisible over a scan is old OCR of unknown quality, perhaps of another picture: the page is read
    anew. Visible text over a large image is kept and the image is read too.
    """
    seen = _look_at(page)
    resolution = (
        min(max(seen.resolution, _RESOLUTIONS[0]), _RESOLUTIONS[1]) if seen.resolution else _RESOLUTION_OF_PATHS
    )
    signs = sum(not sign.isspace() for sign in text)
    if not seen.objects:
        return Judgement(Treatment.BLANK, resolution)
    hidden = seen.texts > 0 and seen.invisible_texts >= _MOSTLY * seen.texts
    if is_rubbish(text) or (hidden and seen.image_share > _LARGE_IMAGE):
        return Judgement(Treatment.OCR, resolution)
    if signs < _FEW_SIGNS:
        unread = seen.image_share > 0.01 or not signs
        if not unread:
            return Judgement(Treatment.TEXT, resolution)
        return Judgement(Treatment.MIXED if signs and not hidden else Treatment.OCR, resolution)
    if seen.image_share > _LARGE_IMAGE:
        return Judgement(Treatment.MIXED, resolution)
    return Judgement(Treatment.TEXT, resolution)


def _look_at(page: pypdfium2.PdfPage) -> _Sighting:
    width, height = page.get_size()
    page_area = max(1e-6, width * height)
    seen = _Sighting()
    for thing in islice(page.get_objects(max_depth=_DEPTH), _LOOKED_AT):
        seen.objects += 1
        if thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            seen.texts += 1
            mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
            seen.invisible_texts += mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
        elif thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            wide, high = max(1e-3, right - left), max(1e-3, top - bottom)
            share = min(1.0, wide * high / page_area)
            seen.image_share = min(1.0, seen.image_share + share)
            if share > 0.05:
                across, down = sorted(thing.get_px_size())
                short, long = sorted((wide, high))
                found = max(across / short, down / long) * POINTS_PER_INCH
                seen.resolution = max(seen.resolution, found)
    return seen
