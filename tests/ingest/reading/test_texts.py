"""Text, HTML and DOCX: one page without an image, lines and rows as they are meant to be seen."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.limits import ReadingLimits
from ingest.pages import Page, PageOutline, PageSource
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.contract import DrawingTask
from ingest.readers.markup import text_of_html
from ingest.readers.plain_text import decode, tidy
from ingest.readers.text import TextReader
from tests.ingest.reading.conftest import Read
from tests.ingest.reading.paper import docx

GERMAN = "Prüfung der Gaststätte „Zum Löwen“ – Größe 85 m², § 4 GastG, Gebühr 35 €"


def _only_page(results: Sequence[object]) -> Page:
    (page,) = (result for result in results if isinstance(result, Page))
    assert (page.number, page.source, page.words, page.width, page.height) == (1, PageSource.DIGITAL, (), 0, 0)
    return page


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_german_text_is_read_in_every_common_encoding(read: Read, encoding: str) -> None:
    assert _only_page(read(GERMAN.encode(encoding))).text == GERMAN


@pytest.mark.parametrize("encoding", ["cp850", "cp437", "mac_roman", "latin-1"])
def test_umlauts_survive_older_encodings(encoding: str) -> None:
    text = "Prüfung der Gaststätte in Lüneburg, Größe der Räume, außen"
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", ["Gebäude", "Möbel für Ärzte", "Er sagte: „Das Gebäude ist zu.“ – § 5"])
def test_an_umlaut_of_dos_and_a_quotation_mark_of_windows_are_told_apart(text: str) -> None:
    encoding = "cp1252" if "„" in text else "cp850"
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Уважаемые господа, прошу сообщить, когда я могу получить разрешение на торговлю на рынке."),
        ("cp1250", "Szanowni Państwo, proszę o informację, kiedy będę mógł odebrać zezwolenie na działalność."),
        ("shift_jis", "拝啓、市場での営業許可をいつ受け取ることができるか、お知らせください。よろしくお願いします。"),
        ("iso2022_jp", "拝啓、市場での営業許可をいつ受け取ることができるか、お知らせください。"),
    ],
)
def test_letters_in_other_languages_are_read(encoding: str, text: str) -> None:
    assert decode((text * 3).encode(encoding)) == text * 3


@given(st.binary(max_size=400))
def test_any_bytes_become_text_that_can_be_stored(content: bytes) -> None:
    text = tidy(decode(content))
    assert text.encode("utf-8").decode() == text
    assert "\x00" not in text


def test_a_text_is_tidied_without_losing_its_lines() -> None:
    assert tidy("eins \r\nzwei\x07\r\n\r\n\r\n\r\ndrei\x0cvier\u00a0fünf") == "eins\nzwei\n\ndrei\n\nvier fünf"


def test_a_text_beyond_all_measure_is_refused(read: Read) -> None:
    with pytest.raises(Unreadable) as refused:
        read(b"Wort " * 1000, limits=ReadingLimits(text_bytes=1000))
    assert refused.value.code is QuarantineCode.TOO_LARGE


def test_a_page_without_an_image_cannot_be_drawn(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        TextReader().draw(DrawingTask(tmp_path, ReadingLimits(), 1, 0, 0))


def test_html_keeps_blocks_as_lines_and_cells_of_a_row_together(read: Read) -> None:
    markup = """<!DOCTYPE html><html><head><title> Bericht  vom Mai </title><style>p {color: red}</style></head><body>
    <script>alert("nicht zu lesen")</script><h1>Kontrolle</h1><p>Erster <b>fetter</b>
    Absatz.<br>Neue Zeile</p><ul><li>eins</li><li>zwei</li></ul><div style="display:none">unsichtbar</div>
    <table><tr><th>Nr.</th><th>Betrag</th></tr><tr><td>1</td><td>12,50&nbsp;EUR</td></tr></table>
    <!-- nie --></body></html>"""
    results = read(markup.encode())
    assert results[0] == PageOutline(1, title="Bericht vom Mai")
    assert _only_page(results).text == (
        "Kontrolle\n\nErster fetter Absatz.\nNeue Zeile\n\neins\nzwei\n\nNr.\tBetrag\n1\t12,50 EUR"
    )


def test_html_in_its_own_encoding_is_read(read: Read) -> None:
    markup = '<html><head><meta charset="iso-8859-1"></head><body>Prüfung – 5 €</body></html>'.encode("cp1252")
    assert _only_page(read(markup)).text == "Prüfung – 5 €"


@given(st.text(max_size=300))
def test_any_markup_has_a_text(markup: str) -> None:
    assert isinstance(text_of_html(markup).text, str)


def test_markup_nested_a_hundred_thousand_deep_has_a_text() -> None:
    assert isinstance(text_of_html("<div>" * 100_000 + "tief").text, str)


PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
TABLE = (
    "<w:tbl><w:tr><w:tc>"
    + PARAGRAPH.format("Betrag")
    + "</w:tc><w:tc>"
    + PARAGRAPH.format("12,50 EUR")
    + "</w:tc></w:tr>"
    "<w:tr><w:tc>" + PARAGRAPH.format("Frist") + "</w:tc><w:tc>" + PARAGRAPH.format("2. Mai") + "</w:tc></w:tr></w:tbl>"
)


def test_docx_gives_header_paragraphs_tables_and_footer_in_order(read: Read) -> None:
    core = '<c:p xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Bescheid</dc:title></c:p>'
    content = docx(
        PARAGRAPH.format("Sehr geehrte Frau Weiß,") + TABLE + PARAGRAPH.format("Mit freundlichen Grüßen"),
        parts={
            "word/header1.xml": f"<w:hdr WORD>{PARAGRAPH.format('Hansestadt Lüneburg')}</w:hdr>",
            "word/footer1.xml": f"<w:ftr WORD>{PARAGRAPH.format('Seite 1')}</w:ftr>",
            "docProps/core.xml": core,
        },
    )
    results = read(content)
    assert results[0] == PageOutline(1, title="Bescheid")
    assert _only_page(results).text == (
        "Hansestadt Lüneburg\n\nSehr geehrte Frau Weiß,\n\nBetrag\t12,50 EUR\nFrist\t2. Mai\n\n"
        "Mit freundlichen Grüßen\n\nSeite 1"
    )


def test_docx_shows_what_was_inserted_and_not_what_was_deleted(read: Read) -> None:
    body = (
        "<w:p><w:r><w:t>alt </w:t></w:r><w:del><w:r><w:delText>gestrichen</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:tab/><w:t>neu</w:t><w:br/><w:t>Zeile</w:t></w:r></w:ins></w:p>"
    )
    assert _only_page(read(docx(body))).text == "alt \tneu\nZeile"


def test_a_docx_that_swells_beyond_all_measure_is_refused(read: Read) -> None:
    bomb = docx(PARAGRAPH.format("0" * 30_000_000))
    assert len(bomb) < 100_000
    with pytest.raises(Unreadable) as refused:
        read(bomb)
    assert refused.value.code is QuarantineCode.TOO_LARGE


def test_entities_of_a_docx_are_never_resolved(read: Read, tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("streng geheim")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY l "{"ha" * 50}">]>'
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
            "<w:p><w:r><w:t>vorn &x; hinten</w:t></w:r></w:p></w:body></w:document>",
        )
    assert "geheim" not in _only_page(read(file.getvalue())).text


@pytest.mark.parametrize("body", ["<w:p>", "</w:body>"])
def test_a_docx_with_broken_markup_is_corrupt(read: Read, body: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(docx(body))
    assert refused.value.code is QuarantineCode.CORRUPT_FILE


def test_a_truncated_docx_is_refused(read: Read) -> None:
    content = docx(PARAGRAPH.format("Text " * 2000))
    with pytest.raises(Unreadable):
        read(content[: len(content) // 2])
