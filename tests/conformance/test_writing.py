"""What is put into an engine stays there, once, in its newest version."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from pipelines.engines.addresses import open_engine
from pipelines.engines.contract import Ask, Engine
from pipelines.findable import FindableDocument
from pipelines.question.tree import Everything
from tests.conformance.specimens import ANYBODY, document, document_id, word


def found(engine: Engine, text: str) -> list[int]:
    hits = engine.find(Ask(word(text), limit=100), clearance=ANYBODY).documents
    return [int(hit.document_id, 16) for hit in hits]


def test_a_newer_version_takes_the_place_of_an_older_one(engine: Engine) -> None:
    engine.index([document(1, "haus", "haus"), document(2, "haus")])
    engine.index([document(1, "hund", version=2)])

    assert found(engine, "haus") == [2]
    assert found(engine, "hund") == [1]
    assert engine.versions() == {document_id(1): 2, document_id(2): 1}
    assert engine.passages(Ask(word("haus")), [document_id(1)], clearance=ANYBODY) == {}
    assert [each.text for each in engine.suggest("hu", clearance=ANYBODY)] == ["hund"]


def test_an_older_version_is_ignored(engine: Engine) -> None:
    engine.index([document(1, "hund", version=2)])
    engine.index([document(1, "haus", version=1), document(2, "haus", version=1)])

    assert found(engine, "haus") == [2]
    assert engine.versions()[document_id(1)] == 2


def test_the_same_version_may_be_written_again(engine: Engine) -> None:
    for _ in range(3):
        engine.index([document(1, "haus", "haus")])

    found = engine.find(Ask(word("haus")), clearance=ANYBODY)
    assert found.total == 1
    assert len(engine.passages(Ask(word("haus")), [document_id(1)], clearance=ANYBODY)[document_id(1)]) == 2


def test_of_several_versions_in_one_batch_the_highest_stays(engine: Engine) -> None:
    engine.index([document(1, "haus", version=2), document(1, "hund", version=3), document(1, "maus", version=1)])

    assert (found(engine, "haus"), found(engine, "hund"), found(engine, "maus")) == ([], [1], [])
    assert engine.versions() == {document_id(1): 3}


def test_a_removed_document_is_gone_with_its_passages(engine: Engine) -> None:
    engine.index([document(1, "haus"), document(2, "haus")])
    engine.remove([document_id(1), document_id(7)])

    assert found(engine, "haus") == [2]
    assert engine.versions() == {document_id(2): 1}
    assert engine.passages(Ask(word("haus")), [document_id(1)], clearance=ANYBODY) == {}


def test_a_removed_document_may_come_back(engine: Engine) -> None:
    engine.index([document(1, "haus", version=5)])
    engine.remove([document_id(1)])
    engine.index([document(1, "haus", version=1)])

    assert engine.versions() == {document_id(1): 1}


def test_clearing_forgets_everything(engine: Engine) -> None:
    engine.index([document(1, "haus")])
    engine.clear()

    assert engine.versions() == {}
    assert engine.find(Ask(Everything()), clearance=ANYBODY).total == 0
    engine.index([document(1, "haus")])
    assert found(engine, "haus") == [1]


def test_nothing_to_write_is_no_error(engine: Engine) -> None:
    engine.index([])
    engine.remove([])

    assert engine.versions() == {}


def test_everything_is_there_after_reopening(engine: Engine, address: str) -> None:
    engine.index([document(1, "haus"), document(2, "hund")])
    engine.remove([document_id(2)])
    engine.close()
    engine.close()

    again = open_engine(address)
    assert again.versions() == {document_id(1): 1}
    again.index([document(3, "haus")])
    assert found(again, "haus") == [1, 3]
    again.close()


def test_a_second_engine_sees_what_the_first_has_written(engine: Engine, address: str) -> None:
    reader = open_engine(address)
    assert found(reader, "haus") == []

    engine.index([document(1, "haus")])
    assert found(reader, "haus") == [1]

    engine.clear()
    engine.index([document(2, "haus")])
    assert found(reader, "haus") == [2]
    reader.close()


def test_a_batch_that_breaks_off_leaves_everything_as_it_was(engine: Engine) -> None:
    def breaking() -> Iterator[FindableDocument]:
        yield document(1, "haus", version=2)
        yield from (document(number, "haus") for number in range(2, 900))
        raise KeyboardInterrupt

    engine.index([document(1, "hund")])
    with pytest.raises(KeyboardInterrupt):
        engine.index(breaking())

    assert engine.versions() == {document_id(1): 1}
    engine.index([document(2, "haus")])
    assert (found(engine, "hund"), found(engine, "haus")) == ([1], [2])


def test_questions_are_answered_while_documents_come_and_go(engine: Engine) -> None:
    """A document and its passage are replaced together, and no reader ever sees it missing or twice."""
    engine.index([document(0, "fest")])
    done = threading.Event()
    wrong: list[object] = []

    def ask() -> None:
        while not done.is_set():
            answer = engine.find(Ask(word("fest")), clearance=ANYBODY)
            passages = engine.passages(Ask(word("fest")), [document_id(0)], clearance=ANYBODY)
            if answer.total != 1 or len(passages.get(document_id(0), ())) != 1:
                wrong.append((answer, passages))

    readers = [threading.Thread(target=ask) for _ in range(2)]
    for reader in readers:
        reader.start()
    for version in range(2, 14):
        engine.index([document(0, "fest", version=version), document(version, "lose")])
        engine.remove([document_id(version - 1)] if version > 2 else [])
    done.set()
    for reader in readers:
        reader.join()

    assert wrong == []
    assert engine.versions()[document_id(0)] == 13


def test_writers_of_one_engine_take_turns(engine: Engine) -> None:
    writers = [
        threading.Thread(
            target=lambda start=start: engine.index([document(start, "haus"), document(start + 1, "haus")])
        )
        for start in range(0, 12, 2)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert sorted(found(engine, "haus")) == list(range(12))


def test_the_description_names_the_engine(engine: Engine) -> None:
    assert engine.description.strip()
