"""The drainer: the engine ends up with the truth, whatever dies or fails on the way."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

import pytest

from ingest.catalogue import documents, outbox
from ingest.catalogue.records import DocumentState, Metadata
from ingest.catalogue.steps import Step, reopen_job
from ingest.labels import Classification, DocumentId
from pipelines.analysing import ANALYSER_VERSION
from pipelines.draining import OutboxDrainer
from pipelines.engines.contract import EngineBusy, EngineUnavailable
from pipelines.engines.embedded.engine import EmbeddedEngine
from pipelines.findable import FindableDocument
from tests.pipelines.working.conftest import CITY_CLERK, EVERYONE, INVESTIGATOR, OWN_UNIT, House, TextReader


class KilledAfterCommit(EmbeddedEngine):
    """Ends the process, as far as the caller can tell, right after the engine has committed."""

    def index(self, documents: Iterable[FindableDocument]) -> None:
        super().index(documents)
        raise KeyboardInterrupt


class OutOfReach(EmbeddedEngine):
    """Cannot be reached a number of times."""

    left = 2

    def index(self, documents: Iterable[FindableDocument]) -> None:
        if self.left:
            self.left -= 1
            raise EngineUnavailable("no answer")
        super().index(documents)


class Picky(EmbeddedEngine):
    """Refuses documents with a certain word, and the whole batch that holds one."""

    batches: list[int]

    def index(self, documents: Iterable[FindableDocument]) -> None:
        batch = list(documents)
        self.batches.append(len(batch))
        if any("gift" in document.words for document in batch):
            raise ValueError("what is this?")
        super().index(batch)


class Watched(EmbeddedEngine):
    """Lets something happen once, between reading a batch and committing it."""

    meanwhile: list[Callable[[], None]]

    def index(self, documents: Iterable[FindableDocument]) -> None:
        batch = list(documents)
        if self.meanwhile:
            self.meanwhile.pop()()
        super().index(batch)


@contextmanager
def drained_into(house: House, engine: EmbeddedEngine) -> Iterator[OutboxDrainer]:
    """Another engine object on the folder of the house, and a drainer for it, in place of those of the house."""
    house.drainer.stop()
    house.engine.close()
    drainer = OutboxDrainer(house.catalogue, engine, house.folder / "index.lock")
    yield drainer
    drainer.stop()
    engine.close()


def analysed(house: House, *texts: str) -> list[DocumentId]:
    """Documents that are read and analysed but unknown to the engine."""
    with drained_into(house, made(house, OutOfReach)) as drainer:
        ids = [house.hand_in(text) for text in texts]
        worker = house.worker(TextReader(), drainer=drainer)
        with pytest.raises(EngineUnavailable):
            worker.run_until_idle()
        worker.stop()
    return ids


SomeEngine = TypeVar("SomeEngine", bound=EmbeddedEngine)


def made(house: House, kind: type[SomeEngine]) -> SomeEngine:
    return kind(house.folder / "index", analysis=ANALYSER_VERSION)


def test_a_drainer_killed_after_the_commit_does_it_again_and_nothing_doubles(house: House) -> None:
    ids = analysed(house, "Vorgang eins", "Vorgang zwei")
    with drained_into(house, made(house, KilledAfterCommit)) as drainer, pytest.raises(KeyboardInterrupt):
        drainer.drain()
    assert {house.document(each).state for each in ids} == {DocumentState.INDEXING}
    house.drainer.drain_all()
    assert house.ask("Vorgang") == set(ids)
    assert {house.document(each).state for each in ids} == {DocumentState.INDEXED}


def test_an_engine_out_of_reach_is_waited_for(house: House) -> None:
    ids = analysed(house, "Vorgang")
    engine = made(house, OutOfReach)
    with drained_into(house, engine) as drainer:
        for _ in range(2):
            with pytest.raises(EngineUnavailable):
                drainer.drain()
        assert drainer.drain_all() == 1
    assert house.ask("Vorgang") == set(ids)


def test_a_document_that_the_engine_refuses_does_not_hold_up_the_others(house: House) -> None:
    good, bad, better = analysed(house, "Vorgang gut", "Vorgang gift", "Vorgang besser")
    engine = made(house, Picky)
    engine.batches = []
    with drained_into(house, engine) as drainer:
        for _ in range(20):
            try:
                if not drainer.drain():
                    break
            except ValueError:
                continue
    assert house.ask("Vorgang") == {good, better}
    assert (house.document(bad).state, house.document(bad).error_code) == (
        DocumentState.QUARANTINED,
        "internal_error",
    )
    assert max(engine.batches) == 3


def test_a_change_during_the_commit_is_told_to_the_engine_afterwards(house: House) -> None:
    (letter,) = analysed(house, "Vorgang")
    engine = made(house, Watched)

    def relabel() -> None:
        with house.catalogue.writing() as connection:
            documents.relabel(connection, letter, OWN_UNIT, expected_version=1)

    engine.meanwhile = [relabel]
    with drained_into(house, engine) as drainer:
        drainer.drain()
        assert house.document(letter).indexed_version == 0
        with house.catalogue.reading() as connection:
            assert outbox.pending_changes(connection) == {letter}
        drainer.drain_all()
    assert house.document(letter).indexed_version == 2
    assert house.ask("Vorgang", CITY_CLERK) == set()
    assert house.ask("Vorgang", INVESTIGATOR) == {letter}


def test_new_labels_are_effective_once_waited_for(house: House) -> None:
    letter = house.hand_in("Vorgang")
    house.work(TextReader())
    house.drainer.start()
    assert house.ask("Vorgang", CITY_CLERK) == {letter}
    secret = replace(EVERYONE, classification=Classification.VS_NFD)
    with house.catalogue.writing() as connection:
        documents.relabel(connection, letter, OWN_UNIT, expected_version=1)
    assert house.drainer.wait_for(letter, 30.0)
    assert house.ask("Vorgang", CITY_CLERK) == set()
    with house.catalogue.writing() as connection:
        documents.relabel(connection, letter, secret, expected_version=2)
    assert house.drainer.wait_for(letter, 30.0)
    assert house.ask("Vorgang", replace(INVESTIGATOR, level=Classification.INTERN)) == set()


def test_waiting_ends_when_nobody_drains(house: House) -> None:
    (letter,) = analysed(house, "Vorgang")
    assert not house.drainer.wait_for(letter, 0.05)


def test_a_document_relabelled_before_its_analysis_is_left_to_the_analysis(house: House) -> None:
    letter = house.hand_in("Vorgang")
    with house.catalogue.writing() as connection:
        documents.relabel(connection, letter, OWN_UNIT, expected_version=1)
    house.drainer.drain_all()
    assert house.engine.versions() == {}
    assert house.document(letter).state is DocumentState.ACCEPTED
    house.work(TextReader())
    assert house.engine.versions() == {letter: 2}
    assert house.ask("Vorgang", CITY_CLERK) == set()


def test_an_enclosure_erased_and_read_again_is_known_to_the_engine_anew(house: House) -> None:
    mail = house.hand_in("Anbei.\n+liste.txt:Kennzeichen")
    house.work(TextReader())
    (child,) = (each.id for each in house.documents() if each.parent_id)
    with house.catalogue.writing() as connection:
        documents.describe(connection, child, Metadata(kind="liste"), expected_version=1, now=0.0)
    house.drainer.drain_all()
    assert house.engine.versions()[child] == 2
    with house.catalogue.writing() as connection:
        documents.erase(connection, child)
        reopen_job(connection, mail, Step.READ, now=house.time)
    house.work(TextReader())
    assert house.engine.versions()[child] == 1


def test_one_process_drains_and_another_takes_over(house: House) -> None:
    ids = analysed(house, "Vorgang")
    second = OutboxDrainer(house.catalogue, house.engine, house.folder / "index.lock")
    with second.exclusively():
        assert house.drainer.drain() == 0
        with pytest.raises(EngineBusy), house.drainer.exclusively():
            pass
    assert second.drain() == 1
    second.stop()
    assert house.drainer.drain() == 0
    assert house.ask("Vorgang") == set(ids)


def test_changes_of_another_process_are_noticed(house: House) -> None:
    house.drainer.start()
    (letter,) = _hand_in_elsewhere(house, "Vorgang")
    assert house.eventually(lambda: house.document(letter).state is DocumentState.INDEXED)


def _hand_in_elsewhere(house: House, *texts: str) -> Sequence[DocumentId]:
    """Read and analysed by a worker whose drainer never gets the lock."""
    idle = OutboxDrainer(house.catalogue, house.engine, house.folder / "index.lock")
    ids = [house.hand_in(text) for text in texts]
    worker = house.worker(TextReader(), drainer=idle)
    thread = threading.Thread(target=worker.run_until_idle)
    thread.start()
    thread.join()
    worker.stop()
    idle.stop()
    return ids
