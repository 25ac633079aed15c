"""Words, their places, their stems, and words that were broken at a line end."""

from __future__ import annotations

import pytest
from hypothesis import given

from pipelines.german.analysis import analyse, broken_at, fold, stem
from tests.pipelines.german.texts import ANY_TEXT


def _words(text: str) -> list[str]:
    return [token.exact for token in analyse(text)]


@pytest.mark.parametrize(
    "forms",
    [
        ("Haus", "Häuser", "Haeuser", "HÄUSER", "Häusern"),
        ("Gerüst", "Gerüste", "Geruest", "Gerueste"),
        ("Gaststätte", "Gaststätten", "Gaststaette", "GASTSTÄTTEN"),
        ("Antrag", "Anträge", "Antraege", "Antrags"),
        ("Müller", "Mueller", "MÜLLER", "Müllers"),
        ("Jørgensen", "Jorgensen", "Jörgensen"),
        ("neu", "neue", "neuen", "neuer", "neues"),
        ("Frau", "Frauen"),
        ("Steuer", "Steuern"),
        ("Straße", "Strassen", "STRASSE"),
        ("Erlaubnis", "Erlaubnisse", "Erlaubnissen"),
        ("Genehmigung", "Genehmigungen", "GENEHMIGUNG"),
    ],
)
def test_inflected_forms_share_a_stem_however_the_umlaut_is_spelled(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gast-\nstätte", ["gaststaette"]),
        ("Gast-  \r\n   stätte", ["gaststaette"]),
        ("Gast\u00ad\nstätte", ["gaststaette"]),
        ("Gast\u00adstätte", ["gaststaette"]),
        ("Bau¬\ngenehmigung", ["baugenehmigung"]),
        ("Bau—\ngenehmigung", ["baugenehmigung"]),
        ("Gast-\n\nstätte", ["gaststaette"]),
        ("Ge-\nwer-\nbe", ["gewerbe"]),
        ("GAST-\nSTÄTTE", ["gaststaette"]),
    ],
)
def test_a_word_broken_at_a_line_end_is_one_word_over_both_parts(text: str, words: list[str]) -> None:
    tokens = analyse(text)
    assert [token.exact for token in tokens] == words
    assert (tokens[0].start, tokens[-1].end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ein- und Ausgang", ["ein", "und", "ausgang"]),
        ("Ein-\nund Ausgang", ["ein", "und", "ausgang"]),
        ("Vor-\nbzw. Nachteile", ["vor", "bzw", "nachteile"]),
        ("Müller-\nLüdenscheidt", ["mueller", "luedenscheidt"]),
        ("Kfz-\nSchein", ["kfz", "schein"]),
        ("KFZ-\nSCHEIN", ["kfz", "schein"]),
        ("E-Mail", ["e", "mail"]),
        ("VG-2026-\n001994", ["vg", "2026", "001994"]),
        ("Seite 1 -\nweiter", ["seite", "1", "weiter"]),
        ("Ende-\n\n\nanfang", ["ende", "anfang"]),
        ("a_b", ["a", "b"]),
        ("O'Neill", ["o", "neill"]),
    ],
)
def test_what_only_looks_like_a_broken_word_stays_in_parts(text: str, words: list[str]) -> None:
    assert _words(text) == words


def test_a_word_that_begins_like_und_is_joined_all_the_same() -> None:
    assert _words("Grundstücks-\nundichtigkeit") == ["grundstuecksundichtigkeit"]


def test_capitals_break_where_a_side_is_no_syllable_and_join_where_both_are() -> None:
    assert _words("KFZ-\nBRIEF-\nKOPIE") == ["kfz", "briefkopie"]


def test_stop_words_keep_their_place() -> None:
    tokens = analyse("Die Erlaubnis für den Betrieb")
    assert [token.is_stop_word for token in tokens] == [True, False, True, True, False]


@given(ANY_TEXT)
def test_every_token_folds_from_the_text_at_its_place(text: str) -> None:
    for token in analyse(text):
        assert fold(text[token.start : token.end]) == token.exact != ""
        assert token.stem == stem(token.exact)


@given(ANY_TEXT)
def test_tokens_follow_one_another_without_overlap(text: str) -> None:
    ends = 0
    for token in analyse(text):
        assert ends <= token.start < token.end <= len(text)
        ends = token.end


@given(ANY_TEXT)
def test_no_letter_or_digit_of_a_text_is_lost(text: str) -> None:
    covered = "".join(text[token.start : token.end] for token in analyse(text))
    assert [sign for sign in covered if sign.isalnum()] == [
        sign for sign in text if sign.isalnum() and (fold(sign) or sign in covered)
    ]


@given(ANY_TEXT)
def test_breaks_lie_inside_the_words_that_they_break(text: str) -> None:
    tokens = analyse(text)
    for start, end in broken_at(text):
        assert "\n" in text[start:end]
        assert not any(sign.isalnum() for sign in text[start:end])
        assert any(token.start < start and end < token.end for token in tokens)


def test_a_stem_is_never_empty_and_has_no_sign_that_an_engine_could_misread() -> None:
    for word in ("en", "e", "s", "ungen", "77", "Ä", "bärenstark", "ß"):
        assert stem(word).isalnum()
