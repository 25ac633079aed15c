"""The ladder spends effort only where a page asks for it, and keeps the best reading."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PIL import Image

from ingest.ocr.contract import Layout, Orientation, Reading, SeenLine, SeenWord
from ingest.ocr.ladder import Caution, read_scan
from ingest.ocr.turning import turn_back
from ingest.pages import Box
from tests.ingest.reading.paper import draw_letter

LETTER = draw_letter()


def _sees(confidence: float, share: float = 1.0) -> Reading:
    words = LETTER.words[: round(share * len(LETTER.words))]
    lines = tuple(
        SeenLine((SeenWord(word.text, Box(*word.ink), confidence),), block) for block, word in enumerate(words)
    )
    return Reading(lines)


class _Reader:
    """Answers by a function of the image and counts its passes."""

    name = "fake"

    def __init__(self, answer: Callable[[Image.Image], Reading], orientation: Orientation | None = None) -> None:
        self._answer = answer
        self._orientation = orientation
        self.passes = 0
        self.looks = 0

    def read(self, image: Image.Image, *, dots_per_inch: int, seconds: float, layout: Layout = Layout.PAGE) -> Reading:
        self.passes += 1
        return self._answer(image)

    def find_orientation(self, image: Image.Image, *, dots_per_inch: int) -> Orientation | None:
        self.looks += 1
        return self._orientation

    def close(self) -> None:
        pass


def _equal(one: Image.Image, other: Image.Image) -> bool:
    return one.size == other.size and bool(np.array_equal(np.asarray(one), np.asarray(other)))


def test_a_good_page_is_read_once() -> None:
    reader = _Reader(lambda _: _sees(0.95))
    scan = read_scan(LETTER.image, dots_per_inch=200, reader=reader, seconds=9)
    assert (reader.passes, reader.looks) == (1, 0)
    assert (scan.rotation, scan.confidence) == (0, 0.95)
    assert scan.coverage is not None
    assert scan.coverage > 0.99


def test_a_page_with_missing_words_is_cleaned_and_read_again_though_its_words_are_sure() -> None:
    reader = _Reader(lambda image: _sees(0.95, 0.5) if _equal(image, LETTER.image) else _sees(0.9))
    scan = read_scan(LETTER.image, dots_per_inch=200, reader=reader, seconds=9)
    assert reader.passes == 2
    assert len(scan.lines) == len(LETTER.words)


def test_the_plain_reading_stays_where_cleaning_brings_less() -> None:
    reader = _Reader(lambda image: _sees(0.7) if _equal(image, LETTER.image) else _sees(0.7, 0.3))
    assert len(read_scan(LETTER.image, dots_per_inch=200, reader=reader, seconds=9).lines) == len(LETTER.words)


def test_a_turned_page_is_turned_back_and_its_turn_is_told() -> None:
    for rotation in (90, 180, 270):
        turned = LETTER.image.rotate(-rotation, expand=True)
        reader = _Reader(
            lambda image: _sees(0.95) if _equal(image, LETTER.image) else _sees(0.17, 0.2), Orientation(rotation, 9.0)
        )
        scan = read_scan(turned, dots_per_inch=200, reader=reader, seconds=9)
        assert (scan.rotation, reader.passes, scan.confidence) == (rotation, 2, 0.95)
        assert _equal(turn_back(turned, scan.rotation), LETTER.image)


def test_without_a_finder_all_quarter_turns_are_tried() -> None:
    turned = LETTER.image.rotate(-180, expand=True)
    reader = _Reader(lambda image: _sees(0.95) if _equal(image, LETTER.image) else _sees(0.17, 0.2))
    assert read_scan(turned, dots_per_inch=200, reader=reader, seconds=9).rotation == 180


def test_a_few_signs_are_not_turned_on_suspicion() -> None:
    note = draw_letter(["Anlage zwei"])
    reader = _Reader(lambda _: Reading(()))
    assert read_scan(note.image, dots_per_inch=200, reader=reader, seconds=9).rotation == 0
    assert reader.passes <= 2


def test_words_that_run_upwards_betray_a_page_on_its_side_however_sure_they_are() -> None:
    turned = LETTER.image.rotate(-90, expand=True)

    def answer(image: Image.Image) -> Reading:
        if _equal(image, LETTER.image):
            return _sees(0.9)
        upended = tuple(SeenLine((SeenWord(w.text, Box(5, 5, 25, 205), 0.9),), 1) for w in LETTER.words)
        return Reading(upended)

    reader = _Reader(answer, Orientation(90, 9.0))
    assert read_scan(turned, dots_per_inch=200, reader=reader, seconds=9).rotation == 90


def test_a_page_whose_other_text_is_upright_is_never_turned() -> None:
    reader = _Reader(lambda _: _sees(0.17, 0.2), Orientation(180, 9.0))
    scan = read_scan(LETTER.image, dots_per_inch=200, reader=reader, seconds=9, may_turn=False)
    assert (scan.rotation, reader.looks) == (0, 0)


def test_a_blank_page_has_neither_confidence_nor_coverage() -> None:
    reader = _Reader(lambda _: Reading(()))
    scan = read_scan(Image.new("L", (1654, 2339), 250), dots_per_inch=200, reader=reader, seconds=9)
    assert (scan.lines, scan.confidence, scan.coverage, reader.passes) == ((), None, None, 1)


def test_a_page_full_of_ink_that_nobody_could_read_is_told_as_such() -> None:
    reader = _Reader(lambda _: Reading(()))
    scan = read_scan(LETTER.image, dots_per_inch=200, reader=reader, seconds=9)
    assert (scan.confidence, scan.coverage) == (0.0, 0.0)


def test_a_speck_of_an_image_is_not_read_at_all() -> None:
    reader = _Reader(lambda _: _sees(0.9))
    read_scan(Image.new("L", (1, 1)), dots_per_inch=200, reader=reader, seconds=9)
    assert reader.passes == 0


def test_caution_reads_only_the_cleaned_page_and_then_none() -> None:
    plain: list[bool] = []

    def answer(image: Image.Image) -> Reading:
        plain.append(_equal(image, LETTER.image))
        return _sees(0.9)

    reader = _Reader(answer)
    read_scan(LETTER.image, dots_per_inch=200, reader=reader, seconds=9, caution=Caution.CLEANED_FIRST)
    assert plain == [False]
    scan = read_scan(LETTER.image, dots_per_inch=200, reader=reader, seconds=9, caution=Caution.WITHOUT_OCR)
    assert (len(plain), scan.lines, scan.confidence) == (1, (), 0.0)
