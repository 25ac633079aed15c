"""The ledger: every job is done, by one worker at a time, in fair turns, and killers are kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select

from ingest import jobs
from ingest.catalogue import steps
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.errors import StaleLease
from ingest.catalogue.schema import DOCUMENTS, JOBS
from ingest.catalogue.steps import JobState, Step
from ingest.jobs import LEASE_SECONDS, MOST_ERRORS, Lease, Ledger, Verdict
from ingest.labels import DocumentId

NOW = 1_800_000_000.0
NOBODY: frozenset[str] = frozenset()


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    catalogue = Catalogue(f"sqlite:///{tmp_path}/catalogue.sqlite")
    catalogue.migrate()
    with catalogue.writing() as writing:
        yield writing
    catalogue.close()


def open_job(connection: Connection, name: str, *, uploader: str = "kb", size: int = 0, at: float = NOW) -> DocumentId:
    document_id = DocumentId(name)
    connection.execute(
        insert(DOCUMENTS).values(
            id=document_id,
            blob="0" * 64,
            size=size,
            file_name=name,
            state="accepted",
            agency="polizei",
            unit="polizei/fk3",
            tie=0,
            version=1,
            uploaded_by=uploader,
            uploaded_at=at,
        )
    )
    steps.open_job(connection, document_id, uploader=uploader, size=size, now=at)
    return document_id


def claim(connection: Connection, ledger: Ledger, now: float = NOW) -> Lease:
    lease = ledger.claim(connection, now)
    assert lease is not None
    return lease


def state_of(connection: Connection, document_id: str) -> str:
    state: str = connection.execute(select(JOBS.c.state).where(JOBS.c.document_id == document_id)).scalar_one()
    return state


def test_a_job_is_in_one_hand_at_a_time(connection: Connection) -> None:
    open_job(connection, "a")
    lease = claim(connection, Ledger("one"))
    assert (lease.document_id, lease.step) == ("a", Step.READ)
    assert Ledger("two").claim(connection, NOW) is None


def test_the_next_step_goes_on_under_the_same_lease(connection: Connection) -> None:
    open_job(connection, "a")
    ledger = Ledger("one")
    following = ledger.advance(connection, claim(connection, ledger), Step.INDEX, NOW)
    assert following.step is Step.INDEX
    ledger.finish(connection, following)
    assert state_of(connection, "a") == JobState.DONE
    assert jobs.count_open(connection) == 0


def test_a_worker_that_died_between_the_steps_leaves_only_the_second_one(connection: Connection) -> None:
    open_job(connection, "a")
    ledger = Ledger("one")
    ledger.advance(connection, claim(connection, ledger), Step.INDEX, NOW)
    jobs.recover(connection, NOW, {"one"})
    assert claim(connection, Ledger("two")).step is Step.INDEX


def test_a_worker_that_was_stopped_and_goes_on_writes_nothing(connection: Connection) -> None:
    open_job(connection, "a")
    stopped, later = Ledger("stopped"), Ledger("later")
    old = claim(connection, stopped)
    assert jobs.recover(connection, NOW + LEASE_SECONDS + 1, NOBODY) == ()
    claim(connection, later, NOW + LEASE_SECONDS + 1)
    for write in (
        lambda: stopped.hold(connection, old, NOW),
        lambda: stopped.advance(connection, old, Step.INDEX, NOW),
        lambda: stopped.finish(connection, old),
        lambda: stopped.fail(connection, old, NOW, jitter=0.0),
        lambda: stopped.give_up(connection, old),
        lambda: stopped.release(connection, old, run_after=NOW),
    ):
        with pytest.raises(StaleLease):
            write()
    assert state_of(connection, "a") == JobState.RUNNING


def test_a_lease_that_is_extended_is_not_lost(connection: Connection) -> None:
    open_job(connection, "a")
    ledger = Ledger("one")
    lease = claim(connection, ledger)
    ledger.hold(connection, lease, NOW + 50)
    jobs.recover(connection, NOW + 100, NOBODY)
    assert ledger.heartbeat(connection, NOW + 100) == 1
    jobs.recover(connection, NOW + 150, NOBODY)
    ledger.hold(connection, lease, NOW + 150)


def test_an_error_is_tried_four_times_with_growing_pauses(connection: Connection) -> None:
    open_job(connection, "a")
    ledger, now, pauses = Ledger("one"), NOW, []
    for _ in range(MOST_ERRORS - 1):
        assert ledger.fail(connection, claim(connection, ledger, now), now, jitter=0.0) is Verdict.AGAIN
        following = jobs.next_run(connection)
        assert following is not None
        assert ledger.claim(connection, following - 0.01) is None
        pauses.append(following - now)
        now = following
    assert ledger.fail(connection, claim(connection, ledger, now), now, jitter=0.0) is Verdict.GIVEN_UP
    assert pauses == [1.0, 2.0, 4.0]
    assert state_of(connection, "a") == JobState.FAILED
    assert ledger.claim(connection, now + 1e9) is None


def test_a_job_released_without_fault_is_tried_as_often_as_before(connection: Connection) -> None:
    open_job(connection, "a")
    ledger = Ledger("one")
    for _ in range(10):
        ledger.release(connection, claim(connection, ledger), run_after=NOW)
    assert claim(connection, ledger).alone is False


def test_what_was_in_hand_of_a_dead_worker_runs_by_itself(connection: Connection) -> None:
    for name in "abc":
        open_job(connection, name)
    dead, heir = Ledger("dead"), Ledger("heir")
    claim(connection, dead)
    claim(connection, dead)
    jobs.recover(connection, NOW, {"dead"})
    first = claim(connection, heir)
    assert first.alone
    assert heir.claim(connection, NOW) is None
    heir.finish(connection, first)
    second = claim(connection, heir)
    assert second.alone
    heir.finish(connection, second)
    assert claim(connection, heir).document_id == "c"


def test_a_suspect_waits_until_its_worker_has_nothing_else_in_hand(connection: Connection) -> None:
    open_job(connection, "a")
    busy, dead = Ledger("busy"), Ledger("dead")
    in_hand = claim(connection, busy)
    suspect = open_job(connection, "b")
    open_job(connection, "c", at=NOW + 1)
    claim(connection, dead)
    jobs.recover(connection, NOW, {"dead"})
    assert busy.claim(connection, NOW) is None
    busy.finish(connection, in_hand)
    assert claim(connection, busy).document_id == suspect


def test_a_file_that_kills_its_worker_alone_twice_is_given_up(connection: Connection) -> None:
    open_job(connection, "killer")
    outcomes = []
    for life in range(3):
        ledger = Ledger(f"life {life}")
        claim(connection, ledger)
        outcomes.append(jobs.recover(connection, NOW, {ledger.worker}))
    assert outcomes == [(), (), ("killer",)]
    assert state_of(connection, "killer") == JobState.FAILED


def test_a_neighbour_of_a_killer_survives_it(connection: Connection) -> None:
    open_job(connection, "killer")
    open_job(connection, "neighbour")
    given_up: list[DocumentId] = []
    for life in range(10):
        ledger = Ledger(f"life {life}")
        in_hand = []
        while (lease := ledger.claim(connection, NOW)) is not None:
            in_hand.append(lease)
        if any(lease.document_id == "killer" for lease in in_hand):
            given_up += jobs.recover(connection, NOW, {ledger.worker})
            continue
        for lease in in_hand:
            ledger.finish(connection, lease)
    assert given_up == ["killer"]
    assert state_of(connection, "neighbour") == JobState.DONE


def test_a_long_document_is_not_blamed_for_workers_that_die_while_it_makes_progress(connection: Connection) -> None:
    open_job(connection, "thick")
    for life in range(10):
        ledger = Ledger(f"life {life}")
        ledger.hold(connection, claim(connection, ledger), NOW, has_progressed=True)
        assert jobs.recover(connection, NOW, {ledger.worker}) == ()


def test_uploaders_take_turns(connection: Connection) -> None:
    for number in range(50):
        open_job(connection, f"batch {number}", uploader="batch")
    open_job(connection, "letter", uploader="clerk", at=NOW + 60)
    open_job(connection, "note", uploader="officer", at=NOW + 60)
    ledger = Ledger("one")
    first_four = [claim(connection, ledger, NOW + 60).document_id for _ in range(4)]
    assert {"letter", "note"} < set(first_four)


def test_small_files_run_before_large_ones_and_large_ones_are_not_starved(connection: Connection) -> None:
    open_job(connection, "large", size=50_000_000)
    open_job(connection, "small", size=50_000, at=NOW + 10)
    open_job(connection, "much later", size=50_000, at=NOW + 1_100)
    ledger = Ledger("one")
    order = [claim(connection, ledger, NOW + 2_000).document_id for _ in range(3)]
    assert order == ["small", "large", "much later"]


def test_a_job_asked_for_again_is_taken_from_whoever_has_it(connection: Connection) -> None:
    document_id = open_job(connection, "a")
    ledger = Ledger("one")
    old = claim(connection, ledger)
    steps.reopen_job(connection, document_id, Step.INDEX, now=NOW)
    with pytest.raises(StaleLease):
        ledger.finish(connection, old)
    assert claim(connection, ledger).step is Step.INDEX


def test_idle_workers_learn_when_there_is_something_to_do(connection: Connection) -> None:
    assert jobs.next_run(connection) is None
    assert not jobs.has_ready(connection, NOW)
    open_job(connection, "a", at=NOW + 5)
    assert jobs.next_run(connection) == NOW + 5
    assert not jobs.has_ready(connection, NOW)
    assert jobs.has_ready(connection, NOW + 5)
