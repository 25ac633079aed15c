"""Names that sound alike have one code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.german.analysis import stem
from pipelines.german.folding import fold
from pipelines.german.sounds import sound, sound_of_name


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Müllerlüdenscheidt", "65752682"),
        ("Wikipedia", "3412"),
        ("Breschnew", "17863"),
        ("Hexer", "0487"),
        ("Philipp", "351"),
        ("Chlor", "457"),
        ("Achse", "048"),
        ("Scholz", "858"),
        ("", ""),
    ],
)
def test_codes_are_those_of_postel(word: str, code: str) -> None:
    assert sound(fold(word)) == code


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hadad", "Haddad"),
        ("Petrowitsch", "Petrović"),
        ("Vasiliev", "Wassiljew"),
        ("Dmitrij", "Dmitri"),
        ("Woźniak", "Wosniak"),
        ("Hüttmann", "Huetmann"),
        ("Yıldırım", "Yildirim"),
    ],
)
def test_spellings_of_a_name_meet(one: str, other: str) -> None:
    first, second = fold(one), fold(other)
    assert sound_of_name(first, stem(first)) == sound_of_name(second, stem(second)) != ""


@pytest.mark.parametrize("word", ["Haus", "Erlaubnis", "Polizei", "Schmidt", "wlgp77", "Aue"])
def test_words_that_everybody_can_spell_have_no_sound(word: str) -> None:
    assert sound_of_name(fold(word), stem(word)) == ""


@given(st.text(max_size=40))
def test_a_code_has_no_digit_twice_in_a_row_and_no_vowel_but_at_the_beginning(word: str) -> None:
    code = sound(fold(word))
    assert "0" not in code[1:]
    assert code.isdigit() or code == ""
