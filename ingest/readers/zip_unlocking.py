"""ZIP without its password, encrypted the old way of PKWARE or by AES as WinZip and 7-Zip do it."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator

from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.archive_members import Member, check_bounds, member_of
from ingest.readers.contract import UnlockingTask
from ingest.readers.passwords import spellings
from ingest.readers.repacking import repacked
from ingest.readers.zip_aes import AES_METHOD, read_aes
from ingest.readers.zip_archive import ENCRYPTED, name_of, translated


def unlock_zip(task: UnlockingTask) -> Iterator[bytes]:
    """See ``Unlocker``; the password that opens the first member must open all of them."""
    with translated(), zipfile.ZipFile(task.path) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        members = [
            member_of(key, name_of(entry), entry.file_size, entry.external_attr >> 16)
            for key, entry in enumerate(entries)
        ]
        check_bounds(members, task.path.stat().st_size, task.limits)
        password = _fitting(archive, entries, task.password)
        yield from repacked(_opened(archive, entries, members, password))


def _opened(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], members: list[Member], password: bytes
) -> Iterator[tuple[Member, bytes]]:
    for entry, member in zip(entries, members, strict=True):
        yield member, _read(archive, entry, password)


def _fitting(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], password: str) -> bytes:
    """The spelling of a password that opens the smallest member that needs one."""
    locked = [entry for entry in entries if entry.flag_bits & ENCRYPTED]
    if not locked:
        return b""
    smallest = min(locked, key=lambda entry: entry.compress_size)
    for spelling in spellings(password):
        try:
            _read(archive, smallest, spelling)
        except Unreadable:
            continue
        return spelling
    raise Unreadable(QuarantineCode.ENCRYPTED_FILE, "password")


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, password: bytes) -> bytes:
    try:
        if entry.compress_type == AES_METHOD:
            return read_aes(archive, entry, password)
        return archive.read(entry, pwd=password)
    # One byte tells a wrong password in the old way; in one of 256 cases only the checksum does.
    except (RuntimeError, zipfile.BadZipFile, zlib.error) as error:
        raise Unreadable(QuarantineCode.ENCRYPTED_FILE, "password") from error
