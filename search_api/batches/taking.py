"""Many files in one request: each is taken or refused by itself, and what was taken is committed in groups."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any, Final

import anyio
import anyio.to_thread
from fastapi import Request

from ingest.blobs import BlobLot, BlobStore, BlobTooLarge
from ingest.catalogue import batches
from ingest.catalogue.batches import BatchId
from ingest.catalogue.connection import Catalogue
from search_api.access.callers import Caller
from search_api.batches.failures import error_of_refusal
from search_api.batches.schemas import BatchAccepted, FileError, FileOutcome
from search_api.documents.accepting import Accepting, Arrived, origin_of
from search_api.documents.body import RequestBody
from search_api.documents.file_names import safe_file_name, safe_path
from search_api.documents.label_lines import LabelLineInvalid, file_key, read_label_lines
from search_api.documents.labels_form import LabelledFacts, check_labels, check_rights
from search_api.documents.multipart import Part, boundary_of, read_parts, read_text
from search_api.documents.refusals import LabelsInvalid, UploadBroken, too_large
from search_api.documents.space import DiskSpace
from search_api.documents.uploading import FORM_OVERHEAD, LARGEST_LABELS, UploadRules
from search_api.refusal import FieldFault, Refusal

MOST_FILES: Final = 20_000
"""In one request; a whole department's folder. The answer names each."""

LARGEST_MANIFEST: Final = 16 * 2**20
LARGEST_REQUEST: Final = 4
"""Times the largest file; above that several requests, or resumable uploads, are the better way."""

_GROUP: Final = 200
_GROUP_BYTES: Final = 32 * 2**20
"""Files in one commit, and bytes after which it comes earlier: enough that syncing hardly counts, few enough that other
writers need not wait, and that little must come again where the line breaks."""

_MISSING: Final = FileError(
    code="file_missing",
    message="Zu dieser Zeile der Liste kam keine Datei an. Bitte reichen Sie die Datei nach.",
    action="replace",
)


class BatchTaking:
    """Takes in many files a request."""

    def __init__(
        self, catalogue: Catalogue, blobs: BlobStore, accepting: Accepting, rules: UploadRules, space: DiskSpace
    ) -> None:
        self._catalogue = catalogue
        self._blobs = blobs
        self._accepting = accepting
        self._rules = rules
        self._space = space
        self._threads = anyio.CapacityLimiter(rules.at_once)

    async def take(self, request: Request, *, caller: Caller, purpose: str | None) -> BatchAccepted:
        """Take in the files of a form; when this returns, everything that it names as taken survives a power cut.

        Where the form breaks off, what had arrived whole is kept in its batch.

        Raises:
            UploadBroken: no multipart form, or cut off.
            FileTooLarge: the request as a whole is too large.
            StorageFull, StorageLow: no room; nothing is kept.
            LabelsInvalid, UnitNotYours, ClassificationTooHigh: about the labels for all files; nothing is kept.
            BatchNotFound: the batch that is named is not the caller's.
        """
        boundary = boundary_of(request.headers.get("content-type", ""))
        limit = LARGEST_REQUEST * self._rules.largest_file + FORM_OVERHEAD
        announced = request.headers.get("content-length", "")
        if announced.isdigit() and int(announced) > limit:
            raise too_large(limit)
        self._space.check_new(int(announced) if announced.isdigit() else 0)
        body = RequestBody(request, limit)
        one = _Taking(self._catalogue, self._blobs, self._accepting, self._rules.largest_file, caller, purpose)
        return await anyio.to_thread.run_sync(lambda: one.run(body, boundary), limiter=self._threads)


