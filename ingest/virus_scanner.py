"""Whether a file is infected, asked of a ClamAV daemon (clamd) by its protocol.

    Exception
    └── ScannerAway    the daemon cannot be asked now; nothing is to be read until it can

The file is sent through the connection (INSTREAM), so the daemon needs no access to any folder. Source: clamd(8).
"""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ingest.quarantine import QuarantineCode, Unreadable

Admit = Callable[[Path], None]
"""Returns if a file may be read; raises ``Unreadable`` (``virus_found``, ``not_scanned``) or ``ScannerAway``."""

_CONNECT_SECONDS: Final = 5.0
_ANSWER_SECONDS: Final = 180.0
"""The daemon itself gives up on a file after 120 (MaxScanTime)."""

_PIECE: Final = 256 * 1024
_LENGTH: Final = struct.Struct("!I")
_LONGEST_ANSWER: Final = 4096
_LEAST_PAUSE: Final = 5.0
_LONGEST_PAUSE: Final = 300.0


class ScannerAway(Exception):
    """The daemon cannot be asked; ``pause`` is how many seconds to wait before the next try."""

    def __init__(self, pause: float, reason: str) -> None:
        super().__init__(reason)
        self.pause = pause


@dataclass(frozen=True, slots=True)
class ClamdAddress:
    """Where a daemon listens: a socket in the file system, or host and port."""

    path: str = ""
    host: str = ""
    port: int = 0


def parse_address(text: str) -> ClamdAddress:
    """The address in ``unix:/path``, ``host:port`` or ``[address]:port``.

    Raises:
        ValueError: It is none of these.
    """
    if text.startswith("unix:"):
        path = text.removeprefix("unix:")
        if not path.startswith("/"):
            raise ValueError(f"not a path: {path!r}")
        return ClamdAddress(path=path)
    host, _, port = text.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise ValueError(f"not an address: {text!r}")
    return ClamdAddress(host=host.strip("[]"), port=int(port))


def admit_all(_path: Path) -> None:
    """Where no daemon is configured, every file may be read."""


class VirusScanner:
    """Asks one daemon; may be shared by threads."""

    def __init__(self, address: ClamdAddress, clock: Callable[[], float] = time.monotonic) -> None:
        self._address = address
        self._clock = clock
        self._lock = threading.Lock()
        self._away_since: float | None = None

    def admit(self, path: Path) -> None:
        """Return if nothing is found in a file.

        Raises:
            Unreadable: ``virus_found``; or ``not_scanned`` where the daemon refuses the file, mostly for its size.
            ScannerAway: Not to be asked now.
        """
        with self._told():
            answer = self._scan(path)
        if answer.endswith(" FOUND"):
            raise Unreadable(QuarantineCode.VIRUS_FOUND, answer.removeprefix("stream: ").removesuffix(" FOUND")[:100])
        if answer != "stream: OK":
            raise Unreadable(QuarantineCode.NOT_SCANNED, answer[:100])

    def version(self) -> str:
        """The daemon's own words, for example ``ClamAV 1.4.3/27800/Fri Nov 27 09:14:02 2026``.

        Raises:
            ScannerAway: Not to be asked now.
        """
        with self._told(), self._connected(_CONNECT_SECONDS) as connection:
            connection.sendall(b"zVERSION\0")
            return _answer(connection)

    def _scan(self, path: Path) -> str:
        with path.open("rb") as file, self._connected(_ANSWER_SECONDS) as connection:
            # A daemon that has seen enough (too large) answers and hangs up while the file is still being sent.
            with suppress(BrokenPipeError, ConnectionResetError):
                connection.sendall(b"zINSTREAM\0")
                while piece := file.read(_PIECE):
                    connection.sendall(_LENGTH.pack(len(piece)) + piece)
                connection.sendall(_LENGTH.pack(0))
            return _answer(connection)

    def _connected(self, seconds: float) -> socket.socket:
        if not self._address.path:
            connection = socket.create_connection((self._address.host, self._address.port), _CONNECT_SECONDS)
            connection.settimeout(seconds)
            return connection
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.settimeout(_CONNECT_SECONDS)
            connection.connect(self._address.path)
            connection.settimeout(seconds)
        except OSError:
            connection.close()
            raise
        return connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors of the connection as ``ScannerAway``, with longer pauses the longer it lasts."""
        try:
            yield
        except OSError as error:
            raise ScannerAway(self._note_away(), type(error).__name__) from error
        with self._lock:
            self._away_since = None

    def _note_away(self) -> float:
        with self._lock:
            now = self._clock()
            if self._away_since is None:
                self._away_since = now
            return min(_LONGEST_PAUSE, max(_LEAST_PAUSE, now - self._away_since))


def _answer(connection: socket.socket) -> str:
    """What the daemon says.

    Raises:
        ConnectionError: It hung up without a word.
    """
    answer = bytearray()
    while b"\0" not in answer and len(answer) < _LONGEST_ANSWER:
        some = connection.recv(_LONGEST_ANSWER)
        if not some:
            break
        answer += some
    if not answer:
        raise ConnectionError("no answer")
    return answer.partition(b"\0")[0].decode(errors="replace").strip()
