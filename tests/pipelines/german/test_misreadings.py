"""What may be misread is told from what is known, and comes to one form with what was meant."""

from __future__ import annotations

import pytest

from pipelines.german.folding import fold
from pipelines.german.misreadings import SIGN, form, form_if_doubtful, with_forms


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Jalous1e", "Jalousie"),
        ("Ja1ousie", "Jalousie"),
        ("Cell0kasten", "Cellokasten"),
        ("Sondemutzung", "Sondernutzung"),
        ("Gaststatte", "Gaststätte"),
        ("Huttmann", "Hüttmann"),
        ("Fischreiher", "Fischreiher"),
    ],
)
def test_usual_confusions_are_one_form(read: str, meant: str) -> None:
    assert form(fold(read)) == form(fold(meant)) != ""


@pytest.mark.parametrize(
    "word", ["Jalousie", "Erlaubnisse", "Gaststättenerlaubnis", "20418", "wlgp77", "Aue", "x" * 50]
)
def test_words_that_are_known_or_no_words_are_not_doubtful(word: str) -> None:
    assert form_if_doubtful(fold(word)) == ""


def test_forms_stand_behind_the_words_and_apart_from_them() -> None:
    assert with_forms("die jalous1e klemmt die jalous1e") == f"die jalous1e klemmt die jalous1e | {SIGN}iaiousie"
    assert with_forms("die jalousie klemmt") == "die jalousie klemmt"
    assert with_forms("") == ""
