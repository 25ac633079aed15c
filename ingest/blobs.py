"""Files as handed in, kept under the SHA-256 of their content: never altered, stored once, safe from power loss.

Exception
├── BlobTooLarge    the content exceeds the limit; nothing was kept
└── StorageFull     no room on the disk; nothing was kept
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import ClassVar, Final
from uuid import uuid4

_HEX_DIGITS: Final = frozenset("0123456789abcdef")


class BlobTooLarge(Exception):
    """The content exceeds the limit."""

    code: ClassVar[str] = "too_large"


class StorageFull(Exception):
    """No room on the disk; what was begun has been undone."""

    code: ClassVar[str] = "storage_full"


@dataclass(frozen=True, slots=True)
class Blob:
    """A stored content: SHA-256 in hexadecimal, bytes, where it lies, and a second name while it is held."""

    sha256: str
    size: int
    path: Path
    spare: Path | None = None

    def bring_back(self) -> bool:
        """Make sure that the content lies in its place, though it was unlinked meanwhile; False if that cannot be.

        For use inside a writing transaction of the catalogue: nobody unlinks a content until that ends.
        """
        if self.path.exists():
            return True
        if self.spare is None or not self.spare.exists():
            return False
        with _told_when_full():
            os.link(self.spare, self.path)
            _fsync_folder(self.path.parent)
        return True


@contextmanager
def _told_when_full() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageFull("kein Platz mehr auf dem Datenträger") from error
        raise


def _fsync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class BlobStore:
    """Contents below a folder, at ``ab/cd/abcd...``. Safe for many threads and processes at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._incoming = folder / "incoming"
        self._incoming.mkdir(parents=True, exist_ok=True, mode=0o700)

    def put(self, chunks: Iterable[bytes], limit: int) -> Blob:
        """Store a content; when this returns it survives a power cut.

        The same content may be put any number of times, also at the same time: it is kept once.

        Args:
            chunks: The content in parts of any size.
            limit: The most bytes that are accepted.

        Raises:
            BlobTooLarge: There are more bytes than ``limit``.
            StorageFull: The disk is full.
        """
        return self._put(chunks, limit, spare=None)

    @contextmanager
    def held(self, chunks: Iterable[bytes], limit: int) -> Iterator[Blob]:
        """As ``put``; until the block ends, the content can be brought back if an erasure of an equal one takes it.

        A document with the same content may be erased between storing and accepting, and whoever handed in the file
        cannot be asked for it again: its bytes have gone by.
        """
        spare = self._incoming / uuid4().hex
        try:
            yield self._put(chunks, limit, spare)
        finally:
            spare.unlink(missing_ok=True)

    def _put(self, chunks: Iterable[bytes], limit: int, spare: Path | None) -> Blob:
        arriving = self._incoming / uuid4().hex
        try:
            with _told_when_full():
                digest, size = _write(arriving, chunks, limit)
                target = self.path(digest)
                self._make_folders(target.parent)
                if spare is not None and not _link(arriving, spare):
                    spare = None
                # Replaces an equal content at most, so a reader that has it open notices nothing.
                arriving.replace(target)
                _fsync_folder(target.parent)
        finally:
            arriving.unlink(missing_ok=True)
        return Blob(digest, size, target, spare)

    def path(self, digest: str) -> Path:
        """Where the content with this SHA-256 lies, or would lie.

        Raises:
            ValueError: Not a SHA-256 in hexadecimal; guards against paths made of foreign text.
        """
        if len(digest) != 64 or not _HEX_DIGITS.issuperset(digest):
            raise ValueError(f"not a SHA-256: {digest!r}")
        return self._folder / digest[:2] / digest[2:4] / digest

    def remove(self, digest: str) -> bool:
        """Unlink a content for good; False when there was none."""
        target = self.path(digest)
        try:
            target.unlink()
        except FileNotFoundError:
            return False
        _fsync_folder(target.parent)
        return True

    def every(self) -> Iterator[str]:
        """The SHA-256 of all contents, in order; for checks by the operator."""
        for folder in sorted(self._folder.glob("??/??")):
            yield from sorted(file.name for file in folder.iterdir())

    def clear_incoming(self, older_than: float) -> int:
        """Drop what broken uploads left behind before a time (seconds since 1970); says how many files."""
        left_behind = [file for file in self._incoming.iterdir() if file.stat().st_mtime < older_than]
        for file in left_behind:
            file.unlink(missing_ok=True)
        return len(left_behind)

    def _make_folders(self, folder: Path) -> None:
        if folder.is_dir():
            return
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        # A new folder survives a power cut only once its own entry has been written, at each level.
        _fsync_folder(folder.parent)
        _fsync_folder(self._folder)


def _link(path: Path, second_name: Path) -> bool:
    """Give a file a second name; False on file systems that know no second names."""
    try:
        os.link(path, second_name)
    except OSError as error:
        if error.errno in (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS):
            return False
        raise
    return True


def _write(path: Path, chunks: Iterable[bytes], limit: int) -> tuple[str, int]:
    digest, size = sha256(), 0
    with path.open("xb") as file:
        path.chmod(0o600)
        for chunk in chunks:
            size += len(chunk)
            if size > limit:
                raise BlobTooLarge(f"mehr als {limit} Bytes")
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest(), size
