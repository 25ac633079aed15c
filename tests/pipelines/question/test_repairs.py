"""Broken questions are mended and the repair is told; none is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.question.parsing import LONGEST_QUESTION, ParsedQuestion, parse
from pipelines.question.resolving import MOST_COSTLY_LEAVES, MOST_LEAVES
from pipelines.question.tree import Among, And, Everything, Fuzzy, Leaf, Node, Not, Or, Prefix
from tests.pipelines.german.texts import ANY_TEXT
from tests.pipelines.question.wording import short


@pytest.mark.parametrize(
    ("question", "tree", "told"),
    [
        ('"', "ALL", "Ein Anführungszeichen ohne Gegenstück"),
        ('"alte Krone', "(alt & kron)", "Ein Anführungszeichen ohne Gegenstück"),
        ('"" Krone', "kron", "Leere Anführungszeichen"),
        ('"…" Krone', "kron", "Leere Anführungszeichen"),
        ("(Krone", "kron", "Eine Klammer war nicht geschlossen"),
        ("Krone)", "kron", "Eine schließende Klammer ohne öffnende"),
        ("() Krone", "kron", "Leere Klammern"),
        (")(", "ALL", "Eine schließende Klammer ohne öffnende"),
        ("Krone AND", "kron", "Bei „AND“ fehlt ein Wort"),
        ("ODER Krone", "kron", "Bei „ODER“ fehlt ein Wort"),
        ("Krone AND OR Hirsch", "(kron | hirsch)", "Bei „AND“ fehlt ein Wort"),
        ("Krone NICHT", "kron", "Hinter „NICHT“ fehlt ein Wort"),
        ("UND ODER", "(=und & =oder)", "nur aus Verknüpfungen"),
        ("der die das", "(=der & =die & =das)", "nur aus Füllwörtern"),
        ("a*", "a", "mindestens 2 Buchstaben"),
        ("*amt", "amt", "„*“ gilt nur am Ende"),
        ("Gast*haus", "(gast & haus)", "„*“ gilt nur am Ende"),
        ("abc~", "abc", "„~“ gilt ab 4 Buchstaben"),
        ("krone~2", "krone~1", "„~2“ gilt ab 6 Buchstaben"),
        ("Gaststätte~7", "gaststaette~2", "steht 1 oder 2"),
        ("???", "ALL", "Die Frage enthält kein Wort"),
        ("Kro\x00ne", "(kro & ne)", "Steuerzeichen"),
        ("Betreff:Krone", '"betreff krone"', "Ein Feld „Betreff“ gibt es nicht"),
        ("datum:gestern Krone", "kron", "„gestern“ ist kein Datum"),
        ("einstufung:geheim Krone", "kron", "Die Einstufung „geheim“ gibt es nicht"),
        ("behörde: Krone", "kron", "Hinter „behörde:“ fehlt der Wert"),
        ("-datum:2026 Krone", "kron", "„datum“ kann nicht ausgeschlossen werden"),
        ("lesbarkeit:prima Krone", "kron", "„prima“ ist keine Lesbarkeit"),
        ('"alte Krone"~99', '("alte krone"~10 | "krone alte"~10)', "höchstens 10 weitere"),
        ("behörde:stadt OR Krone", "kron", "Felder gelten immer für die ganze Frage"),
        ("(" * 30 + "Krone" + ")" * 30 + " Hirsch", "(kron & hirsch)", "tief verschachtelte Klammern"),
    ],
)
def test_a_broken_question_is_mended_and_the_repair_is_told(question: str, tree: str, told: str) -> None:
    parsed = parse(question)
    assert short(parsed.tree) == tree
    assert parsed.repaired is not None
    assert told in parsed.repaired


def test_the_same_repair_is_told_once() -> None:
    repaired = parse("() () ()").repaired
    assert repaired is not None
    assert repaired.count("Leere Klammern") == 1


def test_a_very_long_question_is_cut_to_its_first_words() -> None:
    parsed = parse(" ".join(f"wort{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(200)))
    assert len(list(_all_leaves(parsed.tree))) == MOST_LEAVES
    assert parsed.repaired == "Die Frage ist sehr lang; beachtet wurden die ersten 64 Suchbegriffe."


def test_costly_words_are_bounded_and_the_others_kept() -> None:
    parsed = parse(" ".join(f"{letter}{letter}wort*" for letter in "abcdefghijkl") + " Krone")
    found = list(_all_leaves(parsed.tree))
    assert sum(isinstance(leaf, Prefix) for leaf in found) == MOST_COSTLY_LEAVES
    assert short(found[-1]) == "kron"
    assert parsed.repaired == "Beachtet wurden die ersten 8 Begriffe mit „*“ oder „~“."


def _all_leaves(node: Node) -> Iterator[Leaf]:
    match node:
        case And() | Or():
            for part in node.parts:
                yield from _all_leaves(part)
        case Not():
            yield from _all_leaves(node.part)
        case Everything() | Among():
            return
        case _:
            yield node


def _depth(node: Node) -> int:
    match node:
        case And() | Or():
            return 1 + max(_depth(part) for part in node.parts)
        case Not():
            return 1 + _depth(node.part)
        case _:
            return 1


_PIECES: Final = st.sampled_from(
    [
        *('"', "„", "“", "(", ")", "-", "+", "*", "~", "~2", ":", " ", " ", " ", "AND", "ODER", "NOT", "UND"),
        *(
            "Krone",
            "der",
            "Kfz-Schein",
            "WL-GP 77",
            "040/123456",
            "datum:2026-03..",
            "kind:",
            "behörde:stadt",
            "a",
            "\x00",
        ),
    ]
)
_QUESTIONS = ANY_TEXT | st.lists(_PIECES, max_size=80).map("".join) | st.lists(_PIECES, max_size=60).map(" ".join)


def _holds_no_lonely_not(node: Node, *, is_part_of_and: bool = False) -> bool:
    match node:
        case Not():
            return is_part_of_and and _holds_no_lonely_not(node.part)
        case And():
            finds = any(not isinstance(part, Not) for part in node.parts)
            return finds and all(_holds_no_lonely_not(part, is_part_of_and=True) for part in node.parts)
        case Or():
            return all(_holds_no_lonely_not(part) for part in node.parts)
        case _:
            return True


def _check(parsed: ParsedQuestion) -> None:
    for tree in (parsed.tree, parsed.loose_tree or parsed.tree):
        found = list(_all_leaves(tree))
        assert len(found) <= MOST_LEAVES
        assert sum(isinstance(leaf, Prefix | Fuzzy) for leaf in found) <= MOST_COSTLY_LEAVES
        assert _holds_no_lonely_not(tree)
        assert _depth(tree) < 60
        assert all(len(leaf.beginning) >= 2 for leaf in found if isinstance(leaf, Prefix))
    assert parsed.loose_tree != parsed.tree
    assert parsed.interpreted


@given(_QUESTIONS)
def test_every_text_is_understood_somehow(text: str) -> None:
    _check(parse(text[:LONGEST_QUESTION]))


@given(_PIECES, _PIECES, st.integers(1, 1000))
def test_endless_repetition_is_understood_too(first: str, second: str, count: int) -> None:
    _check(parse(f"{first}{second} {first}" * count if count < 50 else ((first + second) * count)[:LONGEST_QUESTION]))


@given(_QUESTIONS)
def test_a_question_is_understood_the_same_way_every_time(text: str) -> None:
    assert parse(text[:LONGEST_QUESTION]) == parse(text[:LONGEST_QUESTION])


@given(st.lists(st.sampled_from(["Krone", "Hirsch", "Wirt", "Markt", "Amt"]), min_size=1, max_size=6, unique=True))
def test_the_wording_of_a_question_means_the_same_when_asked(words: list[str]) -> None:
    first = parse(" ".join(words))
    assert parse(first.interpreted).tree == first.tree
