"""Words near one another are found where they stand so near, and nowhere else."""

from __future__ import annotations

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.question.nearness import MOST_BETWEEN, MOST_WAYS, bounded, stretches, ways
from pipelines.question.parsing import parse
from tests.pipelines.question.wording import short

words = st.lists(st.sampled_from("abc"), max_size=9)


@given(text=words, wanted=st.lists(st.sampled_from("abc"), min_size=2, max_size=3), between=st.integers(0, 4))
def test_a_stretch_is_there_where_one_of_the_ways_to_stand_is(text: list[str], wanted: list[str], between: int) -> None:
    firsts = {
        first
        for first in range(len(text))
        for places in ways(len(wanted), between)
        if [text[first + place : first + place + 1] for place in places] == [[each] for each in wanted]
    }
    found = list(stretches(text, wanted, between))
    assert {first for first, _ in found} == firsts
    assert all(last - first < len(wanted) + between for first, last in found)


@given(between=st.integers(0, 999), count=st.integers(2, 32))
def test_the_ways_to_stand_are_bounded(between: int, count: int) -> None:
    allowed = bounded(between, count)
    assert allowed <= min(between, MOST_BETWEEN)
    assert comb(allowed + count - 1, count - 1) <= MOST_WAYS or allowed == 0
    assert len(list(ways(count, allowed))) == comb(allowed + count - 1, count - 1)


@pytest.mark.parametrize(
    ("question", "tree"),
    [
        ('"Halter Wagen"~5', '("halter wagen"~5 | "wagen halter"~5)'),
        ('"Halter des Wagens"~2', '"halter des wagens"~2'),
        ('("Halter Wagen"~1)', '("halter wagen"~1 | "wagen halter"~1)'),
        ('"Halter"~3', "=halter"),
    ],
)
def test_words_near_one_another_are_asked_in_either_order_if_they_are_two(question: str, tree: str) -> None:
    parsed = parse(question)
    assert short(parsed.tree) == tree
    assert parsed.repaired is None
