"""Documents that wait for something that nobody does any more. There should be none; ``akte doctor`` looks anyway."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, and_, exists, or_, select

from ingest.catalogue.records import DocumentState
from ingest.catalogue.schema import DOCUMENTS, JOBS, OUTBOX
from ingest.catalogue.steps import JobState, Step, open_job, reopen_job
from ingest.labels import DocumentId


def find(connection: Connection) -> tuple[DocumentId, ...]:
    """Documents on their way without an open job, and without an entry in the outbox where they wait for the engine."""
    row = DOCUMENTS.c
    has_job = exists().where(
        JOBS.c.document_id == row.id, JOBS.c.state.in_([JobState.WAITING.value, JobState.RUNNING.value])
    )
    has_entry = exists().where(OUTBOX.c.document_id == row.id)
    before_engine = row.state.in_([DocumentState.ACCEPTED.value, DocumentState.READING.value])
    before_mark = row.state == DocumentState.INDEXING.value
    query = select(row.id).where(~has_job, or_(before_engine, and_(before_mark, ~has_entry))).order_by(row.id)
    return tuple(DocumentId(found) for found in connection.execute(query).scalars())


def reopen(connection: Connection, document_ids: Sequence[DocumentId], *, now: float) -> None:
    """Ask for the step that these documents need."""
    for document_id in document_ids:
        query = select(DOCUMENTS.c.size, DOCUMENTS.c.uploaded_by, DOCUMENTS.c.state).where(
            DOCUMENTS.c.id == document_id
        )
        row = connection.execute(query).first()
        if row is None:
            continue
        if connection.execute(select(JOBS.c.document_id).where(JOBS.c.document_id == document_id)).first() is None:
            open_job(connection, document_id, uploader=row.uploaded_by, size=row.size, now=now)
        # Reading again costs little where all pages are there, and leads through every state.
        was_read = row.state == DocumentState.INDEXING.value
        reopen_job(connection, document_id, Step.INDEX if was_read else Step.READ, now=now)
