"""Surroundings for a child without network and without any file but programs and libraries, where bubblewrap starts."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import ingest

_SYSTEM: Final = (
    "/usr",
    "/lib",
    "/lib32",
    "/lib64",
    "/bin",
    "/sbin",
    "/etc/ld.so.cache",
    "/etc/alternatives",
    "/etc/fonts",  # these two for LibreOffice
    "/etc/libreoffice",
)
_TRY_SECONDS: Final = 10


def find_bubblewrap(*, also_readable: tuple[Path, ...] = ()) -> tuple[str, ...]:
    """The beginning of a command that shuts a program off, or nothing where this machine does not allow it.

    Containers often forbid user namespaces, so it is tried once.
    """
    program = shutil.which("bwrap")
    if program is None:
        return ()
    root = Path(ingest.__file__ or "").resolve().parent.parent
    readable = [*_SYSTEM, sys.prefix, sys.base_prefix, str(root / "ingest"), *map(str, also_readable)]
    command = [program, "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"]
    command += ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"]  # noqa: S108 - a new one for each child
    for place in dict.fromkeys(readable):
        command += ["--ro-bind-try", place, place]
    try:
        subprocess.run([*command, sys.executable, "-c", ""], check=True, timeout=_TRY_SECONDS, capture_output=True)
    except (OSError, subprocess.SubprocessError):
        return ()
    return tuple(command)
