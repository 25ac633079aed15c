"""Tesseract inside this process, through tesserocr: one recogniser is loaded once and used for every page."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import tesserocr
from PIL import Image

from ingest.ocr.contract import Layout, Orientation, Reading
from ingest.ocr.tesseract_data import LEAST_CERTAINTY, find_tessdata, has_orientation_data, name_model
from ingest.ocr.tesseract_table import lines_of_table

_SEGMENTATION: Final = {Layout.PAGE: tesserocr.PSM.AUTO, Layout.SPARSE: tesserocr.PSM.SPARSE_TEXT}


class TesserocrReader:
    """An ``OcrReader`` that never starts another process."""

    def __init__(self, *, language: str, tessdata: Path | None) -> None:
        self._tessdata = find_tessdata(language, folder=tessdata)
        self._recogniser = tesserocr.PyTessBaseAPI(path=str(self._tessdata), lang=language, psm=tesserocr.PSM.AUTO)
        self._orientation: tesserocr.PyTessBaseAPI | None = None
        version = tesserocr.tesseract_version().split()[1]
        self._name = f"tesseract {version} {name_model(self._tessdata, language)} (tesserocr)"

    @property
    def name(self) -> str:
        """Program, version and model."""
        return self._name

    def read(self, image: Image.Image, *, dots_per_inch: int, seconds: float, layout: Layout = Layout.PAGE) -> Reading:
        """See ``OcrReader.read``; the time limit is heeded while words are recognised, not while lines are sought."""
        self._recogniser.SetPageSegMode(_SEGMENTATION[layout])
        _show(self._recogniser, image, dots_per_inch)
        try:
            finished = bool(self._recogniser.Recognize(int(seconds * 1000)))
            return Reading(lines_of_table(self._recogniser.GetTSVText(0) or ""), finished=finished)
        finally:
            self._recogniser.Clear()

    def find_orientation(self, image: Image.Image, *, dots_per_inch: int) -> Orientation | None:
        """See ``OcrReader.find_orientation``; None without ``osd.traineddata`` or where too few signs are seen."""
        if not has_orientation_data(self._tessdata):
            return None
        if self._orientation is None:
            self._orientation = tesserocr.PyTessBaseAPI(
                path=str(self._tessdata), lang="osd", psm=tesserocr.PSM.OSD_ONLY
            )
        _show(self._orientation, image, dots_per_inch)
        try:
            seen = self._orientation.DetectOrientationScript()
        finally:
            self._orientation.Clear()
        if not seen or seen["orient_conf"] < LEAST_CERTAINTY:
            return None
        return Orientation(int(seen["orient_deg"]), float(seen["orient_conf"]))

    def close(self) -> None:
        """Give memory back."""
        self._recogniser.End()
        if self._orientation is not None:
            self._orientation.End()
            self._orientation = None


def _show(recogniser: tesserocr.PyTessBaseAPI, image: Image.Image, dots_per_inch: int) -> None:
    width, height = image.size
    # Bytes, not SetImage(image): that would pack the image into a file format and unpack it again.
    recogniser.SetImageBytes(image.tobytes(), width, height, 1, width)
    recogniser.SetSourceResolution(dots_per_inch)  # after the image, which resets it
