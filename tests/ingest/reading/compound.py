"""Compound files by hand, as Outlook and old office programs write them: a small file system in a file.

Source:
    [MS-CFB] Compound File Binary File Format, version 3.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

Tree = Mapping[str, "bytes | Tree"]

_SECTOR: Final = 512
_SMALL: Final = 64
_CUTOFF: Final = 4096
_END: Final = 0xFFFFFFFE
_FREE: Final = 0xFFFFFFFF
_TABLE: Final = 0xFFFFFFFD


@dataclass(slots=True)
class _Entry:
    name: str
    kind: int
    content: bytes = b""
    child: int = _FREE
    right: int = _FREE
    start: int = _END


@dataclass(slots=True)
class _Chains:
    """Contents laid out in units of one size, and the table that chains the units."""

    unit: int
    table: list[int] = field(default_factory=list)
    content: bytearray = field(default_factory=bytearray)

    def add(self, content: bytes) -> int:
        if not content:
            return _END
        first, count = len(self.table), -(-len(content) // self.unit)
        self.table += [*range(first + 1, first + count), _END]
        self.content += content.ljust(count * self.unit, b"\0")
        return first


def compound(tree: Tree) -> bytes:
    """A compound file with these streams; a mapping inside is a storage."""
    entries = [_Entry("Root Entry", 5)]
    _add(tree, entries, 0)
    small, large = _Chains(_SMALL), _Chains(_SECTOR)
    for entry in entries:
        if entry.kind == 2:
            entry.start = (small if len(entry.content) < _CUTOFF else large).add(entry.content)
    entries[0].content = bytes(small.content)
    entries[0].start = large.add(entries[0].content)
    small_start = large.add(
        struct.pack(f"<{len(small.table)}I", *small.table).ljust(-(-len(small.table) // 128) * 512, b"\xff")
    )
    directory_start = large.add(b"".join(map(_packed, entries)))
    sectors = 1
    while sectors * 128 < len(large.table) + sectors:
        sectors += 1
    first_table = len(large.table)
    table = [*large.table, *[_TABLE] * sectors]
    table += [_FREE] * (sectors * 128 - len(table))
    places = [*range(first_table, first_table + sectors)]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack(
        "<9I", 0, sectors, directory_start, 0, _CUTOFF, small_start, -(-len(small.table) // 128), _END, 0
    )
    header += struct.pack("<109I", *places, *[_FREE] * (109 - sectors))
    return header + bytes(large.content) + struct.pack(f"<{len(table)}I", *table)


def _add(tree: Tree, entries: list[_Entry], parent: int) -> None:
    before = None
    for name, value in tree.items():
        number = len(entries)
        entries.append(_Entry(name, 2, value) if isinstance(value, bytes) else _Entry(name, 1))
        if before is None:
            entries[parent].child = number
        else:
            entries[before].right = number
        before = number
        if not isinstance(value, bytes):
            _add(value, entries, number)


def _packed(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0"
    size = len(entry.content)
    return (
        name.ljust(64, b"\0")
        + struct.pack("<HBB3I", len(name), entry.kind, 1, _FREE, entry.right, entry.child)
        + bytes(36)
        + struct.pack("<IQ", entry.start, size)
    )
