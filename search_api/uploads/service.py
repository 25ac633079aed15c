"""Files that arrive in pieces: begun, gone on with after a broken line, finished exactly once, or given up.

A finished upload becomes a document in the transaction that notes it, so the last piece may be sent twice and the
service may be killed at any moment: whoever asks for the upload next, or the sweep, finishes what is whole.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

import anyio
import anyio.to_thread
from fastapi import Request

from ingest.catalogue import batches, uploads
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.uploads import NewUpload, Upload, UploadId
from search_api.access.callers import Caller
from search_api.documents.body import RequestBody
from search_api.documents.labels_form import check_rights
from search_api.documents.refusals import UploadBroken, too_large
from search_api.documents.space import DiskSpace
from search_api.documents.uploading import UploadRules
from search_api.refusal import NotFound
from search_api.uploads.describing import describe
from search_api.uploads.finishing import PATIENCE_SECONDS, Finishing
from search_api.uploads.headers import Checksum
from search_api.uploads.partial_files import PartialFile, PartialFiles
from search_api.uploads.refusals import ChecksumWrong, OffsetWrong, UploadBusy

LIFE_SECONDS: Final = 24 * 3600.0
"""How long an upload waits for its next piece: over night, so that a broken line costs nobody the day's work."""

_SAFE_EVERY: Final = 16 * 2**20
"""Bytes after which a long piece is made safe in between; what a kill costs at most."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a file as a request announces it: its place in bytes, and what it must amount to."""

    offset: int
    checksum: Checksum | None


