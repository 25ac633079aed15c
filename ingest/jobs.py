"""The ledger of work: which worker has which document in hand, and until when.

A worker *claims* a job and holds it by a lease, which it extends; each claim carries a higher fence. Every write for a
job happens in one transaction that first asks whether the fence is still the highest (``hold``), so a worker that was
stopped and went on later writes nothing. Why not a library: docs/decisions/0002-job-ledger.md.

Times are seconds since 1970, UTC, and are passed in.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, and_, func, select, update

from ingest.catalogue.errors import StaleLease
from ingest.catalogue.schema import JOBS
from ingest.catalogue.steps import JobState, Step
from ingest.labels import DocumentId

LEASE_SECONDS: Final = 60.0
"""How long a job stays with a worker that gives no sign. On the same machine a dead worker is noticed at once (its
lock on a file is gone); this is for machines that vanish and for processes that are stopped."""

MOST_ERRORS: Final = 4
"""Tries that may end in an error before a document goes to quarantine."""

MOST_CRASHES_ALONE: Final = 2
"""Tries during which the worker may die while it has nothing else in hand, and without a page in between."""

BACKOFF_SECONDS: Final = 1.0
"""The first wait after an error lies between this and twice this, each further one is twice as long."""


@dataclass(frozen=True, slots=True)
class Lease:
    """A job in hand. ``alone``: its worker takes nothing else meanwhile, since a worker died over it."""

    document_id: DocumentId
    step: Step
    fence: int
    alone: bool


class Verdict(Enum):
    """What becomes of a job after a failure."""

    AGAIN = auto()
    GIVEN_UP = auto()


class Ledger:
    """The jobs as one worker process sees them. Not for several threads at once.

    Uploaders take turns, so that a batch of thousands does not starve a single letter.
    """

    def __init__(self, worker: str, lease_seconds: float = LEASE_SECONDS) -> None:
        self.worker: Final = worker
        self.lease_seconds: Final = lease_seconds
        self.last_uploader = ""
        """Whose turn it was."""

    def claim(self, connection: Connection, now: float) -> Lease | None:
        """Take the next job, or None when there is none that may run now.

        A job that was running when a worker died waits until this worker has nothing else in hand, and this worker
        takes nothing new until then.
        """
        in_hand = connection.execute(
            select(JOBS.c.alone).where(JOBS.c.state == JobState.RUNNING.value, JOBS.c.worker == self.worker)
        ).all()
        if any(row.alone for row in in_hand):
            return None
        suspect = self._next(connection, now, alone=True)
        if suspect is not None:
            return None if in_hand else self._take(connection, suspect, now)
        job = self._next(connection, now, alone=False)
        return None if job is None else self._take(connection, job, now)

    def hold(self, connection: Connection, lease: Lease, now: float, *, has_progressed: bool = False) -> None:
        """Extend a lease, first thing in every transaction that writes for the job.

        ``has_progressed`` says that something is written that the next try will not have to do again; crashes before
        that no longer speak against the document.

        Raises:
            StaleLease: The job belongs to somebody else by now, or is gone.
        """
        progress = {"crashes": 0} if has_progressed else {}
        self._change(connection, lease, lease_until=now + self.lease_seconds, **progress)

    def advance(self, connection: Connection, lease: Lease, step: Step, now: float) -> Lease:
        """Finish a step and go on with another one under the same lease.

        Raises:
            StaleLease: The job belongs to somebody else by now, or is gone.
        """
        until = now + self.lease_seconds
        self._change(connection, lease, step=step.value, attempts=0, crashes=0, lease_until=until)
        return Lease(lease.document_id, step, lease.fence, lease.alone)

    def finish(self, connection: Connection, lease: Lease) -> None:
        """Finish the last step.

        Raises:
            StaleLease: The job belongs to somebody else by now, or is gone.
        """
        self._change(connection, lease, state=JobState.DONE.value, attempts=0, crashes=0, alone=False, **LET_GO)

    def fail(self, connection: Connection, lease: Lease, now: float, *, jitter: float) -> Verdict:
        """Give a job back after an error: for another try later, or for good after the fourth.

        Args:
            connection: A writing transaction.
            lease: The job.
            now: The time.
            jitter: Random, 0 to 1; spreads tries that failed together.

        Raises:
            StaleLease: The job belongs to somebody else by now, or is gone.
        """
        attempts = self._change(connection, lease, attempts=JOBS.c.attempts + 1).attempts
        if attempts >= MOST_ERRORS:
            self.give_up(connection, lease)
            return Verdict.GIVEN_UP
        wait = BACKOFF_SECONDS * 2 ** (attempts - 1) * (1 + jitter)
        self._change(connection, lease, state=JobState.WAITING.value, run_after=now + wait, **LET_GO)
        return Verdict.AGAIN

    def give_up(self, connection: Connection, lease: Lease) -> None:
        """End a job whose document goes to quarantine.

        Raises:
            StaleLease: The job belongs to somebody else by now, or is gone.
        """
        self._change(connection, lease, state=JobState.FAILED.value, alone=False, **LET_GO)

    def release(self, connection: Connection, lease: Lease, *, run_after: float, is_behind: bool = False) -> None:
        """Give a job back through no fault of its own, for example because the worker stops.

        ``is_behind``: from now on it waits behind every job that is not behind itself.

        Raises:
            StaleLease: The job belongs to somebody else by now, or is gone.
        """
        place = {"priority": JOBS.c.priority - BEHIND} if is_behind else {}
        self._change(connection, lease, state=JobState.WAITING.value, run_after=run_after, **LET_GO, **place)

    def heartbeat(self, connection: Connection, now: float) -> int:
        """Extend every lease of this worker; gives their number."""
        mine = and_(JOBS.c.state == JobState.RUNNING.value, JOBS.c.worker == self.worker)
        return connection.execute(update(JOBS).where(mine).values(lease_until=now + self.lease_seconds)).rowcount

    def _next(self, connection: Connection, now: float, *, alone: bool) -> Row[Any] | None:
        ready = and_(JOBS.c.state == JobState.WAITING.value, JOBS.c.alone.is_(alone), JOBS.c.run_after <= now)
        uploaders = select(JOBS.c.uploader).where(ready).order_by(JOBS.c.uploader).limit(1)
        turn = connection.execute(uploaders.where(JOBS.c.uploader > self.last_uploader)).scalar()
        if turn is None:
            turn = connection.execute(uploaders).scalar()
        if turn is None:
            return None
        first: Select[*tuple[Any, ...]] = (
            select(JOBS)
            .where(ready, JOBS.c.uploader == turn)
            .order_by(JOBS.c.priority.desc(), JOBS.c.created_at, JOBS.c.document_id)
            .limit(1)
        )
        # On PostgreSQL two workers skip each other's rows; SQLite ignores this, there is one writer at a time.
        return connection.execute(first.with_for_update(skip_locked=True)).first()

    def _take(self, connection: Connection, job: Row[Any], now: float) -> Lease:
        self.last_uploader = job.uploader
        connection.execute(
            update(JOBS)
            .where(JOBS.c.document_id == job.document_id)
            .values(
                state=JobState.RUNNING.value,
                worker=self.worker,
                fence=job.fence + 1,
                lease_until=now + self.lease_seconds,
            )
        )
        return Lease(DocumentId(job.document_id), Step(job.step), job.fence + 1, job.alone)

    def _change(self, connection: Connection, lease: Lease, **values: object) -> Row[Any]:
        statement = (
            update(JOBS)
            .where(
                JOBS.c.document_id == lease.document_id,
                JOBS.c.fence == lease.fence,
                JOBS.c.state == JobState.RUNNING.value,
            )
            .values(**values)
            .returning(JOBS.c.attempts)
        )
        changed = connection.execute(statement).first()
        if changed is None:
            raise StaleLease(f"{lease.document_id} fence {lease.fence}")
        return changed


LET_GO: Final = {"worker": None, "lease_until": None}
"""Values of a job that is in nobody's hand."""

