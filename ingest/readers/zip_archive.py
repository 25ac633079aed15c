"""ZIP: members by the directory at its end."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ingest.limits import ReadingLimits
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.archive_members import Archive, Member, check_bounds, member_of

ENCRYPTED: Final = 0x1
"""Flag of a member that needs a password."""

_UTF_8: Final = 0x800


@contextmanager
def open_zip(path: Path, limits: ReadingLimits) -> Iterator[Archive]:
    """A ZIP, closed at the end.

    Raises:
        Unreadable: ``corrupt_file``.
    """
    with translated(), zipfile.ZipFile(path) as archive:
        yield _Zip(archive, path.stat().st_size, limits)


class _Zip:
    def __init__(self, archive: zipfile.ZipFile, packed_bytes: int, limits: ReadingLimits) -> None:
        self._archive = archive
        self._packed_bytes = packed_bytes
        self._limits = limits

    def members(self) -> list[Member]:
        entries = self._archive.infolist()
        if any(entry.flag_bits & ENCRYPTED for entry in entries):
            raise Unreadable(QuarantineCode.ENCRYPTED_FILE, "zip")
        found = []
        for key, entry in enumerate(entries):
            if not entry.is_dir():
                name = name_of(entry)
                found.append(member_of(key, name, entry.file_size, entry.external_attr >> 16))
        check_bounds(found, self._packed_bytes, self._limits)
        return found

    def contents(self, wanted: list[Member]) -> Iterator[bytes]:
        entries = self._archive.infolist()
        for member in wanted:
            # The library gives no more than the entry states, and that was checked.
            with translated(), self._archive.open(entries[member.key]) as file:
                content = file.read()
            yield content


def name_of(entry: zipfile.ZipInfo) -> str:
    """The name as meant: UTF-8 where stated or where it fits, else of DOS, whose umlauts cp437 has as well."""
    if entry.flag_bits & _UTF_8 or entry.filename.isascii():
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")  # as macOS writes without saying so
    except UnicodeError:
        return entry.filename


@contextmanager
def translated() -> Iterator[None]:
    """What the library raises becomes ``corrupt_file``."""
    try:
        yield
    except (
        *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, ValueError, OSError),
        *(NotImplementedError, RuntimeError, IndexError, OverflowError),
    ) as error:
        raise Unreadable(QuarantineCode.CORRUPT_FILE, type(error).__name__) from error
