"""Peers are measured fairly: their analysis is Lucene's, their figures those of the textbook."""

from __future__ import annotations

import pytest

from benchmarks.peers import light_stem, normalised
from benchmarks.retrieval_set import ndcg


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("häuser", "haus"),
        ("hauses", "haus"),
        ("kindern", "kind"),
        ("gaststätten", "gaststatt"),
        ("gaststaette", "gaststatt"),
        ("straße", "strass"),
        ("neue", "neu"),
        ("quelle", "quell"),
        ("schönste", "schon"),
        ("amt", "amt"),
    ],
)
def test_words_are_cut_as_lucene_cuts_them(word: str, stem: str) -> None:
    assert light_stem(normalised(word)) == stem


def test_gain_is_discounted_by_place_and_grade() -> None:
    assert ndcg(["a", "b"], {"a": 1}) == 1.0
    assert ndcg(["b", "a"], {"a": 1}) == pytest.approx(0.6309, abs=1e-4)
    assert ndcg(["b", "a"], {"a": 1, "b": 2}) == 1.0
    assert ndcg([], {"a": 1}) == 0.0
