"""Ink tells whether text was missed; boxes found on a cleaned page lie right on the page as it was."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from ingest.ocr.cleaning import clean, find_skew, strengthen, without_specks
from ingest.ocr.contract import SeenLine, SeenWord
from ingest.ocr.ink import connected_pieces, divide_by_background, find_ink, measure_coverage
from ingest.pages import Box
from tests.ingest.reading.paper import draw_letter

LETTER = draw_letter()
WORDS = [SeenWord(word.text, Box(*word.ink), 0.9) for word in LETTER.words]


def test_all_ink_of_a_page_that_was_read_is_covered() -> None:
    assert measure_coverage(find_ink(LETTER.image, dots_per_inch=200), WORDS) > 0.99


def test_words_that_were_missed_lower_the_coverage_by_their_share() -> None:
    ink = find_ink(LETTER.image, dots_per_inch=200)
    assert 0.3 < measure_coverage(ink, WORDS[: len(WORDS) // 2]) < 0.7


def test_words_nobody_is_sure_of_cover_nothing() -> None:
    unsure = [SeenWord(word.text, word.box, 0.1) for word in WORDS]
    assert measure_coverage(find_ink(LETTER.image, dots_per_inch=200), unsure) == 0


def test_a_shadow_does_not_hide_ink() -> None:
    shade = np.linspace(0.35, 1.0, LETTER.image.width)[None, :]
    shadowed = Image.fromarray((np.asarray(LETTER.image) * shade).astype(np.uint8))
    bright, dark = (find_ink(image, dots_per_inch=200).count for image in (LETTER.image, shadowed))
    assert dark > 0.9 * bright


def test_print_that_has_nearly_faded_is_made_black_and_blank_paper_is_left_alone() -> None:
    noise = np.random.default_rng(2).normal(0, 4, LETTER.image.size[::-1])
    faint = 205 + np.asarray(LETTER.image, dtype=np.float64) * 0.14 + noise
    page, blank = (Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8)) for levels in (faint, 241 + noise))
    assert find_ink(page, dots_per_inch=200).count == 0
    black = find_ink(LETTER.image, dots_per_inch=200).count
    assert abs(find_ink(strengthen(page), dots_per_inch=200).count - black) < 20
    assert strengthen(blank) is blank


def test_pepper_and_salt_are_taken_off_and_letters_stay() -> None:
    levels = np.asarray(LETTER.image).copy()
    dirt = np.random.default_rng(4).random(levels.shape)
    levels[dirt < 0.015], levels[dirt > 0.985] = 0, 255
    dirty = Image.fromarray(levels)
    clear = find_ink(without_specks(dirty, dots_per_inch=200), dots_per_inch=200)
    assert clear.specks * 20 < find_ink(dirty, dots_per_inch=200).specks
    assert abs(clear.count - find_ink(LETTER.image, dots_per_inch=200).count) < 20


@pytest.mark.parametrize("paper", [255, 200, 90])
def test_paper_of_any_grey_holds_no_ink(paper: int) -> None:
    assert find_ink(Image.new("L", (900, 1200), paper), dots_per_inch=150).count == 0


def test_dividing_by_the_background_makes_paper_white_and_keeps_ink_dark() -> None:
    grey = LETTER.image.point(lambda value: 60 + value // 2)
    even = np.asarray(divide_by_background(grey))
    assert np.median(even) > 250
    assert even.min() < 100


def _flooded(bitmap: np.ndarray) -> list[tuple[int, int, int, int, int]]:
    """Boxes and areas of connected pieces by filling them one by one."""
    left = {(int(y), int(x)) for y, x in zip(*np.nonzero(bitmap), strict=True)}
    pieces = []
    while left:
        piece, edge = set(), [left.pop()]
        while edge:
            y, x = edge.pop()
            piece.add((y, x))
            near = {(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)} & left
            left -= near
            edge.extend(near)
        ys, xs = [y for y, _ in piece], [x for _, x in piece]
        pieces.append((min(xs), min(ys), max(xs) + 1, max(ys) + 1, len(piece)))
    return sorted(pieces)


@settings(deadline=None)
@given(st.integers(1, 30), st.integers(1, 30), st.floats(0, 1), st.integers(0, 10**6))
def test_connected_pieces_are_those_that_filling_finds(height: int, width: int, share: float, seed: int) -> None:
    bitmap = np.random.default_rng(seed).random((height, width)) < share
    boxes, areas = connected_pieces(bitmap)
    assert sorted((*map(int, box), int(area)) for box, area in zip(boxes, areas, strict=True)) == _flooded(bitmap)


@pytest.mark.parametrize("angle", [-3.0, -1.0, 0.0, 0.7, 2.5])
def test_the_skew_of_a_page_is_found_to_a_fifth_of_a_degree(angle: float) -> None:
    turned = LETTER.image.rotate(-angle, Image.Resampling.BICUBIC, fillcolor=255)
    assert find_skew(turned, dots_per_inch=200) == pytest.approx(angle, abs=0.2)


def test_boxes_found_on_a_cleaned_page_lie_on_the_ink_of_the_page_as_it_was() -> None:
    turned = LETTER.image.rotate(-2.0, Image.Resampling.BICUBIC, fillcolor=255)
    cleaned = clean(turned, dots_per_inch=200)
    assert cleaned.dots_per_inch == 300
    level = cleaned.image.size
    scale = level[0] / LETTER.image.width
    # The cleaned page is level again, so words stand there where they were drawn, only larger.
    seen = [SeenWord(w.text, Box(*(round(side * scale) for side in w.ink)), 0.9) for w in LETTER.words]
    back = cleaned.boxes_back((SeenLine(tuple(seen), 1),))
    ink = np.asarray(turned) < 128
    inside = np.zeros_like(ink)
    for word in back[0].words:
        inside[word.box.y0 : word.box.y1 + 2, max(0, word.box.x0 - 2) : word.box.x1 + 2] = True
    assert (ink & inside).sum() > 0.97 * ink.sum()


def test_a_cleaned_page_has_black_ink_on_white_paper_however_pale_and_noisy_it_was() -> None:
    noise = np.random.default_rng(5).normal(0, 12, LETTER.image.size[::-1])
    pale = Image.fromarray(np.clip(150 + np.asarray(LETTER.image) * 0.3 + noise, 0, 255).astype(np.uint8))
    grey = np.asarray(clean(pale, dots_per_inch=200).image)
    assert np.median(grey) == 255
    assert (grey < 60).sum() > 0.005 * grey.size
    assert ((grey > 60) & (grey < 200)).sum() < 0.05 * grey.size


@pytest.mark.parametrize("paper", [0, 90, 255])
def test_a_page_of_one_grey_is_cleaned_without_making_ink(paper: int) -> None:
    assert len(np.unique(np.asarray(clean(Image.new("L", (700, 900), paper), dots_per_inch=150).image))) == 1
