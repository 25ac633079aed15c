"""The table of weights is the one that its data sheet describes, and weights order words by rarity."""

from __future__ import annotations

import hashlib

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipelines.german.analysis import stem
from pipelines.german.frequencies import ENTRY, STEP, TABLE, UNKNOWN_WEIGHT, weight


def test_the_table_is_the_one_of_the_data_sheet() -> None:
    sheet = TABLE.with_suffix(".md").read_text(encoding="utf-8")
    content = TABLE.read_bytes()
    assert hashlib.sha256(content).hexdigest() in sheet
    assert f"{len(content):,} bytes" in sheet


def test_the_table_is_sorted_without_twins_and_below_the_unknown_weight() -> None:
    table = np.load(TABLE, allow_pickle=False)
    assert table.dtype == ENTRY
    assert bool((np.diff(table["key"].astype(np.int64)) > 0).all())
    assert int(table["weight"].max()) * STEP < UNKNOWN_WEIGHT


def test_rarer_words_weigh_more() -> None:
    words = ("und", "Haus", "Polizei", "Gaststätte", "Xqwertz")
    weights = [weight(stem(word)) for word in words]
    assert weights == sorted(weights)
    assert weights[-1] == UNKNOWN_WEIGHT


def test_all_forms_of_a_word_weigh_the_same() -> None:
    assert weight(stem("Häuser")) == weight(stem("HAEUSERN")) == weight(stem("Haus"))


def test_years_and_small_numbers_weigh_less_than_unknown_ones() -> None:
    assert weight("2026") < weight("001994") == UNKNOWN_WEIGHT
    assert weight("04") < UNKNOWN_WEIGHT


@given(st.text())
def test_every_weight_is_a_positive_multiple_of_a_step(word: str) -> None:
    found = weight(stem(word))
    assert 0 <= found <= UNKNOWN_WEIGHT
    assert (found / STEP).is_integer()
