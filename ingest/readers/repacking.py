"""An archive written anew as ZIP without a password, piece by piece, so that no more than one member is in memory."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterable, Iterator
from typing import Final

from ingest.readers.archive_members import DEVICE, LINK, Member

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_MODES: Final = {LINK: stat.S_IFLNK, DEVICE: stat.S_IFCHR}
"""So that what was refused for being no file is refused again, and listed with the same reason."""


class _Pieces(io.RawIOBase):
    """Takes up what is written until somebody fetches it; cannot be rewound, so nothing has to be kept."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, part: object) -> int:
        taken = bytes(memoryview(part))  # type: ignore[arg-type]  # any buffer, as for every raw stream
        self._parts.append(taken)
        return len(taken)

    def fetch(self) -> bytes:
        fetched = b"".join(self._parts)
        self._parts.clear()
        return fetched


def repacked(members: Iterable[tuple[Member, bytes]]) -> Iterator[bytes]:
    """A ZIP of these members in their order, in pieces; equal members make equal archives."""
    pieces = _Pieces()
    with zipfile.ZipFile(pieces, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members:
            entry = zipfile.ZipInfo(member.name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _MODES.get(member.refusal, stat.S_IFREG) << 16
            archive.writestr(entry, content)
            yield pieces.fetch()
    yield pieces.fetch()
