"""Corrections laid over pages: text, words and boxes stay together, and a new reading takes them on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.corrections import (
    Correction,
    CorrectionState,
    Frame,
    NoWords,
    Wording,
    lay_over,
    mend,
    stretch_between,
)
from ingest.pages import Box, Word

FRAME = Frame(1000, 1400, 0)


def page(*lines: str, scale: float = 1.0) -> Wording:
    """Words of 10 pixels a sign, lines 40 apart."""
    text, words = "", []
    for number, line in enumerate(lines):
        text += "\n" if number else ""
        x = 0
        for token in line.split(" "):
            start = len(text) + x
            corners = (x * 10, number * 40, (x + len(token)) * 10, number * 40 + 30)
            words.append(Word(start, start + len(token), Box(*(round(each * scale) for each in corners)), 0.5))
            x += len(token) + 1
        text += line
    return Wording(text, tuple(words))


def texts(wording: Wording) -> list[str]:
    return [wording.text[word.start : word.end] for word in wording.words]


def place(wording: Wording, text: str) -> tuple[int, int]:
    start = wording.text.index(text)
    return start, start + len(text)


def correct(wording: Wording, old: str, new: str) -> tuple[Wording, Correction]:
    at = stretch_between(wording, *place(wording, old))
    return mend(wording, at, new), Correction(at.box, FRAME, wording.text[at.start : at.end], new)


def test_a_word_is_mended_in_its_box_and_what_follows_moves_along() -> None:
    read = page("Die Gaststatte am Hafen", "bleibt geschlossen")
    mended, _ = correct(read, "Gaststatte", "Gaststätte,")
    assert mended.text == "Die Gaststätte, am Hafen\nbleibt geschlossen"
    assert texts(mended) == ["Die", "Gaststätte,", "am", "Hafen", "bleibt", "geschlossen"]
    assert [word.box for word in mended.words] == [word.box for word in read.words]
    assert [word.confidence for word in mended.words] == [0.5, 1.0, 0.5, 0.5, 0.5, 0.5]


def test_a_line_keeps_the_boxes_of_the_words_that_were_right() -> None:
    read = page("Die Gast statte am Hafcn schlieBt")
    mended, _ = correct(read, read.text, "Die Gaststätte am alten Hafen schließt")
    assert texts(mended) == ["Die", "Gaststätte", "am", "alten", "Hafen", "schließt"]
    die, inn, am, alten, hafen, shuts = mended.words
    assert (die, am) == (read.words[0], replace(read.words[3], start=am.start, end=am.end))
    assert (inn.box.x0, inn.box.x1) == (read.words[1].box.x0, read.words[2].box.x1)
    assert alten.box.x1 <= hafen.box.x0
    assert hafen.box.x1 <= shuts.box.x0
    assert am.confidence == 0.5
    assert alten.confidence == shuts.confidence == 1.0


def test_words_at_the_front_and_at_the_end_find_room() -> None:
    read = page("Hafen zu")
    assert texts(correct(read, "Hafen", "am Hafen")[0]) == ["am", "Hafen", "zu"]
    assert texts(correct(read, "Hafen zu", "am Hafen zu")[0]) == ["am", "Hafen", "zu"]
    assert texts(correct(read, "Hafen", "am Hafen bis")[0]) == ["am", "Hafen", "bis", "zu"]
    assert texts(correct(read, "Hafen zu", "Hafen zu bis Mai")[0]) == ["Hafen", "zu", "bis", "Mai"]


def test_a_speck_that_is_no_word_is_taken_away() -> None:
    mended, _ = correct(page("Die ,;: Gaststätte"), ",;:", "")
    assert texts(mended) == ["Die", "Gaststätte"]


def test_what_holds_no_word_or_several_lines_is_refused() -> None:
    read = page("eins zwei", "drei")
    for start, end in ((4, 4), (6, 12), (50, 60)):
        with pytest.raises(NoWords):
            stretch_between(read, start, end)


def test_a_new_reading_in_another_resolution_takes_the_correction_on() -> None:
    _, correction = correct(page("Die Gaststatte am Hafen"), "Gaststatte", "Gaststätte")
    again = page("Die Gaststatte am Hafen", scale=1.5)
    mended, state = lay_over(again, Frame(1500, 2100, 0), correction)
    assert (mended.text, state) == ("Die Gaststätte am Hafen", CorrectionState.APPLIED)


@pytest.mark.parametrize(
    ("line", "frame", "state"),
    [
        ("Die Gaststätte am Hafen", FRAME, CorrectionState.NEEDLESS),
        ("Die Gaststelle am Hafen", FRAME, CorrectionState.CONFLICT),
        ("Die", FRAME, CorrectionState.CONFLICT),
        ("Die Gaststatte am Hafen", replace(FRAME, rotation=90), CorrectionState.CONFLICT),
        ("Die Gaststatte am Hafen", Frame(0, 0, 0), CorrectionState.CONFLICT),
    ],
)
def test_a_new_reading_is_left_alone_where_something_else_stands(
    line: str, frame: Frame, state: CorrectionState
) -> None:
    _, correction = correct(page("Die Gaststatte am Hafen"), "Gaststatte", "Gaststätte")
    if state is CorrectionState.NEEDLESS:
        correction = replace(correction, new_text="Gaststätte")
    read = page(line)
    assert lay_over(read, frame, correction) == (read, state)


words = st.lists(st.text("abcdeß,", min_size=1, max_size=6), min_size=1, max_size=6)


@given(words, words, words, st.lists(st.text("abcdeß,", min_size=1, max_size=6), max_size=6))
def test_words_and_text_never_part(front: list[str], old: list[str], back: list[str], new: list[str]) -> None:
    read = page(" ".join(front), " ".join(old), " ".join(back))
    start = len(" ".join(front)) + 1
    at = stretch_between(read, start, start + len(" ".join(old)))
    mended = mend(read, at, " ".join(new))
    assert texts(mended) == [*front, *new, *back]
    assert mended.text == "\n".join(" ".join(part) for part in (front, new, back))
    for before, after in zip(mended.words, mended.words[1:], strict=False):
        assert before.end <= after.start
    again, state = lay_over(read, FRAME, Correction(at.box, FRAME, " ".join(old), " ".join(new)))
    assert state is CorrectionState.APPLIED
    assert again == mended
