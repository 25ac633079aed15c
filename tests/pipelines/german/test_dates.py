"""Days in every spelling, and numbers that are none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.german.dates import find_days

_MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)


def _days(text: str) -> list[str]:
    return [day.form for day in find_days(text)]


@pytest.mark.parametrize(
    "text",
    [
        "3.4.26",
        "03.04.2026",
        "3. 4. 2026",
        "03. April 2026",
        "3.April 2026",
        "3. Apr. 2026",
        "3. APRIL 2026",
        "2026-04-03",
    ],
)
def test_a_day_has_one_form_in_every_spelling(text: str) -> None:
    assert _days(f"am {text}, gegen Mittag") == ["2026-04-03"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1. Maerz 2025", "2025-03-01"),
        ("2. Jänner 1999", "1999-01-02"),
        ("5. Mrz 2024", "2024-03-05"),
        ("9.9.85", "1985-09-09"),
    ],
)
def test_months_have_more_than_one_name_and_old_years_two_digits(text: str, day: str) -> None:
    assert _days(text) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "31.6.2026",
        "32.1.26",
        "0.1.2026",
        "10.30 Uhr",
        "1.2.3.4",
        "12.3.2026/5",
        "A-3.4.26",
        "1.234,50",
        "3.4.2",
        "2026-13-01",
    ],
)
def test_what_is_no_day_is_left_alone(text: str) -> None:
    assert _days(text) == []


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)))
def test_every_day_is_found_in_every_spelling(day: date) -> None:
    spellings = (
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%d.%m.%Y}",
        f"{day:%d.%m.%y}",
        f"{day.day}. {_MONTHS[day.month - 1]} {day.year}",
    )
    for spelling in spellings:
        (found,) = find_days(f"vom {spelling}.")
        assert (found.form, found.start, found.end) == (day.isoformat(), 4, 4 + len(spelling))
