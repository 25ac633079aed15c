"""What is still to be done with a document: the row that asks a worker for a step.

The ledger (ingest/jobs.py) hands these rows out; here they are only opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from ingest.catalogue.schema import JOBS
from ingest.labels import DocumentId

BYTES_PER_SECOND_OF_DELAY: Final = 50_000
"""Small files first, without starving large ones: a file waits as if it had been handed in one second later for each
50 kB. A scanned page weighs about that and takes a second or two to read, so work is ordered by when it would end."""


BULK_DELAY: Final = 600.0
"""A file of a batch waits as if it had been handed in so many seconds later, so that a single letter of the same person
goes before thousands, and yet cannot hold them up for longer."""


class Step(StrEnum):
    """The steps of a document after it was stored."""

    READ = "read"
    INDEX = "index"
    RECOGNISE = "recognise"
    EMBED = "embed"


class JobState(StrEnum):
    """``failed`` belongs to a document in quarantine; everything else speaks for itself."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class NewJob:
    """A document that is to be read; ``priority`` as of ``priority_of``."""

    document_id: DocumentId
    uploader: str
    priority: int


def priority_of(size: int, created_at: float, *, is_bulk: bool = False) -> int:
    """Higher runs earlier; ``size`` in bytes, ``created_at`` in seconds since 1970."""
    return -int(created_at + size / BYTES_PER_SECOND_OF_DELAY + (BULK_DELAY if is_bulk else 0.0))


def open_job(
    connection: Connection, document_id: DocumentId, *, uploader: str, size: int, now: float, is_bulk: bool = False
) -> None:
    """Ask for a new document to be read; replaces a job that was there. ``is_bulk``: it came in a batch."""
    open_jobs(connection, [NewJob(document_id, uploader, priority_of(size, now, is_bulk=is_bulk))], now=now)


def open_jobs(connection: Connection, wanted: Sequence[NewJob], *, now: float) -> None:
    """Ask for new documents to be read; jobs that were there are replaced."""
    connection.execute(delete(JOBS).where(JOBS.c.document_id.in_([job.document_id for job in wanted])))
    rows = [
        {
            "document_id": job.document_id,
            "step": Step.READ.value,
            "state": JobState.WAITING.value,
            "run_after": now,
            "priority": job.priority,
            "uploader": job.uploader,
            "created_at": now,
        }
        for job in wanted
    ]
    connection.execute(insert(JOBS), rows)


def reopen_job(connection: Connection, document_id: DocumentId, step: Step, *, now: float) -> None:
    """Ask for a step to be done again from now on.

    The fence grows, so that a worker that is still at the old job cannot write any more.
    """
    connection.execute(
        update(JOBS)
        .where(JOBS.c.document_id == document_id)
        .values(
            step=step.value,
            state=JobState.WAITING.value,
            attempts=0,
            crashes=0,
            alone=False,
            worker=None,
            lease_until=None,
            run_after=now,
            fence=JOBS.c.fence + 1,
        )
    )


def reopen_done(connection: Connection, document_id: DocumentId, step: Step, *, now: float) -> None:
    """Ask for a step of a document whose job is done; a job that is still open comes to it by itself."""
    query = select(JOBS.c.state).where(JOBS.c.document_id == document_id)
    if connection.execute(query).scalar() == JobState.DONE.value:
        reopen_job(connection, document_id, step, now=now)
