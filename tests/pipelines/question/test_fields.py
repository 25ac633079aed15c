"""Fields in a question narrow it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.question.fields import MOST_NAMES, NamedEntity
from pipelines.question.filters import NO_FILTERS, Filters, LeftOut
from pipelines.question.parsing import parse


@pytest.mark.parametrize(
    ("question", "filters"),
    [
        ("Krone", NO_FILTERS),
        ("agency:polizei", Filters(agency=("polizei",))),
        ("Behörde:Polizei", Filters(agency=("polizei",))),
        ("behoerde:polizei,stadt", Filters(agency=("polizei", "stadt"))),
        ("behörde:polizei OR behörde:stadt", Filters(agency=("polizei", "stadt"))),
        ("behörde:polizei behörde:polizei", Filters(agency=("polizei",))),
        ("unit:stadt/ordnungsamt", Filters(unit=("stadt/ordnungsamt",))),
        ("einheit:polizei/FK3", Filters(unit=("polizei/fk3",))),
        ("doc_type:bericht", Filters(doc_type=("bericht",))),
        ("art:Bericht", Filters(doc_type=("bericht",))),
        ("art:Bescheid", Filters(kind=("Bescheid",))),
        ('kind:"Interne Notiz"', Filters(kind=("Interne Notiz",))),
        ("art:„Interne Notiz“", Filters(kind=("Interne Notiz",))),
        ("einstufung:intern", Filters(classification_max=1)),
        ("classification:vs-nfd", Filters(classification_max=3)),
        ("classification:2", Filters(classification_max=2)),
        ("datum:2026", Filters(date_from="2026-01-01", date_to="2026-12-31")),
        ("datum:2024-02", Filters(date_from="2024-02-01", date_to="2024-02-29")),
        ("datum:3.2026", Filters(date_from="2026-03-01", date_to="2026-03-31")),
        ("date:2026-04-03", Filters(date_from="2026-04-03", date_to="2026-04-03")),
        ("datum:3.4.2026", Filters(date_from="2026-04-03", date_to="2026-04-03")),
        ("datum:2026-03..2026-05", Filters(date_from="2026-03-01", date_to="2026-05-31")),
        ("datum:1.3.2026..15.3.2026", Filters(date_from="2026-03-01", date_to="2026-03-15")),
        ("datum:2026..", Filters(date_from="2026-01-01")),
        ("datum:..2025", Filters(date_to="2025-12-31")),
        ("lesbarkeit:schlecht,mittel", Filters(legibility=("poor", "fair"))),
        ("-behörde:stadt", Filters(left_out=LeftOut(agency=("stadt",)))),
        ("NICHT art:Bescheid -art:Bericht", Filters(left_out=LeftOut(kind=("Bescheid",), doc_type=("bericht",)))),
        ("datum:2026.. datum:..2026-03", Filters(date_from="2026-01-01", date_to="2026-03-31")),
    ],
)
def test_a_field_narrows(question: str, filters: Filters) -> None:
    parsed = parse(f"Krone {question}")
    assert parsed.fields == filters
    assert parsed.repaired is None


@pytest.mark.parametrize("value", ["gestern", "2026-13", "31.2.2026", "..", "2026-02-30", "0000", "1..x", "99999"])
def test_an_impossible_date_is_told_and_left_out(value: str) -> None:
    parsed = parse(f"datum:{value} Krone")
    assert parsed.fields == NO_FILTERS
    assert parsed.repaired == f"„{value}“ ist kein Datum; das Feld wurde nicht beachtet."


def test_entities_are_named_to_be_looked_up() -> None:
    parsed = parse('Krone entity:"Petersen, Alma" -Entität:Hadad')
    assert parsed.named == (NamedEntity("Petersen, Alma", is_left_out=False), NamedEntity("Hadad", is_left_out=True))
    assert parsed.interpreted == "Krone (Entität: Petersen, Alma; ohne Hadad)"
    assert len(parse(" ".join(f"entity:n{number}" for number in range(50))).named) == MOST_NAMES


def test_a_kind_is_known_in_any_spelling() -> None:
    parsed = parse("art:anhoerung", known_kinds=("Anhörung", "Bescheid"))
    assert parsed.fields == Filters(kind=("Anhörung",))


@pytest.mark.parametrize("text", ["10:30", "https://stadt.example/amt", "Az.:32.1", "Tel:040/123456", "a:b"])
def test_a_colon_alone_makes_no_field(text: str) -> None:
    parsed = parse(text)
    assert parsed.fields == NO_FILTERS
    assert parsed.repaired is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.integers(0, 900))
def test_a_range_of_days_has_both_ends(first: date, days: int) -> None:
    last = date.fromordinal(first.toordinal() + days)
    parsed = parse(f"datum:{first.isoformat()}..{last.day}.{last.month}.{last.year}")
    assert (parsed.fields.date_from, parsed.fields.date_to) == (first.isoformat(), last.isoformat())
