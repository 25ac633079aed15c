"""File names as handed in, made safe to keep, to show and to offer for saving."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import quote

LONGEST: Final = 255
"""Bytes in UTF-8: what common file systems allow for one name."""

NAMELESS: Final = "ohne Namen"

_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of characters that show nothing, turn the reading direction or break the line; with them a name such as
``gpj.exe`` can be made to look like another one."""


def safe_file_name(raw: str) -> str:
    """The last step of a path, in NFC, without unseen characters, at most LONGEST bytes, never empty.

    A name that is too long is shortened before its ending.
    """
    text = unicodedata.normalize("NFC", raw)
    last = re.split(r"[/\\]", text)[-1]
    seen = "".join(" " if c in "\t\n\r" else c for c in last if c in "\t\n\r" or unicodedata.category(c) not in _UNSEEN)
    name = re.sub(r"\s+", " ", seen).strip(" .")
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending.encode()) > 10:
        stem, dot, ending = name, "", ""
    room = LONGEST - len((dot + ending).encode())
    short = stem.encode()[:room].decode(errors="ignore").rstrip(" .")
    return (short + dot + ending) or NAMELESS


def safe_path(raw: str) -> str:
    """The folders and the name of a relative path, each made safe, joined by slashes; at most LONGEST characters.

    Steps that lead upwards or nowhere are dropped. Of a path that is too long the end is kept.
    """
    steps = [step for step in re.split(r"[/\\]", raw) if step.strip(" .")]
    path = "/".join(safe_file_name(step) for step in steps)[-LONGEST:].lstrip("/ .")
    return path or NAMELESS


def attachment_header(file_name: str) -> str:
    """A Content-Disposition by which browsers save an answer under a name, also one with umlauts."""
    return f"attachment; filename=\"{_plain(file_name)}\"; filename*=UTF-8''{quote(file_name, safe='')}"


def _plain(file_name: str) -> str:
    """An ASCII name for programs that do not know filename*."""
    return "".join(c if c.isascii() and (c.isalnum() or c in " ._-") else "_" for c in file_name)
