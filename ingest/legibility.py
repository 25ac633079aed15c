"""How well OCR could read something, in four words that a person can choose by."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

GOOD_FROM: Final = 0.9
FAIR_FROM: Final = 0.75
"""Below this about each fourth word is doubtful or missing and a search may miss it: somebody should look."""


class Legibility(StrEnum):
    """A range of ``ocr_quality``; ``digital`` is what OCR never had to read."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    DIGITAL = "digital"


def legibility_of(ocr_quality: float | None) -> Legibility:
    """The range in which a quality (0 to 1) lies; None is the quality of what was not read by OCR."""
    if ocr_quality is None:
        return Legibility.DIGITAL
    if ocr_quality >= GOOD_FROM:
        return Legibility.GOOD
    return Legibility.FAIR if ocr_quality >= FAIR_FROM else Legibility.POOR
