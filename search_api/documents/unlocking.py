"""Trying a quarantined document again with its password.

The file is unlocked while the request waits: the password lives in this request and in the one child process that opens
the file, and ends with both (docs/decisions/0018-passwords-and-viruses.md). What is kept is the content without it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from typing import Final

import anyio
import anyio.to_thread
from starlette.concurrency import run_in_threadpool

from ingest.blobs import Blob, BlobStore
from ingest.catalogue import documents, erasing
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.errors import CatalogueError, NotQuarantined
from ingest.catalogue.records import Document, DocumentState
from ingest.labels import DocumentId
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.sandbox import ReadingPool
from ingest.sniffing import sniff
from ingest.virus_scanner import Admit
from search_api.access.callers import Caller
from search_api.audit.log import AuditLog
from search_api.documents.own import find_own
from search_api.documents.refusals import OriginalWithheld, PasswordNotUsable, PasswordNotWanted, PasswordWrong
from search_api.documents.schemas import Accepted
from search_api.refusal import Refusal

_WANTS_PASSWORD: Final = frozenset((QuarantineCode.ENCRYPTED_PDF.value, QuarantineCode.ENCRYPTED_FILE.value))
_MOST_BYTES: Final = 2**31 + 2**26
"""More than anything grows to by losing its password: archives may unpack to 2 GiB, see ingest/limits.py."""

_AT_ONCE: Final = 2
"""Requests that wait for the one child that unlocks; further ones wait without a thread."""


class Unlocking:
    """Opens documents with the passwords that their owners give; every try is logged, without the password."""

    def __init__(
        self,
        catalogue: Catalogue,
        blobs: BlobStore,
        pool: ReadingPool,
        log: AuditLog,
        *,
        wake: Callable[[], None],
        admit: Admit,
    ) -> None:
        self._admit = admit
        self._catalogue = catalogue
        self._blobs = blobs
        self._pool = pool
        self._log = log
        self._wake = wake
        self._openers = anyio.CapacityLimiter(_AT_ONCE)

    async def retry(self, document_id: str, password: str, *, caller: Caller, purpose: str | None) -> Accepted:
        """Unlock a document and take it out of quarantine.

        Raises:
            DocumentNotFound: there is none, or the caller may not know of it.
            UnitNotYours: it is of another unit.
            NotQuarantined: it is not in quarantine.
            PasswordNotWanted: it is there for another reason.
            PasswordWrong, PasswordNotUsable, OriginalWithheld: it stays there.
            ScannerAway: it must not be opened before it was looked at for viruses.
        """
        name = DocumentId(document_id)
        document = await run_in_threadpool(self._find, name, caller)
        try:
            await anyio.to_thread.run_sync(
                self._unlock, document, password, caller, purpose, limiter=self._openers, abandon_on_cancel=False
            )
        except Unreadable as error:
            subject = {"document": document_id, "error": document.error_code, "password": "refused"}
            await self._log.record(caller.deed("document.retry", purpose=purpose, subject=subject))
            raise _refusal_of(error) from error
        self._wake()
        return Accepted(id=document_id, state=DocumentState.ACCEPTED.value)

    def _find(self, document_id: DocumentId, caller: Caller) -> Document:
        with self._catalogue.reading() as connection:
            document = find_own(connection, document_id, caller)
        if document.state is not DocumentState.QUARANTINED:
            raise NotQuarantined("Nur ein Dokument in der Quarantäne kann erneut versucht werden.")
        if document.error_code not in _WANTS_PASSWORD:
            raise PasswordNotWanted
        return document

    def _unlock(self, document: Document, password: str, caller: Caller, purpose: str | None) -> None:
        path = self._blobs.path(document.blob)
        self._admit(path)
        pieces = self._pool.unlock(path, media_type=sniff(path), password=password)
        with closing(pieces), self._blobs.held(pieces, _MOST_BYTES) as blob:
            try:
                self._take_out(document, blob, caller, purpose)
            except (CatalogueError, Refusal):
                # Erased, relabelled or tried again meanwhile: nothing must stay behind in the blob store.
                with self._catalogue.writing() as connection:
                    erasing.discard(connection, document.id, blob.sha256)
                raise

    def _take_out(self, document: Document, blob: Blob, caller: Caller, purpose: str | None) -> None:
        with self._catalogue.writing() as connection:
            # Unlocking takes its time; the right to it is asked for again.
            found = find_own(connection, document.id, caller)
            documents.retry(connection, document.id, now=time.time(), unlocked=blob)
            subject = {"document": document.id, "error": found.error_code, "password": "accepted"}
            head = self._log.append(connection, caller.deed("document.retry", purpose=purpose, subject=subject))
        self._log.seal(head)


def _refusal_of(error: Unreadable) -> Refusal:
    if error.code in (QuarantineCode.VIRUS_FOUND, QuarantineCode.NOT_SCANNED):
        return OriginalWithheld()
    return PasswordWrong() if error.code.value in _WANTS_PASSWORD else PasswordNotUsable()
