"""RTF: what is shown is read, in the code page of its font; what is hidden, deleted or a program is not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from ingest.pages import Page, PageOutline
from ingest.readers.contract import DrawingTask
from ingest.readers.registry import load_reader
from ingest.readers.rtf_text import text_of_rtf
from ingest.sniffing import RTF
from tests.ingest.reading.conftest import LIMITS, Read
from tests.ingest.reading.paper import draw_letter, packed

HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}}{\colortbl;\red0;}"


def _text(body: str) -> str:
    return text_of_rtf((HEAD + body + "}").encode("ascii")).text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"Gr\'f6\'dfe der R\'e4ume", "Größe der Räume"),
        (r"\u8222?Zum L\u246?wen\u8220? \endash  85\~m\'b2", "„Zum Löwen“ – 85\u00a0m²"),
        (r"{\uc2 \u228\'61\'65 Ende}", "ä Ende"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"{\f1 \'c4\'e0} {\f0 \'c4}", "Да Ä"),
        (r"eins\par zwei\line drei\tab vier", "eins\nzwei\ndrei\tvier"),
        (r"\{Klammer\} C:\\Ordner", "{Klammer} C:\\Ordner"),
        (r"alt {\deleted weg}{\v versteckt}\v auch\v0 neu", "alt neu"),
        (r"{\*\unbekannt Text}{\stylesheet{\s0 Standard;}}gut", "gut"),
        (r"{\field{\*\fldinst HYPERLINK \"http://x.example\"}{\fldrslt Verweis}}", "Verweis"),
        (r"{\object{\*\objdata 010203}{\result Ersatz}}", "Ersatz"),
        (r"a\bin5 {}\\}b", "ab"),
    ],
)
def test_what_is_shown_is_read(body: str, text: str) -> None:
    assert _text(body) == text


def test_the_cells_of_a_row_stay_on_one_line() -> None:
    row = r"\trowd\cellx2000\cellx4000\pard\intbl {}\cell {}\cell\row "
    body = row.format("Betrag", r"12,50\par EUR") + row.format("Frist", "2. Mai") + r"\pard Ende"
    assert _text(body) == "Betrag\t12,50 EUR\nFrist\t2. Mai\nEnde"


def test_the_title_and_the_text_make_the_page(read: Read) -> None:
    results = read((HEAD + r"{\info{\title Bescheid f\'fcr Wei\'df}{\author nie}}Sehr geehrte Frau Wei\'df}").encode())
    assert results[0] == PageOutline(1, title="Bescheid für Weiß")
    assert _texts(results) == ["Sehr geehrte Frau Weiß"]


def _texts(results: Sequence[object]) -> list[str]:
    return [page.text for page in results if isinstance(page, Page)]


def test_each_picture_is_a_page_that_is_read_and_shown(read: Read, tmp_path: Path) -> None:
    letter = draw_letter(["Stempel der Stadt"]).image
    pictures = [letter, letter, Image.new("L", (20, 20), 255)]  # one twice, and a bullet
    blips = "".join(r"{\pict\pngblip\picw10 " + packed(picture, "PNG").hex() + "}" for picture in pictures)
    content = (HEAD + r"Siehe Bild {\*\shppict " + blips + "}}").encode()
    results = read(content)
    assert results[0] == PageOutline(2)
    assert _texts(results) == ["Siehe Bild", "Stempel der Stadt"]
    file = tmp_path / "Datei"
    image = load_reader(RTF).draw(DrawingTask(file, LIMITS, 2, 0, 0))
    page = results[-1]
    assert isinstance(page, Page)
    assert image.size == (page.width, page.height)


def test_groups_nested_a_hundred_thousand_deep_have_a_text() -> None:
    assert _text("vorn" + "{" * 100_000 + "tief").startswith("vorn")


@given(st.binary(max_size=300))
def test_any_bytes_behind_the_signature_have_a_text(content: bytes) -> None:
    text = text_of_rtf(rb"{\rtf1 " + content).text
    assert text.encode("utf-8").decode() == text
