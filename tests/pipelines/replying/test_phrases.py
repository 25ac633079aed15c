"""Places, times, codes and colours that no recogniser names."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from pipelines.replying.phrases import codes_in, colours_in, places_in, times_in

Finder = Callable[[str, int, int], Iterator[tuple[int, int]]]


def found(finder: Finder, text: str) -> list[str]:
    return [text[start:end] for start, end in finder(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Das Rad steht in meinem Keller.", ["in meinem Keller"]),
        ("Es lag hinter dem alten Deich.", ["hinter dem alten Deich"]),
        ("Er kam aus Celle und blieb am Hafen.", ["aus Celle", "am Hafen"]),
        ("Am Montag wurde nach Auskunft der Nachbarn im Juni gezahlt.", []),
        ("Sie gingen.", []),
    ],
)
def test_a_preposition_with_its_noun_may_tell_a_place(text: str, places: list[str]) -> None:
    assert found(places_in, text) == places


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Die Kühlung ist seit Pfingsten defekt.", ["seit Pfingsten"]),
        ("Der Sand wurde vor vier Jahren gewechselt.", ["vor vier Jahren"]),
        ("Anfang Juni 2025 war alles ruhig.", ["Anfang Juni 2025"]),
        ("Er kam gestern, im letzten Winter nicht.", ["gestern", "im letzten Winter"]),
        ("Er stand vor vier Kisten.", []),
    ],
)
def test_a_time_is_told_without_date_and_clock(text: str, times: list[str]) -> None:
    assert found(times_in, text) == times


def test_codes_hold_several_digits() -> None:
    assert found(codes_in, "Unter HV-26-88123 und AB4417702 am Tor 7, B2B.") == ["HV-26-88123", "AB4417702"]


def test_colours_are_found_in_all_forms() -> None:
    text = "Der dunkelblaue Wagen mit cremefarbenem Dach und rotem Streifen, gerade verkauft."
    assert found(colours_in, text) == ["dunkelblaue", "cremefarbenem", "rotem"]


@pytest.mark.parametrize("finder", [places_in, times_in, codes_in, colours_in])
@pytest.mark.parametrize("piece", ["in der ", "am am ", "1-", "A1/", "vor vier ", "rot", "im letzten "])
def test_no_text_of_one_piece_keeps_the_patterns_busy(finder: Finder, piece: str) -> None:
    found(finder, piece * (50_000 // len(piece)))
