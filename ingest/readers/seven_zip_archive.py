"""7z: members by its directory; contents in batches, since it packs many files as one stream."""

from __future__ import annotations

import lzma
import stat
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import py7zr
import py7zr.exceptions
import py7zr.io

from ingest.limits import ReadingLimits
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.archive_members import Archive, Member, check_bounds, member_of

_BATCH_BYTES: Final = 128 * 2**20
"""Held in memory at a time. Each batch unpacks the stream from its start, so small ones would cost time."""


@contextmanager
def open_seven_zip(path: Path, limits: ReadingLimits, *, password: str | None = None) -> Iterator[Archive]:
    """A 7z archive, closed at the end.

    Raises:
        Unreadable: ``corrupt_file`` or ``encrypted_file``.
    """
    with _translated(), path.open("rb") as file, py7zr.SevenZipFile(file, password=password) as archive:
        if archive.needs_password() and password is None:
            raise Unreadable(QuarantineCode.ENCRYPTED_FILE, "7z")
        yield _SevenZip(archive, path.stat().st_size, limits)


class _SevenZip:
    def __init__(self, archive: py7zr.SevenZipFile, packed_bytes: int, limits: ReadingLimits) -> None:
        self._archive = archive
        self._packed_bytes = packed_bytes
        self._limits = limits

    def members(self) -> list[Member]:
        with _translated():
            entries = self._archive.list()
        found = [
            member_of(key, entry.filename, entry.uncompressed, stat.S_IFLNK if entry.is_symlink else 0)
            for key, entry in enumerate(entries)
            if not entry.is_directory
        ]
        check_bounds(found, self._packed_bytes, self._limits)
        return found

    def contents(self, wanted: list[Member]) -> Iterator[bytes]:
        for batch in _batches(wanted):
            unpacked = _Unpacked({member.name: member.size for member in batch})
            with _translated():
                self._archive.reset()
                self._archive.extract(targets=[member.name for member in batch], factory=unpacked)
            for member in batch:
                yield bytes(unpacked.files[member.name].content) if member.name in unpacked.files else b""


def _batches(members: list[Member]) -> Iterator[list[Member]]:
    batch: list[Member] = []
    for member in members:
        if batch and sum(other.size for other in batch) + member.size > _BATCH_BYTES:
            yield batch
            batch = []
        batch.append(member)
    if batch:
        yield batch


class _Unpacked(py7zr.io.WriterFactory):
    """Takes up members in memory, each no larger than it said."""

    def __init__(self, sizes: dict[str, int]) -> None:
        self._sizes = sizes
        self.files: dict[str, _File] = {}

    def create(self, filename: str) -> _File:
        file = self.files[filename] = _File(self._sizes.get(filename, 0))
        return file


class _File(py7zr.io.Py7zIO):
    def __init__(self, most: int) -> None:
        self.content = bytearray()
        self._most = most

    def write(self, s: bytes | bytearray) -> int:
        if len(self.content) + len(s) > self._most:
            raise Unreadable(QuarantineCode.TOO_LARGE, "unpacked")
        self.content += s
        return len(s)

    def read(self, size: int | None = None) -> bytes:
        return bytes(self.content[:size])

    def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002 - the interface wants it
        return offset

    def flush(self) -> None:
        return None

    def size(self) -> int:
        return len(self.content)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except py7zr.exceptions.PasswordRequired as error:
        raise Unreadable(QuarantineCode.ENCRYPTED_FILE, "7z") from error
    except py7zr.exceptions.DecompressionBombError as error:
        raise Unreadable(QuarantineCode.TOO_LARGE, "7z") from error
    except (
        *(py7zr.exceptions.ArchiveError, lzma.LZMAError, zlib.error, struct.error, EOFError, ValueError, OSError),
        *(IndexError, KeyError, TypeError, AttributeError, AssertionError, RuntimeError, SystemError, OverflowError),
    ) as error:
        raise Unreadable(QuarantineCode.CORRUPT_FILE, type(error).__name__) from error
