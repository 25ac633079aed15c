"""Filters of a question and filters beside it narrow together."""

from __future__ import annotations

from hypothesis import given

from pipelines.findable import FindableDocument
from pipelines.question.filters import NO_FILTERS, Filters
from tests.conformance.model import passes
from tests.conformance.specimens import document
from tests.conformance.strategies import documents, filters


@given(these=filters, those=filters, held=documents())
def test_what_passes_both_is_what_passes_each(these: Filters, those: Filters, held: list[FindableDocument]) -> None:
    for each in [*held, document(99)]:
        assert passes(each, these.narrowed_by(those)) == (passes(each, these) and passes(each, those))


@given(these=filters)
def test_nothing_beside_narrows_nothing(these: Filters) -> None:
    assert these.narrowed_by(NO_FILTERS) == NO_FILTERS.narrowed_by(these) == these


def test_values_without_a_common_one_let_nothing_through() -> None:
    assert Filters(agency=("stadt",)).narrowed_by(Filters(agency=("polizei",))).agency == ("",)
