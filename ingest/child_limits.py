"""The limits that a child process lays on itself before it touches a file. They cannot be lifted by what it reads."""

from __future__ import annotations

import ctypes
import math
import os
import resource
import signal
from typing import Final

from ingest.limits import ReadingLimits

_SET_PARENT_DEATH_SIGNAL: Final = 1  # prctl(2)
_SET_NO_NEW_PRIVILEGES: Final = 38
_OPEN_FILES: Final = 128
_WRITTEN_BYTES: Final = 256 * 2**20
"""Of one file: an uncompressed page image, which only pytesseract writes."""

_NICENESS: Final = 10
"""Questions come before reading: whoever waits for an answer should not feel that files are read."""


def confine(limits: ReadingLimits) -> None:
    """Bind this process to its limits and to the life of its parent."""
    live_with_parent()
    os.nice(_NICENESS)
    libc = ctypes.CDLL(None, use_errno=True)
    if hasattr(libc, "prctl"):
        libc.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    _lower(resource.RLIMIT_AS, limits.memory_bytes)
    _lower(resource.RLIMIT_NOFILE, _OPEN_FILES)
    _lower(resource.RLIMIT_FSIZE, _WRITTEN_BYTES)
    _lower(resource.RLIMIT_CORE, 0)  # a core file would hold the document


def live_with_parent() -> None:
    """Have the kernel end this process with its parent."""
    libc = ctypes.CDLL(None, use_errno=True)
    if hasattr(libc, "prctl"):  # Linux; elsewhere the closed connection ends an idle child
        libc.prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)


def allow_cpu_seconds(seconds: int) -> None:
    """Let the kernel end this process once it has used so many more seconds of CPU time."""
    used = math.ceil(
        resource.getrusage(resource.RUSAGE_SELF).ru_utime + resource.getrusage(resource.RUSAGE_SELF).ru_stime
    )
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, hard))


def _lower(limit: int, value: int) -> None:
    _, hard = resource.getrlimit(limit)
    bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(limit, (bound, bound))
