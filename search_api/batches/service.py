"""Batches for a caller: opening, showing, trying again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Final

from starlette.concurrency import run_in_threadpool

from ingest.catalogue import batches, documents
from ingest.catalogue.batches import FINAL, Batch, BatchFile, BatchId, Reader, Tally
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.records import DocumentState
from search_api.access.callers import Caller
from search_api.audit.log import AuditLog
from search_api.batches.failures import show_file
from search_api.batches.pace import WINDOW_SECONDS, judge_pace
from search_api.batches.result_csv import render_csv
from search_api.batches.schemas import (
    BatchCounts,
    BatchFiles,
    BatchList,
    BatchSummary,
    BatchView,
    NewBatch,
    OpenedBatch,
    Retried,
)
from search_api.cursors import Cursors
from search_api.documents.file_names import safe_file_name

_SHOWN: Final = 100
"""Failures shown with a batch."""

_LISTED: Final = 20
_SLICE: Final = 1_000
"""Files read from the catalogue at a time."""


class Batches:
    """Reads and changes batches on behalf of a caller; everything is logged before the answer leaves."""

    def __init__(self, catalogue: Catalogue, log: AuditLog, cursors: Cursors, *, wake: Callable[[], None]) -> None:
        self._catalogue = catalogue
        self._log = log
        self._cursors = cursors
        self._wake = wake

    async def open(self, new: NewBatch, *, caller: Caller) -> OpenedBatch:
        """A batch of the caller's own, to hand files in to."""
        return OpenedBatch(id=await run_in_threadpool(self._open, new, caller))

    async def list_own(self, *, caller: Caller, purpose: str) -> BatchList:
        """The newest batches that the caller handed in."""
        items = await run_in_threadpool(self._list, caller)
        subject = {"batches": [item.id for item in items]}
        await self._log.record(caller.deed("batches.list", purpose=purpose, subject=subject))
        return BatchList(items=items)

    async def get(self, batch_id: str, *, caller: Caller, purpose: str) -> BatchView:
        """One batch with its pace and its first failures.

        Raises:
            BatchNotFound: there is none, or the caller may not know of it.
        """
        view = await run_in_threadpool(self._view, BatchId(batch_id), caller)
        shown = [file.id for file in view.failures if file.id]
        subject = {"batch": batch_id, "documents": shown}
        await self._log.record(caller.deed("batch.read", purpose=purpose, subject=subject))
        return view

    async def list_files(
        self, batch_id: str, cursor: str | None, limit: int, *, only_failed: bool, caller: Caller, purpose: str
    ) -> BatchFiles:
        """Files of a batch in the order in which they came.

        Raises:
            BatchNotFound: there is none, or the caller may not know of it.
            CursorInvalid: the cursor is not this caller's for this list.
        """
        question = ("batch", batch_id, only_failed)
        after = 0
        if cursor is not None:
            after = self._cursors.read(cursor, account_id=caller.account.id, question=question)
        found = await run_in_threadpool(self._files, BatchId(batch_id), after, limit + 1, only_failed, caller)
        shown = found[:limit]
        subject = {"batch": batch_id, "documents": [file.document_id for file in shown if file.document_id]}
        await self._log.record(caller.deed("batch.read", purpose=purpose, subject=subject))
        there_is_more = len(found) > limit
        following = self._cursors.make(shown[-1].sequence, account_id=caller.account.id, question=question)
        return BatchFiles(items=list(map(show_file, shown)), cursor=following if there_is_more else None)

    async def result(self, batch_id: str, *, caller: Caller, purpose: str) -> bytes:
        """What came of every file, as CSV.

        Raises:
            BatchNotFound: there is none, or the caller may not know of it.
        """
        table, count = await run_in_threadpool(self._result, BatchId(batch_id), caller)
        subject = {"batch": batch_id, "files": count}
        await self._log.record(caller.deed("batch.export", purpose=purpose, subject=subject))
        return table

    async def retry(self, batch_id: str, *, caller: Caller, purpose: str | None) -> Retried:
        """Take all documents of the caller's own units out of quarantine, and no others.

        Raises:
            BatchNotFound: there is none, or the caller may not know of it.
        """
        retried = await run_in_threadpool(self._retry, BatchId(batch_id), caller, purpose)
        self._wake()
        return Retried(retried=retried)

    def _open(self, new: NewBatch, caller: Caller) -> BatchId:
        name = safe_file_name(new.name) if new.name.strip() else ""
        with self._catalogue.writing() as connection:
            return batches.open_batch(
                connection, name=name, created_by=caller.account.id, expected=new.expected, now=time.time()
            )

    def _list(self, caller: Caller) -> list[BatchSummary]:
        reader = _reader(caller)
        with self._catalogue.reading() as connection:
            found = batches.list_own(connection, account_id=caller.account.id, limit=_LISTED)
            return [_summary(batch, batches.tally(connection, batch, reader=reader), caller) for batch in found]

    def _view(self, batch_id: BatchId, caller: Caller) -> BatchView:
        reader, now = _reader(caller), time.time()
        with self._catalogue.reading() as connection:
            batch = batches.find(connection, batch_id, reader=reader)
            tally = batches.tally(connection, batch, reader=reader)
            failures = batches.files(connection, batch, reader=reader, limit=_SHOWN, only_failed=True)
            finished, first = batches.finished_since(connection, batch, now - WINDOW_SECONDS, reader=reader)
        summary = _summary(batch, tally, caller)
        moving = sum(count for state, count in tally.by_state.items() if state not in FINAL)
        awaited = max(0, (summary.expected or 0) - tally.handed_in)
        pace = judge_pace(finished, first, moving + awaited, now=now)
        return BatchView(
            **summary.model_dump(exclude={"counts"}),
            counts=summary.counts,
            per_minute=pace.per_minute,
            seconds_left=pace.seconds_left,
            failures=list(map(show_file, failures)),
        )

    def _files(
        self, batch_id: BatchId, after: int, limit: int, only_failed: bool, caller: Caller
    ) -> tuple[BatchFile, ...]:
        reader = _reader(caller)
        with self._catalogue.reading() as connection:
            batch = batches.find(connection, batch_id, reader=reader)
            return batches.files(connection, batch, reader=reader, after=after, limit=limit, only_failed=only_failed)

    def _result(self, batch_id: BatchId, caller: Caller) -> tuple[bytes, int]:
        found = list(self._every_file(batch_id, caller))
        return render_csv(map(show_file, found)), len(found)

    def _every_file(self, batch_id: BatchId, caller: Caller) -> Iterator[BatchFile]:
        after = 0
        while some := self._files(batch_id, after, _SLICE, False, caller):
            yield from some
            after = some[-1].sequence

    def _retry(self, batch_id: BatchId, caller: Caller, purpose: str | None) -> int:
        reader = _reader(caller)
        with self._catalogue.writing() as connection:
            batch = batches.find(connection, batch_id, reader=reader)
            failed = batches.files(connection, batch, reader=reader, limit=2**31, only_failed=True)
            ids = [file.document_id for file in failed if file.document_id]
            deeds = []
            for document_id in ids:
                document = documents.find(connection, document_id, clearance=caller.clearance)
                if document.labels.unit not in caller.clearance.units:
                    continue
                documents.retry(connection, document_id, now=time.time())
                subject = {"document": document_id, "error": document.error_code}
                deeds.append(caller.deed("document.retry", purpose=purpose, subject=subject))
            head = self._log.append(connection, *deeds) if deeds else None
        if head is not None:
            self._log.seal(head)
        return len(deeds)


def _reader(caller: Caller) -> Reader:
    return Reader(caller.account.id, caller.clearance)


def _summary(batch: Batch, tally: Tally, caller: Caller) -> BatchSummary:
    is_own = batch.created_by == caller.account.id
    return BatchSummary(
        id=batch.id,
        name=batch.name if is_own else None,
        mine=is_own,
        created_at=datetime.fromtimestamp(batch.created_at, UTC),
        expected=batch.expected if is_own else None,
        handed_in=tally.handed_in,
        counts=_counts(tally),
    )


def _counts(tally: Tally) -> BatchCounts:
    by_state = {state.value: tally.by_state[state] for state in DocumentState}
    return BatchCounts(**by_state, refused=tally.refused)
