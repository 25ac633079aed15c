"""Tables of a PDF with rules across alone: each row is one line; what only looks like one stays as it was printed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest

from ingest.ocr.contract import SeenLine
from ingest.pages import Page
from ingest.readers.pdf_document import open_page, open_pdf, size_in_pixels
from ingest.readers.pdf_open_tables import OpenTables
from ingest.readers.pdf_tables import Rules, find_rules
from ingest.readers.pdf_text import read_text_layer
from ingest.sandbox import ReadingPool
from tests.ingest.reading.conftest import Read
from tests.ingest.reading.paper import digital_pdf, text_stream

ROWS = (
    ("Posten", "Betrag", "Bemerkung"),
    ("Gebühr für die|Erlaubnis", "12,50", "zahlbar bis|zum 2. Mai"),
    ("Porto", "", "bar"),
)
TABLE = "Posten\tBetrag\tBemerkung\nGebühr für die Erlaubnis\t12,50\tzahlbar bis zum 2. Mai\nPorto\tbar"
LEFT, WIDTH, HEIGHT = 72, 130, 36


def _rules(count: int, *, top: float = 700, pieces: int = 1, columns: int = 3) -> str:
    """Rules across, each drawn in so many pieces."""
    step = columns * WIDTH / pieces
    return " ".join(
        f"{LEFT + step * piece} {top - HEIGHT * n} m {LEFT + step * (piece + 1)} {top - HEIGHT * n} l S"
        for n in range(count)
        for piece in range(pieces)
    )


def _print(rows: Sequence[Sequence[str]], *, top: float = 700) -> str:
    """Texts of cells; a bar begins a new line."""
    words = [
        f"1 0 0 1 {LEFT + WIDTH * column + 2} {top - HEIGHT * row - 13 - 14 * line} Tm ({text}) Tj"
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        for line, text in enumerate(cell.split("|"))
    ]
    return " ".join(["BT /F 11 Tf", *words, "ET"])


def _text(read: Read, content: str) -> str:
    (page,) = (result for result in read(digital_pdf([content])) if isinstance(result, Page))
    spelled = [page.text[word.start : word.end] for word in page.words]
    assert sorted(spelled) == sorted(page.text.split())
    return page.text


@pytest.mark.parametrize("pieces", [1, 3])
def test_a_row_between_two_rules_is_one_line(read: Read, pieces: int) -> None:
    assert _text(read, _rules(4, pieces=pieces) + " " + _print(ROWS)) == TABLE


def test_rows_without_rules_of_their_own_stay_apart(read: Read) -> None:
    names, sums, places = (
        "|".join(words) for words in (("Anna", "Bernd", "Cem"), ("1", "20", "3"), ("hier", "dort", "da"))
    )
    rules = " ".join(f"{LEFT} {y} m {LEFT + 3 * WIDTH} {y} l S" for y in (700, 664, 612))
    text = _text(read, rules + " " + _print((("Name", "Summe", "Ort"), (names, sums, places))))
    assert text == "Name\tSumme\tOrt\nAnna\t1\thier\nBernd\t20\tdort\nCem\t3\tda"


def test_a_heading_above_the_first_rule_belongs_to_the_table(read: Read) -> None:
    rows = _rules(4, top=664) + " " + _print((("Posten", "Betrag", "Bemerkung"), *ROWS[1:], ("Summe", "12,50", "")))
    assert _text(read, rows.replace(" 687 Tm", " 670 Tm")) == f"{TABLE}\nSumme\t12,50"


def test_rules_at_its_sides_alone_make_no_difference(read: Read) -> None:
    sides = f"{LEFT} 592 m {LEFT} 700 l S {LEFT + 3 * WIDTH} 592 m {LEFT + 3 * WIDTH} 700 l S "
    assert _text(read, sides + _rules(4) + " " + _print(ROWS)) == TABLE


def test_text_around_it_keeps_its_place(read: Read) -> None:
    above, below = text_stream(["Sehr geehrte Frau Busch,"]), text_stream(["Mit freundlichen Grüßen"], top=400)
    text = _text(read, f"{above} {_rules(4)} {_print(ROWS)} {below}")
    assert text.split("\n\n") == ["Sehr geehrte Frau Busch,", TABLE, "Mit freundlichen Grüßen"]


def test_prose_between_rules_stays_prose(read: Read) -> None:
    lines = ["Die Erlaubnis wird widerruflich erteilt und gilt", "fuer das genannte Haus und den Garten dahinter"]
    plain = text_stream(lines, top=690)
    assert _text(read, f"{_rules(3)} {plain}") == _text(read, plain) == "\n".join(lines)


def test_two_columns_of_prose_between_head_and_foot_stay_columns(read: Read) -> None:
    column = "|".join(["Er war da und er sah,", "was an dem Tag so war,"] * 6)
    prose = _print(((column, "", column),))
    rules = " ".join(f"{LEFT} {y} m {LEFT + 3 * WIDTH} {y} l S" for y in (730, 700, 500))
    head = _print((("Amtsblatt", "", "Seite 3"),), top=728)
    assert _text(read, f"{rules} {head} {prose}") == _text(read, f"{head} {prose}")


@pytest.mark.parametrize(
    "content", [_print(ROWS), f"{_rules(2)} {_print(ROWS)}", f"{_rules(9)} {text_stream(['Linien'])}"]
)
def test_pages_that_can_have_no_such_table_are_not_read_a_second_time(tmp_path: Path, content: str) -> None:
    path = tmp_path / "seite.pdf"
    path.write_bytes(digital_pdf([content]))
    with open_pdf(path) as document, open_page(document, 1) as page:
        seen = _seen(page)
        path.write_bytes(digital_pdf([f"{_rules(4)} {_print(ROWS)}"]))  # a table, if somebody looked
        with closing(OpenTables(path)) as tables:
            assert tables.find(page, 1, *seen, 150.0) == ()


def test_a_file_that_the_second_reader_cannot_read_is_read_without_the_table(tmp_path: Path) -> None:
    path = tmp_path / "seite.pdf"
    path.write_bytes(digital_pdf([f"{_rules(4)} {_print(ROWS)}"]))
    with open_pdf(path) as document, open_page(document, 1) as page:
        with closing(OpenTables(path)) as tables:
            seen = _seen(page)
            assert len(tables.find(page, 1, *seen, 150.0)) == 1
        with closing(OpenTables(path)) as tables:
            path.write_bytes(b"%PDF-1.7\nUnsinn")
            assert tables.find(page, 1, *seen, 150.0) == ()


def test_the_table_is_found_within_the_limits_of_a_child_process(pool: ReadingPool, tmp_path: Path) -> None:
    path = tmp_path / "seite.pdf"
    path.write_bytes(digital_pdf([f"{_rules(4)} {_print(ROWS)}"] * 2))
    results = list(pool.read(path, media_type="application/pdf"))
    assert [result.text for result in results if isinstance(result, Page)] == [TABLE, TABLE]


def _seen(page: pypdfium2.PdfPage) -> tuple[tuple[SeenLine, ...], Rules]:
    size = size_in_pixels(page, 150)
    return read_text_layer(page, size), find_rules(page, size)
