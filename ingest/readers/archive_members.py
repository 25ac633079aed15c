"""What lies in an archive: its members, which of them become documents, and why the others do not.

Nothing is ever written to disk, so the name of a member leads nowhere; one that tries to is refused all the same, since
whoever packed it meant harm or made a mistake that somebody should see.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from ingest.limits import ReadingLimits
from ingest.quarantine import QuarantineCode, Unreadable

LINK: Final = "nicht übernommen: Verknüpfung statt einer Datei"
DEVICE: Final = "nicht übernommen: Gerätedatei"
PATH: Final = "nicht übernommen: unzulässiger Pfad"
EMPTY: Final = "nicht übernommen: leere Datei"
SYSTEM_FILE: Final = "nicht übernommen: Hilfsdatei des Betriebssystems"

_DRIVE: Final = re.compile(r"[A-Za-z]:")
_SYSTEM: Final = re.compile(r"(?:.*/)?(?:__MACOSX/.*|\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini)", re.IGNORECASE)
_LEAST_UNPACKED: Final = 64 * 2**20
"""Bytes that an archive may unpack to whatever its ratio: log files shrink to a hundredth."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive; ``key`` finds it again, ``refusal`` says in German why it is not taken, or is empty."""

    key: int
    name: str
    size: int
    refusal: str = ""


def member_of(key: int, name: str, size: int, mode: int = 0) -> Member:
    """A member with what there is to say against it by its name, its size and its Unix mode."""
    return Member(key, name, size, refusal_of(name, mode) or ("" if size else EMPTY))


class Archive(Protocol):
    """An open archive."""

    def members(self) -> list[Member]:
        """Everything but folders, in the order of the archive; sizes in bytes as stated.

        Raises:
            Unreadable: ``encrypted_file``, ``too_large``, ``corrupt_file``.
        """

    def contents(self, wanted: list[Member]) -> Iterator[bytes]:
        """The bytes of these members, in order.

        Raises:
            Unreadable: The same; also for a member that is larger than it said.
        """


def refusal_of(name: str, mode: int = 0) -> str:
    """Why a member of this name and Unix mode is not taken, or an empty text."""
    if stat.S_ISLNK(mode):
        return LINK
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return DEVICE
    plain = name.replace("\\", "/")
    if plain.startswith("/") or _DRIVE.match(plain) or ".." in plain.split("/") or "\0" in plain:
        return PATH
    return SYSTEM_FILE if _SYSTEM.fullmatch(plain) else ""


def check_bounds(members: list[Member], packed_bytes: int, limits: ReadingLimits) -> None:
    """Refuses an archive by what it states, before anything is unpacked.

    Raises:
        Unreadable: ``too_large`` for too many members, too many bytes, or a ratio that no honest file has.
    """
    if len(members) > limits.archive_members:
        raise Unreadable(QuarantineCode.TOO_LARGE, f"{len(members)} members")
    total = sum(member.size for member in members)
    if total > bytes_allowed(packed_bytes, limits):
        raise Unreadable(QuarantineCode.TOO_LARGE, f"{total} bytes of {packed_bytes}")
    if any(member.size > limits.file_bytes and not member.refusal for member in members):
        raise Unreadable(QuarantineCode.TOO_LARGE, "a member")


def bytes_allowed(packed_bytes: int, limits: ReadingLimits) -> int:
    """Bytes that an archive of this size may unpack to, all members together."""
    return min(limits.archive_bytes, max(_LEAST_UNPACKED, packed_bytes * limits.unpacked_ratio))
