"""What matches a question."""

from __future__ import annotations

import pytest

from pipelines.engines.contract import Ask, Engine
from pipelines.question.tree import And, Everything, Node, Not, Or
from tests.conformance.specimens import ANYBODY, document, document_id, fuzzy, identifier, phrase, prefix, word


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """Four documents; the third one says its things in two passages."""
    engine.index(
        [
            document(1, "der alte hund im haus"),
            document(2, "haus am see mit katze", identifiers="lgab123 de89370400440532013000"),
            document(3, "hund und katze", "im alten haus"),
            document(4, "sprache c++ und .* und müller oder muellerin"),
        ]
    )
    return engine


def found(engine: Engine, tree: Node) -> list[int]:
    hits = engine.find(Ask(tree), clearance=ANYBODY).documents
    return sorted(int(hit.document_id, 16) for hit in hits)


@pytest.mark.parametrize(
    ("tree", "numbers"),
    [
        (word("haus"), [1, 2, 3]),
        (word("ha"), []),
        (word("der", by_form=True), [1]),
        (And((word("haus"), word("hund"))), [1, 3]),
        (And((word("katze"), word("haus"), word("see"))), [2]),
        (Or((word("see"), word("alte"))), [1, 2]),
        (And((word("haus"), Not(word("hund")))), [2]),
        (Not(word("haus")), [4]),
        (And((Not(word("hund")), Not(word("see")))), [4]),
        (Or((word("see"), Not(word("haus")))), [2, 4]),
        (Not(Or((word("see"), word("hund")))), [4]),
        (Not(And((word("hund"), word("katze")))), [1, 2, 4]),
        (Not(Everything()), []),
        (And((Everything(), word("see"))), [2]),
        (And((Or((word("see"), word("alte"))), Or((word("hund"), word("katze"))))), [1, 2]),
        (phrase("alte hund"), [1]),
        (phrase("hund alte"), []),
        (phrase("katze im alten"), [3]),
        (phrase("und und"), []),
        (prefix("ka"), [2, 3]),
        (prefix("alte"), [1, 3]),
        (prefix("c+"), [4]),
        (prefix(".*"), [4]),
        (prefix("h.us"), []),
        (prefix("mü"), [4]),
        (fuzzy("hnud"), [1, 3]),
        (fuzzy("huns"), [1, 3]),
        (fuzzy("kaze"), [2, 3]),
        (fuzzy("kazn", 1), []),
        (fuzzy("kazn", 2), [2, 3]),
        (fuzzy("muller"), [4]),
        (identifier("lgab123"), [2]),
        (identifier("lgab12"), []),
        (identifier("haus"), []),
        (word("x" * 70_000), []),
    ],
)
def test_a_question_finds_these_documents(filled: Engine, tree: Node, numbers: list[int]) -> None:
    assert found(filled, tree) == numbers


def test_a_word_of_a_second_passage_is_found_in_the_same_document(filled: Engine) -> None:
    assert found(filled, And((phrase("hund und"), word("alten")))) == [3]


def test_an_empty_document_is_found_by_everything_only(engine: Engine) -> None:
    engine.index([document(1), document(2, "")])

    assert found(engine, Everything()) == [1, 2]
    assert found(engine, Not(word("haus"))) == [1, 2]
    assert engine.passages(Ask(Everything()), [document_id(2)], clearance=ANYBODY) == {}


def test_an_engine_that_was_never_filled_answers_with_nothing(engine: Engine) -> None:
    answer = engine.find(Ask(word("haus"), facets=("agency",)), clearance=ANYBODY)

    assert (answer.documents, answer.total, dict(answer.facets)) == ((), 0, {"agency": ()})
    assert engine.suggest("ha", clearance=ANYBODY) == ()
    assert engine.versions() == {}
