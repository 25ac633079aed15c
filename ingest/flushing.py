"""Bringing what was written safely to the disk: a single folder, or with one call everything on a file system.

A file that is synced by itself costs milliseconds, most of them for the journal of the file system; hundreds of small
files cost hardly more than one if they are flushed together.
"""

from __future__ import annotations

import ctypes
import os
import platform
import re
from functools import cache
from pathlib import Path
from typing import Any, Final

_TELLS_ERRORS_SINCE: Final = (5, 8)
"""The Linux from which on ``syncfs`` reports that something could not be written (syncfs(2)); before, silence would be
taken for success."""


def sync_file(path: Path) -> None:
    """Make the content of a file survive a power cut."""
    _sync(path, os.O_RDONLY)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    _sync(folder, os.O_RDONLY | os.O_DIRECTORY)


def can_flush_together() -> bool:
    """Whether ``flush_file_system`` works on this machine."""
    return _syncfs() is not None


def flush_file_system(folder: Path) -> None:
    """Make all that was written so far to the file system of a folder survive a power cut, contents and names.

    Raises:
        OSError: Something could not be written, or this machine cannot do it (``can_flush_together``).
    """
    syncfs = _syncfs()
    if syncfs is None:
        raise OSError("no syncfs on this machine")
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if syncfs(descriptor):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
    finally:
        os.close(descriptor)


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@cache
def _syncfs() -> Any:
    """The function of the C library, or None."""
    version = re.match(r"(\d+)\.(\d+)", platform.release())
    if platform.system() != "Linux" or version is None:
        return None
    if (int(version[1]), int(version[2])) < _TELLS_ERRORS_SINCE:
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
