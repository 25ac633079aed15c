"""PDFs of page images whose invisible text is found again, where it stands and as it is spelled."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image

from ingest.pages import Box
from ingest.searchable_pdf import PageImage, PlacedText, SearchablePdf

SIZE = (1240, 1754)
DOTS_PER_INCH = 150.0


def image(*, grey: bool = True, dots_per_inch: float = DOTS_PER_INCH) -> PageImage:
    buffer = io.BytesIO()
    Image.new("L" if grey else "RGB", SIZE, 230 if grey else (230, 240, 250)).save(buffer, "JPEG")
    return PageImage(buffer.getvalue(), *SIZE, grey, dots_per_inch)


def written(*pages: Sequence[PlacedText], **look: float) -> bytes:
    buffer = io.BytesIO()
    pdf = SearchablePdf(buffer, {"Title": "Gaststättenerlaubnis", "Producer": "Aktenlotse"})
    for words in pages:
        pdf.add_page(image(**look), words)  # type: ignore[arg-type]
    pdf.finish()
    return buffer.getvalue()


def row(text: str, top: int) -> list[PlacedText]:
    words, left = [], 100
    for word in text.split():
        right = left + 18 * len(word)
        words.append(PlacedText(word, Box(left, top, right, top + 32)))
        left = right + 14
    return words


LINES = ["Die Gaststätte „Zum Löwen“ in Lüneburg", "kostet 12,50 € – §\u202f4 GastG, Straße"]


def test_the_text_is_found_again_with_umlauts_and_in_order() -> None:
    content = written([*row(LINES[0], 200), *row(LINES[1], 260)])
    page = pypdfium2.PdfDocument(content)[0]
    text = page.get_textpage().get_text_bounded()
    assert text.split() == " ".join(LINES).split()
    assert [" ".join(line.split()) for line in text.splitlines() if line.strip()] == [
        " ".join(line.split()) for line in LINES
    ]


def test_words_are_found_where_they_stand() -> None:
    words = [*row(LINES[0], 200), *row("und noch eine Zeile", 1500)]
    page = pypdfium2.PdfDocument(written(words))[0]
    text_page = page.get_textpage()
    scale = 72 / DOTS_PER_INCH
    for word in words:
        search = text_page.search(word.text, match_case=True)
        found = search.get_next()
        assert found is not None, word.text
        rectangles = [text_page.get_charbox(found[0] + at, loose=True) for at in range(found[1])]
        left, bottom = min(each[0] for each in rectangles), min(each[1] for each in rectangles)
        right, top = max(each[2] for each in rectangles), max(each[3] for each in rectangles)
        height = SIZE[1] * scale
        expected = (
            word.box.x0 * scale,
            height - word.box.y1 * scale,
            word.box.x1 * scale,
            height - word.box.y0 * scale,
        )
        assert (left, bottom, right, top) == pytest.approx(expected, abs=2.0), word.text


def test_the_text_is_invisible_and_the_page_upright_and_as_large_as_its_paper() -> None:
    document = pypdfium2.PdfDocument(written(row(LINES[0], 200), grey=False))
    page = document[0]
    assert page.get_size() == pytest.approx((SIZE[0] * 72 / DOTS_PER_INCH, SIZE[1] * 72 / DOTS_PER_INCH), abs=0.1)
    assert page.get_rotation() == 0
    texts = [thing for thing in page.get_objects() if thing.type == pdfium.FPDF_PAGEOBJ_TEXT]
    assert texts
    modes = {pdfium.FPDFTextObj_GetTextRenderMode(thing) for thing in texts}
    assert modes == {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE}
    drawn = page.render(scale=0.5).to_pil().convert("RGB")
    assert all(abs(low - high) <= 6 for low, high in drawn.getextrema())


def test_qpdf_finds_no_fault_and_more_letters_than_one_font_holds_are_kept() -> None:
    letters = "".join(chr(code) for code in range(0x400, 0x400 + 300)) + "😀"
    pages = [[PlacedText(letters[at : at + 30], Box(100, 40 * at // 30, 1100, 40 * at // 30 + 30))] for at in (0, 150)]
    content = written(*pages, [PlacedText(letters[200:], Box(10, 10, 1200, 40))], [])
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) == 4
        assert str(pdf.docinfo["/Title"]) == "Gaststättenerlaubnis"
    document = pypdfium2.PdfDocument(content)
    assert document[2].get_textpage().get_text_bounded().strip() == letters[200:]
    assert document[3].get_textpage().get_text_bounded() == ""


def test_words_without_room_are_left_out_and_paper_of_unknown_size_is_a4() -> None:
    words = [PlacedText("nichts", Box(5, 5, 5, 20)), PlacedText("", Box(5, 5, 50, 20)), *row("etwas", 100)]
    page = pypdfium2.PdfDocument(written(words, dots_per_inch=0.0))[0]
    assert page.get_textpage().get_text_bounded().split() == ["etwas"]
    assert page.get_size()[1] == pytest.approx(841.89, abs=0.1)
