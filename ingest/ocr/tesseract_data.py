"""Where Tesseract's language files lie, and which model a file holds."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from ingest.ocr.contract import OcrUnavailable

_USUAL_PLACES: Final = (
    "/usr/share/tesseract-ocr/5/tessdata",  # Debian 12 and newer, Ubuntu 23.04 and newer
    "/usr/share/tesseract-ocr/4.00/tessdata",  # Ubuntu 22.04
    "/usr/share/tessdata",  # Fedora, Arch, Alpine
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)

LEAST_CERTAINTY: Final = 1.0
"""Of Tesseract about how a page lies; on pages of text it has 5 to 15, on some dozen letters it guesses below 1."""

_FAST_MODEL_BYTES: Final = 3_000_000
"""A single language above this holds more than the fast integer model (deu: fast 1.5 MB, best 8 MB and more)."""


def find_tessdata(language: str, *, folder: Path | None = None) -> Path:
    """The folder with the files of a language such as ``deu`` or ``deu+eng``.

    Looks at ``folder`` only where one is given, else at ``TESSDATA_PREFIX`` and then at the usual places.

    Raises:
        OcrUnavailable: No folder holds all of them.
    """
    prefix = os.environ.get("TESSDATA_PREFIX")
    places = [folder] if folder else [Path(place) for place in ([prefix] if prefix else []) + list(_USUAL_PLACES)]
    for place in places:
        for candidate in (place, place / "tessdata"):
            if all((candidate / f"{part}.traineddata").is_file() for part in language.split("+")):
                return candidate
    raise OcrUnavailable(
        f"Tesseract language data for {language!r} not found in {', '.join(map(str, places))}; "
        "on Debian and Ubuntu install tesseract-ocr-deu"
    )


def name_model(tessdata: Path, language: str) -> str:
    """A language with the kind of its model, for example ``deu-fast``."""
    size = (tessdata / f"{language.split('+', maxsplit=1)[0]}.traineddata").stat().st_size
    return f"{language}-{'fast' if size < _FAST_MODEL_BYTES else 'large'}"


def has_orientation_data(tessdata: Path) -> bool:
    """Whether Tesseract can tell how a page lies."""
    return (tessdata / "osd.traineddata").is_file()
