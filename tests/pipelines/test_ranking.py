"""Scores depend on the question and the document alone, and are exact to the last bit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.question.tree import Leaf, Phrase, Word
from pipelines.ranking import (
    Content,
    document_impacts,
    exact_scores,
    impacts_of,
    level_clauses,
    level_tokens,
    pack_impacts,
    passage_impact,
    passage_impacts,
    refine,
    stem_hash,
    told_twice,
)

_STEMS = st.sampled_from([*"abcdefgh", "gaststatt", "erlaubnis"])
_IMPACTS = st.dictionaries(_STEMS, st.integers(min_value=1, max_value=255), max_size=8)
_WEIGHTS = st.integers(min_value=0, max_value=814).map(lambda steps: steps / 64)


def _word(stem: str, weight: float = 8.0, *, by_form: bool = False) -> Word:
    return Word(stem, stem, stem, weight, by_form=by_form)


_WORDS = st.lists(st.builds(_word, _STEMS, _WEIGHTS), max_size=6)


def _engine_score(leaves: list[Word], impacts: dict[str, int]) -> np.float32:
    """What an engine adds up from level tokens, in 32 bits."""
    tokens = set(level_tokens(impacts).split())
    total = np.float32(0)
    for leaf in leaves:
        for suffix, weight in level_clauses(leaf.weight):
            if leaf.stem + suffix in tokens:
                total += np.float32(weight)
    return total


@given(st.integers(1, 50), st.integers(1, 400))
def test_an_impact_lies_between_none_and_all(frequency: int, length: int) -> None:
    assert 0 < passage_impact(frequency, length) < 1


@given(st.integers(1, 50), st.integers(1, 400))
def test_more_of_a_word_weighs_more_and_more_other_words_weigh_less(frequency: int, length: int) -> None:
    assert passage_impact(frequency + 1, length) > passage_impact(frequency, length)
    assert passage_impact(frequency, length + 1) <= passage_impact(frequency, length)


def test_a_page_with_nothing_but_a_stamp_does_not_outrank_a_letter_that_speaks_of_it() -> None:
    stamp = document_impacts([Content(["eingang"])])
    letter = document_impacts([Content(["eingang", "eingang", *(f"wort{i}" for i in range(40))])])
    assert letter["eingang"] > stamp["eingang"]


def test_an_impact_does_not_depend_on_other_documents_but_on_the_best_passage() -> None:
    alone = document_impacts([Content(["krone", "wort"])])
    with_more = document_impacts([Content(["krone", "wort"]), Content([f"wort{i}" for i in range(50)])])
    assert alone["krone"] == with_more["krone"]


@given(_IMPACTS)
def test_level_tokens_are_cumulative(impacts: dict[str, int]) -> None:
    tokens = level_tokens(impacts).split()
    assert len(tokens) == len(set(tokens))
    for token in tokens:
        stem, _, level = token.partition("#")
        assert stem in impacts
        if level and level != "1":
            assert f"{stem}#{int(level) - 1}" in tokens


@given(_WEIGHTS)
def test_clause_weights_are_exact_in_32_bits(weight: float) -> None:
    for _, share in level_clauses(weight):
        assert (share * 256).is_integer()
        assert float(np.float32(share)) == share


@given(_WEIGHTS)
def test_all_levels_together_stay_below_the_weight(weight: float) -> None:
    total = sum(share for _, share in level_clauses(weight))
    assert total <= weight * 0.9 + 5 / 512


@given(_WORDS, _IMPACTS)
def test_the_exact_score_is_the_sum_of_weight_times_impact(leaves: list[Word], impacts: dict[str, int]) -> None:
    expected = sum(leaf.weight * impacts.get(leaf.stem, 0) / 256 for leaf in leaves)
    assert exact_scores(leaves, [pack_impacts(impacts)])[0] == expected


@given(_WORDS, _IMPACTS)
def test_refining_replaces_levels_by_impacts_to_the_last_bit(leaves: list[Word], impacts: dict[str, int]) -> None:
    packed = pack_impacts(impacts)
    found = float(_engine_score(leaves, impacts))
    assert refine(leaves, [(found, packed)]) == (exact_scores(leaves, [packed])[0],)


@given(_WORDS, _IMPACTS, _WEIGHTS)
def test_what_other_leaves_have_scored_is_kept(leaves: list[Word], impacts: dict[str, int], weight: float) -> None:
    asked: list[Leaf] = [*leaves, Phrase("a b", ("a", "b"), weight), _word("a", 3.0, by_form=True)]
    found = float(_engine_score(leaves, impacts)) + weight + 3.0
    packed = pack_impacts(impacts)
    assert refine(asked, [(found, packed)]) == (exact_scores(leaves, [packed])[0] + weight + 3.0,)


@given(_IMPACTS)
def test_packing_does_not_depend_on_the_order_of_stems(impacts: dict[str, int]) -> None:
    assert pack_impacts(impacts) == pack_impacts(dict(reversed(impacts.items())))
    assert len(pack_impacts(impacts)) == 5 * len(impacts)


def test_the_hash_of_a_stem_is_the_same_on_every_machine() -> None:
    assert stem_hash("gaststatt") == 0x8078D893


@pytest.mark.parametrize("leaves", [[], [_word("a")]])
def test_a_document_without_words_scores_nothing(leaves: list[Word]) -> None:
    assert exact_scores(leaves, [pack_impacts({})])[0] == 0


def test_passage_impacts_follow_the_formula() -> None:
    stems = ["krone"] * 2 + [f"wort{i}" for i in range(46)]
    assert passage_impacts(Content(stems))["krone"] == round(2 / (2 + 1.2) * 256)


@given(_IMPACTS, st.lists(_STEMS, max_size=6))
def test_impacts_are_read_back_as_they_were_packed(impacts: dict[str, int], stems: list[str]) -> None:
    assert impacts_of(stems, pack_impacts(impacts)) == tuple(impacts.get(stem, 0) for stem in stems)


def test_what_a_word_says_in_several_ways_is_told_twice_beyond_the_best() -> None:
    word = Word("Erlaubnis", "erlaubnis", "erlaubnis", 4.0)
    part = Word("Erlaubnis", "erlaubnis", "+erlaubnis", 2.0, stream="part")
    other = Word("Krone", "krone", "kron", 3.0)
    packed = [
        pack_impacts({"erlaubnis": 128, "+erlaubnis": 128, "kron": 64}),
        pack_impacts({"+erlaubnis": 128, "kron": 64}),
        b"",
    ]
    assert told_twice([word, part, other], packed) == (1.0, 0.0, 0.0)
    assert told_twice([word, other], packed) == (0.0, 0.0, 0.0)
