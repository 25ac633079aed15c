"""The one figure for how far a reading can be trusted."""

from __future__ import annotations

import pytest

from pipelines.quality import known_share, rate

LETTER = (
    "Sehr geehrte Frau Petersen, die Erlaubnis zum Betrieb einer Gaststätte wird Ihnen hiermit unter folgenden "
    "Auflagen erteilt. Schankwirtschaft und Außenbewirtschaftung sind täglich bis zweiundzwanzig Uhr gestattet."
)


def test_a_page_read_without_fault_is_not_marked_down() -> None:
    assert rate(LETTER, confidence=0.97, coverage=1.0).quality.ocr_quality == pytest.approx(0.97)


def test_words_that_are_none_cost_quality_whatever_the_reader_says_of_them() -> None:
    garbled = LETTER.translate(str.maketrans("eanr", "cuvx"))
    share = known_share(garbled)
    assert share is not None
    assert share < 0.5
    assert rate(garbled, confidence=0.97, coverage=1.0).quality.ocr_quality == pytest.approx(0.97 * share / 0.94)


def test_ink_without_words_costs_quality() -> None:
    assert rate(LETTER, confidence=0.9, coverage=0.5).quality.ocr_quality == pytest.approx(0.45)


def test_few_words_are_not_judged_by_the_dictionary() -> None:
    rating = rate("Xqzvb LG-AB 123", confidence=0.8, coverage=None)
    assert (rating.words, rating.quality.known_words) == (3, None)
    assert rating.quality.ocr_quality == pytest.approx(0.8)
