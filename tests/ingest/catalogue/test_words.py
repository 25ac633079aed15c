"""The packed words of a page: nothing is lost, and boxes are found by place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.catalogue.word_readings import WordReading
from ingest.catalogue.words import boxes_between, pack, readings_of, unpack
from ingest.pages import Box, ReadBy, Word


@st.composite
def word_lists(draw: st.DrawFn) -> list[Word]:
    words, place = [], 0
    for _ in range(draw(st.integers(0, 12))):
        start = place + draw(st.integers(0, 70_000))
        end = start + draw(st.integers(1, 30))
        x0, y0 = draw(st.integers(0, 30_000)), draw(st.integers(0, 30_000))
        box = Box(x0, y0, x0 + draw(st.integers(0, 3_000)), y0 + draw(st.integers(0, 300)))
        words.append(Word(start, end, box, draw(st.integers(0, 10_000)) / 10_000))
        place = end
    return words


@given(word_lists())
def test_words_come_back_as_they_were(words: list[Word]) -> None:
    packed = unpack(pack(words))
    assert len(packed) == len(words)
    assert packed.words() == tuple(words)
    assert packed.boxes() == tuple(word.box for word in words)


@given(word_lists(), st.integers(0, 100_000), st.integers(1, 100_000))
def test_the_words_of_a_stretch_are_those_that_share_a_character_with_it(
    words: list[Word], start: int, length: int
) -> None:
    end = start + length
    expected = tuple(word for word in words if word.start < end and word.end > start)
    assert unpack(pack(words)).between(start, end).words() == expected


@given(st.floats(0, 1))
def test_confidence_is_kept_to_four_decimals(confidence: float) -> None:
    (word,) = unpack(pack([Word(0, 1, Box(0, 0, 1, 1), confidence)])).words()
    assert word.confidence == pytest.approx(confidence, abs=0.000051)


def test_a_full_page_takes_few_kilobytes() -> None:
    words = [
        Word(place * 7, place * 7 + 6, Box(place % 9 * 200, place // 9 * 40, place % 9 * 200 + 180, 2_000), 0.93)
        for place in range(450)
    ]
    assert len(pack(words)) < 4_000


def test_words_out_of_order_are_refused() -> None:
    box = Box(0, 0, 1, 1)
    with pytest.raises(ValueError, match="out of order"):
        pack([Word(5, 8, box, 1.0), Word(0, 3, box, 1.0)])
    with pytest.raises(ValueError, match="out of order"):
        pack([Word(0, 6, box, 1.0), Word(5, 8, box, 1.0)])


def test_bytes_of_another_format_are_refused() -> None:
    for foreign in (b"", b"\x03abc"):
        with pytest.raises(ValueError, match="unknown format"):
            unpack(foreign)


@given(word_lists(), st.lists(st.tuples(st.integers(0, 100_000), st.integers(1, 100_000)), max_size=4))
def test_boxes_are_found_without_unpacking_the_rest(words: list[Word], stretches: list[tuple[int, int]]) -> None:
    spans = [(start, start + length) for start, length in stretches]
    expected = tuple(unpack(pack(words)).between(start, end).boxes() for start, end in spans)
    assert boxes_between(pack(words), spans) == expected


def test_boxes_are_found_beside_readings_of_words() -> None:
    plain = Word(0, 3, Box(1, 2, 30, 20), 0.9)
    doubtful = Word(4, 9, Box(40, 2, 90, 20), 0.4, ReadBy.BOTH, (("Abend", 0.2),))
    packed = pack([plain, doubtful])
    assert readings_of(packed) == {1: WordReading(ReadBy.BOTH, (("Abend", 0.2),))}
    assert boxes_between(packed, [(5, 6)]) == ((Box(40, 2, 90, 20),),)
    assert [word.box for word in unpack(packed).words()] == [plain.box, doubtful.box]
    assert readings_of(pack([plain])) == {}
