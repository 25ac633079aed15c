"""Tables written as text: rows stay rows, long ones fill pages that each have the head of the columns."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ingest.limits import ReadingLimits
from ingest.pages import Page, PageOutline
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.rows import ROWS_A_PAGE, is_head, pages_of_rows
from ingest.separators import find_separator
from tests.ingest.reading.conftest import Read


def _texts(results: Sequence[object]) -> list[str]:
    return [page.text for page in results if isinstance(page, Page)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "cp850", "utf-16"])
def test_the_cells_of_a_row_stay_on_one_line(read: Read, encoding: str) -> None:
    content = 'Straße;Betrag;Vermerk\r\n"Große Bäckerstraße 5; Hof";12,50;"zwei\r\nZeilen"\r\nMarkt;;"""gut"""\r\n'
    results = read(content.encode(encoding))
    assert results[0] == PageOutline(1)
    assert _texts(results) == ['Straße\tBetrag\tVermerk\nGroße Bäckerstraße 5; Hof\t12,50\tzwei Zeilen\nMarkt\t\t"gut"']


def test_a_long_table_fills_pages_that_each_begin_with_the_head(read: Read) -> None:
    rows = [f"{number};Fahrzeug {number}" for number in range(2 * ROWS_A_PAGE)]
    results = read("\n".join(["Nr.;Bezeichnung", *rows]).encode())
    texts = _texts(results)
    assert results[0] == PageOutline(3)
    assert [text.split("\n")[0] for text in texts] == ["Nr.\tBezeichnung"] * 3
    assert sum(text.count("Fahrzeug") for text in texts) == 2 * ROWS_A_PAGE
    assert [
        page.number for page in read("\n".join(rows).encode(), done=frozenset({1}))[1:] if isinstance(page, Page)
    ] == [2]


def test_a_table_with_too_many_rows_is_refused(read: Read) -> None:
    with pytest.raises(Unreadable) as refused:
        read(b"a;b\n" * (3 * ROWS_A_PAGE), limits=ReadingLimits(pages=2))
    assert refused.value.code is QuarantineCode.TOO_MANY_PAGES


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a;b\n1;2\n3;4", ";"),
        ("a;b,c\n1;2,5\n3;4,5", ";"),
        ("a,b,c\n1,2,3\n4,5,6", ","),
        ("a\tb\n1\t2\n3\t4", "\t"),
        ("Ich komme, sagte er.\nSie kam, sagte man.\nEr ging, wie immer.", None),
        ("Sehr geehrte Frau Weiß,\n\nanbei der Bericht; er ist lang.\n\nGruß", None),
        ("a;b\n1;2", None),
    ],
)
def test_a_table_is_told_from_prose(text: str, separator: str | None) -> None:
    assert find_separator(text.split("\n")) == separator


def test_a_row_of_numbers_or_dates_is_no_head() -> None:
    assert is_head(["Name", "Betrag"])
    assert not is_head(["Weiß", "12.03.2026"])
    assert not is_head(["Bericht"])


def test_an_empty_table_has_one_empty_page() -> None:
    assert list(pages_of_rows([], title="Blatt")) == ["Blatt\n"]
