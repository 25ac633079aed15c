from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from models.pairs import HELD_OUT, KINDS, TRAINING, Pair, read_pairs, shared_stems

BLOCK = "# named_described\n\n? Diebstahl\n+ Das Rad war weg.\n- Das Rad war blau.\n"


@pytest.fixture(scope="module")
def training() -> list[Pair]:
    return read_pairs(TRAINING)


@pytest.fixture(scope="module")
def held_out() -> list[Pair]:
    return read_pairs(HELD_OUT)


def test_there_are_pairs_of_every_kind_and_theme(training: list[Pair], held_out: list[Pair]) -> None:
    assert len(training) + len(held_out) >= 3000
    assert {pair.kind for pair in training} == {pair.kind for pair in held_out} == set(KINDS)
    assert min(Counter(pair.theme for pair in training + held_out).values()) >= 20


def test_nothing_held_out_is_trained_on(training: list[Pair], held_out: list[Pair]) -> None:
    assert not {pair.theme for pair in training} & {pair.theme for pair in held_out}
    seen = {text for pair in training for text in (pair.text, *pair.others)}
    assert not seen & {pair.text for pair in held_out}


def test_no_text_stands_twice_or_against_its_own_question(training: list[Pair], held_out: list[Pair]) -> None:
    pairs = training + held_out
    assert [text for text, count in Counter(pair.text for pair in pairs).items() if count > 1] == []
    assert [pair.question for pair in pairs if pair.text in pair.others] == []


def test_question_and_text_share_hardly_a_word(training: list[Pair], held_out: list[Pair]) -> None:
    strict = [pair for pair in training + held_out if pair.kind != "question_sentence"]
    assert sum(bool(shared_stems(pair)) for pair in strict) <= len(strict) / 100
    loose = [pair for pair in training + held_out if pair.kind == "question_sentence"]
    assert [pair.question for pair in loose if len(shared_stems(pair)) > 1] == []


def test_shared_stems_are_those_of_content_words() -> None:
    pair = Pair("a", "named_described", "die gestohlenen Räder", "Die Räder wurden gestohlen.", ())
    assert shared_stems(pair) == {"gestohl", "rad"}


def test_a_file_is_read_as_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "theft.txt").write_text(BLOCK, encoding="utf-8")
    expected = Pair("theft", "named_described", "Diebstahl", "Das Rad war weg.", ("Das Rad war blau.",))
    assert read_pairs(tmp_path) == [expected]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("- Das", "Das", "theft.txt:5"),
        ("+ Das Rad war weg.\n", "", "theft.txt: block before line 5"),
        ("named_described", "stolen", "theft.txt:1"),
        ("? Diebstahl\n", "? Diebstahl\n? Klau\n", "theft.txt: block before line 7"),
    ],
)
def test_a_mistake_in_a_file_is_told_with_its_place(tmp_path: Path, old: str, new: str, place: str) -> None:
    (tmp_path / "theft.txt").write_text(BLOCK.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=place):
        read_pairs(tmp_path)
