"""Taking in one file: the bytes go straight into the store, and document, job and log row become true together."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Final
from uuid import uuid4

import anyio
import anyio.from_thread
import anyio.to_thread
from fastapi import Request
from starlette.requests import ClientDisconnect

from ingest.blobs import Blob, BlobStore, BlobTooLarge
from ingest.catalogue import documents, erasing
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.records import DocumentState, NewDocument
from ingest.labels import DocumentId
from search_api.access.callers import Caller
from search_api.audit.log import AuditLog
from search_api.documents.file_names import safe_file_name
from search_api.documents.labels_form import LabelledFacts, check_rights, labels_as_json, read_labels
from search_api.documents.multipart import Part, boundary_of, read_parts
from search_api.documents.refusals import FileTooLarge, LabelsInvalid, UploadBroken
from search_api.documents.schemas import Accepted
from search_api.refusal import FieldFault, Refusal

_LARGEST_LABELS: Final = 64 * 1024
_FORM_OVERHEAD: Final = 256 * 1024
_SILENCE: Final = 60.0
"""Seconds without a byte after which an upload counts as cut off, so that silent callers hold no thread."""


@dataclass(frozen=True, slots=True)
class UploadRules:
    """``largest_file`` in bytes; ``at_once`` is the number of uploads that are taken in at the same time."""

    largest_file: int
    at_once: int = 16


@dataclass(frozen=True, slots=True)
class _Form:
    """What has arrived so far."""

    facts: LabelledFacts | None = None
    blob: Blob | None = None
    file_name: str = ""


class Uploading:
    """Accepts files. ``wake`` is called after each, so that a waiting worker starts at once."""

    def __init__(
        self,
        catalogue: Catalogue,
        blobs: BlobStore,
        log: AuditLog,
        rules: UploadRules,
        wake: Callable[[], None],
    ) -> None:
        self._catalogue = catalogue
        self._blobs = blobs
        self._log = log
        self._rules = rules
        self._wake = wake
        # Threads of their own: slow uploads must not take those that answer questions.
        self._threads = anyio.CapacityLimiter(rules.at_once)

    async def take(self, request: Request, *, caller: Caller, purpose: str | None) -> Accepted:
        """Accept one file; when this returns, file, labels, job and log row survive a power cut.

        Raises:
            UploadBroken: no multipart form with ``file`` and ``labels``, or cut off.
            FileTooLarge: more bytes than allowed; nothing is kept.
            LabelsInvalid, UnitNotYours, ClassificationTooHigh: about the labels; nothing is kept.
        """
        boundary = boundary_of(request.headers.get("content-type", ""))
        announced = request.headers.get("content-length", "")
        if announced.isdigit() and int(announced) > self._rules.largest_file + _FORM_OVERHEAD:
            raise self._too_large()
        body = _Body(request, self._rules.largest_file + _FORM_OVERHEAD)
        document_id = await anyio.to_thread.run_sync(
            lambda: self._take(body, boundary, caller, purpose), limiter=self._threads
        )
        self._wake()
        return Accepted(id=document_id, state=DocumentState.ACCEPTED.value)

    def _take(self, body: _Body, boundary: bytes, caller: Caller, purpose: str | None) -> DocumentId:
        """In a thread: read the form and accept; what was stored for a refused upload is discarded."""
        with ExitStack() as held:
            return self._take_held(body, boundary, caller, purpose, held)

    def _take_held(
        self, body: _Body, boundary: bytes, caller: Caller, purpose: str | None, held: ExitStack
    ) -> DocumentId:
        form = _Form()
        try:
            for part in read_parts(body, boundary):
                form = self._read(part, form, caller, held)
            return self._accept(form, caller, purpose)
        except Refusal:
            if form.blob is not None:
                self._discard(form.blob)
            # Read on, so that the caller hears the answer instead of a broken connection.
            body.drain()
            raise
        except BlobTooLarge:
            body.drain()
            raise self._too_large() from None

    def _read(self, part: Part, form: _Form, caller: Caller, held: ExitStack) -> _Form:
        if part.name == "labels" and form.facts is None:
            facts = read_labels(_read_text(part.data), today=caller.clearance.day)
            check_rights(facts.labels, caller.clearance)
            return _Form(facts, form.blob, form.file_name)
        if part.name == "file" and form.blob is None:
            blob = held.enter_context(self._blobs.held(part.data, self._rules.largest_file))
            return _Form(form.facts, blob, safe_file_name(part.file_name or ""))
        raise UploadBroken

    def _accept(self, form: _Form, caller: Caller, purpose: str | None) -> DocumentId:
        if form.facts is None:
            raise LabelsInvalid(fields=[FieldFault("labels", "Die Kennzeichnung fehlt.")])
        if form.blob is None:
            raise UploadBroken(fields=[FieldFault("file", "Die Datei fehlt.")])
        new = NewDocument(
            blob=form.blob,
            file_name=form.file_name,
            labels=form.facts.labels,
            uploaded_by=caller.account.id,
            metadata=form.facts.metadata,
        )
        with self._catalogue.writing() as connection:
            document_id = documents.accept(connection, new, time.time())
            # Neither name nor hash of the content: the log outlives an erasure and must not keep what was forgotten.
            subject = {"document": document_id, "size": form.blob.size, "labels": labels_as_json(new.labels)}
            head = self._log.append(connection, caller.deed("document.upload", purpose=purpose, subject=subject))
        self._log.seal(head)
        return document_id

    def _discard(self, blob: Blob) -> None:
        """Have a stored content unlinked, unless a document has the same one."""
        with self._catalogue.writing() as connection:
            erasing.discard(connection, DocumentId(uuid4().hex), blob.sha256)
        self._wake()

    def _too_large(self) -> FileTooLarge:
        mebibytes = self._rules.largest_file // (1024 * 1024)
        return FileTooLarge(f"Die Datei ist größer als erlaubt; möglich sind {mebibytes} MiB.")


def _read_text(data: Iterator[bytes]) -> str:
    kept = bytearray()
    for chunk in data:
        kept += chunk
        if len(kept) > _LARGEST_LABELS:
            raise LabelsInvalid(fields=[FieldFault("labels", "Die Kennzeichnung ist zu lang.")])
    try:
        return kept.decode("utf-8")
    except UnicodeDecodeError:
        raise LabelsInvalid(fields=[FieldFault("labels", "Die Kennzeichnung ist kein UTF-8.")]) from None


class _Body:
    """The body of a request as a plain iterator, for a thread that was started from the event loop."""

    def __init__(self, request: Request, limit: int) -> None:
        self._stream = request.stream()
        self._left = limit

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        chunk = anyio.from_thread.run(self._next)
        if chunk is None:
            raise StopIteration
        self._left -= len(chunk)
        if self._left < 0:
            raise BlobTooLarge
        return chunk

    def drain(self) -> None:
        """Read what is left, up to the limit."""
        try:
            for _ in self:
                pass
        except (Refusal, BlobTooLarge):
            pass

    async def _next(self) -> bytes | None:
        try:
            with anyio.fail_after(_SILENCE):
                return await anext(self._stream, None)
        except (TimeoutError, ClientDisconnect):
            raise UploadBroken from None
