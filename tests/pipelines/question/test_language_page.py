"""The page that explains the language tells the truth."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from pipelines.question.fields import ALIASES
from pipelines.question.filters import NO_FILTERS
from pipelines.question.parsing import LONGEST_QUESTION, parse
from pipelines.question.resolving import MOST_LEAVES

_PAGE: Final = (Path(__file__).parents[3] / "docs" / "query-language.md").read_text(encoding="utf-8")


def _rows(heading: str) -> list[list[str]]:
    """The cells of the first table below a heading."""
    table = _PAGE.split(heading, 1)[1].split("|---", 1)[1].split("\n\n", 1)[0]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()[1:]]


def _code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


@pytest.mark.parametrize("example", [each for row in _rows("# How") for each in _code(row[0])])
def test_every_example_is_understood_without_repair(example: str) -> None:
    assert parse(example).repaired is None


@pytest.mark.parametrize(
    ("spelled", "example"), [(row[1], row[0]) for row in _rows("# How") if "any spelling" in row[1]]
)
def test_every_spelling_of_an_identifier_asks_for_the_same(spelled: str, example: str) -> None:
    asked = repr(parse(_code(example)[0]).tree)
    form = re.search(r"form='([^']+)'", asked)
    assert form is not None
    assert all(form[0] in repr(parse(spelling).tree) for spelling in _code(spelled))


def test_every_name_of_a_field_is_on_the_page() -> None:
    rows = _rows("## Fields")
    told = {name for row in rows for name in _code(row[0]) + _code(row[1])}
    assert told == {alias for aliases in ALIASES.values() for alias in aliases}


@pytest.mark.parametrize(
    ("name", "value"), [(_code(row[0])[0], value) for row in _rows("## Fields") for value in _code(row[2])]
)
def test_every_value_of_a_field_narrows(name: str, value: str) -> None:
    parsed = parse(f"{name}:{value}")
    assert parsed.fields != NO_FILTERS or parsed.named
    assert parsed.repaired is None


@pytest.mark.parametrize(
    "broken", [each for row in _rows("## What is mended")[1:4] for each in _code(row[0]) if len(each) > 1]
)
def test_every_broken_example_is_mended_and_told(broken: str) -> None:
    assert parse(broken).repaired


def test_the_bounds_on_the_page_are_those_of_the_code() -> None:
    assert f"{LONGEST_QUESTION:,}" in _PAGE
    assert f"{MOST_LEAVES} search terms" in _PAGE
