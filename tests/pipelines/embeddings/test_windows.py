from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipelines.embeddings.windows import FEWEST, MOST, cut_windows

texts = st.text(st.sampled_from("aB. \n!?„“"), max_size=400)


def stretches(text: str) -> list[str]:
    return [text[window.start : window.end] for window in cut_windows(text)]


@given(texts)
def test_every_word_stands_in_exactly_one_window(text: str) -> None:
    assert [word for stretch in stretches(text) for word in stretch.split()] == text.split()


@given(texts)
def test_windows_are_in_order_and_no_window_is_blank_at_its_ends(text: str) -> None:
    windows = cut_windows(text)
    assert all(one.end <= other.start for one, other in pairwise(windows))
    assert all(stretch and stretch == stretch.strip() for stretch in stretches(text))


@given(texts)
def test_no_window_has_more_words_than_allowed(text: str) -> None:
    assert all(len(stretch.split()) <= MOST for stretch in stretches(text))


def test_each_sentence_is_a_window() -> None:
    assert stretches("Die Wohnung war leer geräumt worden. Im Keller fanden die Beamten Werkzeug!") == [
        "Die Wohnung war leer geräumt worden.",
        "Im Keller fanden die Beamten Werkzeug!",
    ]


def test_a_short_line_is_joined_with_what_follows() -> None:
    assert stretches("Vermerk\n\nDer Zeuge erschien nicht zum Termin.") == [
        "Vermerk\n\nDer Zeuge erschien nicht zum Termin."
    ]


def test_a_short_rest_is_joined_with_what_precedes() -> None:
    assert stretches("Der Zeuge erschien nicht zum Termin. Gezeichnet Brandt") == [
        "Der Zeuge erschien nicht zum Termin. Gezeichnet Brandt"
    ]


def test_an_abbreviation_before_a_small_letter_ends_nothing() -> None:
    text = "Der Betrieb wurde gem. den Auflagen vom 3. des Monats geschlossen."
    assert stretches(text) == [text]


def test_a_long_table_is_cut() -> None:
    counts = [len(stretch.split()) for stretch in stretches("Wort " * 150)]
    assert counts == [MOST, MOST, 150 - 2 * MOST]
    assert FEWEST < MOST


def test_a_blank_text_has_no_window() -> None:
    assert cut_windows("  \n ") == ()
