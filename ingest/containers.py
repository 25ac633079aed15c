"""Which names stand in a ZIP or a compound file, so that the kind of an office file can be told.

Looks at raw bytes of the file's directory and unpacks nothing; any bytes give an answer.
"""

from __future__ import annotations

import struct
from typing import BinaryIO, Final

COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

BLOCK: Final = 512
"""Bytes of the header of a member in a TAR."""

_CHECK_SUM: Final = slice(148, 156)
_ZIP_DIRECTORY_BYTES: Final = 2**20  # the names in an office file of any size fit many times
_ZIP_ENTRY: Final = b"PK\x01\x02"
_ZIP_ENTRY_BYTES: Final = 46
_ZIP_NAME_LENGTH_AT: Final = 28

_DIRECTORY_SECTORS: Final = 256
"""Of a compound file; office programs write main streams first, and a mail with 500 attachments has 400 sectors."""

_HEADER_SECTORS: Final = 109
_ENTRY_BYTES: Final = 128
_LAST_REGULAR_SECTOR: Final = 0xFFFFFFFA


def zip_directory(file: BinaryIO) -> bytes:
    """The end of a file, where a ZIP keeps its directory."""
    file.seek(0, 2)
    file.seek(max(0, file.tell() - _ZIP_DIRECTORY_BYTES))
    return file.read(_ZIP_DIRECTORY_BYTES)


def names_in_zip(directory: bytes, name: bytes) -> bool:
    """Whether the directory of a ZIP has an entry of exactly this name."""
    place = directory.find(name)
    while place >= 0:
        start = place - _ZIP_ENTRY_BYTES
        if start >= 0 and directory.startswith(_ZIP_ENTRY, start):
            length = struct.unpack_from("<H", directory, start + _ZIP_NAME_LENGTH_AT)[0]
            if length == len(name):
                return True
        place = directory.find(name, place + 1)
    return False


def compound_names(file: BinaryIO) -> frozenset[str]:
    """Names of the streams and storages of a compound file, as far as its first directory sectors go.

    Source:
        [MS-CFB] Compound File Binary File Format, sections 2.2, 2.3 and 2.6.
    """
    file.seek(0)
    header = file.read(512)
    if len(header) < 512 or not header.startswith(COMPOUND_FILE):
        return frozenset()
    shift = struct.unpack_from("<H", header, 30)[0]
    if shift not in (9, 12):
        return frozenset()
    size = 1 << shift
    table_sectors = struct.unpack_from(f"<{_HEADER_SECTORS}I", header, 76)
    names = set[str]()
    sector = struct.unpack_from("<I", header, 48)[0]
    for _ in range(_DIRECTORY_SECTORS):
        if sector > _LAST_REGULAR_SECTOR:
            break
        names |= _names_in(_sector(file, sector, size))
        which, entry = divmod(sector, size // 4)
        if which >= _HEADER_SECTORS:
            break
        table = _sector(file, table_sectors[which], size)
        if len(table) < size:
            break
        sector = struct.unpack_from("<I", table, 4 * entry)[0]
    return frozenset(names)


def _sector(file: BinaryIO, number: int, size: int) -> bytes:
    if number > _LAST_REGULAR_SECTOR:
        return b""
    file.seek((number + 1) * size)
    return file.read(size)


def _names_in(sector: bytes) -> set[str]:
    found = set()
    for start in range(0, len(sector) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
        length = struct.unpack_from("<H", sector, start + 64)[0]
        if 2 < length <= 64:
            found.add(sector[start : start + length - 2].decode("utf-16-le", errors="replace"))
    return found


def is_tar(head: bytes) -> bool:
    """Whether a file begins with the header of a member of a TAR, by its check sum.

    Source:
        POSIX.1-1988, ustar interchange format; the check sum is older and the same in all variants.
    """
    block = head[:BLOCK]
    if len(block) < BLOCK or not block[0]:
        return False
    try:
        stated = int(block[_CHECK_SUM].strip(b" \0") or b"x", 8)
    except ValueError:
        return False
    return stated == sum(block[: _CHECK_SUM.start]) + 8 * 0x20 + sum(block[_CHECK_SUM.stop :])
