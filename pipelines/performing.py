"""Performs one job after another, and writes down how each one ended.

A job may end in six ways besides success:

    Unreadable                 quarantine with its code; the reader itself has tried often enough
    any other error            another try later, four in all, then quarantine
    disk full, no catalogue    back as it was, after a pause
    no virus scanner           back as it was, after a pause that grows
    stop                       back as it was, at once
    lease lost                 nothing: somebody else has the job, or the document was erased

A document is findable by its words before its vectors are made: embedding is a step of its own, for which the job waits
in line again behind everything that is still to be read. If it fails for good the document stays findable by words.
Small texts are done many at a time, see pipelines/light_work.py.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Sequence
from typing import Final

import structlog
from sqlalchemy import Connection

from ingest import jobs
from ingest.blobs import StorageFull
from ingest.catalogue import progress
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.errors import CatalogueUnavailable, DocumentNotFound, StaleLease
from ingest.catalogue.records import DocumentState
from ingest.catalogue.steps import Step
from ingest.jobs import Lease, Ledger, Verdict
from ingest.labels import DocumentId
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.virus_scanner import ScannerAway
from pipelines.embedding import Embedding
from pipelines.indexing import Indexing, keep
from pipelines.light_work import LightFile, LightWork
from pipelines.reading import Interrupted, ReadStep
from pipelines.recognition import Recognition, keep_recognised

TROUBLE_SECONDS: Final = 5.0
"""Pause when the disk is full or the catalogue out of reach."""

_log: Final = structlog.get_logger(__name__)


class Performer:
    """Takes jobs from a ledger and does them; shared by the threads of a worker."""

    def __init__(  # noqa: PLR0913 - the parts that a job is done with
        self,
        catalogue: Catalogue,
        ledger: Ledger,
        reading: ReadStep,
        stops: threading.Event,
        clock: Callable[[], float],
        recognition: Recognition,
        light: LightWork,
        *,
        embedding: Embedding | None = None,
    ) -> None:
        self._light = light
        self._recognition = recognition
        self._catalogue = catalogue
        self._ledger = ledger
        self._reading = reading
        self._stops = stops
        self._clock = clock
        self._embedding = embedding
        self._claiming = threading.Lock()
        # Seeded by the system: workers that failed together must not come back together.
        self._chance = random.SystemRandom()

    def do_one(self, indexing: Indexing) -> bool:
        """Do a job from where it stands to its end, or a lot of small texts; False where nothing can be done now."""
        lot = self._light.take()
        if lot:
            for left in self._finish_lot(lot):
                self._perform(left, indexing)
            return True
        lease = self._claim()
        if lease is None:
            return False
        self._perform(lease, indexing)
        return True

    def rest(self, *, at_least: float = 0.0) -> None:
        """Let go of what this thread keeps at hand, if it was of no use for so many seconds."""
        self._light.rest(at_least=at_least)

    def _finish_lot(self, lot: Sequence[LightFile]) -> Sequence[Lease]:
        """Do a lot; gives those of its jobs that are still to be done one by one."""
        try:
            return self._light.finish(lot)
        except (StorageFull, CatalogueUnavailable) as error:
            _log.warning("lot_waits", documents=len(lot), reason=type(error).__name__)
            for file in lot:
                self._release(file.lease, TROUBLE_SECONDS)
            return []
        except Exception:
            # The process edge of many jobs: whose fault it was shows when each is done by itself.
            _log.exception("lot_failed", documents=len(lot))
            return [file.lease for file in lot]

    def _perform(self, lease: Lease, indexing: Indexing) -> None:
        try:
            if lease.step is Step.READ:
                lease = self._reading.run(lease, must_stop=self._stops.is_set)
            following: Lease | None = lease
            while following is not None:
                lease = following
                following = self._step(lease, indexing)
        except (StaleLease, DocumentNotFound):
            _log.info("job_taken_away", document_id=lease.document_id, step=lease.step.value)
        except Interrupted:
            self._release(lease, 0.0)
        except Unreadable as trouble:
            self._end_unreadable(lease, trouble)
        except ScannerAway as away:
            _log.warning("virus_scanner_away", document_id=lease.document_id, reason=str(away), seconds=away.pause)
            self._release(lease, away.pause)
        except (StorageFull, CatalogueUnavailable) as error:
            _log.warning("job_waits", document_id=lease.document_id, reason=type(error).__name__)
            self._release(lease, TROUBLE_SECONDS)
        except Exception:
            # The process edge of a job: one document's trouble must not end the worker.
            _log.exception("job_failed", document_id=lease.document_id, step=lease.step.value)
            self._fail(lease)

    def _claim(self) -> Lease | None:
        now = self._clock()
        with self._catalogue.reading() as connection:
            if not jobs.has_ready(connection, now):
                return None
        with self._claiming, self._catalogue.writing() as connection:
            lease = self._ledger.claim(connection, now)
            if lease is not None and lease.step is Step.READ:
                progress.set_state(connection, lease.document_id, DocumentState.READING, now=now)
        return lease

    def _index(self, lease: Lease, indexing: Indexing) -> Lease:
        """Make a document findable by its words; gives the lease for recognising what stands in it."""
        while True:
            indexable = indexing.analyse(lease.document_id)
            with self._catalogue.writing() as connection:
                self._ledger.hold(connection, lease, self._clock())
                if keep(connection, lease.document_id, indexable):
                    return self._ledger.advance(connection, lease, Step.RECOGNISE, self._clock())

    def _step(self, lease: Lease, indexing: Indexing) -> Lease | None:
        """Do one step after reading; gives the lease of the next one, if it is to be done at once."""
        if lease.step is Step.EMBED:
            self._embed(lease)
            return None
        return self._index(lease, indexing) if lease.step is Step.INDEX else self._recognise(lease)

    def _recognise(self, lease: Lease) -> Lease | None:
        """Recognise what stands in a document; gives a lease where a title was found that must be indexed as well."""
        recognised = self._recognition.recognise(lease.document_id)
        with self._catalogue.writing() as connection:
            self._ledger.hold(connection, lease, self._clock())
            if keep_recognised(connection, lease.document_id, recognised):
                return self._ledger.advance(connection, lease, Step.INDEX, self._clock())
            if self._embedding is None:
                self._ledger.finish(connection, lease)
            else:
                following = self._ledger.advance(connection, lease, Step.EMBED, self._clock())
                self._ledger.release(connection, following, run_after=self._clock(), is_behind=True)
        return None

    def _embed(self, lease: Lease) -> None:
        made = None if self._embedding is None else self._embedding.embed(lease.document_id)
        with self._catalogue.writing() as connection:
            self._ledger.hold(connection, lease, self._clock())
            if self._embedding is not None and made is not None:
                self._embedding.keep(connection, lease.document_id, made)
            self._ledger.finish(connection, lease)

    def _end_unreadable(self, lease: Lease, trouble: Unreadable) -> None:
        if self._stops.is_set():
            # Closing the reader ends readings with the same exception; that is not the file's fault.
            self._release(lease, 0.0)
            return

        def settle(connection: Connection, now: float) -> None:
            self._ledger.give_up(connection, lease)
            quarantine(connection, lease.document_id, trouble.code, now)

        self._settle(settle)
        _log.info("document_unreadable", document_id=lease.document_id, code=trouble.code.value, detail=trouble.detail)

    def _fail(self, lease: Lease) -> None:
        jitter = self._chance.random()

        def settle(connection: Connection, now: float) -> None:
            verdict = self._ledger.fail(connection, lease, now, jitter=jitter)
            # What could not be recognised or embedded is findable by its words all the same.
            if verdict is Verdict.GIVEN_UP and lease.step in {Step.READ, Step.INDEX}:
                quarantine(connection, lease.document_id, QuarantineCode.INTERNAL_ERROR, now)

        self._settle(settle)

    def _release(self, lease: Lease, seconds: float) -> None:
        self._settle(lambda connection, now: self._ledger.release(connection, lease, run_after=now + seconds))

    def _settle(self, settle: Callable[[Connection, float], None]) -> None:
        """Write down how a job ended, as often as it takes; after a stop the next worker finds out by itself."""
        while True:
            try:
                with self._catalogue.writing() as connection:
                    settle(connection, self._clock())
            except StaleLease:
                return
            except (StorageFull, CatalogueUnavailable):
                if self._stops.wait(TROUBLE_SECONDS):
                    return
            else:
                return


def quarantine(connection: Connection, document_id: DocumentId, code: QuarantineCode, now: float) -> None:
    """Set a document aside with the reason why it could not be read."""
    progress.set_state(connection, document_id, DocumentState.QUARANTINED, now=now, error_code=code.value)