class _Taking:
    """One request, in a thread."""

    def __init__(
        self,
        catalogue: Catalogue,
        blobs: BlobStore,
        accepting: Accepting,
        largest_file: int,
        caller: Caller,
        purpose: str | None,
    ) -> None:
        self._catalogue = catalogue
        self._blobs = blobs
        self._accepting = accepting
        self._largest_file = largest_file
        self._caller = caller
        self._purpose = purpose
        self._batch: BatchId | None = None
        self._is_new_batch = True
        self._name = ""
        self._common: dict[str, Any] | None = None
        self._lines: Mapping[str, Mapping[str, Any]] = {}
        self._facts: LabelledFacts | None = None
        self._outcomes: list[FileOutcome] = []
        self._group: list[tuple[str, LabelledFacts]] = []
        self._lot: BlobLot

    def run(self, body: RequestBody, boundary: bytes) -> BatchAccepted:
        with self._blobs.lot() as self._lot:
            try:
                for part in read_parts(body, boundary, most=MOST_FILES + 10):
                    self._read(part, body)
            except Refusal:
                self._flush()
                # Read on, so that the caller hears the answer instead of a broken connection.
                body.drain()
                raise
            self._flush()
        return self._answer()

    def _read(self, part: Part, body: RequestBody) -> None:
        if part.name == "file":
            self._take(part, body)
        elif self._outcomes or self._group:
            raise LabelsInvalid(fields=[FieldFault(part.name, "Diese Angabe muss vor den Dateien stehen.")])
        elif part.name == "labels":
            self._common = _json_object(read_text(part.data, field="labels", most=LARGEST_LABELS))
        elif part.name == "manifest":
            self._lines = _read_manifest(read_text(part.data, field="manifest", most=LARGEST_MANIFEST))
        elif part.name == "name":
            self._name = safe_file_name(read_text(part.data, field="name", most=1000))
        elif part.name == "batch":
            self._join(BatchId(read_text(part.data, field="batch", most=1000).strip()))
        else:
            raise UploadBroken

    def _join(self, batch_id: BatchId) -> None:
        with self._catalogue.reading() as connection:
            self._batch = batches.find_own(connection, batch_id, account_id=self._caller.account.id).id
        self._is_new_batch = False

    def _take(self, part: Part, body: RequestBody) -> None:
        path = safe_path(part.file_name or "")
        if not self._lines and self._facts is None:
            # Without a list these are the labels of every file, so nothing could be taken.
            self._facts = self._checked(self._common)
        batch = self._open_batch()
        try:
            facts = self._facts_of(part.file_name or "")
            self._lot.add(part.data, self._largest_file)
        except Refusal as refusal:
            if isinstance(refusal, UploadBroken):
                raise
            self._refuse(batch, path, error_of_refusal(refusal))
        except BlobTooLarge:
            if body.is_over_limit:
                raise too_large(LARGEST_REQUEST * self._largest_file) from None
            self._refuse(batch, path, error_of_refusal(too_large(self._largest_file)))
        else:
            self._group.append((path, facts))
            if len(self._group) >= _GROUP or self._lot.size >= _GROUP_BYTES:
                self._flush()

    def _facts_of(self, name: str) -> LabelledFacts:
        line = self._lines.get(file_key(name))
        if self._facts is not None:
            return self._facts
        return self._checked(self._common if line is None else {**(self._common or {}), **line})

    def _checked(self, values: Mapping[str, Any] | None) -> LabelledFacts:
        if values is None:
            raise LabelsInvalid(fields=[FieldFault("labels", "Die Kennzeichnung fehlt.")])
        facts = check_labels(values, today=self._caller.clearance.day)
        check_rights(facts.labels, self._caller.clearance)
        return facts

    def _open_batch(self) -> BatchId:
        if self._batch is None:
            account_id = self._caller.account.id
            with self._catalogue.writing() as connection:
                self._batch = batches.open_batch(
                    connection, name=self._name, created_by=account_id, expected=None, now=time.time()
                )
        return self._batch

    def _refuse(self, batch: BatchId, path: str, error: FileError) -> None:
        with self._catalogue.writing() as connection:
            batches.add_refusal(connection, batch, path, code=error.code, reason=error.message)
        self._outcomes.append(FileOutcome(file=path, id=None, error=error))

    def _flush(self) -> None:
        """Commit the files that have come since the last time."""
        if self._group:
            origin = origin_of(self._caller, purpose=self._purpose, batch=self._batch)
            files = zip(self._lot.settle(), self._group, strict=True)
            arrived = [Arrived(blob, path, facts) for blob, (path, facts) in files]
            for file, document_id in zip(arrived, self._accepting.accept(arrived, origin), strict=True):
                self._outcomes.append(FileOutcome(file=file.file_name, id=document_id, error=None))
            self._group = []
        self._lot.let_go()

    def _answer(self) -> BatchAccepted:
        if self._is_new_batch:
            came = {outcome.file for outcome in self._outcomes}
            for path in map(safe_path, self._lines):
                if path not in came:
                    self._refuse(self._open_batch(), path, _MISSING)
        if not self._outcomes:
            raise UploadBroken(fields=[FieldFault("file", "Die Dateien fehlen.")])
        files = self._outcomes
        accepted = sum(file.id is not None for file in files)
        return BatchAccepted(batch=self._open_batch(), accepted=accepted, refused=len(files) - accepted, files=files)


def _json_object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise LabelsInvalid(fields=[FieldFault("labels", "Die Kennzeichnung ist kein gültiges JSON.")])
    return found


def _read_manifest(text: str) -> Mapping[str, Mapping[str, Any]]:
    try:
        return read_label_lines(text)
    except LabelLineInvalid as error:
        raise LabelsInvalid(fields=[FieldFault("manifest", str(error))]) from None
