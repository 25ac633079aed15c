"""A child process that analyses the words of many texts, beside the process that takes questions and writes.

Python runs one thread at a time: without a second process a heap of texts would have one processor, and whoever asks
meanwhile would wait for it. A child starts with the first lot worth it, and is ended when nothing came for a while.

    Exception
    └── AnalystLost    the child ended, or took too long; whatever it had is to be analysed another way
"""

from __future__ import annotations

import os
import pickle
import select
import struct
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Final, cast

import pipelines
from ingest.child_limits import live_with_parent
from pipelines.indexing import Indexable, Material, analyse_material

_ROOT: Final = Path(pipelines.__file__ or "").resolve().parent.parent
_LENGTH: Final = struct.Struct("!Q")
_PATIENCE_SECONDS: Final = 240.0
"""For a lot that takes half a second on a free processor: on a crowded machine waiting is cheaper than doing each of
its documents by itself."""

_KEPT: Final = ("PATH", "LANG", "LC_ALL")
_CHUNK: Final = 2**20


class AnalystLost(Exception):
    """The child ended, or took too long."""


class Analyst:
    """A running child. Used by one thread at a time, and started by one that lasts as long as the child may."""

    def __init__(self) -> None:
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-s", "-m", "pipelines.analyst"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what an error has to say may quote a document
            cwd=_ROOT,
            env=environment | {"PYTHONPATH": str(_ROOT), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        )
        self._commands = cast("IO[bytes]", self._process.stdin)
        self._answers = cast("IO[bytes]", self._process.stdout)
        self.last_used = time.monotonic()

    def analyse(self, materials: Sequence[Material]) -> list[Indexable]:
        """What the pipeline ``indexing`` makes of each of these.

        Raises:
            AnalystLost: The child is of no use any more.
        """
        deadline = time.monotonic() + _PATIENCE_SECONDS
        try:
            _send(self._commands, materials)
            # Pickled by our own code from texts: what comes back is no more foreign than the texts themselves.
            made = pickle.loads(_receive(self._answers, deadline))  # noqa: S301 - see above
        except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
            raise AnalystLost(type(error).__name__) from error
        self.last_used = time.monotonic()
        return cast("list[Indexable]", made)

    def end(self) -> None:
        """End the child; may be called twice."""
        self._process.kill()
        self._process.wait()
        self._answers.close()
        with suppress(BrokenPipeError):
            self._commands.close()


def _send(pipe: IO[bytes], content: object) -> None:
    packed = pickle.dumps(content, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(packed)))
    pipe.write(packed)
    pipe.flush()


def _receive(pipe: IO[bytes], deadline: float) -> bytes:
    (length,) = _LENGTH.unpack(_read(pipe, _LENGTH.size, deadline))
    return _read(pipe, length, deadline)


def _read(pipe: IO[bytes], count: int, deadline: float) -> bytes:
    received = bytearray()
    while len(received) < count:
        ready, _, _ = select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))
        some = os.read(pipe.fileno(), min(_CHUNK, count - len(received))) if ready else b""
        if not some:
            raise EOFError
        received += some
    return bytes(received)


def main() -> None:
    """Analyse what comes, until the parent hangs up."""
    live_with_parent()
    commands, answers = sys.stdin.buffer, sys.stdout.buffer
    while head := commands.read(_LENGTH.size):
        materials = pickle.loads(commands.read(_LENGTH.unpack(head)[0]))  # noqa: S301 - from our own parent
        _send(answers, [analyse_material(material) for material in materials])


if __name__ == "__main__":
    main()
