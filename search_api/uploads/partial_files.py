"""The bytes of uploads that have not become documents yet, one file for each, in a folder of their own."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from ingest.blobs import StorageFull
from ingest.catalogue.uploads import UploadId
from ingest.presence import lock_file

_READ: Final = 1024 * 1024
_LOOK_SECONDS: Final = 0.05


class PartialFiles:
    """Partial files below a folder; safe for many threads and processes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    @contextmanager
    def writing(self, upload_id: UploadId, *, seconds: float) -> Iterator[PartialFile | None]:
        """The file of an upload for one writer at a time; None where another one keeps it for so many seconds."""
        deadline = time.monotonic() + seconds
        while (lock := lock_file(self._path(upload_id, ".lock"))) is None and time.monotonic() < deadline:
            time.sleep(_LOOK_SECONDS)
        if lock is None:
            yield None
            return
        with lock, self._path(upload_id).open("ab") as file:
            yield PartialFile(file)

    def read(self, upload_id: UploadId) -> Iterator[bytes]:
        """The content, in chunks; none where nothing has come."""
        path = self._path(upload_id)
        if not path.exists():
            return
        with path.open("rb") as file:
            while chunk := file.read(_READ):
                yield chunk

    def remove(self, upload_id: UploadId) -> None:
        """Drop the file; that there is none is no error."""
        for ending in ("", ".lock"):
            self._path(upload_id, ending).unlink(missing_ok=True)

    def every(self) -> Iterator[UploadId]:
        """The uploads of which there are files."""
        yield from {UploadId(path.name.partition(".")[0]) for path in self._folder.iterdir()}

    def _path(self, upload_id: UploadId, ending: str = "") -> Path:
        if len(upload_id) != 32 or not upload_id.isalnum():
            raise ValueError(f"not an upload: {upload_id!r}")
        return self._folder / f"{upload_id}{ending}"


class PartialFile:
    """A partial file that nobody else writes to."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def cut_to(self, size: int) -> None:
        """Drop what stands behind a place: written, but never acknowledged."""
        os.ftruncate(self._file.fileno(), size)

    def append(self, chunk: bytes) -> None:
        """Write behind the end; not safe before ``sync``.

        Raises:
            StorageFull: The disk is full.
        """
        with _told_when_full():
            self._file.write(chunk)

    def sync(self) -> None:
        """Return once everything written survives a power cut.

        Raises:
            StorageFull: The disk is full.
        """
        with _told_when_full():
            self._file.flush()
            os.fsync(self._file.fileno())


@contextmanager
def _told_when_full() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageFull("kein Platz mehr auf dem Datenträger") from error
        raise
