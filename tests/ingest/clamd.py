"""A server that speaks the protocol of clamd and knows one virus, the one that all scanners know for tests."""

from __future__ import annotations

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""In two parts, so that no scanner takes this file for a virus. Source: eicar.org."""


class _Handler(socketserver.StreamRequestHandler):
    server: Clamd

    def handle(self) -> None:
        command = self._until_zero()
        if command == b"zVERSION":
            self.wfile.write(b"ClamAV 1.4.3/27800/Fri Nov 27 09:14:02 2026\0")
        elif command == b"zINSTREAM":
            self.wfile.write(self._scan() + b"\0")
        else:
            self.wfile.write(b"UNKNOWN COMMAND\0")

    def _until_zero(self) -> bytes:
        command = bytearray()
        while (sign := self.rfile.read(1)) not in (b"", b"\0"):
            command += sign
        return bytes(command)

    def _scan(self) -> bytes:
        content = bytearray()
        while length := struct.unpack("!I", self.rfile.read(4))[0]:
            content += self.rfile.read(length)
            if len(content) > self.server.most_bytes:
                return b"INSTREAM size limit exceeded. ERROR"
        self.server.seen.append(bytes(content))
        return b"stream: Eicar-Test-Signature FOUND" if EICAR in content else b"stream: OK"


class Clamd(socketserver.ThreadingUnixStreamServer):
    """Listens on a socket in a folder; ``seen`` are the files that were sent to it, ``most_bytes`` its limit."""

    daemon_threads = True

    def __init__(self, path: Path, most_bytes: int = 2**20) -> None:
        self.seen: list[bytes] = []
        self.most_bytes = most_bytes
        super().__init__(str(path), _Handler)


@contextmanager
def clamd(path: Path, most_bytes: int = 2**20) -> Iterator[Clamd]:
    """A running daemon; its socket is gone afterwards."""
    path.unlink(missing_ok=True)
    with Clamd(path, most_bytes) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
    path.unlink(missing_ok=True)
