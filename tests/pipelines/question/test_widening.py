"""Each word of a question is also asked for in the other ways in which it may stand in a document."""

from __future__ import annotations

import pytest

from pipelines.german.misreadings import SIGN
from pipelines.question.parsing import parse
from pipelines.question.tree import And, Fuzzy, Leaf, Not, Phrase, Word, counted_leaves, is_variant, leaves
from pipelines.question.widening import MOST_WIDENED, widen


def _asked(question: str) -> dict[str, Leaf]:
    found = {}
    for leaf in leaves(widen(parse(question).tree)):
        found[leaf.exact if isinstance(leaf, Fuzzy) else leaf.stem if isinstance(leaf, Word) else leaf.surface] = leaf
    return found


def test_a_word_is_asked_as_a_part_by_its_sound_and_misread() -> None:
    assert set(_asked("Haddad")) == {"haddad", "+haddad", "%022", "&haddad", f"{SIGN}haddad"}


def test_a_word_with_a_digit_is_a_number_of_something_and_not_misread() -> None:
    assert not any(isinstance(leaf, Fuzzy) for leaf in _asked("halle10").values())


def test_a_compound_is_asked_in_its_parts_too() -> None:
    asked = _asked("Schrottplatzbetreiber")
    assert {"schrott", "+schrott", "platz", "+platz", "betreiber", "+betreiber"} <= set(asked)


def test_a_noun_in_er_and_the_word_that_it_comes_from_are_asked_for_less_than_parts() -> None:
    asked = _asked("Halter")
    assert asked["+halter"].weight > asked["halt"].weight > 0
    assert {"halt", "halter"} <= set(_asked("halten"))


@pytest.mark.parametrize("question", ["Halter", "Haddad", "Schrottplatzbetreiber", "Erlaubnis Gaststätte"])
def test_the_word_itself_weighs_more_than_all_other_ways_to_write_it(question: str) -> None:
    for word in leaves(parse(question).tree):
        others = [leaf for leaf in _asked(word.surface).values() if is_variant(leaf)]
        assert others
        assert all(leaf.weight < word.weight for leaf in others)


@pytest.mark.parametrize("question", ['"Erlaubnis der Gaststätte"', '"Gaststätte"', "Gast*", "WL-GP 77"])
def test_what_is_asked_precisely_stays_so(question: str) -> None:
    tree = parse(question).tree
    kept = [leaf for leaf in leaves(widen(tree)) if not is_variant(leaf)]
    assert [leaf for leaf in leaves(tree) if isinstance(leaf, Phrase)] == [
        leaf for leaf in kept if isinstance(leaf, Phrase)
    ]
    if '"' in question or "*" in question:
        assert widen(tree) == tree


def test_what_is_excluded_is_excluded_as_written_only() -> None:
    plain, wide = parse("Gaststätte NICHT Erlaubnis").tree, widen(parse("Gaststätte NICHT Erlaubnis").tree)
    assert isinstance(plain, And)
    assert isinstance(wide, And)
    excluded = [part for part in wide.parts if isinstance(part, Not)]
    assert excluded == [part for part in plain.parts if isinstance(part, Not)] != []


def test_in_a_long_question_nothing_is_looked_for_by_likeness_and_the_last_words_only_as_written() -> None:
    words = [f"Gaststätte{letter}" for letter in "abcdefghijklmnopqrst"]
    found = leaves(widen(parse(" ".join(words)).tree))
    assert not any(isinstance(leaf, Fuzzy) for leaf in found)
    assert len({leaf.surface for leaf in found if is_variant(leaf)}) <= MOST_WIDENED


def test_what_counts_only_together_is_no_leaf_that_always_counts() -> None:
    wide = widen(parse("Schrottplatzbetreiber").tree)
    always = {leaf.stem for leaf in counted_leaves(wide) if isinstance(leaf, Word)}
    assert always == {"schrottplatzbetreiber", "+schrottplatzbetreiber", "&schrottplatzbetreiber"}
    assert always < {leaf.stem for leaf in leaves(wide) if isinstance(leaf, Word)}
    assert counted_leaves(parse("Krone Hirsch").tree) == leaves(parse("Krone Hirsch").tree)
