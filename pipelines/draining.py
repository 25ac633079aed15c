"""Carries what changed from the catalogue to the engine; one process at a time, whoever holds the lock.

A batch is read, given to the engine, and only then forgotten: a process killed in between does it again, with the same
outcome. What an entry stands for is read from the catalogue at that moment, so the engine never learns an old state
after a newer one.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

import structlog
from sqlalchemy import Connection

from ingest.blobs import StorageFull
from ingest.catalogue import outbox, progress
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.errors import CatalogueError
from ingest.catalogue.facts import Facts, facts_for_worker, mark_indexed
from ingest.catalogue.records import DocumentState
from ingest.labels import DocumentId
from ingest.legibility import legibility_of
from ingest.presence import lock_file
from ingest.quarantine import QuarantineCode
from pipelines.engines.contract import Engine, EngineBusy, EngineError
from pipelines.findable import FindableDocument, FindablePassage
from pipelines.german.misreadings import with_forms

BATCH: Final = 2_000
"""Entries given to the engine in one commit, at most. Documents that come one by one are committed as they come; only
a rebuild or a large upload fills a batch, and many small commits would make the engine merge what it has just written.
Documents are handed over one at a time, so a full batch needs no more memory than a small one."""

POLL_SECONDS: Final = 0.25
"""How long a change made by another process waits at most; changes of this process are drained at once."""

_RETRY_SECONDS: Final = 2.0  # pause after the engine or the catalogue could not be reached
_MOST_FAILURES: Final = 3  # tries with a single document that the engine refuses, before it goes to quarantine

_log: Final = structlog.get_logger(__name__)


class OutboxDrainer:
    """Drains the outbox in a thread of its own between ``start`` and ``stop``.

    Several processes may each have one on the same data folder; the one that holds the lock works, the others take
    over when it ends.
    """

    def __init__(
        self, catalogue: Catalogue, engine: Engine, lock_path: Path, *, clock: Callable[[], float] = time.time
    ) -> None:
        self._catalogue = catalogue
        self._engine = engine
        self._lock_path = lock_path
        self._clock = clock
        self._lock: IO[bytes] | None = None
        self._failures: dict[DocumentId, int] = {}
        self._limit = BATCH
        self._one_at_a_time = threading.RLock()
        self._changed = threading.Condition()
        self._has_news = True
        self._stops = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to drain in the background."""
        self._thread = threading.Thread(target=self._run, name="outbox", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish the batch in hand and let go of the lock; may be called twice.

        A rebuild under way ends after its batch as well; whoever drains next goes on with it.
        """
        self._stops = True
        self.wake()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        with self._one_at_a_time:
            if self._lock is not None:
                self._lock.close()
                self._lock = None
        self._stops = False

    def wake(self) -> None:
        """Tell that this process has written to the outbox."""
        with self._changed:
            self._has_news = True
            self._changed.notify_all()

    def drain(self) -> int:
        """Drain one batch now; gives the number of entries, 0 when there are none or another process does it.

        Raises:
            EngineError: The engine could not take it; the entries stay.
        """
        with self._one_at_a_time:
            if self._stops or not self._has_lock():
                return 0
            done = self._drain_batch()
        if done:
            with self._changed:
                self._changed.notify_all()
        return done

    def drain_all(self) -> int:
        """Drain until nothing is left; gives the number of entries.

        Raises:
            EngineError: The engine could not take it; the entries stay.
        """
        total = 0
        while done := self.drain():
            total += done
        return total

    def wait_for(self, document_id: DocumentId, seconds: float) -> bool:
        """Wait until the engine knows the newest state of a document; False when it took longer.

        Works as well where another process drains.
        """
        deadline = time.monotonic() + seconds
        self.wake()
        while True:
            with self._catalogue.reading() as connection:
                if not outbox.is_pending(connection, document_id):
                    return True
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            with self._changed:
                self._changed.wait(min(left, 0.02))

    @contextmanager
    def exclusively(self) -> Iterator[Engine]:
        """The engine, for a rebuild: nobody drains meanwhile but this thread, by ``drain``.

        Raises:
            EngineBusy: Another process writes to the index.
        """
        with self._one_at_a_time:
            if not self._has_lock():
                raise EngineBusy("another process writes to the index")
            yield self._engine

    def _has_lock(self) -> bool:
        if self._lock is None:
            self._lock_path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = lock_file(self._lock_path)
        return self._lock is not None

    def _run(self) -> None:
        while not self._stops:
            try:
                done = self.drain()
            except (EngineError, CatalogueError, StorageFull) as error:
                _log.warning("outbox_waits", reason=type(error).__name__, detail=str(error))
                self._rest(_RETRY_SECONDS)
            except Exception:
                # The process edge of this thread: whatever goes wrong, later documents must still become findable.
                _log.exception("outbox_failed")
                self._rest(_RETRY_SECONDS)
            else:
                if not done:
                    self._rest(POLL_SECONDS)

    def _rest(self, seconds: float) -> None:
        with self._changed:
            if not self._has_news and not self._stops:
                self._changed.wait(seconds)
            self._has_news = False

    def _drain_batch(self) -> int:
        versions: dict[DocumentId, int] = {}
        with self._catalogue.reading() as connection:
            entries = outbox.waiting(connection, self._limit)
            named = list(dict.fromkeys(entry.document_id for entry in entries))
            removed = {entry.document_id for entry in entries if entry.operation is outbox.Operation.REMOVE}
            if not entries:
                return 0
            try:
                if removed:
                    self._engine.remove(sorted(removed))
                self._engine.index(_noting(findable_documents(connection, named, model=self._engine.model), versions))
            except EngineError:
                raise  # no fault of a document
            except Exception:
                self._narrow_down(named)
                raise
        self._limit = BATCH
        with self._catalogue.writing() as connection:
            outbox.forget(connection, [entry.sequence for entry in entries])
            mark_indexed(connection, versions, now=self._clock())
        return len(entries)

    def _narrow_down(self, named: list[DocumentId]) -> None:
        """Go on with single documents; one that is refused again and again goes to quarantine, the rest pass."""
        if len(named) > 1:
            self._limit = 1
            return
        document_id = named[0]
        self._failures[document_id] = self._failures.get(document_id, 0) + 1
        if self._failures[document_id] < _MOST_FAILURES:
            return
        del self._failures[document_id]
        with self._catalogue.writing() as connection:
            outbox.forget_document(connection, document_id)
            code = QuarantineCode.INTERNAL_ERROR.value
            progress.set_state(connection, document_id, DocumentState.QUARANTINED, now=self._clock(), error_code=code)
        _log.error("document_refused_by_engine", document_id=document_id)


def findable_documents(
    connection: Connection, document_ids: list[DocumentId], *, model: str | None = None
) -> Iterator[FindableDocument]:
    """What the engine is told of those documents that exist and are analysed; vectors only of the model named."""
    return map(findable, facts_for_worker(connection, document_ids, model=model))


def findable(facts: Facts) -> FindableDocument:
    """The facts of one document in the words of the engine contract."""
    document = facts.document
    return FindableDocument(
        document_id=document.id,
        version=document.version,
        tie=document.tie,
        labels=document.labels,
        doc_type=document.doc_type,
        kind=document.kind,
        date=document.date,
        file_name=document.file_name,
        file_reference=document.file_reference,
        words=with_forms(facts.words),
        levels=facts.levels,
        identifiers=facts.identifiers,
        passages=tuple(
            FindablePassage(
                passage.ordinal,
                passage.page,
                with_forms(passage.words),
                passage.levels,
                passage.identifiers,
                passage.vector,
            )
            for passage in facts.passages
        ),
        entities=facts.entities,
        sender=document.sender,
        legibility=legibility_of(document.ocr_quality),
    )


def _noting(documents: Iterator[FindableDocument], versions: dict[DocumentId, int]) -> Iterator[FindableDocument]:
    for document in documents:
        versions[document.document_id] = document.version
        yield document
