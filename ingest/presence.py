"""Signs of life of the processes that work on one data folder.

Each process holds a lock on a file of its own. The kernel lets go of it however the process ends, and no recycled
process number can be mistaken for it; so a restarted worker takes up the work of a killed one at once.
"""

from __future__ import annotations

import fcntl
import os
import socket
from collections.abc import Iterable
from pathlib import Path
from typing import IO
from uuid import uuid4


class Presence:
    """The sign of life of this process, from construction to ``close``.

    ``name`` is at most 80 characters and unlike that of any other process.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._folder = folder
        self.name = name_of(socket.gethostname(), os.getpid())
        self._file = _locked(self._path(self.name), create=True)
        if self._file is None:
            raise RuntimeError(f"someone else holds {self.name}")

    def dead(self) -> frozenset[str]:
        """The names of processes that are known to be gone; others may be gone without anybody knowing from here."""
        names = {path.stem for path in self._folder.glob("*.alive")} - {self.name}
        return frozenset(name for name in names if self._is_free(name))

    def forget(self, names: Iterable[str]) -> None:
        """Drop the files of processes that are gone; only after their work was taken back."""
        for name in names:
            self._path(name).unlink(missing_ok=True)

    def _is_free(self, name: str) -> bool:
        lock = _locked(self._path(name), create=False)
        if lock is None:
            return False
        lock.close()
        return True

    def close(self) -> None:
        """Let go; may be called twice."""
        if self._file is not None:
            self._path(self.name).unlink(missing_ok=True)
            self._file.close()
            self._file = None

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.alive"


def name_of(host: str, process: int) -> str:
    """A name for a process that no other one has had or will have."""
    return f"{host[:40]}:{process}:{uuid4().hex[:8]}"


def lock_file(path: Path) -> IO[bytes] | None:
    """The file, locked against every other process until it is closed; None while somebody else holds it."""
    return _locked(path, create=True)


def _locked(path: Path, *, create: bool) -> IO[bytes] | None:
    try:
        file = path.open("ab" if create else "rb")
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    return file
