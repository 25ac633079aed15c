"""What no reader looks for is found on the page itself: boxes of forms, overlooked spaces and dots, print in gaps."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageDraw

from ingest.ocr.contract import SeenLine, SeenWord
from ingest.ocr.doubt import doubtful_words
from ingest.ocr.felt_pen import without_felt_pen
from ingest.ocr.gaps import strips_in_gaps, with_print_in_gaps
from ingest.ocr.ink import find_ink
from ingest.ocr.inserting import insert_line
from ingest.ocr.networks import shipped_networks
from ingest.ocr.second_reader import NetworkReader
from ingest.ocr.tick_boxes import find_tick_boxes, with_tick_boxes
from ingest.ocr.turning import find_rotation, turn_back
from ingest.ocr.weaving import Weaver
from ingest.ocr.white import mend_white
from ingest.pages import Box
from tests.ingest.reading.paper import DrawnPage, draw_letter, load_font

LETTER = draw_letter()


@pytest.fixture(scope="module")
def second() -> NetworkReader:
    return NetworkReader(shipped_networks())


def _form() -> Image.Image:
    image = Image.new("L", (1654, 2339), 255)
    draw = ImageDraw.Draw(image)
    for number, is_ticked in enumerate((True, False)):
        x, y = 200, 300 + 60 * number
        draw.rectangle((x, y, x + 26, y + 26), outline=0, width=2)
        if is_ticked:
            draw.line((x, y, x + 26, y + 26), fill=0, width=2)
            draw.line((x + 26, y, x, y + 26), fill=0, width=2)
        draw.text((x + 50, y - 2), ("Besitz BODEN", "DOBE 80 OD")[number], fill=0, font=load_font(30))
    return image


def _word(text: str, x0: int, y0: int, x1: int, y1: int, confidence: float = 0.9) -> SeenWord:
    return SeenWord(text, Box(x0, y0, x1, y1), confidence)


def _texts(lines: tuple[SeenLine, ...]) -> list[str]:
    return [" ".join(word.text for word in line.words) for line in lines]


def test_boxes_of_a_form_are_told_from_letters_and_take_the_place_of_what_was_read_for_them() -> None:
    boxes = find_tick_boxes(find_ink(_form(), dots_per_inch=200))
    lines = (
        SeenLine((_word("X", 200, 300, 226, 326), _word("Besitz", 250, 300, 330, 328)), 1),
        SeenLine((_word("DOBE", 200, 360, 330, 388),), 2),
    )
    assert _texts(with_tick_boxes(lines, boxes)) == ["☒ Besitz", "☐ OBE"]


@pytest.mark.parametrize(("bar", "is_lightened"), [(110, True), (10, False)])
def test_words_below_felt_pen_are_read_and_what_is_blackened_stays_black(bar: int, is_lightened: bool) -> None:
    image = LETTER.image.copy()
    x0, y0, x1, y1 = LETTER.words[8].ink
    ImageDraw.Draw(image).rectangle((x0 - 8, y0 - 8, x1 + 90, y1 + 8), fill=bar)
    marked = ImageChops.darker(LETTER.image, image)
    ink = find_ink(marked, dots_per_inch=200)
    assert len(ink.bars) == 1
    page = without_felt_pen(marked, ink)
    assert (page is not marked) == is_lightened
    missed = find_ink(LETTER.image, dots_per_inch=200).count - find_ink(page, dots_per_inch=200).count
    assert (missed <= 2) == is_lightened


def test_what_no_list_of_words_holds_is_doubtful_however_sure_tesseract_is() -> None:
    words = [_word(text, 0, 0, 9, 9, 0.95) for text in ("Zeugin", "Petrovič,", "wird", "8", "12", "seibst", "am|Tor")]
    assert doubtful_words(SeenLine(tuple(words), 1), unsure_below=0.7) == [1, 3, 5, 6]


def test_a_letter_has_no_tick_boxes() -> None:
    assert find_tick_boxes(find_ink(LETTER.image, dots_per_inch=200)) == ()


def _drawn(text: str) -> tuple[Image.Image, Box]:
    image = Image.new("L", (900, 120), 255)
    draw, font = ImageDraw.Draw(image), load_font(33)
    draw.text((60, 40), text, fill=0, font=font)
    left, top, right, bottom = map(round, draw.textbbox((60, 40), text, font=font))
    return image, Box(left, top, right, bottom)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("1 / 2", "1/2"),
        ("07461 55", "0746155"),
        ("Größe L", "GrößeL"),
        ("75 cm", "75cm"),
        ("VG-2026-001994", "VG-2026-001994"),
        ("fünf-", "fünf-"),
        ("12.11.2026", "12.11.2026"),
        ("(haftungsbeschränkt)", "(haftungsbeschränkt)"),
        ("1/2", "1/2"),
        ("111", "111"),
        ("S p e r r u n g", "Sperrung"),
    ],
)
def test_a_word_is_parted_where_the_page_shows_a_space(printed: str, read: str) -> None:
    image, box = _drawn(printed)
    mended = mend_white((SeenLine((SeenWord(read, box, 0.9),), 1),), image)
    assert _texts(mended) == [read if printed.startswith("S p") else printed]


@pytest.mark.parametrize("read", [("Tidenau", "-", "Postfach"), ("Tidenau", "Postfach")])
def test_a_dot_at_middle_height_is_seen_where_a_dash_or_nothing_was_read(read: tuple[str, ...]) -> None:
    image = Image.new("L", (900, 120), 255)
    draw, font = ImageDraw.Draw(image), load_font(33)
    words = []
    for text, x in (("Tidenau", 60), ("·", 215), ("Postfach", 250)):
        draw.text((x, 40), text, fill=0, font=font)
        left, top, right, bottom = map(round, draw.textbbox((x, 40), text, font=font))
        if text != "·":
            words.append(SeenWord(text, Box(left, top, right, bottom), 0.9))
        elif "-" in read:
            words.append(SeenWord("-", Box(left, top, right, bottom), 0.9))
    assert _texts(mend_white((SeenLine(tuple(words), 1),), image)) == ["Tidenau · Postfach"]


def test_a_dash_between_words_stays_a_dash() -> None:
    image = Image.new("L", (900, 120), 255)
    draw, font = ImageDraw.Draw(image), load_font(33)
    words = []
    for text, x in (("Tidenau", 60), ("-", 215), ("Postfach", 250)):
        draw.text((x, 40), text, fill=0, font=font)
        words.append(SeenWord(text, Box(*map(round, draw.textbbox((x, 40), text, font=font))), 0.9))
    assert _texts(mend_white((SeenLine(tuple(words), 1),), image)) == ["Tidenau - Postfach"]


def _lines_of(page: DrawnPage, left_out: str) -> list[SeenLine]:
    words = [SeenWord(word.text, Box(*word.ink), 0.9) for word in page.words if word.text != left_out]
    return [SeenLine((word,), number) for number, word in enumerate(words)]


def test_print_that_lies_in_no_word_is_read_and_put_into_its_line(second: NetworkReader) -> None:
    page = draw_letter(["Anzahl der Räume\t12", "Anzahl der Plätze\t480", "", "- 2 -"])
    lines = _lines_of(page, "480")
    words = [word for line in lines for word in line.words]
    strips = strips_in_gaps(find_ink(page.image, dots_per_inch=200), words)
    found = Weaver(second, page.image, seconds=60).read_strips(strips)
    assert "480" in _texts(with_print_in_gaps(lines, found))


def test_strokes_of_a_pen_in_a_gap_are_no_print(second: NetworkReader) -> None:
    page = draw_letter(["Mit freundlichen Grüßen"])
    ImageDraw.Draw(page.image).line(((900, 420), (930, 395), (950, 430), (990, 400), (1020, 425)), fill=0, width=3)
    lines = _lines_of(page, "")
    strips = strips_in_gaps(find_ink(page.image, dots_per_inch=200), [word for line in lines for word in line.words])
    found = Weaver(second, page.image, seconds=60).read_strips(strips)
    assert with_print_in_gaps(lines, found) == tuple(lines)


def test_a_line_found_later_stands_in_front_of_the_next_below_and_is_a_block_of_its_own() -> None:
    lines = [SeenLine((_word("oben", 10, 10, 90, 30),), 1), SeenLine((_word("unten", 10, 200, 90, 220),), 1)]
    mended = insert_line(lines, SeenLine((_word("mitten", 10, 100, 90, 120),), 0))
    assert [line.words[0].text for line in mended] == ["oben", "mitten", "unten"]
    assert mended[1].block not in {line.block for line in lines}


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_the_second_reader_tells_how_a_page_lies(second: NetworkReader, rotation: int) -> None:
    turned = turn_back(LETTER.image, (360 - rotation) % 360)
    assert find_rotation(second, turned) == rotation


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_lines_that_tesseract_placed_save_looking_for_lines(second: NetworkReader, rotation: int) -> None:
    turned = turn_back(LETTER.image, (360 - rotation) % 360)
    boxes = [_turned(Box(*word.ink), rotation, LETTER.image.size) for word in LETTER.words]
    lines = [SeenLine((SeenWord(word.text, box, 0.2),), 1) for word, box in zip(LETTER.words, boxes, strict=True)]
    assert find_rotation(second, turned, lines) == rotation


def _turned(box: Box, rotation: int, size: tuple[int, int]) -> Box:
    """A box of an upright page of a size after the page was turned clockwise."""
    for _ in range(rotation // 90):
        box = Box(size[1] - box.y1, box.x0, size[1] - box.y0, box.x1)
        size = size[::-1]
    return box
