"""Taking in one file: the bytes go straight into the store, and document, job and log row become true together."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import Final
from uuid import uuid4

import anyio
import anyio.to_thread
from fastapi import Request

from ingest.blobs import Blob, BlobStore, BlobTooLarge
from ingest.catalogue import erasing
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.records import DocumentState
from ingest.labels import DocumentId
from search_api.access.callers import Caller
from search_api.documents.accepting import Accepting, Arrived, origin_of
from search_api.documents.body import RequestBody
from search_api.documents.file_names import safe_file_name
from search_api.documents.labels_form import LabelledFacts, check_rights, read_labels
from search_api.documents.multipart import Part, boundary_of, read_parts, read_text
from search_api.documents.refusals import FileTooLarge, LabelsInvalid, UploadBroken, too_large
from search_api.documents.schemas import Accepted
from search_api.documents.space import DiskSpace
from search_api.refusal import FieldFault, Refusal

LARGEST_LABELS: Final = 64 * 1024
FORM_OVERHEAD: Final = 256 * 1024
"""Bytes."""


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
    """Takes in files, one a request."""

    def __init__(
        self, catalogue: Catalogue, blobs: BlobStore, accepting: Accepting, rules: UploadRules, space: DiskSpace
    ) -> None:
        self._catalogue = catalogue
        self._blobs = blobs
        self._accepting = accepting
        self._rules = rules
        self._space = space
        # Threads of their own: slow uploads must not take those that answer questions.
        self._threads = anyio.CapacityLimiter(rules.at_once)

    async def take(self, request: Request, *, caller: Caller, purpose: str | None) -> Accepted:
        """Accept one file; when this returns, file, labels, job and log row survive a power cut.

        Raises:
            UploadBroken: no multipart form with ``file`` and ``labels``, or cut off.
            FileTooLarge: more bytes than allowed; nothing is kept.
            StorageFull, StorageLow: no room; nothing is kept.
            LabelsInvalid, UnitNotYours, ClassificationTooHigh: about the labels; nothing is kept.
        """
        boundary = boundary_of(request.headers.get("content-type", ""))
        announced = request.headers.get("content-length", "")
        if announced.isdigit() and int(announced) > self._rules.largest_file + FORM_OVERHEAD:
            raise self._too_large()
        self._space.check_new(int(announced) if announced.isdigit() else 0)
        body = RequestBody(request, self._rules.largest_file + FORM_OVERHEAD)
        document_id = await anyio.to_thread.run_sync(
            lambda: self._take(body, boundary, caller, purpose), limiter=self._threads
        )
        return Accepted(id=document_id, state=DocumentState.ACCEPTED.value)

    def _take(self, body: RequestBody, boundary: bytes, caller: Caller, purpose: str | None) -> DocumentId:
        """In a thread: read the form and accept; what was stored for a refused upload is discarded."""
        with ExitStack() as held:
            return self._take_held(body, boundary, caller, purpose, held)

    def _take_held(
        self, body: RequestBody, boundary: bytes, caller: Caller, purpose: str | None, held: ExitStack
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
            facts = read_labels(read_text(part.data, field="labels", most=LARGEST_LABELS), today=caller.clearance.day)
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
        arrived = Arrived(form.blob, form.file_name, form.facts)
        return self._accepting.accept([arrived], origin_of(caller, purpose=purpose))[0]

    def _discard(self, blob: Blob) -> None:
        """Have a stored content unlinked, unless a document has the same one."""
        with self._catalogue.writing() as connection:
            erasing.discard(connection, DocumentId(uuid4().hex), blob.sha256)

    def _too_large(self) -> FileTooLarge:
        return too_large(self._rules.largest_file)
