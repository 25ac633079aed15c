"""A whole upload becomes a document, exactly once; what nobody goes on with is dropped."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

import structlog
from sqlalchemy import Connection, select

from ingest.blobs import BlobStore
from ingest.catalogue import batches, uploads
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.errors import BatchNotFound
from ingest.catalogue.schema import ACCOUNTS
from ingest.catalogue.uploads import Upload
from search_api.access.rows import account_of
from search_api.documents.accepting import Accepting, Arrived, Origin
from search_api.refusal import NotFound
from search_api.uploads.describing import Description, describe
from search_api.uploads.partial_files import PartialFiles
from search_api.uploads.refusals import UploadBusy

PATIENCE_SECONDS: Final = 4.0
"""How long a request waits for the one before it to give way."""

_SWEEP_SECONDS: Final = 60.0

_log: Final = structlog.get_logger("uploads")


class Finishing:
    """Makes documents of whole uploads; safe for many threads and processes."""

    def __init__(
        self,
        catalogue: Catalogue,
        blobs: BlobStore,
        files: PartialFiles,
        accepting: Accepting,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._catalogue = catalogue
        self._blobs = blobs
        self._files = files
        self._accepting = accepting
        self._clock = clock

    def finish(self, upload: Upload) -> Upload:
        """The upload with its document; one that has become a document already stays as it is.

        Raises:
            NotFound: It was given up meanwhile.
            UploadBusy: Another request is at it.
        """
        if upload.document_id is not None:
            return upload
        with self._files.writing(upload.id, seconds=PATIENCE_SECONDS) as file:
            if file is None:
                raise UploadBusy
            with self._catalogue.reading() as connection:
                current = uploads.find(connection, upload.id)
            if current is None:
                raise NotFound
            if current.document_id is None:
                file.cut_to(current.length)
                current = self._accept(current)
            self._files.remove(upload.id)
        return current

    def sweep(self) -> None:
        """Finish what a killed service left whole, and drop what nobody goes on with."""
        # The files are listed before the rows: one that is begun in between must not be taken for an orphan.
        lying = set(self._files.every())
        with self._catalogue.reading() as connection:
            whole = uploads.stranded(connection)
            expired = uploads.expired(connection, self._clock())
        for upload in whole:
            self.finish(upload)
        for upload_id in expired:
            with self._catalogue.writing() as connection:
                uploads.forget(connection, upload_id)
        with self._catalogue.reading() as connection:
            known = uploads.every(connection)
        for orphan in lying - known:
            self._files.remove(orphan)

    def _accept(self, upload: Upload) -> Upload:
        description = describe(upload.metadata, today=date.min, has_begun=True)
        with self._blobs.held(self._files.read(upload.id), upload.length) as blob:
            arrived = Arrived(blob, description.path, description.facts)
            with self._catalogue.writing() as connection:
                origin = _origin(connection, upload, description)
                accepted = self._accepting.accept_within(connection, [arrived], origin)
                document_id = accepted.document_ids[0]
                uploads.note_document(connection, upload.id, document_id)
            self._accepting.tell(accepted)
        return replace(upload, document_id=document_id)


def _origin(connection: Connection, upload: Upload, description: Description) -> Origin:
    """Whose document it becomes; the account may be gone by now, and so may the batch."""
    batch = description.batch
    if batch is not None:
        try:
            batches.find_own(connection, batch, account_id=upload.account_id)
        except BatchNotFound:
            batch = None
    row = connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.id == upload.account_id)).first()
    if row is None:
        return Origin(upload.account_id, "", (), upload.purpose, batch)
    account = account_of(row)
    return Origin(account.id, account.agency, tuple(sorted(account.roles)), upload.purpose, batch)


class Sweeper:
    """Sweeps again and again in a thread of its own between ``start`` and ``stop``."""

    def __init__(self, finishing: Finishing) -> None:
        self._finishing = finishing
        self._stops = threading.Event()
        self._thread = threading.Thread(target=self._run, name="uploads", daemon=True)

    def start(self) -> None:
        """Begin, with a first sweep at once."""
        self._thread.start()

    def stop(self) -> None:
        """End; may be called twice, and without a start."""
        self._stops.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._stops.is_set():
            try:
                self._finishing.sweep()
            except Exception as error:
                # The edge of a thread: whatever is wrong now, it is tried again.
                _log.warning("sweep_waits", reason=type(error).__name__)
            self._stops.wait(_SWEEP_SECONDS)
