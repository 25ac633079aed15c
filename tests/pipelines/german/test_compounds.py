"""Compounds come apart where a reader of German would cut them, and other words stay whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.german.compounds import LONGEST_WORD, parts, rows_of_parts
from pipelines.german.folding import fold
from pipelines.german.streams import part_token, variants


@pytest.mark.parametrize(
    ("word", "bases"),
    [
        ("Schrottplatzbetreiber", ["schrott", "platz", "betreiber"]),
        ("Gaststättenerlaubnis", ["gaststaetten", "erlaubnis"]),
        ("Fahrzeughalter", ["fahrzeug", "halter"]),
        ("Cellokasten", ["cello", "kasten"]),
        ("Durchsuchungsbeschluss", ["durchsuchung", "beschluss"]),
        ("Lärmbelästigung", ["laerm", "belaestigung"]),
        ("Hofeinfahrt", ["hof", "einfahrt"]),
        ("Schulunterricht", ["schul", "unterricht"]),
        ("Baumangel", ["bau", "mangel"]),
    ],
)
def test_a_compound_has_parts(word: str, bases: list[str]) -> None:
    assert [part.base for part in parts(fold(word))] == bases


@pytest.mark.parametrize(
    "word",
    [
        "Kontakt",
        "Unterlagen",
        "Vernehmung",
        "Beratung",
        "Verein",
        "Einwohner",
        "Abteilung",
        "Hannover",
        "Petersen",
        "Verantwortung",
        "Bescheid",
        "Zuverlässigkeit",
        "Mitarbeiterin",
        "Hinweis",
        "Diebstahl",
        "Nachbarn",
        "Polizei",
    ],
)
def test_what_is_no_compound_stays_whole(word: str) -> None:
    assert parts(fold(word)) == ()


def test_kontakt_is_not_found_by_takt_but_the_court_of_a_district_by_court() -> None:
    assert part_token("takt") not in variants("K", "kontakt", "kontakt")
    assert part_token("gericht") in variants("L", "landgericht", "landgericht")


def test_every_row_of_neighbouring_parts_is_found() -> None:
    assert list(rows_of_parts("schrottplatzbetreiber")) == [
        "schrott",
        "schrottplatz",
        "platz",
        "platzbetreiber",
        "betreiber",
    ]


@pytest.mark.parametrize("inflected", ["Gaststätte", "Gaststätten"])
def test_a_part_is_found_in_any_inflection(inflected: str) -> None:
    found = variants("G", "gaststaettenerlaubnisse", "gaststattenerlaubnis")
    assert part_token(fold(inflected)) in found
    assert part_token("erlaubnis") in found


@given(st.text(alphabet="abdeghilnrstu", max_size=LONGEST_WORD + 5))
def test_parts_lie_side_by_side_and_fill_the_word(word: str) -> None:
    found = parts(word)
    assert len(found) != 1
    if found:
        assert "".join(word[part.start : part.end] for part in found) == word


@pytest.mark.parametrize("word", ["", "a", "wlgp77", "x" * 1000, "haus" * 30])
def test_what_is_no_word_has_no_parts(word: str) -> None:
    assert parts(word) == ()
