"""Many jobs in one hand: taken, held and ended by the statements of one, and still in fair order.

Jobs of a lot are ordinary leases (ingest/jobs.py): what a dead worker had in a lot runs by itself next time, one
document after another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice, zip_longest
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, func, select, update

from ingest.catalogue.schema import JOBS
from ingest.catalogue.steps import JobState, Step
from ingest.jobs import BEHIND, LET_GO, Lease, Ledger
from ingest.labels import DocumentId

_MOST_UPLOADERS: Final = 50
"""Uploaders that share a lot; with more of them each waits for the next one."""


def upcoming(connection: Connection, ledger: Ledger, now: float, most: int) -> list[DocumentId]:
    """The next documents to be read, in the order in which single claims would take them, up to another step's job.

    Empty while something runs or waits that must be alone in the worker's hand.
    """
    waits = and_(JOBS.c.state == JobState.WAITING.value, JOBS.c.run_after <= now)
    runs_here = and_(JOBS.c.state == JobState.RUNNING.value, JOBS.c.worker == ledger.worker)
    suspect = and_(JOBS.c.alone.is_(True), waits | runs_here)
    if connection.execute(select(JOBS.c.document_id).where(suspect).limit(1)).first() is not None:
        return []
    waiting = _ready(now)
    queues = [
        connection.execute(
            select(JOBS.c.document_id, JOBS.c.step)
            .where(waiting, JOBS.c.uploader == uploader)
            .order_by(JOBS.c.priority.desc(), JOBS.c.created_at, JOBS.c.document_id)
            .limit(most)
        ).all()
        for uploader in _in_turn(connection, ledger, waiting)
    ]
    in_order = (job for job in chain.from_iterable(zip_longest(*queues)) if job is not None)
    found: list[DocumentId] = []
    for job in islice(in_order, most):
        if job.step != Step.READ.value:
            break
        found.append(DocumentId(job.document_id))
    return found


def claim(connection: Connection, ledger: Ledger, wanted: Sequence[DocumentId], now: float) -> list[Lease]:
    """Take those of the jobs that still wait, in their order."""
    row = JOBS.c
    statement = (
        update(JOBS)
        .where(row.document_id.in_(wanted), _ready(now), row.step == Step.READ.value)
        .values(
            state=JobState.RUNNING.value,
            worker=ledger.worker,
            fence=row.fence + 1,
            lease_until=now + ledger.lease_seconds,
        )
        .returning(row.document_id, row.fence, row.uploader)
    )
    taken = {job.document_id: job for job in connection.execute(statement)}
    in_order = [taken[name] for name in wanted if name in taken]
    if in_order:
        ledger.last_uploader = in_order[-1].uploader
    return [Lease(DocumentId(job.document_id), Step.READ, job.fence, alone=False) for job in in_order]


def hold(connection: Connection, ledger: Ledger, leases: Collection[Lease], now: float) -> list[Lease]:
    """Extend leases, first thing in a transaction that writes for them; gives those that are still good."""
    statement = (
        update(JOBS)
        .where(
            JOBS.c.document_id.in_([lease.document_id for lease in leases]),
            JOBS.c.state == JobState.RUNNING.value,
            JOBS.c.worker == ledger.worker,
        )
        .values(lease_until=now + ledger.lease_seconds)
        .returning(JOBS.c.document_id, JOBS.c.fence)
    )
    fences = {job.document_id: job.fence for job in connection.execute(statement)}
    return [lease for lease in leases if fences.get(lease.document_id) == lease.fence]


def finish(connection: Connection, document_ids: Collection[DocumentId]) -> None:
    """End the jobs of documents that ``hold`` found in hand, in the same transaction."""
    _end(connection, document_ids, state=JobState.DONE.value)


def put_behind(connection: Connection, document_ids: Collection[DocumentId], step: Step, *, now: float) -> None:
    """Let another step of documents that ``hold`` found in hand wait behind everything that waits to be read."""
    priority = JOBS.c.priority - BEHIND
    _end(connection, document_ids, state=JobState.WAITING.value, step=step.value, run_after=now, priority=priority)


def _end(connection: Connection, document_ids: Collection[DocumentId], **values: object) -> None:
    statement = update(JOBS).where(JOBS.c.document_id.in_(document_ids))
    connection.execute(statement.values(attempts=0, crashes=0, **LET_GO, **values))


def _in_turn(connection: Connection, ledger: Ledger, waiting: ColumnElement[bool]) -> list[str]:
    """Uploaders with jobs that wait, from the one whose turn it is."""
    later = list(islice(_uploaders(connection, waiting, ledger.last_uploader), _MOST_UPLOADERS))
    earlier = islice(_uploaders(connection, waiting, ""), _MOST_UPLOADERS - len(later))
    return list(dict.fromkeys([*later, *earlier]))


def _uploaders(connection: Connection, waiting: ColumnElement[bool], after: str) -> Iterator[str]:
    # One after another by the index: all at once, the database would look through every job that waits.
    while True:
        least: Any = func.min(JOBS.c.uploader)
        found = connection.execute(select(least).where(waiting, JOBS.c.uploader > after)).scalar()
        if found is None:
            return
        yield found
        after = found


def _ready(now: float) -> ColumnElement[bool]:
    return and_(JOBS.c.state == JobState.WAITING.value, JOBS.c.alone.is_(False), JOBS.c.run_after <= now)
