"""Passages cover a page once and in order, and end where a reader would end them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipelines.german.analysis import analyse, identifiers
from pipelines.passages import AIM, LONGEST, Stretch, cut
from tests.pipelines.german.texts import pages


def _cut(text: str) -> tuple[Stretch, ...]:
    return cut(text, analyse(text), identifiers(text))


def _sentences(count: int, words: int) -> str:
    return " ".join(f"Satz {'wort ' * (words - 2)}ende." for _ in range(count))


@given(pages(longest=300))
def test_passages_cover_the_text_once_in_order_and_without_a_gap(text: str) -> None:
    tokens = analyse(text)
    stretches = _cut(text)
    if not tokens:
        assert stretches == ()
        return
    assert "".join(text[each.start : each.end] for each in stretches) == text
    assert [each.first for each in stretches] == [0, *(each.last for each in stretches[:-1])]
    assert stretches[-1].last == len(tokens)
    for each in stretches:
        assert each.start <= tokens[each.first].start
        assert tokens[each.last - 1].end <= each.end


@given(st.integers(min_value=1, max_value=2000))
def test_no_passage_is_much_longer_or_shorter_than_aimed_at(words: int) -> None:
    lengths = [each.last - each.first for each in _cut("wort " * words)]
    assert sum(lengths) == words
    assert max(lengths) <= LONGEST
    assert len(lengths) == 1 or min(lengths) >= AIM // 2


@given(pages(longest=300))
def test_identifiers_are_not_cut(text: str) -> None:
    found = identifiers(text)
    for each in _cut(text)[1:]:
        # Longer runs than a passage has words cannot be kept whole; these texts have none.
        assert not any(one.start < each.start < one.end for one in found)


def test_a_passage_ends_with_a_sentence_where_it_can() -> None:
    text = _sentences(count=20, words=17)
    assert all(text[each.start : each.end].rstrip().endswith(".") for each in _cut(text))


def test_a_passage_ends_with_a_paragraph_rather_than_with_a_sentence() -> None:
    text = _sentences(4, 15) + "\n\n" + _sentences(5, 15)
    assert [each.start for each in _cut(text)] == [0, text.index("\n\n") + 2]


def test_an_opening_bracket_stays_with_its_word() -> None:
    text = "wort " * 75 + "wort.\n\n(Anlage) " + "wort " * 80
    assert text[_cut(text)[1].start] == "("


def test_a_page_of_numbers_is_cut_all_the_same() -> None:
    text = "WL-GP 77 " * 400
    assert max(each.last - each.first for each in _cut(text)) <= LONGEST


def test_a_page_without_words_has_no_passage() -> None:
    assert _cut(" \n — … \n") == ()
