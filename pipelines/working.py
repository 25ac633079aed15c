"""The worker: threads that take jobs from the ledger and carry a document from upload to findable.

Any number of processes may work on one data folder. Whatever happens to one of them, its jobs are taken back and done
by another; see ingest/jobs.py.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import structlog
from sqlalchemy import Connection

from ingest import jobs
from ingest.blobs import BlobStore, StorageFull
from ingest.catalogue import progress
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.errors import CatalogueUnavailable, DocumentNotFound, StaleLease
from ingest.catalogue.records import DocumentState
from ingest.catalogue.steps import Step
from ingest.jobs import LEASE_SECONDS, Lease, Ledger, Verdict
from ingest.labels import DocumentId
from ingest.presence import Presence
from ingest.quarantine import QuarantineCode, Unreadable
from pipelines.draining import OutboxDrainer
from pipelines.forgetting import ForgetImages, settle_erasures
from pipelines.indexing import Indexing, keep
from pipelines.reading import FileReader, Interrupted, ReadStep

POLL_SECONDS: Final = 0.5
"""How long a job opened by another process waits at most; jobs opened by this process are told by ``wake``."""

_PULSE_SECONDS: Final = 2.0  # between two looks for jobs of dead workers
_TROUBLE_SECONDS: Final = 5.0  # pause when the disk is full or the catalogue out of reach
_STOP_SECONDS: Final = 10.0  # grace for the page in hand when the worker stops
_STALE_UPLOAD_SECONDS: Final = 24 * 3600.0  # no upload takes longer

_SUSPECTS: Final = frozenset({QuarantineCode.PARSER_CRASH, QuarantineCode.OUT_OF_MEMORY})
"""What may have been a neighbour's fault: such a file is read once more, alone, before it goes to quarantine."""

_log: Final = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """How a worker works: threads at once, seconds that a lease lasts, and the clock (seconds since 1970)."""

    threads: int = 2
    lease_seconds: float = LEASE_SECONDS
    clock: Callable[[], float] = time.time


