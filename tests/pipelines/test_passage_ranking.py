"""Which passage is shown: the one that holds most of what was asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipelines.passage_ranking import best_passages, can_rank, pack_passages
from pipelines.question.tree import Leaf, Phrase, Prefix, Word
from pipelines.ranking import Content, passage_impacts

TOKENS = ("haus", "boot", "lärm", "+haus", "%ht")


def word(stem: str, weight: float = 1.0, *, exact: str = "", form_weight: float = 0.0, by_form: bool = False) -> Word:
    return Word(stem, exact or stem, stem, weight, by_form=by_form, form_weight=form_weight)


def packed(*passages: list[str]) -> bytes:
    return pack_passages([(Content(stems), stems) for stems in passages])


def test_the_passage_with_most_of_the_words_comes_first() -> None:
    document = packed(["haus"], ["haus", "boot"], ["garten"])
    assert best_passages([word("haus"), word("boot")], [document], 3) == [(1, 0)]


def test_a_word_that_is_rare_outweighs_two_common_ones() -> None:
    document = packed(["haus", "boot"], ["lärm"])
    assert best_passages([word("haus", 0.25), word("boot", 0.25), word("lärm", 4.0)], [document], 1) == [(1,)]


def test_the_very_form_that_was_asked_decides_between_inflections() -> None:
    document = pack_passages([(Content(["halt"]), ["halten"]), (Content(["halt"]), ["halter"])])
    assert best_passages([word("halt", exact="halter", form_weight=0.25)], [document], 2) == [(1, 0)]


def test_documents_do_not_mix_and_those_without_the_words_have_none() -> None:
    found = best_passages([word("haus")], [packed(["boot"], ["haus"]), packed(["boot"]), b"", packed(["haus"])], 1)
    assert found == [(1,), (), (), (0,)]


def test_a_word_asked_by_its_form_is_found_in_no_other() -> None:
    document = pack_passages([(Content(["halt"]), ["halten"]), (Content(["halt"]), ["halter"])])
    assert best_passages([word("halt", exact="halter", by_form=True)], [document], 2) == [(1,)]


def test_a_very_long_document_is_left_to_the_engine() -> None:
    assert best_passages([word("haus")], [packed(*[["haus"]] * 4096)], 1) == [(0,)]
    assert best_passages([word("haus")], [packed(*[["haus"]] * 4097)], 1) == [()]


def test_equal_passages_come_in_their_order() -> None:
    assert best_passages([word("haus")], [packed(["haus"], ["haus"], ["haus"])], 2) == [(0, 1)]


def test_what_words_do_not_tell_counts_for_nothing() -> None:
    others: list[Leaf] = [Phrase("a b", ("haus", "boot"), 1.0), Prefix("ha*", "ha", 1.0)]
    assert not any(map(can_rank, others))
    assert best_passages(others, [packed(["haus", "boot"])], 1) == [()]
    assert best_passages([], [], 1) == []


@given(
    st.lists(st.lists(st.lists(st.sampled_from(TOKENS), max_size=6), max_size=5), max_size=5),
    st.lists(st.tuples(st.sampled_from(TOKENS), st.integers(1, 256)), max_size=4),
    st.integers(1, 4),
)
def test_many_documents_at_once_are_ranked_as_one_by_one(
    documents: list[list[list[str]]], asked: list[tuple[str, int]], count: int
) -> None:
    leaves = [word(token, weight / 64) for token, weight in asked]

    def score(stems: list[str]) -> float:
        impacts = passage_impacts(Content(stems))
        return sum(leaf.weight * impacts.get(leaf.stem, 0) / 256 for leaf in leaves)

    expected = [
        tuple(
            ordinal
            for ordinal in sorted(range(len(passages)), key=lambda at: (-score(passages[at]), at))
            if score(passages[ordinal])
        )[:count]
        for passages in documents
    ]
    assert best_passages(leaves, [packed(*passages) for passages in documents], count) == expected
