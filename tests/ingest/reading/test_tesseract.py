"""Tesseract by both ways: inside the process, and as an outside program."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ingest.ocr.contract import Layout, OcrReader, OcrUnavailable
from ingest.ocr.ladder import read_scan
from ingest.ocr.pytesseract import PytesseractReader
from ingest.ocr.tesseract_data import find_tessdata
from ingest.ocr.tesserocr import TesserocrReader
from ingest.ocr.turning import turn_back
from tests.ingest.reading.paper import draw_letter

LETTER = draw_letter()


@pytest.fixture(scope="module", params=[TesserocrReader, PytesseractReader], ids=["tesserocr", "pytesseract"])
def reader(request: pytest.FixtureRequest) -> OcrReader:
    made: OcrReader = request.param(language="deu", tessdata=None)
    return made


def test_a_clean_letter_is_read_word_for_word(reader: OcrReader) -> None:
    words = reader.read(LETTER.image, dots_per_inch=200, seconds=60).words
    assert [word.text for word in words] == [word.text for word in LETTER.words]
    assert all(0.5 < word.confidence <= 1 for word in words)


def test_the_box_of_each_word_lies_on_its_ink(reader: OcrReader) -> None:
    for seen, drawn in zip(reader.read(LETTER.image, dots_per_inch=200, seconds=60).words, LETTER.words, strict=True):
        box = (seen.box.x0, seen.box.y0, seen.box.x1, seen.box.y1)
        assert all(abs(side - ink) <= 6 for side, ink in zip(box, drawn.ink, strict=True)), seen.text


def test_a_pass_ends_when_its_time_is_up(reader: OcrReader) -> None:
    reading = reader.read(LETTER.image, dots_per_inch=200, seconds=0.01)
    assert not reading.finished


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_it_is_told_how_a_page_lies(reader: OcrReader, rotation: int) -> None:
    turned = LETTER.image.rotate(-rotation, expand=True)
    seen = reader.find_orientation(turned, dots_per_inch=200)
    assert seen is not None
    assert seen.rotation == rotation
    assert turn_back(turned, seen.rotation).tobytes() == LETTER.image.tobytes()


def test_a_turned_page_is_read_upright(reader: OcrReader) -> None:
    scan = read_scan(LETTER.image.rotate(-90, expand=True), dots_per_inch=200, reader=reader, seconds=60)
    assert scan.rotation == 90
    assert "Bäckerstraße" in {word.text for line in scan.lines for word in line.words}


def test_a_blank_page_has_no_words(reader: OcrReader) -> None:
    assert reader.read(Image.new("L", (600, 800), 255), dots_per_inch=100, seconds=60).words == ()


def test_a_sparse_look_finds_words_too(reader: OcrReader) -> None:
    words = {word.text for word in reader.read(LETTER.image, dots_per_inch=200, seconds=60, layout=Layout.SPARSE).words}
    assert {"Gaststätte", "Widerspruch"} <= words


def test_it_names_program_version_and_model(reader: OcrReader) -> None:
    assert reader.name.startswith("tesseract ")
    assert "deu-" in reader.name


def test_a_missing_language_is_a_fault_of_the_installation(tmp_path: Path) -> None:
    with pytest.raises(OcrUnavailable, match="tesseract-ocr-deu"):
        find_tessdata("deu", folder=tmp_path)


def test_a_speckled_fax_is_read_after_cleaning(reader: OcrReader) -> None:
    specks = np.random.default_rng(3).random(LETTER.image.size[::-1])
    fax = np.where(specks < 0.02, 0, np.where(specks > 0.98, 255, np.asarray(LETTER.image))).astype(np.uint8)
    scan = read_scan(Image.fromarray(fax), dots_per_inch=200, reader=reader, seconds=60)
    found = {word.text for line in scan.lines for word in line.words}
    assert len({word.text for word in LETTER.words} & found) > 0.9 * len({word.text for word in LETTER.words})


def test_on_a_page_with_hardly_a_sign_nobody_can_tell_how_it_lies(reader: OcrReader) -> None:
    assert reader.find_orientation(draw_letter(["Seite 2"]).image, dots_per_inch=200) is None
