"""Tesseract as an outside program, through pytesseract: portable, a new process for every pass."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import Final

import pytesseract
from PIL import Image

from ingest.ocr.contract import Layout, OcrUnavailable, Orientation, Reading
from ingest.ocr.tesseract_data import LEAST_CERTAINTY, find_tessdata, has_orientation_data, name_model
from ingest.ocr.tesseract_table import lines_of_table

_SEGMENTATION: Final = {Layout.PAGE: 3, Layout.SPARSE: 11}

_ORIENTATION_SECONDS: Final = 30
"""Ordinary pages take less than one."""


class PytesseractReader:
    """An ``OcrReader`` that needs nothing but the ``tesseract`` command."""

    def __init__(self, *, language: str, tessdata: Path | None) -> None:
        self._language = language
        self._tessdata = find_tessdata(language, folder=tessdata)
        try:
            version = str(pytesseract.get_tesseract_version())
        except pytesseract.TesseractNotFoundError as error:
            raise OcrUnavailable("the tesseract command is missing; install tesseract-ocr") from error
        self._name = f"tesseract {version} {name_model(self._tessdata, language)} (pytesseract)"

    @property
    def name(self) -> str:
        """Program, version and model."""
        return self._name

    def read(self, image: Image.Image, *, dots_per_inch: int, seconds: float, layout: Layout = Layout.PAGE) -> Reading:
        """See ``OcrReader.read``; brings nothing at all where the time ran out."""
        try:
            table = pytesseract.image_to_data(
                _as_bitmap(image),
                lang=self._language,
                config=self._options(_SEGMENTATION[layout], dots_per_inch),
                timeout=seconds,
            )
        except RuntimeError as error:  # pytesseract's only sign of a timeout; its own errors are subclasses
            if isinstance(error, pytesseract.TesseractError):
                return Reading(())
            return Reading((), finished=False)
        return Reading(lines_of_table(table))

    def find_orientation(self, image: Image.Image, *, dots_per_inch: int) -> Orientation | None:
        """See ``OcrReader.find_orientation``; None without ``osd.traineddata`` or where too few signs are seen."""
        if not has_orientation_data(self._tessdata):
            return None
        try:
            seen = pytesseract.image_to_osd(
                _as_bitmap(image),
                config=self._options(0, dots_per_inch),
                timeout=_ORIENTATION_SECONDS,
                output_type=pytesseract.Output.DICT,
            )
        except RuntimeError:
            return None
        if seen["orientation_conf"] < LEAST_CERTAINTY:
            return None
        return Orientation(int(seen["orientation"]), float(seen["orientation_conf"]))

    def _options(self, segmentation: int, dots_per_inch: int) -> str:
        return f"--psm {segmentation} --dpi {dots_per_inch} --tessdata-dir {quote(str(self._tessdata))}"

    def close(self) -> None:
        """Nothing is kept between two passes."""


def _as_bitmap(image: Image.Image) -> Image.Image:
    """The same image, marked so that pytesseract hands it over as BMP: packing it as PNG doubles the CPU time."""
    bitmap = image.copy()
    bitmap.format = "BMP"
    return bitmap
