"""Words are found by what the other reader read, and marked as they stand."""

from __future__ import annotations

import pytest

from ingest.catalogue.words import pack
from ingest.pages import Box, ReadBy, Word
from pipelines.other_readings import other_readings


def _packed(text: str, *alternatives: tuple[str, float]) -> bytes:
    """A text of one word with its alternatives."""
    return pack([Word(0, len(text), Box(0, 0, 10, 10), 0.9, ReadBy.FIRST, alternatives)])


@pytest.mark.parametrize(
    ("read", "alternative", "chance", "found"),
    [
        ("abgestent.", "abgestellt.", 0.13, [(0, 9, "&abgestellt")]),
        ("Regal", "Regat", 0.4, [(0, 5, "&regat")]),
        ("Regal", "Regat", 0.1, []),  # the word as read is one of German, and the other not likely
        ("Petrovie", "Petrović", 0.1, [(0, 8, "&petrovic")]),
        ("Gaststatte", "Gaststätte", 0.4, []),  # the same word without its dots, which share a stem
        ("Gaststätte", "Gaststätten", 0.4, []),  # only another form of the word
        ("Kxrl", "Kir", 0.4, []),  # a scrap
        ("W2x", "W2xy", 0.4, []),
        ("Xder", "oder", 0.4, []),  # a stop word
    ],
)
def test_another_reading_counts_where_the_word_is_doubtful_or_the_other_likely(
    read: str, alternative: str, chance: float, found: list[tuple[int, int, str]]
) -> None:
    others = other_readings(read, _packed(read, (alternative, chance)))
    assert [(each.start, each.end, each.token) for each in others] == found


def test_a_page_that_one_reader_read_and_one_without_words_have_none() -> None:
    assert not list(other_readings("Regal", _packed("Regal")))
    assert not list(other_readings("Regal", b""))
