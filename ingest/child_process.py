"""The parent's side of one child process: start it, ask it, notice when it is lost, end it.

Exception
└── ChildLost    the child is gone or was ended; carries the QuarantineCode for what it was doing
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import ingest
from ingest.child_messages import BrokenMessage, Message, describe_settings, pack, unpack
from ingest.limits import ReadingSettings
from ingest.quarantine import QuarantineCode
from ingest.scratch import make_scratch

_START_SECONDS: Final = 60.0
"""Loading takes half a second; a machine that has just started and is busy may need twenty."""

_ROOT: Final = Path(ingest.__file__ or "").resolve().parent.parent
_KEPT: Final = ("PATH", "LANG", "LC_ALL", "TESSDATA_PREFIX", "LD_LIBRARY_PATH")
_ONE_THREAD: Final = dict.fromkeys(("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
"""Tesseract on four threads takes three times the CPU for hardly less time; there is one child for each core."""


class ChildLost(Exception):
    """The child is gone; ``code`` says what this means for the file it was reading."""

    def __init__(self, code: QuarantineCode, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


class ChildProcess:
    """A running child. Used by one thread at a time; only ``kill`` may be called from any."""

    def __init__(self, settings: ReadingSettings, prefix: Sequence[str] = ()) -> None:
        """Start a child; must run on a thread that lives as long as the child may.

        The kernel ends a child when the *thread* that started it ends, not only when the whole process does.

        Args:
            settings: How to read.
            prefix: A command that runs the child in its own surroundings.
        """
        self._limits = settings.limits
        self._scratch = make_scratch()
        self._connection, childs_end = socket.socketpair()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed in dispose
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
        environment |= _ONE_THREAD | {
            "PYTHONPATH": str(_ROOT),
            "TMPDIR": str(self._scratch),
            "HOME": str(self._scratch),
        }
        with childs_end:
            self._process = subprocess.Popen(
                [*prefix, sys.executable, "-P", "-s", "-m", "ingest.child", str(childs_end.fileno())],
                pass_fds=(childs_end.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._errors,
                env=environment,
                cwd="/",
                start_new_session=True,  # so that what the child starts is ended with it
            )
        self.documents = 0
        self._greet(settings)

    def _greet(self, settings: ReadingSettings) -> None:
        try:
            self._connection.sendall(pack(describe_settings(settings)))
            self.listen(_START_SECONDS)
        except (ChildLost, OSError) as lost:
            self._errors.seek(0)
            said = self._errors.read()[-500:].decode(errors="replace").strip().splitlines()
            self.dispose()
            raise ChildLost(QuarantineCode.INTERNAL_ERROR, f"did not start: {said[-1] if said else lost}") from lost

    @property
    def process_id(self) -> int:
        """Of the child, or of the command that runs it."""
        return self._process.pid

    def ask(self, request: Message, path: Path) -> None:
        """Send a request together with an open file.

        Raises:
            ChildLost: It went away while idle.
            OSError: The file cannot be opened.
        """
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            self._connection.sendall(pack(request))
            socket.send_fds(self._connection, [b"f"], [descriptor])
        except OSError as error:
            raise self._lost() from error
        finally:
            os.close(descriptor)
        self.documents += 1

    def listen(self, seconds: float) -> tuple[Message, bytes]:
        """The next message.

        Raises:
            ChildLost: None came in time, or the child is gone, or it talks nonsense.
        """
        deadline = time.monotonic() + seconds

        def receive(count: int) -> bytes:
            received = bytearray()
            while len(received) < count:
                self._connection.settimeout(max(0.001, deadline - time.monotonic()))
                some = self._connection.recv(min(count - len(received), 2**20))
                if not some:
                    raise self._lost()
                received += some
            return bytes(received)

        try:
            return unpack(receive, most_attached=self._limits.file_bytes)
        except TimeoutError as error:
            raise ChildLost(QuarantineCode.TIMEOUT, f"silent for {seconds:.0f} s") from error
        except BrokenMessage as error:
            raise ChildLost(QuarantineCode.PARSER_CRASH, str(error)) from error
        except OSError as error:
            raise self._lost() from error

    def _lost(self) -> ChildLost:
        """What the end of the child means."""
        try:
            status = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            return ChildLost(QuarantineCode.PARSER_CRASH, "hung up")
        number = -status if status < 0 else status - 128 if status > 128 else 0  # bwrap reports 128 + signal
        if number == signal.SIGXCPU:
            return ChildLost(QuarantineCode.TIMEOUT, "CPU time used up")
        if number == signal.SIGKILL:  # not by us, so by a kernel short of memory
            return ChildLost(QuarantineCode.OUT_OF_MEMORY, "killed")
        return ChildLost(QuarantineCode.PARSER_CRASH, f"signal {number}" if number else f"exit {status}")

    def kill(self) -> None:
        """End the child and all it started; whoever uses it learns that it is lost."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def dispose(self) -> None:
        """End the child and remove every trace of it; only for the thread that uses it, or when nobody does."""
        self.kill()
        self._process.wait()
        self._connection.close()
        self._errors.close()
        shutil.rmtree(self._scratch, ignore_errors=True)