class Worker:
    """Reads and indexes documents between ``start`` and ``stop``, or in the calling thread by ``run_until_idle``."""

    def __init__(
        self,
        catalogue: Catalogue,
        blobs: BlobStore,
        reader: FileReader,
        drainer: OutboxDrainer,
        *,
        presence_folder: Path,
        forget_images: ForgetImages,
        pace: Pace = Pace(),
    ) -> None:
        """Set the worker up.

        Args:
            catalogue: Already migrated.
            blobs: Where the files lie.
            reader: Reads files, in as many threads at once as ``pace`` says.
            drainer: Is told when there is something for the engine; started and stopped by whoever made it.
            presence_folder: Holds a small locked file for each process that works on the same catalogue.
            forget_images: Drops cached page images of an erased document.
            pace: Threads, lease and clock.
        """
        self._catalogue = catalogue
        self._blobs = blobs
        self._reader = reader
        self._drainer = drainer
        self._forget_images = forget_images
        self._pace = pace
        self._presence = Presence(presence_folder)
        self._ledger = Ledger(self._presence.name, pace.lease_seconds)
        self._reading = ReadStep(catalogue, blobs, reader, self._ledger, pace.clock)
        self._claiming = threading.Lock()
        self._changed = threading.Condition()
        self._stops = threading.Event()
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Begin to work in the background."""
        work = [
            threading.Thread(target=self._work, name=f"worker-{number}", daemon=True)
            for number in range(1, self._pace.threads + 1)
        ]
        self._threads = [*work, threading.Thread(target=self._pulse, name="worker-pulse", daemon=True)]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Give back what is in hand and end; may be called twice.

        A page that takes longer than some seconds is cut off by closing the reader; it is read again next time.
        """
        self._stops.set()
        self.wake()
        deadline = time.monotonic() + _STOP_SECONDS
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        if any(thread.is_alive() for thread in self._threads):
            self._reader.close()
        for thread in self._threads:
            thread.join()
        self._threads = []
        self._presence.close()

    def wake(self) -> None:
        """Tell that this process has opened a job."""
        with self._changed:
            self._changed.notify_all()

    def run_until_idle(self) -> None:
        """Work in this thread until no job is open and the engine knows everything that this process may tell it."""
        indexing = Indexing(self._catalogue)
        self._recover()
        while not self._stops.is_set():
            if self._do_one(indexing):
                continue
            with self._catalogue.reading() as connection:
                if not jobs.count_open(connection):
                    break
            self._rest(POLL_SECONDS)
            self._recover()
        self._drainer.drain_all()

    def _work(self) -> None:
        indexing = Indexing(self._catalogue)
        while not self._stops.is_set():
            try:
                if not self._do_one(indexing):
                    self._rest(POLL_SECONDS)
            except (CatalogueUnavailable, StorageFull) as error:
                _log.warning("worker_waits", reason=type(error).__name__, detail=str(error))
                self._stops.wait(_TROUBLE_SECONDS)

    def _pulse(self) -> None:
        beat_every = self._pace.lease_seconds / 4
        last_beat = time.monotonic()
        self._blobs.clear_incoming(self._pace.clock() - _STALE_UPLOAD_SECONDS)
        while not self._stops.is_set() or any(thread.is_alive() for thread in self._threads[:-1]):
            try:
                if time.monotonic() - last_beat >= beat_every:
                    last_beat = time.monotonic()
                    with self._catalogue.writing() as connection:
                        self._ledger.heartbeat(connection, self._pace.clock())
                self._recover()
                settle_erasures(self._catalogue, self._blobs, self._forget_images)
            except (CatalogueUnavailable, StorageFull) as error:
                _log.warning("pulse_waits", reason=type(error).__name__, detail=str(error))
            if self._stops.wait(min(_PULSE_SECONDS, beat_every)):
                # While the last page is finished, leases must go on.
                time.sleep(0.05)

    def _rest(self, seconds: float) -> None:
        with self._changed:
            if not self._stops.is_set():
                self._changed.wait(seconds)

    def _recover(self) -> None:
        now = self._pace.clock()
        with self._catalogue.reading() as connection:
            if not jobs.lost_jobs(connection, now, self._presence.is_dead):
                return
        with self._catalogue.writing() as connection:
            for document_id in jobs.recover(connection, now, self._presence.is_dead):
                _quarantine(connection, document_id, QuarantineCode.PARSER_CRASH, now)
                _log.error("document_kills_workers", document_id=document_id)
        self._presence.sweep()
        self.wake()

    def _do_one(self, indexing: Indexing) -> bool:
        lease = self._claim()
        if lease is None:
            return False
        self._perform(lease, indexing)
        self.wake()
        return True

    def _claim(self) -> Lease | None:
        now = self._pace.clock()
        with self._catalogue.reading() as connection:
            if not jobs.has_ready(connection, now):
                return None
        with self._claiming, self._catalogue.writing() as connection:
            lease = self._ledger.claim(connection, now)
            if lease is not None and lease.step is Step.READ:
                progress.set_state(connection, lease.document_id, DocumentState.READING, now=now)
        return lease

    def _perform(self, lease: Lease, indexing: Indexing) -> None:
        try:
            if lease.step is Step.READ:
                lease = self._reading.run(lease, must_stop=self._stops.is_set)
            self._index(lease, indexing)
        except (StaleLease, DocumentNotFound):
            _log.info("job_taken_away", document_id=lease.document_id, step=lease.step.value)
        except Interrupted:
            self._settle(lambda connection, now: self._ledger.release(connection, lease, run_after=now))
        except Unreadable as trouble:
            self._end_unreadable(lease, trouble.code)
        except (StorageFull, CatalogueUnavailable) as error:
            _log.warning("job_waits", document_id=lease.document_id, reason=type(error).__name__)
            self._settle(
                lambda connection, now: self._ledger.release(connection, lease, run_after=now + _TROUBLE_SECONDS)
            )
        except Exception:
            # The process edge of a job: one document's trouble must not end the worker.
            _log.exception("job_failed", document_id=lease.document_id, step=lease.step.value)
            self._settle(lambda connection, now: self._fail(connection, lease, now))

    def _index(self, lease: Lease, indexing: Indexing) -> None:
        is_kept = False
        while not is_kept:
            indexable = indexing.analyse(lease.document_id)
            with self._catalogue.writing() as connection:
                self._ledger.hold(connection, lease, self._pace.clock())
                is_kept = keep(connection, lease.document_id, indexable)
                if is_kept:
                    self._ledger.finish(connection, lease)
        self._drainer.wake()

    def _end_unreadable(self, lease: Lease, code: QuarantineCode) -> None:
        if self._stops.is_set():
            # Closing the reader ends readings with the same exception; that is not the file's fault.
            self._settle(lambda connection, now: self._ledger.release(connection, lease, run_after=now))
            return

        def settle(connection: Connection, now: float) -> None:
            if code in _SUSPECTS and self._ledger.suspect(connection, lease, now) is Verdict.AGAIN:
                return
            if code not in _SUSPECTS:
                self._ledger.give_up(connection, lease)
            _quarantine(connection, lease.document_id, code, now)

        self._settle(settle)
        _log.info("document_unreadable", document_id=lease.document_id, code=code.value)

    def _fail(self, connection: Connection, lease: Lease, now: float) -> None:
        if self._ledger.fail(connection, lease, now, jitter=random.random()) is Verdict.GIVEN_UP:  # noqa: S311 - spreads retries, keeps no secret
            _quarantine(connection, lease.document_id, QuarantineCode.INTERNAL_ERROR, now)

    def _settle(self, settle: Callable[[Connection, float], None]) -> None:
        """Write down how a job ended, as often as it takes; after a stop the next worker finds out by itself."""
        while True:
            try:
                with self._catalogue.writing() as connection:
                    settle(connection, self._pace.clock())
            except StaleLease:
                return
            except (StorageFull, CatalogueUnavailable):
                if self._stops.wait(_TROUBLE_SECONDS):
                    return
            else:
                return


def _quarantine(connection: Connection, document_id: DocumentId, code: QuarantineCode, now: float) -> None:
    progress.set_state(connection, document_id, DocumentState.QUARANTINED, now=now, error_code=code.value)
