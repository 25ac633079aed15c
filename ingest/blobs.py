"""Files as handed in, kept under the SHA-256 of their content: never altered, stored once, safe from power loss.

Exception
├── BlobTooLarge    the content exceeds the limit; nothing was kept
└── StorageFull     no room on the disk; nothing was kept
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import ClassVar, Final
from uuid import uuid4

from ingest.flushing import can_flush_together, flush_file_system, sync_file, sync_folder

_HEX_DIGITS: Final = frozenset("0123456789abcdef")

_FEW: Final = 8
"""Contents of a lot that are synced one by one: flushing the file system also waits for what others write there."""


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
            sync_folder(self.path.parent)
        return True


@contextmanager
def _told_when_full() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageFull("kein Platz mehr auf dem Datenträger") from error
        raise


@dataclass(frozen=True, slots=True)
class _Arrived:
    """A content that lies among what is incoming, whole but not yet safe from a power cut."""

    path: Path
    digest: str
    size: int


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
        spare = self.new_name()
        try:
            yield self._put(chunks, limit, spare)
        finally:
            spare.unlink(missing_ok=True)

    def _put(self, chunks: Iterable[bytes], limit: int, spare: Path | None) -> Blob:
        arriving = self.new_name()
        try:
            with _told_when_full():
                digest, size = _write(arriving, chunks, limit)
                return self._place(_Arrived(arriving, digest, size), spare)
        finally:
            arriving.unlink(missing_ok=True)

    @contextmanager
    def lot(self) -> Iterator[BlobLot]:
        """Many small contents that are stored together and held, as by ``held``, until the block ends."""
        lot = BlobLot(self)
        try:
            yield lot
        finally:
            lot.let_go()

    def new_name(self) -> Path:
        """A path among what is incoming that nobody else has."""
        return self._incoming / uuid4().hex

    def place(self, lot: Sequence[tuple[_Arrived, Path]]) -> list[Blob]:
        """Bring what a lot has written to its places, and give it the second names."""
        if len(lot) < _FEW or not can_flush_together():
            return [self._place(arrived, spare) for arrived, spare in lot]
        return self._place_together(lot)

    def _place(self, arrived: _Arrived, spare: Path | None) -> Blob:
        """Bring one content to its place, for good."""
        sync_file(arrived.path)
        target = self.path(arrived.digest)
        self._make_folders(target.parent)
        blob = self._move(arrived, target, spare)
        sync_folder(target.parent)
        return blob

    def _place_together(self, lot: Sequence[tuple[_Arrived, Path]]) -> list[Blob]:
        """Bring contents to their places, for good, with two flushes for all."""
        # Contents before names: a name must never stand for bytes that a power cut took.
        flush_file_system(self._folder)
        blobs = []
        for arrived, spare in lot:
            target = self.path(arrived.digest)
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            blobs.append(self._move(arrived, target, spare))
        flush_file_system(self._folder)
        return blobs

    def _move(self, arrived: _Arrived, target: Path, spare: Path | None) -> Blob:
        if spare is not None and not _link(arrived.path, spare):
            spare = None
        # Replaces an equal content at most, so a reader that has it open notices nothing.
        arrived.path.replace(target)
        return Blob(arrived.digest, arrived.size, target, spare)

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
        sync_folder(target.parent)
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
        sync_folder(folder.parent)
        sync_folder(self._folder)


class BlobLot:
    """Contents that come one after another and become durable together; made by ``BlobStore.lot``."""

    def __init__(self, store: BlobStore) -> None:
        self._store = store
        self._coming: list[tuple[_Arrived, Path]] = []
        self._spares: list[Path] = []

    def add(self, chunks: Iterable[bytes], limit: int) -> None:
        """Write a content; it is neither in its place nor safe before ``settle``.

        Raises:
            BlobTooLarge: There are more bytes than ``limit``; the lot is as it was.
            StorageFull: The disk is full; the lot is as it was.
        """
        path, spare = self._store.new_name(), self._store.new_name()
        try:
            with _told_when_full():
                self._coming.append((_Arrived(path, *_write(path, chunks, limit)), spare))
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        self._spares.append(spare)

    @property
    def size(self) -> int:
        """Bytes that are not settled."""
        return sum(arrived.size for arrived, _ in self._coming)

    def settle(self) -> list[Blob]:
        """What was added since the last time, in order; when this returns it survives a power cut.

        Raises:
            StorageFull: The disk is full.
        """
        coming, self._coming = self._coming, []
        try:
            with _told_when_full():
                return self._store.place(coming)
        finally:
            for arrived, _ in coming:
                arrived.path.unlink(missing_ok=True)

    def let_go(self) -> None:
        """Hold nothing any more, and drop what was not settled."""
        for arrived, _ in self._coming:
            arrived.path.unlink(missing_ok=True)
        for spare in self._spares:
            spare.unlink(missing_ok=True)
        self._coming, self._spares = [], []


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
    return digest.hexdigest(), size
