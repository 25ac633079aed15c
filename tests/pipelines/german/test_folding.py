"""Spellings of one word become equal, and folding is stable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.german.folding import fold
from pipelines.german.stop_words import STOP_WORDS


@pytest.mark.parametrize(
    ("spellings", "folded"),
    [
        (("Gaststätte", "Gaststaette", "GASTSTÄTTE", "Gaststa\u0308tte", "gaststätte"), "gaststaette"),
        (("Straße", "Strasse", "STRASSE", "STRAẞE"), "strasse"),
        (("Yıldırım", "Yildirim", "YILDIRIM", "yıldırım"), "yildirim"),
        (("Petrović", "Petrovic", "PETROVIĆ"), "petrovic"),
        (("Łukasz", "Lukasz"), "lukasz"),
        (("Jørgensen", "Jörgensen", "Joergensen"), "joergensen"),
        (("Ærø", "Aeroe"), "aeroe"),
        (("ﬁnden", "finden"), "finden"),
        (("Ga\u00adststätte", "Gaststätte\u200b"), "gaststaette"),
        (("café", "cafe", "CAFÉ"), "cafe"),
        (("E-Mail", "email"), "email"),
    ],
)
def test_all_spellings_of_a_word_fold_alike(spellings: tuple[str, ...], folded: str) -> None:
    assert {fold(spelling) for spelling in spellings} == {folded}


@pytest.mark.parametrize("word", ["neue", "Frauen", "Steuer", "Israel", "Poesie", "Michael", "Duell"])
def test_words_that_are_spelled_with_ae_or_ue_by_nature_stay_as_they_are(word: str) -> None:
    assert fold(word) == word.lower()


@pytest.mark.parametrize("nothing", ["", " ", "-", "…", "\u0308", "\u00ad", "\ud800", "\x00"])
def test_what_has_neither_letter_nor_digit_folds_to_nothing(nothing: str) -> None:
    assert fold(nothing) == ""


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folded_text_has_only_letters_and_digits(text: str) -> None:
    folded = fold(text)
    assert folded == "" or folded.isalnum()


@given(st.text(alphabet="aäoöuüsßeyıłøćŠ", max_size=12))
def test_capitals_fold_like_small_letters(word: str) -> None:
    # The capital of a dotless ı is I, whose small letter has a dot: only that detour changes the letter, not the fold.
    assert fold(word.upper()) == fold(word)


def test_stop_words_are_kept_in_their_folded_form() -> None:
    assert all(fold(word) == word for word in STOP_WORDS)
    assert {"und", "fuer", "ueber", "dass"} <= STOP_WORDS
