"""Writing the log: a row is durable before the answer that it is about leaves the house.

One thread writes at a time: that of a request. What other requests hand in while it commits goes into the next commit
together, by whoever comes first, so that many callers at once cost few commits, and a single one no change of threads.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Final

import structlog
from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool

from ingest.catalogue.connection import Catalogue
from search_api.audit import chain, heads
from search_api.audit.refusals import AuditUnavailable
from search_api.deeds import Deed

_MOST_PER_COMMIT: Final = 200

_log = structlog.get_logger("audit")

Also = Callable[[Connection], object]
"""What becomes true together with a row: it runs in the transaction that writes it."""

_Waiting = tuple[Deed, Also | None, "Future[None]"]


class AuditLog:
    """The log of this installation; safe for many threads."""

    def __init__(self, catalogue: Catalogue, keeper: heads.HeadKeeper, clock: Callable[[], float] = time.time) -> None:
        self._catalogue = catalogue
        self._keeper = keeper
        self._clock = clock
        self._waiting: deque[_Waiting] = deque()
        self._writing = threading.Lock()

    async def record(self, deed: Deed) -> None:
        """Return once the row is durable; a request that is given up meanwhile is logged all the same.

        Raises:
            AuditUnavailable: It could not be written; whoever asked must get no answer.
        """
        await run_in_threadpool(self.record_now, deed)

    def record_now(self, deed: Deed, *, also: Also | None = None) -> None:
        """Like ``record``, for callers outside an event loop; ``also`` is done in the same commit."""
        done: Future[None] = Future()
        self._waiting.append((deed, also, done))
        while not done.done():
            with self._writing:
                # Whoever wrote before may have taken this row along.
                if not done.done():
                    self._write(self._next_batch())
        done.result()

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

    def _next_batch(self) -> list[_Waiting]:
        """The rows that have waited longest; only whoever holds the lock takes any, so the count holds."""
        return [self._waiting.popleft() for _ in range(min(len(self._waiting), _MOST_PER_COMMIT))]

    def _write(self, batch: Sequence[_Waiting]) -> None:
        try:
            with self._catalogue.writing() as connection:
                head = self.append(connection, *(deed for deed, _, _ in batch))
                for _, also, _ in batch:
                    if also is not None:
                        also(connection)
            self.seal(head)
        except Exception as error:  # every caller of the batch must hear of it, not only the one that writes
            _log.error("audit_not_written", error=type(error).__name__, rows=len(batch))
            for _, _, done in batch:
                done.set_exception(AuditUnavailable())
        else:
            for _, _, done in batch:
                done.set_result(None)