class ResumableUploads:
    """Takes in files piece by piece."""

    def __init__(
        self,
        catalogue: Catalogue,
        files: PartialFiles,
        finishing: Finishing,
        rules: UploadRules,
        space: DiskSpace,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.rules: Final = rules
        self._catalogue = catalogue
        self._files = files
        self._finishing = finishing
        self._space = space
        self._clock = clock
        self._threads = anyio.CapacityLimiter(rules.at_once)
        self._writers = _Writers()

    async def begin(self, length: int, metadata: str, *, caller: Caller, purpose: str | None) -> Upload:
        """An upload of so many bytes; one of an empty file is whole at once.

        Raises:
            FileTooLarge: more bytes than allowed.
            StorageFull, StorageLow: no room for a new file.
            MetadataInvalid: the metadata cannot be read.
            LabelsInvalid, UnitNotYours, ClassificationTooHigh: about the labels.
            BatchNotFound: the batch that is named is not the caller's.
        """
        return await anyio.to_thread.run_sync(self._begin, length, metadata, caller, purpose, limiter=self._threads)

    async def add(self, request: Request, upload_id: str, piece: Piece, *, caller: Caller) -> Upload:
        """Take in a piece; what it brought is safe when this returns.

        Without a checksum, what came before the line broke is kept as well.

        Raises:
            NotFound: no such upload of this caller.
            OffsetWrong: another piece comes next.
            UploadBusy: another request is writing and does not give way.
            ChecksumWrong: the bytes were damaged; nothing of the piece is kept.
            FileTooLarge: more bytes than were announced.
            StorageFull: no room for the rest; what is kept stays.
            UploadBroken: the line broke.
        """
        give_way = threading.Event()
        body = RequestBody(request, self.rules.largest_file, must_stop=give_way.is_set)
        return await anyio.to_thread.run_sync(
            self._add, UploadId(upload_id), piece, body, give_way, caller, limiter=self._threads
        )

    async def look(self, upload_id: str, *, caller: Caller) -> Upload:
        """How far an upload is; one that is whole becomes a document first, if it has not yet.

        Raises:
            NotFound: no such upload of this caller.
        """
        return await anyio.to_thread.run_sync(self._look, UploadId(upload_id), caller, limiter=self._threads)

    async def end(self, upload_id: str, *, caller: Caller) -> None:
        """Give an upload up; a document that was made of it stays.

        Raises:
            NotFound: no such upload of this caller.
            UploadBusy: another request is writing and does not give way.
        """
        await anyio.to_thread.run_sync(self._end, UploadId(upload_id), caller, limiter=self._threads)

    def _begin(self, length: int, metadata: str, caller: Caller, purpose: str | None) -> Upload:
        if length > self.rules.largest_file:
            raise too_large(self.rules.largest_file)
        self._space.check_new(length)
        description = describe(metadata, today=caller.clearance.day)
        check_rights(description.facts.labels, caller.clearance)
        with self._catalogue.writing() as connection:
            if description.batch is not None:
                batches.find_own(connection, description.batch, account_id=caller.account.id)
            new = NewUpload(caller.account.id, length, metadata, purpose, self._clock() + LIFE_SECONDS)
            upload = uploads.begin(connection, new)
        return upload if length else self._finishing.finish(upload)

    def _look(self, upload_id: UploadId, caller: Caller) -> Upload:
        upload = self._find(upload_id, caller)
        return self._finishing.finish(upload) if upload.is_whole else upload

    def _find(self, upload_id: UploadId, caller: Caller) -> Upload:
        with self._catalogue.reading() as connection:
            upload = uploads.find(connection, upload_id)
        if upload is None or upload.account_id != caller.account.id or upload.expires_at < self._clock():
            raise NotFound
        return upload

    def _add(
        self, upload_id: UploadId, piece: Piece, body: RequestBody, give_way: threading.Event, caller: Caller
    ) -> Upload:
        upload = self._find(upload_id, caller)
        description = describe(upload.metadata, today=caller.clearance.day, has_begun=True)
        check_rights(description.facts.labels, caller.clearance)
        with self._writers.turn(upload_id, give_way), self._files.writing(upload_id, seconds=PATIENCE_SECONDS) as file:
            if file is None:
                raise UploadBusy
            upload = self._find(upload_id, caller)  # anew: the request before this one may have brought it further
            if piece.offset != upload.kept:
                body.drain()
                raise OffsetWrong
            if not upload.is_whole:
                self._space.check_more(upload.length - upload.kept)
                upload = self._write(upload, piece.checksum, file, body)
        return self._finishing.finish(upload) if upload.is_whole else upload

    def _write(self, upload: Upload, checksum: Checksum | None, file: PartialFile, body: RequestBody) -> Upload:
        """Take in a piece behind what is kept already."""
        file.cut_to(upload.kept)
        size = upload.kept
        amounts_to = None if checksum is None else checksum.new_hash()
        try:
            for chunk in body:
                if size + len(chunk) > upload.length:
                    body.drain()
                    raise too_large(upload.length)
                file.append(chunk)
                size += len(chunk)
                if amounts_to is not None:
                    amounts_to.update(chunk)
                elif size - upload.kept >= _SAFE_EVERY:
                    upload = self._keep(upload, file, size)
        except UploadBroken:
            if checksum is None:
                self._keep(upload, file, size)
            raise
        if checksum is not None and amounts_to is not None and amounts_to.digest() != checksum.digest:
            raise ChecksumWrong
        return self._keep(upload, file, size)

    def _keep(self, upload: Upload, file: PartialFile, size: int) -> Upload:
        """Make the first ``size`` bytes safe, and then note them."""
        file.sync()
        expires_at = self._clock() + LIFE_SECONDS
        with self._catalogue.writing() as connection:
            uploads.note_kept(connection, upload.id, size, expires_at=expires_at)
        return replace(upload, kept=size, expires_at=expires_at)

    def _end(self, upload_id: UploadId, caller: Caller) -> None:
        self._find(upload_id, caller)
        with self._files.writing(upload_id, seconds=PATIENCE_SECONDS) as file:
            if file is None:
                raise UploadBusy
            with self._catalogue.writing() as connection:
                uploads.forget(connection, upload_id)
            self._files.remove(upload_id)


class _Writers:
    """Which request writes to which upload, so that a later one can ask it to give way: its line may be long dead."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked: dict[UploadId, threading.Event] = {}

    @contextmanager
    def turn(self, upload_id: UploadId, give_way: threading.Event) -> Iterator[None]:
        """Be the writer of an upload; ``give_way`` is set when another request wants to be."""
        with self._lock:
            before = self._asked.get(upload_id)
            self._asked[upload_id] = give_way
        if before is not None:
            before.set()
        try:
            yield
        finally:
            with self._lock:
                if self._asked.get(upload_id) is give_way:
                    del self._asked[upload_id]
