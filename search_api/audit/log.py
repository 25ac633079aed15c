"""Writing the log: a row is durable before the answer that it is about leaves the house.

One thread writes. Whatever requests hand it while a commit is under way goes into the next commit together, so that
many callers at once cost few commits.
"""

from __future__ import annotations

import asyncio
import queue
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future

import structlog
from sqlalchemy import Connection

from ingest.catalogue.connection import Catalogue
from search_api.audit import chain, heads
from search_api.audit.refusals import AuditUnavailable
from search_api.deeds import Deed

_MOST_PER_COMMIT = 200

_log = structlog.get_logger("audit")

_Waiting = tuple[Deed, "Future[None]"]


class AuditLog:
    """The log of this installation; safe for many threads. ``close`` waits for what was handed in."""

    def __init__(self, catalogue: Catalogue, keeper: heads.HeadKeeper, clock: Callable[[], float] = time.time) -> None:
        self._catalogue = catalogue
        self._keeper = keeper
        self._clock = clock
        self._waiting: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._start = threading.Lock()

    async def record(self, deed: Deed) -> None:
        """Return once the row is durable.

        Raises:
            AuditUnavailable: It could not be written; whoever asked must get no answer.
        """
        await asyncio.shield(asyncio.wrap_future(self._hand_over(deed)))

    def record_now(self, deed: Deed) -> None:
        """Like ``record``, for callers outside an event loop."""
        self._hand_over(deed).result()

    def append(self, connection: Connection, *deeds: Deed) -> chain.Head:
        """Add rows within the caller's own writing transaction, so that deed and row are durable together.

        After the commit the caller hands the head to ``seal``.
        """
        # To the microsecond, which is what a caller is shown and may ask for again.
        now = round(self._clock(), 6)
        head = chain.append(connection, deeds, now)
        heads.add_checkpoint_if_due(connection, self._keeper, head, len(deeds), now)
        return head

    def seal(self, head: chain.Head) -> None:
        """Keep a committed head as the newest one."""
        self._keeper.keep_newest(head, self._clock())

    def close(self) -> None:
        """Write what is waiting and end the thread; may be called twice."""
        with self._start:
            thread, self._thread = self._thread, None
        if thread is not None:
            self._waiting.put(None)
            thread.join()

    def _hand_over(self, deed: Deed) -> Future[None]:
        done: Future[None] = Future()
        self._waiting.put((deed, done))
        with self._start:
            if self._thread is None:
                self._thread = threading.Thread(target=self._write_on, name="audit", daemon=True)
                self._thread.start()
        return done

    def _write_on(self) -> None:
        while True:
            batch, is_last = self._next_batch()
            if batch:
                self._write(batch)
            if is_last:
                return

    def _next_batch(self) -> tuple[list[_Waiting], bool]:
        """Wait for one row and take all that wait behind it; also whether the log is being closed."""
        batch: list[_Waiting] = []
        item = self._waiting.get()
        while item is not None:
            batch.append(item)
            if len(batch) == _MOST_PER_COMMIT:
                return batch, False
            try:
                item = self._waiting.get_nowait()
            except queue.Empty:
                return batch, False
        return batch, True

    def _write(self, batch: Sequence[_Waiting]) -> None:
        try:
            with self._catalogue.writing() as connection:
                head = self.append(connection, *(deed for deed, _ in batch))
            self.seal(head)
        except Exception as error:  # the edge of a thread: every caller must hear of it
            _log.error("audit_not_written", error=type(error).__name__, rows=len(batch))
            for _, done in batch:
                done.set_exception(AuditUnavailable())
        else:
            for _, done in batch:
                done.set_result(None)
