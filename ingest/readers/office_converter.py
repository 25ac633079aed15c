"""Files of old office programs become newer ones by LibreOffice, where it is installed; a separate program with limits.

It inherits the limits of the child process that starts it (memory, CPU time, size of files), has a profile of its own
that is thrown away, and may neither run macros nor fetch what a file refers to.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ingest.limits import ReadingLimits
from ingest.quarantine import QuarantineCode, Unreadable

_PROGRAMS: Final = ("soffice", "libreoffice")
_TO_BE_RUN_AGAIN: Final = (79, 81)
"""How LibreOffice says that it has set up its profile and wants to be started once more."""

_SECURITY: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse">
<value>true</value></prop></item>
</oor:items>
"""


def find_converter() -> Path | None:
    """LibreOffice's own program, or None where it is not installed.

    Not the script in front of it: that starts a second process, which would outlive the time limit.
    """
    for name in _PROGRAMS:
        found = shutil.which(name)
        if found:
            program = Path(found).resolve().parent / "soffice.bin"
            return program if program.is_file() else Path(found)
    return None


@contextmanager
def converted(path: Path, ending: str, target: str, limits: ReadingLimits) -> Iterator[Path]:
    """An office file in a newer format, removed at the end.

    Args:
        path: The file.
        ending: Of its kind, for example ``.doc``; the program goes by it.
        target: Ending of the wanted kind, for example ``.pdf``.
        limits: ``page_wall_seconds`` bounds the time.

    Raises:
        Unreadable: ``converter_missing``, ``timeout``, or ``corrupt_file`` where nothing comes out.
    """
    program = find_converter()
    if program is None:
        raise Unreadable(QuarantineCode.CONVERTER_MISSING, ending)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"document{ending}"
        shutil.copyfile(path, source)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SECURITY, encoding="utf-8")
        _run(program, source, target, seconds=limits.page_wall_seconds / 2)
        result = source.with_suffix(target)
        if not result.is_file():
            raise Unreadable(QuarantineCode.CORRUPT_FILE, "nothing came out")
        yield result


def _run(program: Path, source: Path, target: str, *, seconds: float) -> None:
    folder = source.parent
    command = [str(program), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    command += ["--nologo", "--nodefault", "--nolockcheck", "--convert-to", target[1:]]
    command += ["--outdir", str(folder), str(source)]
    try:
        for _ in range(3):
            done = subprocess.run(command, timeout=seconds, check=False, stdin=subprocess.DEVNULL, capture_output=True)
            if done.returncode not in _TO_BE_RUN_AGAIN:
                break
    except subprocess.TimeoutExpired as error:
        raise Unreadable(QuarantineCode.TIMEOUT, "LibreOffice") from error
    except OSError as error:
        raise Unreadable(QuarantineCode.CONVERTER_MISSING, type(error).__name__) from error
