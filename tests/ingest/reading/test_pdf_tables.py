"""Ruled tables of a PDF: each row is one line, however many lines its cells fill; files inside a PDF."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from ingest.limits import ReadingLimits
from ingest.pages import Enclosure, Page
from ingest.quarantine import QuarantineCode, Unreadable
from tests.ingest.reading.conftest import Read
from tests.ingest.reading.paper import digital_pdf, text_stream

ROWS = (
    ("Posten", "Betrag", "Bemerkung"),
    ("Gebühr für die|Erlaubnis", "12,50", "zahlbar bis|zum 2. Mai"),
    ("Porto", "", "bar"),
)


def _grid(rows: Sequence[Sequence[str]], *, top: float = 700, thin: bool = False, split: bool = False) -> str:
    """A table by hand, its columns close together; a bar in a cell begins a new line.

    Args:
        rows: Texts of the cells.
        top: Of the table.
        thin: Rules as thin filled rectangles, as word processors draw them.
        split: The print of all first lines before that of all second ones.
    """
    left, width, height = 72, 80, 36
    bottom, right = top - height * len(rows), left + width * len(rows[0])
    rules = [(left, top - height * n, right, top - height * n) for n in range(len(rows) + 1)]
    rules += [(left + width * n, bottom, left + width * n, top) for n in range(len(rows[0]) + 1)]
    if thin:
        drawn = [f"{x0} {y0} {max(x1 - x0, 0.5)} {max(y1 - y0, 0.5)} re f" for x0, y0, x1, y1 in rules]
    else:
        drawn = [f"{x0} {y0} m {x1} {y1} l S" for x0, y0, x1, y1 in rules]
    print_of = [
        (line, f"1 0 0 1 {left + width * column + 2} {top - height * row - 13 - 14 * line} Tm ({text}) Tj")
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        for line, text in enumerate(cell.split("|"))
    ]
    ordered = sorted(print_of, key=lambda entry: entry[0]) if split else print_of
    return " ".join([*drawn, "BT /F 11 Tf", *(text for _, text in ordered), "ET"])


def _page(results: Sequence[object]) -> Page:
    (page,) = (result for result in results if isinstance(result, Page))
    return page


@pytest.mark.parametrize("thin", [False, True])
@pytest.mark.parametrize("split", [False, True])
def test_a_row_is_one_line_however_many_its_cells_fill(read: Read, thin: bool, split: bool) -> None:
    page = _page(read(digital_pdf([_grid(ROWS, thin=thin, split=split)])))
    assert page.text == (
        "Posten\tBetrag\tBemerkung\nGebühr für die Erlaubnis\t12,50\tzahlbar bis zum 2. Mai\nPorto\tbar"
    )
    spelled = [page.text[word.start : word.end] for word in page.words]
    assert sorted(spelled) == sorted(page.text.split())


def test_text_around_a_table_keeps_its_place(read: Read) -> None:
    above, below = text_stream(["Sehr geehrte Frau Busch,"]), text_stream(["Mit freundlichen Grüßen"], top=400)
    lines = _page(read(digital_pdf([above + " " + _grid(ROWS[1:]) + " " + below]))).text.split("\n")
    assert (lines[0], lines[-1]) == ("Sehr geehrte Frau Busch,", "Mit freundlichen Grüßen")
    assert "Gebühr für die Erlaubnis\t12,50\tzahlbar bis zum 2. Mai" in lines


def test_two_tables_on_a_page_stay_apart(read: Read) -> None:
    content = _grid(ROWS[:2]) + " " + _grid(ROWS[:2], top=400)
    assert (
        _page(read(digital_pdf([content]))).text.split("\n\n")
        == ["Posten\tBetrag\tBemerkung\nGebühr für die Erlaubnis\t12,50\tzahlbar bis zum 2. Mai"] * 2
    )


def test_a_frame_around_text_is_no_table(read: Read) -> None:
    frame = "60 700 400 90 re S 60 500 400 90 re S"
    text = text_stream(["Erste Zeile im Kasten", "zweite Zeile im Kasten"], top=770)
    assert _page(read(digital_pdf([frame + " " + text]))).text == "Erste Zeile im Kasten\nzweite Zeile im Kasten"


def _with_files(files: dict[str, bytes], pinned: dict[str, bytes]) -> bytes:
    document = pypdfium2.PdfDocument(digital_pdf([text_stream(["Seite eins"]), text_stream(["Seite zwei"])]))
    for name, content in files.items():
        document.new_attachment(name).set_data(content)
    page = document[1]
    for name, content in pinned.items():
        annotation = pdfium.FPDFPage_CreateAnnot(page, pdfium.FPDF_ANNOT_FILEATTACHMENT)
        raw_name = (name + "\0").encode("utf-16-le")
        wide = (pdfium.FPDF_WCHAR * (len(raw_name) // 2)).from_buffer_copy(raw_name)
        attachment = pdfium.FPDFAnnot_AddFileAttachment(annotation, wide)
        assert pdfium.FPDFAttachment_SetFile(attachment, document, content, len(content))
        pdfium.FPDFPage_CloseAnnot(annotation)
    page.close()
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_files_inside_a_pdf_are_files_of_their_own(read: Read) -> None:
    content = _with_files({"Prüfbericht.txt": b"Inhalt", "../../x": b"y"}, {"Notiz.txt": b"gepinnt"})
    expected = [(1, "x", b"y"), (2, "Prüfbericht.txt", b"Inhalt"), (3, "Notiz.txt", b"gepinnt")]
    for done in (frozenset[int](), frozenset({1, 2})):
        results = read(content, done=done)
        files = [result for result in results if isinstance(result, Enclosure)]
        assert [(file.ordinal, file.file_name, file.content) for file in files] == expected
        assert results[-len(files) :] == files


def test_too_many_or_too_large_files_inside_a_pdf_are_refused(read: Read) -> None:
    content = _with_files({f"{number}.txt": b"x" * 100 for number in range(4)}, {})
    for limits in (ReadingLimits(enclosures=3), ReadingLimits(file_bytes=250)):
        with pytest.raises(Unreadable) as refused:
            read(content, limits=limits)
        assert refused.value.code is QuarantineCode.TOO_LARGE