BEHIND: Final = 10**10
"""More than any two priorities, which are seconds since 1970, lie apart."""


def lost_jobs(connection: Connection, now: float, dead: Collection[str]) -> Sequence[Row[Any]]:
    """Jobs in hand of workers that are gone, or gave no sign for too long."""
    running = connection.execute(select(JOBS).where(JOBS.c.state == JobState.RUNNING.value)).all()
    return [job for job in running if job.lease_until < now or job.worker in dead]


def recover(connection: Connection, now: float, dead: Collection[str]) -> tuple[DocumentId, ...]:
    """Take back lost jobs; gives the documents over which workers died too often.

    A job in hand of a dead worker runs by itself next time, so that a file that kills workers does not drag its
    neighbours along. Only crashes alone count against it.

    Args:
        connection: A writing transaction.
        now: The time; a lease that ended before it is lost.
        dead: Names of workers whose processes are known to be gone.
    """
    given_up = []
    for job in lost_jobs(connection, now, dead):
        crashes = job.crashes + 1 if job.alone else 0
        is_hopeless = crashes >= MOST_CRASHES_ALONE
        connection.execute(
            update(JOBS)
            .where(JOBS.c.document_id == job.document_id)
            .values(
                state=(JobState.FAILED if is_hopeless else JobState.WAITING).value,
                crashes=crashes,
                alone=not is_hopeless,
                run_after=now,
                fence=job.fence + 1,
                **LET_GO,
            )
        )
        if is_hopeless:
            given_up.append(DocumentId(job.document_id))
    return tuple(given_up)


def has_ready(connection: Connection, now: float) -> bool:
    """Whether a job may run now; asked before a claim, so that idle workers never take the write lock."""
    query = select(JOBS.c.document_id).where(JOBS.c.state == JobState.WAITING.value, JOBS.c.run_after <= now).limit(1)
    return connection.execute(query).first() is not None


def next_run(connection: Connection) -> float | None:
    """When the earliest waiting job may run; None when nothing waits."""
    query = select(func.min(JOBS.c.run_after)).where(JOBS.c.state == JobState.WAITING.value)
    return connection.execute(query).scalar()


def count_open(connection: Connection) -> int:
    """How many jobs wait or run, for monitoring."""
    is_open = JOBS.c.state.in_([JobState.WAITING.value, JobState.RUNNING.value])
    return connection.execute(select(func.count()).where(is_open)).scalar_one()
