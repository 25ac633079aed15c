"""Which words of a question a document is said to hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipelines.answering.holding import Holding, token_of
from pipelines.question.tree import Fuzzy, IdentifierLeaf, Leaf, Phrase, Prefix, Word
from pipelines.ranking import pack_impacts

HAUS = Word("Haus", "haus", "haus", 1.0)
OTHERS: tuple[Leaf, ...] = (
    Phrase("am See", ("am", "see"), 1.0),
    Prefix("Gast*", "gast", 1.0),
    Fuzzy("Muller~", "muller", 1, 1.0),
    IdentifierLeaf("LG-AB 1", "lgab1", 1.0),
    Word("der", "der", "der", 1.0, by_form=True),
)

stems = st.text("abcdefgh", min_size=1, max_size=4)


@given(st.dictionaries(stems, st.integers(1, 255), max_size=30), st.lists(stems, max_size=6))
def test_stems_are_found_in_the_impacts(impacts: dict[str, int], asked: list[str]) -> None:
    holding = Holding([Word(stem, stem, stem, 1.0) for stem in asked])

    assert holding.tokens(pack_impacts(impacts), ()) == tuple(dict.fromkeys(each for each in asked if each in impacts))


def test_what_has_no_stem_is_held_where_it_is_marked() -> None:
    holding = Holding([*OTHERS, HAUS])
    packed = pack_impacts({"haus": 9, "gast": 9, "muller": 9, "der": 9})

    assert holding.tokens(packed, ()) == ("haus",)
    assert holding.tokens(b"", OTHERS) == ("am see", "gast", "muller", "lgab1", "der")
    assert [token_of(leaf) for leaf in OTHERS] == ["am see", "gast", "muller", "lgab1", "der"]
