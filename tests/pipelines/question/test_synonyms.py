"""Words are also asked for by their other names, for less than by their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.german.analysis import stem
from pipelines.question.parsing import parse
from pipelines.question.synonyms import LONGEST_FILE, MOST_OTHERS, SHIPPED, SynonymsInvalid, grouped, read_synonyms
from pipelines.question.tree import Word, leaves
from pipelines.question.widening import widen

LIST = grouped(["Kfz, Kraftfahrzeug, Auto", "OK, organisierte Kriminalität", "Auto, Karre"])


def _names(question: str) -> dict[str, float]:
    found = leaves(widen(parse(question).tree, LIST))
    return {leaf.exact: leaf.weight for leaf in found if isinstance(leaf, Word) and leaf.stream == "synonym"}


def test_a_word_is_asked_by_the_other_names_of_all_its_groups_for_less() -> None:
    assert set(_names("Kraftfahrzeuge")) == {"kfz", "auto"}
    assert set(_names("Auto")) == {"kfz", "kraftfahrzeug", "karre"}
    (word,) = leaves(parse("Auto").tree)
    assert all(0 < weight < word.weight for weight in _names("Auto").values())


def test_a_name_of_several_words_is_asked_as_a_whole_and_asks_for_nothing_itself() -> None:
    assert set(_names("OK")) == {"organisierte", "kriminalitaet"}
    assert _names("Kriminalität") == {}


@pytest.mark.parametrize("question", ['"Auto"', "NICHT Auto", "Auto*", "+Halle NICHT Kfz"])
def test_what_is_asked_precisely_has_no_other_names(question: str) -> None:
    assert _names(question) == {}


def test_the_list_that_ships_has_no_word_twice_in_a_group_and_finds_both_ways() -> None:
    shipped = read_synonyms(SHIPPED)
    assert ("strafgesetzbuch",) in shipped.of(stem("StGB"))
    assert ("stgb",) in shipped.of(stem("Strafgesetzbuches"))
    for line in SHIPPED.read_text(encoding="utf-8").splitlines():
        names = [name.strip() for name in line.split(",")] if line and not line.startswith("#") else []
        assert len(names) != 1
        assert len(set(names)) == len(names)


@given(st.lists(st.text(max_size=30), max_size=8))
def test_whatever_a_file_holds_gives_a_bounded_list(lines: list[str]) -> None:
    for others in grouped(lines).by_stem.values():
        assert 1 <= len(others) <= MOST_OTHERS
        assert all(all(each) for each in others)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    strange = tmp_path / "list.txt"
    strange.write_bytes(b"\xff\xfe\x00")
    large = tmp_path / "large.txt"
    large.write_bytes(b"a" * (LONGEST_FILE + 1))
    for path in (strange, large, tmp_path, tmp_path / "none.txt"):
        with pytest.raises(SynonymsInvalid, match=path.name):
            read_synonyms(path)
