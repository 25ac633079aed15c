"""The second reader finds lines and reads them, and its readings are woven into Tesseract's."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ingest.ocr.contract import Layout, OcrUnavailable, Orientation, Reading, SeenLine, SeenWord
from ingest.ocr.ladder import read_scan
from ingest.ocr.line_finder import strips_of
from ingest.ocr.line_words import words_of
from ingest.ocr.merging import WEIGHTS, Candidate, Place, choose, find_places
from ingest.ocr.networks import check_networks, shipped_networks
from ingest.ocr.second_reader import NetworkReader
from ingest.ocr.strips import Strip, cut_out, strip_of
from ingest.ocr.weaving import Weaver, with_spaces
from ingest.ocr.word_list import load_words
from ingest.pages import Box, ReadBy
from tests.ingest.reading.paper import LETTER as LINES
from tests.ingest.reading.paper import draw_letter

LETTER = draw_letter()
PRINTED = [line for line in LINES if line]


@pytest.fixture(scope="module")
def second() -> NetworkReader:
    return NetworkReader(shipped_networks())


def _drawn_lines(confidence: float = 0.9) -> list[SeenLine]:
    words = iter(LETTER.words)
    return [
        SeenLine(
            tuple(SeenWord(word.text, Box(*word.ink), confidence) for word in (next(words) for _ in line.split())),
            block=number,
        )
        for number, line in enumerate(PRINTED)
    ]


def test_every_line_of_a_letter_is_found_and_read_word_for_word(second: NetworkReader) -> None:
    strips = sorted(second.find(LETTER.image), key=lambda strip: strip.middle)
    lines = [" ".join(word.text for word in words_of(second.read(LETTER.image, strip))) for strip in strips]
    assert lines == PRINTED


def test_words_of_a_line_lie_on_their_ink(second: NetworkReader) -> None:
    line = _drawn_lines()[5]
    words = words_of(second.read(LETTER.image, strip_of(line)))
    for seen, drawn in zip(words, line.words, strict=True):
        assert abs(seen.left - drawn.box.x0) <= 8
        assert abs(seen.right - drawn.box.x1) <= 8


def test_lines_that_touch_are_taken_apart_and_a_signature_is_left_whole() -> None:
    painted = np.zeros((200, 400), dtype=np.float32)
    for top in (20, 50, 80, 110):
        painted[top : top + 10, 20:380] = 0.95
    painted[60:80, 200:204] = 0.4  # a bridge between the second and the third line
    painted[140:195, 100:140] = 0.9
    strips = sorted(strips_of(painted), key=lambda strip: strip.middle)
    assert [round(strip.middle) for strip in strips] == [25, 55, 85, 115, 168]
    assert all(strip.height < 30 for strip in strips[:4])


def test_a_rising_line_is_cut_out_level() -> None:
    image = Image.new("L", (400, 200), 255)
    for x in range(50, 350):
        image.putpixel((x, round(120 - 0.1 * (x - 50))), 0)
    cut = np.asarray(cut_out(image, Strip(50, 350, 120, -0.1, 40), height=40))
    rows = np.nonzero(cut < 128)[0]
    assert np.ptp(rows) <= 2


def test_a_page_that_tesseract_could_not_read_is_read_in_order(second: NetworkReader) -> None:
    lines = Weaver(second, LETTER.image, seconds=60).read_all(())
    assert [" ".join(word.text for word in line.words) for line in lines] == PRINTED


def test_a_line_that_only_the_second_reader_found_stands_below_its_upper_neighbour(second: NetworkReader) -> None:
    seen = _drawn_lines()
    missed = seen.pop(6)
    lines = Weaver(second, LETTER.image, seconds=60).read_all(seen)
    assert [" ".join(word.text for word in line.words) for line in lines] == PRINTED
    assert lines[6].words[0].box.y0 == pytest.approx(missed.words[0].box.y0, abs=8)


def test_a_misread_word_is_put_right_and_the_others_keep_their_boxes(second: NetworkReader) -> None:
    line = _drawn_lines()[5]
    worse = replace(line.words[3], text="ihmen", confidence=0.4)
    broken = replace(line, words=(*line.words[:3], worse, *line.words[4:]))
    (read,) = Weaver(second, LETTER.image, seconds=60).read_again([broken], lambda _: [3])
    assert [word.text for word in read.words] == PRINTED[5].split()
    assert [word.box for word in read.words] == [word.box for word in line.words]
    assert read.words[3].read_by is ReadBy.SECOND
    assert {word.read_by for word in (*read.words[:2], *read.words[5:])} == {ReadBy.FIRST}
    assert read.words[2].read_by is ReadBy.BOTH


def test_only_doubtful_words_are_read_and_none_after_the_time_is_up(second: NetworkReader) -> None:
    broken = [
        replace(line, words=tuple(replace(word, text="x", confidence=0.1) for word in line.words))
        for line in _drawn_lines()
    ]
    weaver = Weaver(second, LETTER.image, seconds=60)
    read = weaver.read_again(broken, lambda line: [0] if line.block == 2 else [])
    assert [line.block for line in read if line.words[0].text != "x"] == [2]
    late = Weaver(second, LETTER.image, seconds=0, clock=lambda: 5.0)
    assert late.read_again(broken, lambda line: range(len(line.words))) == tuple(broken)


@pytest.mark.parametrize(
    "text", ["DE52 2499 0104 0007 6769 74", "VG-2026-006031", "Wolf-Dieter Struß", "geboren am 14.03.2026"]
)
def test_numbers_and_names_survive(second: NetworkReader, text: str) -> None:
    page = draw_letter([text])
    (strip,) = second.find(page.image)
    places = find_places(second.read(page.image, strip), [], load_words())
    assert " ".join(choose(place, WEIGHTS)[0].text for place in places) == text


def test_a_word_of_the_list_does_not_outweigh_clear_evidence() -> None:
    words = load_words()
    name, listed = (Candidate(text, seen, words.hint(text)) for text, seen in (("Haddad", -0.1), ("Haddal", -15.0)))
    clear = replace(listed, text="Hafen", hint=words.hint("Hafen"))
    assert words.hint("Hafen") > 1
    chosen, chance, rest = choose(Place((), (), (name, clear)), WEIGHTS)
    assert chosen.text == "Haddad"
    assert chance > 0.9
    assert all(other < 0.05 for _, other in rest)


def test_a_name_with_marks_that_tesseract_does_not_know_is_believed_and_an_unmarked_one_stays() -> None:
    plain = Candidate("Petrovic", -4.0, 0.0, (2.9,))
    marked = Candidate("Petrović", -0.1, 0.0, (2.9,), share=0.65)
    assert choose(Place((), (), (plain, marked)), WEIGHTS)[0] is marked
    unmarked = replace(plain, seen=-0.1), replace(marked, seen=-4.0)
    assert choose(Place((), (), unmarked), WEIGHTS)[0].text == "Petrovic"


def test_what_looks_like_an_eight_to_one_reader_and_like_an_s_to_the_other_is_a_section_sign(
    second: NetworkReader,
) -> None:
    page = draw_letter(["S 12 Benutzung"])
    (strip,) = second.find(page.image)
    lattice = second.read(page.image, strip)
    words = [SeenWord("8", Box(*page.words[0].ink), 0.9), SeenWord("12", Box(*page.words[1].ink), 0.9)]
    places = find_places(lattice, [words], load_words())
    assert choose(places[0], WEIGHTS)[0].text == "§"


@pytest.mark.parametrize(
    ("read", "listed"),
    [
        ("Partnerbehorde", "Partnerbehörde"),
        ("Ubernahme,", "Übernahme,"),
        ("wır", "wir"),
        ("Eınsatz-", "Einsatz-"),
    ],
)
def test_a_word_that_lost_its_dots_is_known_again(read: str, listed: str) -> None:
    assert listed in load_words().respelt(read)


@pytest.mark.parametrize("word", ["Stadt", "Rahmani", "Szymanska", "LG-HB"])
def test_a_listed_word_and_a_name_are_not_respelt(word: str) -> None:
    assert load_words().respelt(word) == ()


def test_rivals_are_kept_with_their_chances() -> None:
    one, other = (Candidate(text, -0.7, 0.0) for text in ("Müller", "Muller"))
    _, chance, rest = choose(Place((), (), (one, other)), WEIGHTS)
    assert chance == pytest.approx(0.5)
    assert [text for text, _ in rest] == ["Müller"]
    assert rest[0][1] == pytest.approx(0.5)


def test_a_damaged_network_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "networks"
    shutil.copytree(shipped_networks(), folder)
    assert check_networks(folder) == "PP-OCRv6-small-latin 2"
    content = bytearray((folder / "reader.onnx").read_bytes())
    content[1000] ^= 1
    (folder / "reader.onnx").write_bytes(content)
    with pytest.raises(OcrUnavailable, match=r"reader\.onnx is not the file"):
        NetworkReader(folder)


def test_a_missing_network_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OcrUnavailable):
        NetworkReader(tmp_path)


def test_a_second_pass_of_tesseract_has_a_say(second: NetworkReader) -> None:
    lattice = second.read(LETTER.image, strip_of(_drawn_lines()[5]))
    misread = [replace(word, text=word.text[:-1] + "x") for word in _drawn_lines()[5].words]
    once = find_places(lattice, [misread], load_words())
    again = find_places(lattice, [misread, misread], load_words())
    assert [choose(place, WEIGHTS)[0].text for place in once] == PRINTED[5].split()
    for one, other in zip(once, again, strict=True):
        assert choose(other, WEIGHTS)[1] < choose(one, WEIGHTS)[1]


def test_a_nearly_empty_speckled_page_is_left_to_the_second_reader(second: NetworkReader) -> None:
    levels = np.asarray(draw_letter(["Seite 2 von 2"]).image).copy()
    dirt = np.random.default_rng(3).random(levels.shape)
    levels[dirt < 0.01] = 0
    image = Image.fromarray(levels)
    scan = read_scan(image, dots_per_inch=200, reader=LostReader(), seconds=60, second=second)
    assert "Seite" in {word.text for line in scan.lines for word in line.words}


def test_a_page_that_tesseract_did_not_finish_falls_to_the_second_reader(second: NetworkReader) -> None:
    reader = LostReader()
    scan = read_scan(LETTER.image, dots_per_inch=200, reader=reader, seconds=60, second=second)
    assert [" ".join(word.text for word in line.words) for line in scan.lines] == PRINTED
    assert reader.passes == 1
    assert scan.lines_read_again == len(PRINTED)


class LostReader:
    """Never comes to an end."""

    name = "lost"

    def __init__(self) -> None:
        self.passes = 0

    def read(self, image: Image.Image, *, dots_per_inch: int, seconds: float, layout: Layout = Layout.PAGE) -> Reading:
        self.passes += 1
        return Reading((), finished=False)

    def find_orientation(self, image: Image.Image, *, dots_per_inch: int) -> Orientation | None:
        return None

    def close(self) -> None:
        pass


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("hingewiesen,dass", "hingewiesen, dass"),
        ("einzureisen.Auch", "einzureisen. Auch"),
        ("z.B.", "z.B."),
        ("4,50", "4,50"),
        ("m.Meier,P@stadt.example", "m.Meier,P@stadt.example"),
    ],
)
def test_words_that_stand_close_are_parted_behind_commas_and_full_stops(read: str, printed: str) -> None:
    assert with_spaces(read) == printed
