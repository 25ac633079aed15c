"""Separable verbs are told in one piece and in two, and only those."""

from __future__ import annotations

import pytest

from pipelines.german.analysis import analyse
from pipelines.german.folding import fold
from pipelines.german.separable import separated, verb_of, verb_of_noun


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("ausgestellt", "ausstell"),
        ("auszustellen", "ausstell"),
        ("ausstellte", "ausstell"),
        ("ausgestellten", "ausstell"),
        ("auszustellende", "ausstell"),
        ("eingezogen", "einzieh"),
        ("entgegengenommen", "entgegennehm"),
        ("anerkannt", "anerkenn"),
        ("abgemeldet", "abmeld"),
        ("zugelassenes", "zulass"),
        ("stillgelegt", "stillleg"),
        ("übersetzt", ""),
        ("Anlagen", ""),
        ("angeblich", ""),
        ("aus", ""),
        ("ge", ""),
        ("gestellt", ""),
    ],
)
def test_a_form_in_one_piece_is_known(word: str, stem: str) -> None:
    assert verb_of(fold(word)) == stem


def test_a_noun_of_a_verb_is_asked_as_the_verb() -> None:
    assert verb_of_noun("anmeldung") == verb_of_noun("anmeldungen") == "anmeld"
    assert verb_of_noun("zeitung") == verb_of_noun("anmelden") == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Die Behörde stellt den Ausweis nach drei Wochen aus.", [("stellt", "aus", "ausstell")]),
        ("Er nahm die Waffe an sich und gab sie ab.", [("gab", "ab", "abgeb")]),
        ("Der Bauhof holt die Reifen am Montag ab und bringt sie fort", [("holt", "ab", "abhol")]),
        ("Er kommt mit dem Rad aus der Stadt.", []),  # a preposition
        ("Er stellt Fragen. Das Licht geht aus.", [("geht", "aus", "ausgeh")]),
        ("Der Tisch, auf dem er stellt, sieht gut aus.", [("sieht", "aus", "ausseh")]),
        ("Das Stellen der Uhr hört auf.", [("hört", "auf", "aufhor")]),
        ("Er schläft ab.", []),  # no such verb
        ("aus.", []),
        ("", []),
    ],
)
def test_a_verb_in_two_pieces_is_known_by_the_end_of_its_clause(text: str, found: list[tuple[str, str, str]]) -> None:
    tokens = analyse(text)
    spans = [(token.start, token.end) for token in tokens]
    told = separated([token.exact for token in tokens], spans, text)
    pieces = [(text[slice(*spans[each.verb])], text[slice(*spans[each.particle])], each.stem) for each in told]
    assert pieces == found
