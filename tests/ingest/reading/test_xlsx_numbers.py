"""Numbers of a worksheet as a German reader sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.xlsx_numbers import format_of, show_number


@pytest.mark.parametrize(
    ("raw", "code", "shown"),
    [
        ("1234.5", "General", "1234,5"),
        ("1E+20", "General", "1e+20"),
        ("0.30000000000000004", "General", "0,3"),
        ("1234.5", "#,##0.00", "1.234,50"),
        ("1234.5", "0.00", "1234,50"),
        ("-3", '#,##0.00\\ "€";[Red]-#,##0.00\\ "€"', "-3,00 €"),
        ("0.075", "0.0%", "7,5 %"),
        ("1234", "00000", "01234"),
        ("46093", "dd.mm.yyyy", "12.03.2026"),
        ("46093.604166666664", "dd/mm/yy hh:mm", "12.03.2026 14:30"),
        ("0.604166666666666", "h:mm", "14:30"),
        ("59", "yyyy-mm-dd", "28.02.1900"),
        ("61", "yyyy-mm-dd", "01.03.1900"),
        ("46093", "[$-407]d. mmmm yyyy;@", "12.03.2026"),
        ("99999999", "dd.mm.yyyy", "99999999"),
        ("Text", "0.00", "Text"),
        ("7", "@", "7"),
        ("7", '0 "Stück am Tag"', "7"),
    ],
)
def test_a_number_is_shown_as_its_format_says(raw: str, code: str, shown: str) -> None:
    assert show_number(raw, format_of(code)) == shown


def test_days_may_be_counted_from_1904() -> None:
    assert show_number("44631", format_of("dd.mm.yyyy"), counts_from_1904=True) == "12.03.2026"


@given(st.one_of(st.floats().map(repr), st.text(max_size=10)), st.text('0#?,.%dmyhs[]"\\€ @;-', max_size=12))
def test_every_number_in_every_format_is_shown(raw: str, code: str) -> None:
    assert isinstance(show_number(raw, format_of(code)), str)
