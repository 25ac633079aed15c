"""Rebuilding and checking: whatever is damaged is found and mended from the catalogue."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

import pytest
from sqlalchemy import update

from ingest.catalogue import documents, facts, outbox, passages, progress
from ingest.catalogue.records import DocumentState, Metadata
from ingest.catalogue.schema import ANALYSES, JOBS
from ingest.labels import DocumentId
from pipelines.analysing import ANALYSER_VERSION
from pipelines.draining import OutboxDrainer
from pipelines.engines.contract import EngineBusy
from pipelines.upkeep import Diagnosis, diagnose, is_index_lost, reindex, repair, request_reindex
from tests.pipelines.working.conftest import INVESTIGATOR, House, TextReader

LONG_AGO = 1_000_000.0


def indexed(house: House, *texts: str) -> list[DocumentId]:
    ids = [house.hand_in(text) for text in texts]
    house.work(TextReader())
    return ids


def check(house: House) -> Diagnosis:
    return diagnose(house.catalogue, house.engine, house.blobs, now=house.time)


def mend(house: House) -> None:
    repair(house.catalogue, house.drainer, house.blobs, check(house), lambda _done, _total: None, clock=house.clock)


def test_a_house_in_order_has_nothing_to_mend(house: House) -> None:
    indexed(house, "eins", "zwei\n+anlage.txt:drei")
    house.hand_in("noch nicht gelesen")
    assert check(house) == Diagnosis()
    assert check(house).is_sound


def test_an_index_is_rebuilt_from_the_catalogue_without_analysing(house: House) -> None:
    ids = indexed(house, "Vorgang eins", "Vorgang zwei")
    with house.catalogue.writing() as connection:
        # Whoever analysed again would bring back the real words.
        connection.execute(update(ANALYSES).values(levels="wiedergebaut"))
    house.drainer.stop()
    house.engine.close()
    shutil.rmtree(house.folder / "index")
    assert is_index_lost(house.catalogue, house.engine)
    told: list[tuple[int, int]] = []
    assert reindex(house.catalogue, house.drainer, lambda done, total: told.append((done, total))) == 2
    assert told[0] == (0, 2)
    assert told[-1] == (2, 2)
    assert not is_index_lost(house.catalogue, house.engine)
    assert house.ask("wiedergebaut") == set(ids)
    assert check(house).is_sound


def test_documents_of_another_analyser_are_analysed_again(house: House) -> None:
    (letter,) = indexed(house, "Gaststätten")
    with house.catalogue.writing() as connection:
        connection.execute(update(ANALYSES).values(analyser_version="0", levels="veraltet"))
    assert check(house).outdated == (letter,)
    reindex(house.catalogue, house.drainer, lambda _done, _total: None)
    assert house.ask("Gaststätte") == {letter}
    with house.catalogue.reading() as connection:
        assert facts.analysed_ids(connection, analyser_version=ANALYSER_VERSION) == ()
    assert check(house).is_sound


def test_a_rebuild_broken_off_is_gone_on_with_by_whoever_drains_next(house: House) -> None:
    ids = indexed(house, "Vorgang eins", "Vorgang zwei")

    def break_off(done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reindex(house.catalogue, house.drainer, break_off)
    assert house.engine.versions() == {}
    house.drainer.drain_all()
    assert house.ask("Vorgang") == set(ids)


def test_a_rebuild_is_refused_while_another_process_writes_and_can_be_asked_for(house: House) -> None:
    (letter,) = indexed(house, "Vorgang")
    other = OutboxDrainer(house.catalogue, house.engine, house.folder / "index.lock")
    with pytest.raises(EngineBusy):
        reindex(house.catalogue, other, lambda _done, _total: None)
    assert request_reindex(house.catalogue) == 1
    with house.catalogue.reading() as connection:
        assert outbox.pending_changes(connection) == frozenset()
    assert house.drainer.drain_all() == 1
    assert house.ask("Vorgang") == {letter}
    other.stop()


def forget_one(house: House, letter: DocumentId) -> None:
    house.engine.remove([letter])


def keep_an_old_version(house: House, letter: DocumentId) -> None:
    with house.catalogue.writing() as connection:
        documents.describe(connection, letter, Metadata(kind="bescheid"), expected_version=1, now=0.0)
        outbox.forget_document(connection, letter)


def lose_the_index(house: House, letter: DocumentId) -> None:
    house.drainer.stop()
    house.engine.close()
    shutil.rmtree(house.folder / "index")


def damage_the_index(house: House, letter: DocumentId) -> None:
    house.drainer.stop()
    house.engine.close()
    for file in (house.folder / "index").rglob("*"):
        if file.is_file() and file.name != "current.json":
            file.write_bytes(b"zerschossen")


def lose_the_job(house: House, letter: DocumentId) -> None:
    with house.catalogue.writing() as connection:
        progress.set_state(connection, letter, DocumentState.READING, now=0.0)
        connection.execute(update(JOBS).values(state="done"))


def lose_the_entry(house: House, letter: DocumentId) -> None:
    with house.catalogue.writing() as connection:
        progress.set_state(connection, letter, DocumentState.INDEXING, now=0.0)


@pytest.mark.parametrize(
    "damage", [forget_one, keep_an_old_version, lose_the_index, damage_the_index, lose_the_job, lose_the_entry]
)
def test_damage_is_found_and_mended(house: House, damage: Callable[[House, DocumentId], None]) -> None:
    letter, neighbour = indexed(house, "Vorgang eins", "Vorgang zwei")
    damage(house, letter)
    assert not check(house).is_sound
    mend(house)
    house.work(TextReader())
    assert check(house).is_sound
    assert house.ask("Vorgang") == {letter, neighbour}
    assert {each.state for each in house.documents()} == {DocumentState.INDEXED}


def test_documents_that_the_index_should_not_hold_are_removed(house: House) -> None:
    letter, erased = indexed(house, "Vorgang eins", "Vorgang zwei")
    with house.catalogue.writing() as connection:
        documents.erase(connection, erased)
        outbox.forget_document(connection, erased)
    assert check(house).surplus == (erased,)
    mend(house)
    assert house.ask("Vorgang") == {letter}


def test_contents_without_document_are_removed_unless_they_have_just_come(house: House) -> None:
    indexed(house, "Vorgang")
    old = house.blobs.put([b"verwaist"], 100)
    os.utime(old.path, (LONG_AGO - 10_000, LONG_AGO - 10_000))
    new = house.blobs.put([b"gerade im Kommen"], 100)
    assert check(house).orphaned_contents == (old.sha256,)
    mend(house)
    assert not old.path.exists()
    assert new.path.exists()


def test_a_document_whose_content_is_gone_is_named(house: House) -> None:
    (letter,) = indexed(house, "Vorgang")
    house.blobs.remove(house.document(letter).blob)
    assert check(house).missing_contents == (letter,)


def test_a_change_on_its_way_is_no_damage(house: House) -> None:
    letter, erased = indexed(house, "Vorgang eins", "Vorgang zwei")
    with house.catalogue.writing() as connection:
        documents.describe(connection, letter, Metadata(kind="bescheid"), expected_version=1, now=0.0)
        documents.erase(connection, erased)
    assert (check(house).stale, check(house).surplus) == ((), ())


def test_passages_are_kept_for_explaining_hits(house: House) -> None:
    (letter,) = indexed(house, "Die Gaststätten wurden überprüft.")
    with house.catalogue.reading() as connection:
        (passage,) = passages.of_document(connection, letter, clearance=INVESTIGATOR)
    assert (passage.page, passage.start, passage.words.split()[1]) == (1, 0, "gaststaetten")
