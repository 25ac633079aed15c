"""The worker: threads that take jobs from the ledger and carry a document from upload to findable.

Any number of processes may work on one data folder. Whatever happens to one of them, its jobs are taken back and done
by another; see ingest/jobs.py.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import structlog

from ingest import jobs
from ingest.blobs import BlobStore, StorageFull
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.errors import CatalogueUnavailable
from ingest.jobs import LEASE_SECONDS, Ledger
from ingest.presence import Presence
from ingest.quarantine import QuarantineCode
from ingest.virus_scanner import Admit, admit_all
from pipelines.draining import OutboxDrainer
from pipelines.embedding import Embedding
from pipelines.entities.recognising import Recognising
from pipelines.forgetting import ForgetImages, settle_erasures
from pipelines.indexing import Indexing
from pipelines.light_work import LightWork
from pipelines.performing import TROUBLE_SECONDS, Performer, quarantine
from pipelines.reading import FileReader, ReadStep
from pipelines.recognition import Recognition

POLL_SECONDS: Final = 0.5
"""How long a job opened by another process waits at most; jobs opened by this process are told by ``wake``."""

_PULSE_SECONDS: Final = 2.0  # between two looks for jobs of dead workers
_IDLE_SECONDS: Final = 20.0  # after the last job, before what only heaps of files need is let go
_SCRUB_SECONDS: Final = 60.0  # between two emptyings of the write-ahead log, where erased text may still stand
_STALE_UPLOAD_SECONDS: Final = 24 * 3600.0  # no upload takes longer

_log: Final = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """How a worker works.

    ``threads`` documents at once; seconds that a lease lasts; seconds that the page in hand may take when the worker
    stops; the clock in seconds since 1970.
    """

    threads: int = 2
    lease_seconds: float = LEASE_SECONDS
    stop_seconds: float = 10.0
    clock: Callable[[], float] = time.time


class Worker:
    """Reads and indexes documents between ``start`` and ``stop``, or in the calling thread by ``run_until_idle``."""

    def __init__(  # noqa: PLR0913 - the parts that a worker works with
        self,
        catalogue: Catalogue,
        blobs: BlobStore,
        reader: FileReader,
        drainer: OutboxDrainer,
        *,
        presence_folder: Path,
        forget_images: ForgetImages,
        pace: Pace = Pace(),
        embedding: Embedding | None = None,
        recognising: Recognising | None = None,
        admit: Admit = admit_all,
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
            embedding: Makes vectors after the words; None where no model is installed.
            recognising: Finds people, firms and things; by default with the rules that every installation has.
            admit: Looks at each file before it is read, see ingest/virus_scanner.py.
        """
        self._catalogue = catalogue
        self._blobs = blobs
        self._reader = reader
        self._drainer = drainer
        self._forget_images = forget_images
        self._pace = pace
        self._presence = Presence(presence_folder)
        self._ledger = Ledger(self._presence.name, pace.lease_seconds)
        self._changed = threading.Condition()
        self._stops = threading.Event()
        step = ReadStep(catalogue, blobs, reader, self._ledger, pace.clock, admit=admit)
        self._recognition = Recognition(catalogue, recognising or Recognising())
        light = LightWork(
            catalogue,
            blobs,
            reader,
            self._ledger,
            clock=pace.clock,
            recognition=self._recognition,
            has_vectors=embedding is not None,
            admit=admit,
        )
        self._performer = Performer(
            catalogue, self._ledger, step, self._stops, pace.clock, self._recognition, light, embedding=embedding
        )
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Begin to work in the background; documents that other recognisers have looked at come after the new ones."""
        self._recognition.request_outdated(now=self._pace.clock())
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
        deadline = time.monotonic() + self._pace.stop_seconds
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
        self._performer.rest()
        self._drainer.drain_all()

    def _work(self) -> None:
        indexing = Indexing(self._catalogue)
        while not self._stops.is_set():
            try:
                if not self._do_one(indexing):
                    self._performer.rest(at_least=_IDLE_SECONDS)
                    self._rest(POLL_SECONDS)
            except (CatalogueUnavailable, StorageFull) as error:
                _log.warning("worker_waits", reason=type(error).__name__, detail=str(error))
                self._stops.wait(TROUBLE_SECONDS)
        self._performer.rest()

    def _pulse(self) -> None:
        beat_every = self._pace.lease_seconds / 4
        last_beat = last_scrub = time.monotonic()
        self._blobs.clear_incoming(self._pace.clock() - _STALE_UPLOAD_SECONDS)
        while not self._stops.is_set() or any(thread.is_alive() for thread in self._threads[:-1]):
            try:
                if time.monotonic() - last_beat >= beat_every:
                    last_beat = time.monotonic()
                    with self._catalogue.writing() as connection:
                        self._ledger.heartbeat(connection, self._pace.clock())
                self._recover()
                settle_erasures(self._catalogue, self._blobs, self._forget_images)
                if time.monotonic() - last_scrub >= _SCRUB_SECONDS:
                    last_scrub = time.monotonic()
                    self._catalogue.scrub()
            except Exception as error:
                # The process edge of this thread: without it leases would end and erased files stay.
                _log.warning("pulse_waits", reason=type(error).__name__, detail=str(error))
            if self._stops.wait(min(_PULSE_SECONDS, beat_every)):
                # While the last page is finished, leases must go on.
                time.sleep(0.05)

    def _rest(self, seconds: float) -> None:
        with self._changed:
            if not self._stops.is_set():
                self._changed.wait(seconds)

    def _recover(self) -> None:
        now, dead = self._pace.clock(), self._presence.dead()
        with self._catalogue.reading() as connection:
            is_any_lost = bool(jobs.lost_jobs(connection, now, dead))
        if is_any_lost:
            with self._catalogue.writing() as connection:
                for document_id in jobs.recover(connection, now, dead):
                    quarantine(connection, document_id, QuarantineCode.PARSER_CRASH, now)
                    _log.error("document_kills_workers", document_id=document_id)
            self.wake()
        self._presence.forget(dead)

    def _do_one(self, indexing: Indexing) -> bool:
        has_worked = self._performer.do_one(indexing)
        if has_worked:
            self._drainer.wake()
            self.wake()
        return has_worked
