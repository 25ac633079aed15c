"""TAR, plain or packed by gzip, bzip2 or xz, and a single file packed by one of them."""

from __future__ import annotations

import bz2
import gzip
import lzma
import struct
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, Protocol, cast

from ingest.containers import BLOCK, is_tar
from ingest.limits import ReadingLimits
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.archive_members import Archive, Member, bytes_allowed, check_bounds, member_of
from ingest.readers.plain_text import decode

_FILE_NAME_FOLLOWS: Final = 0x08
_EXTRA_FOLLOWS: Final = 0x04
_LONGEST_NAME: Final = 1_000
_TYPES: Final = {
    tarfile.SYMTYPE: 0o120000,
    tarfile.LNKTYPE: 0o120000,
    tarfile.CHRTYPE: 0o020000,
    tarfile.BLKTYPE: 0o060000,
    tarfile.FIFOTYPE: 0o010000,
}


@contextmanager
def open_tar(path: Path, limits: ReadingLimits) -> Iterator[Archive]:
    """A TAR or a packed file, closed at the end.

    Raises:
        Unreadable: ``corrupt_file`` or ``too_large``.
    """
    with _translated():
        allowed = bytes_allowed(path.stat().st_size, limits)
        with _unpacked(path, allowed) as file:
            first = file.read(BLOCK)
        yield _Tar(path, limits, allowed) if is_tar(first) else _Single(path, limits, allowed)


class _Tar:
    """Read from front to end twice: once for what it holds, once for the contents; it has no directory."""

    def __init__(self, path: Path, limits: ReadingLimits, allowed: int) -> None:
        self._path = path
        self._limits = limits
        self._allowed = allowed

    def members(self) -> list[Member]:
        found = []
        with _translated(), _unpacked(self._path, self._allowed) as file, _open(file) as archive:
            for key, entry in enumerate(archive):
                if entry.isdir():
                    continue
                name = decode(entry.name.encode("utf-8", errors="surrogateescape"))
                found.append(member_of(key, name, entry.size, _TYPES.get(entry.type, 0)))
                if len(found) > self._limits.archive_members:
                    break
        check_bounds(found, self._path.stat().st_size, self._limits)
        return found

    def contents(self, wanted: list[Member]) -> Iterator[bytes]:
        keys = {member.key for member in wanted}
        with _translated(), _unpacked(self._path, self._allowed) as file, _open(file) as archive:
            for key, entry in enumerate(archive):
                if key in keys:
                    member = archive.extractfile(entry)
                    yield member.read() if member else b""


class _Single:
    """One packed file without a TAR around it."""

    def __init__(self, path: Path, limits: ReadingLimits, allowed: int) -> None:
        self._path = path
        self._limits = limits
        self._allowed = allowed

    def members(self) -> list[Member]:
        size = 0
        with _translated(), _unpacked(self._path, min(self._allowed, self._limits.file_bytes)) as file:
            while some := file.read(2**20):
                size += len(some)
        with self._path.open("rb") as packed:
            name = _name_in_gzip(packed.read(2 * _LONGEST_NAME))
        return [member_of(0, name, size)]

    def contents(self, wanted: list[Member]) -> Iterator[bytes]:
        for _ in wanted:
            with _translated(), _unpacked(self._path, self._allowed) as file:
                content = file.read()
            yield content


class _Stream(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...


class _Bounded:
    """A stream that refuses to give more than so many bytes."""

    def __init__(self, file: _Stream, most: int) -> None:
        self._file = file
        self._left = most

    def read(self, size: int = -1) -> bytes:
        content = self._file.read(min(size, self._left + 1) if size >= 0 else self._left + 1)
        self._left -= len(content)
        if self._left < 0:
            raise Unreadable(QuarantineCode.TOO_LARGE, "unpacked")
        return content


@contextmanager
def _unpacked(path: Path, most: int) -> Iterator[_Bounded]:
    with path.open("rb") as file:
        beginning = file.read(6)
        file.seek(0)
        packed: _Stream = file
        if beginning.startswith(b"\x1f\x8b"):
            packed = gzip.GzipFile(fileobj=file)
        elif beginning.startswith(b"BZh"):
            packed = bz2.BZ2File(file)
        elif beginning.startswith(b"\xfd7zXZ\0"):
            packed = lzma.LZMAFile(file)  # noqa: SIM115 - closed with the file below it
        yield _Bounded(packed, most)


def _open(file: _Bounded) -> tarfile.TarFile:
    return tarfile.open(fileobj=cast("IO[bytes]", file), mode="r|", errors="surrogateescape")


def _name_in_gzip(head: bytes) -> str:
    """The name that gzip notes (RFC 1952, 2.3), or an empty one."""
    if len(head) < 10 or not head.startswith(b"\x1f\x8b") or not head[3] & _FILE_NAME_FOLLOWS:
        return ""
    start = 10
    if head[3] & _EXTRA_FOLLOWS:
        start += 2 + int.from_bytes(head[10:12], "little")
    name = head[start : start + _LONGEST_NAME].split(b"\0")[0]
    return decode(name)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (
        *(tarfile.TarError, zlib.error, lzma.LZMAError, struct.error, EOFError, ValueError, OSError),
        *(IndexError, OverflowError),
    ) as error:
        raise Unreadable(QuarantineCode.CORRUPT_FILE, type(error).__name__) from error
