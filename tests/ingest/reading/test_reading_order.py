"""Lines in the order in which a person reads them, whatever the order in which they were found."""

from __future__ import annotations

import random

import pytest

from ingest.ocr.contract import SeenLine, SeenWord
from ingest.ocr.reading_order import in_reading_order
from ingest.pages import Box
from ingest.readers.layout import arrange

LETTER, HEIGHT, PITCH = 10, 20, 34
Placed = tuple[str, int, int]
"""A line: its text, where it begins, and its number from the top."""


def line(text: str, left: int, number: int, slope: float = 0.0) -> SeenLine:
    words, at = [], left
    for word in text.split():
        right = at + LETTER * len(word)
        top = round(number * PITCH + slope * at)
        words.append(SeenWord(word, Box(at, top, right, top + HEIGHT), 0.9))
        at = right + LETTER
    return SeenLine(tuple(words), 0)


def texts(placed: list[Placed], *, slope: float = 0.0, seed: int = 1) -> list[str]:
    lines = [line(text, left, number, slope) for text, left, number in placed]
    random.Random(seed).shuffle(lines)
    return [" ".join(word.text for word in found.words) for found in in_reading_order(lines)]


LEFT = [(f"links steht in Zeile {number} etwas Langes", 0, 2 + number) for number in range(6)]
RIGHT = [(f"rechts steht in Zeile {number} etwas Anderes", 500, 2 + number) for number in range(6)]
HEAD: Placed = ("Ein Kopf, der über beide Spalten reicht und noch ein Stück darüber hinaus geht", 100, 0)
FOOT: Placed = ("Ein Fuß, der ebenfalls über beide Spalten reicht, damit er unten stehen kann", 100, 10)


@pytest.mark.parametrize("slope", [0.0, 0.02, -0.02])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_lines_of_one_column_stand_from_top_to_bottom(slope: float, seed: int) -> None:
    assert texts(LEFT, slope=slope, seed=seed) == [text for text, _, _ in LEFT]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_columns_are_read_one_after_the_other_between_what_spans_both(seed: int) -> None:
    wanted = [text for text, _, _ in (HEAD, *LEFT, *RIGHT, FOOT)]
    assert texts([HEAD, *LEFT, *RIGHT, FOOT], seed=seed) == wanted


def test_labels_and_values_are_blocks_of_their_own_and_become_rows() -> None:
    labels = [("Betrieb:", 0, 1), ("Inhaberin:", 0, 2), ("Konto:", 0, 3)]
    values = [("Heidebau GmbH", 300, 1), ("Ulrike Cordes", 300, 2), ("DE52 2499", 300, 3)]
    lines = [line(*each) for each in [("Anlage: Auszug aus der Akte", 0, 0), *labels, *values]]
    random.Random(4).shuffle(lines)

    text = arrange(in_reading_order(lines)).text

    assert "Betrieb:\tHeidebau GmbH\nInhaberin:\tUlrike Cordes\nKonto:\tDE52 2499" in text


def test_pieces_of_a_line_and_marks_of_a_list_are_put_together() -> None:
    pieces = [("Wiedervorlage in", 40, 0), ("vier Wochen", 40 + 17 * LETTER, 0), ("-", 0, 0)]
    assert texts(pieces) == ["- Wiedervorlage in vier Wochen"]


def test_a_page_without_lines_has_none() -> None:
    assert in_reading_order([]) == ()
    assert in_reading_order([SeenLine((), 0)]) == ()
