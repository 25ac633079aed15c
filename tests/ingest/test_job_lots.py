"""Lots of jobs: in the same fair order as single ones, as safe from dead workers, and never beside a suspect."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from ingest import job_lots, jobs
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.schema import JOBS
from ingest.catalogue.steps import Step
from ingest.jobs import LEASE_SECONDS, Ledger
from ingest.labels import DocumentId
from tests.ingest.test_jobs import NOW, claim, open_job, state_of


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    catalogue = Catalogue(f"sqlite:///{tmp_path}/catalogue.sqlite")
    catalogue.migrate()
    with catalogue.writing() as writing:
        yield writing
    catalogue.close()


def names(count: int, letter: str = "a") -> list[DocumentId]:
    return [DocumentId(f"{letter}{number}") for number in range(count)]


@pytest.mark.parametrize("seed", range(6))
def test_a_lot_has_the_order_of_single_claims(connection: Connection, seed: int) -> None:
    chance = random.Random(seed)
    for name in names(30):
        uploader = chance.choice(["anna", "berta", "cem", "dora"])
        open_job(connection, name, uploader=uploader, size=chance.randrange(10**6), at=NOW - chance.randrange(20))
    ledger = Ledger("one")
    for _ in range(chance.randrange(4)):
        claim(connection, ledger)
    lot = job_lots.upcoming(connection, ledger, NOW, 12)
    assert lot == [claim(connection, ledger).document_id for _ in range(12)]


def test_a_lot_ends_before_the_job_of_another_step(connection: Connection) -> None:
    for number, name in enumerate(names(4)):
        open_job(connection, name, at=NOW + number)
    other = Ledger("other")
    lease = claim(connection, other, NOW + 9)
    following = other.advance(connection, lease, Step.RECOGNISE, NOW + 9)
    other.release(connection, following, run_after=NOW + 9)
    assert lease.document_id == "a0"
    assert job_lots.upcoming(connection, Ledger("one"), NOW + 9, 10) == []
    claim(connection, other, NOW + 9)
    assert job_lots.upcoming(connection, Ledger("one"), NOW + 9, 10) == ["a1", "a2", "a3"]


def test_what_somebody_else_has_taken_meanwhile_is_left_to_them(connection: Connection) -> None:
    for name in names(3):
        open_job(connection, name)
    one, other = Ledger("one"), Ledger("other")
    wanted = job_lots.upcoming(connection, one, NOW, 10)
    taken = claim(connection, other)
    leases = job_lots.claim(connection, one, wanted, NOW)
    assert [lease.document_id for lease in leases] == [name for name in wanted if name != taken.document_id]
    assert job_lots.claim(connection, one, wanted, NOW) == []


def test_the_turns_go_on_behind_a_lot(connection: Connection) -> None:
    for uploader in ("anna", "berta", "cem"):
        for number in range(2):
            open_job(connection, f"{uploader} {number}", uploader=uploader)
    ledger = Ledger("one")
    wanted = job_lots.upcoming(connection, ledger, NOW, 2)
    assert wanted == ["anna 0", "berta 0"]
    job_lots.claim(connection, ledger, wanted, NOW)
    assert claim(connection, ledger).document_id == "cem 0"


def test_one_letter_is_in_the_next_lot_whatever_a_batch_holds(connection: Connection) -> None:
    for name in names(200):
        open_job(connection, name, uploader="batch")
    open_job(connection, "letter", uploader="clerk", at=NOW + 60)
    assert "letter" in job_lots.upcoming(connection, Ledger("one"), NOW + 60, 128)[:2]


def test_each_document_of_a_lot_that_died_runs_by_itself(connection: Connection) -> None:
    for name in names(3):
        open_job(connection, name)
    dead, next_one = Ledger("dead"), Ledger("next")
    job_lots.claim(connection, dead, names(3), NOW)
    assert jobs.recover(connection, NOW, {"dead"}) == ()
    open_job(connection, "neighbour")
    for _ in range(3):
        # While a suspect waits or is in hand there is no lot.
        assert job_lots.upcoming(connection, next_one, NOW, 10) == []
        lease = claim(connection, next_one)
        assert lease.alone
        assert job_lots.upcoming(connection, next_one, NOW, 10) == []
        assert next_one.claim(connection, NOW) is None
        next_one.finish(connection, lease)
    assert job_lots.upcoming(connection, next_one, NOW, 10) == ["neighbour"]


def test_a_killer_in_a_lot_is_given_up_and_its_neighbours_are_done(connection: Connection) -> None:
    """The killer ends every worker that has it in hand; the workers have nothing but lots and single jobs."""
    for name in ["killer", *names(5)]:
        open_job(connection, name)
    given_up: list[DocumentId] = []
    deaths = 0
    while jobs.count_open(connection):
        ledger = Ledger(f"worker {deaths}")
        wanted = job_lots.upcoming(connection, ledger, NOW, 10)
        leases = job_lots.claim(connection, ledger, wanted, NOW) if wanted else [claim(connection, ledger)]
        if "killer" in {lease.document_id for lease in leases}:
            deaths += 1
            given_up += jobs.recover(connection, NOW, {ledger.worker})
            continue
        job_lots.finish(connection, [lease.document_id for lease in leases])
    assert given_up == ["killer"]
    assert deaths == 3  # in the lot, and twice alone
    assert {state_of(connection, name) for name in names(5)} == {"done"}


def test_what_was_taken_away_is_not_held(connection: Connection) -> None:
    for name in names(3):
        open_job(connection, name)
    stopped, later = Ledger("stopped"), Ledger("later")
    leases = job_lots.claim(connection, stopped, names(3), NOW)
    after = NOW + LEASE_SECONDS + 1
    jobs.recover(connection, after, frozenset())
    assert job_lots.hold(connection, stopped, leases, after) == []
    again = claim(connection, later, after)
    assert job_lots.hold(connection, later, [*leases, again], after) == [again]


def test_the_next_step_waits_behind_what_is_still_to_be_read(connection: Connection) -> None:
    for name in names(2):
        open_job(connection, name)
    ledger = Ledger("one")
    job_lots.claim(connection, ledger, names(2), NOW)
    job_lots.put_behind(connection, names(2), Step.RECOGNISE, now=NOW)
    open_job(connection, "late", size=10**9, at=NOW + 1_000)
    order = [claim(connection, ledger, NOW + 1_000) for _ in range(3)]
    assert [(lease.document_id, lease.step) for lease in order] == [
        ("late", Step.READ),
        ("a0", Step.RECOGNISE),
        ("a1", Step.RECOGNISE),
    ]
    assert connection.execute(select(JOBS.c.attempts).distinct()).scalars().all() == [0]
