"""How far the reading of a page can be trusted, in one figure between 0 and 1.

    ocr_quality = confidence * coverage * min(1, known_words / 0.94)

``confidence`` is what the reader says of the words it saw, ``coverage`` tells the ink that it saw no words in, and
``known_words``, the share of longer words that are German or German compounds, tells words that were misread with
confidence. Where fewer than ten words are long enough to tell, the last factor is 1. A document has the mean over the
words of its pages.
"""

from __future__ import annotations

from typing import Final

from ingest.catalogue.qualities import PageQuality, Quality
from ingest.pages import Page
from pipelines.german.analysis import analyse
from pipelines.german.compounds import parts
from pipelines.german.frequencies import UNKNOWN_WEIGHT, weight

_SHORTEST_WORD: Final = 4
"""Letters; of shorter ones nearly every row of letters is some word or abbreviation."""

_ENOUGH_WORDS: Final = 10

_KNOWN_AT_LEAST: Final = 0.94
"""Of 75 pages of the demo documents, as printed, the one with the most names has this share of known words: a page
that was read without fault is not marked down."""


def known_share(text: str) -> float | None:
    """The share of a text's longer words that are German, 0 to 1; None where there are too few to tell."""
    judged = known = 0
    for token in analyse(text):
        if len(token.exact) >= _SHORTEST_WORD and token.exact.isalpha():
            judged += 1
            known += weight(token.stem) < UNKNOWN_WEIGHT or bool(parts(token.exact))
    return known / judged if judged >= _ENOUGH_WORDS else None


def rate(text: str, *, confidence: float, coverage: float | None) -> PageQuality:
    """The quality of a page with this text; ``coverage`` is None where it was not measured."""
    known = known_share(text)
    covered = 1.0 if coverage is None else coverage
    credible = 1.0 if known is None else min(1.0, known / _KNOWN_AT_LEAST)
    return PageQuality(len(text.split()), Quality(confidence, covered, known, confidence * covered * credible))


def rate_page(page: Page) -> PageQuality | None:
    """The quality of a page as read; None where OCR had nothing to read on it."""
    return None if page.confidence is None else rate(page.text, confidence=page.confidence, coverage=page.coverage)
