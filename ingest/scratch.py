"""Folders in which a child may write; they hold pieces of documents, so none may outlive its owner."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import Final

_NAME: Final = "aktenlotse-{owner}-"
_PATTERN: Final = re.compile(r"aktenlotse-(\d+)-\w+")


def make_scratch() -> Path:
    """A new folder that only this user can look into, marked with this process as its owner."""
    return Path(tempfile.mkdtemp(prefix=_NAME.format(owner=os.getpid())))


def remove_forgotten_scratch() -> None:
    """Removes the folders of processes that were killed before they could do so."""
    for folder in Path(tempfile.gettempdir()).glob(_NAME.format(owner="*") + "*"):
        owner = _PATTERN.fullmatch(folder.name)
        if owner and folder.stat().st_uid == os.getuid() and not _is_alive(int(owner[1])):
            shutil.rmtree(folder, ignore_errors=True)


def _is_alive(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
