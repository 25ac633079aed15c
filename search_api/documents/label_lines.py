"""Labels of many files in one text: JSON lines, or one JSON list, of objects that name their file."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any


class LabelLineInvalid(ValueError):
    """An entry is no object with ``file``, or names a file twice; the message is German and says which entry."""


def read_label_lines(text: str) -> dict[str, Mapping[str, Any]]:
    """What each entry says, by the file that it belongs to.

    Raises:
        LabelLineInvalid: an entry cannot be used.
    """
    lines: dict[str, Mapping[str, Any]] = {}
    for place, entry in _entries(text):
        if not isinstance(entry, dict) or "file" not in entry:
            raise LabelLineInvalid(f"{place}: nötig ist ein JSON-Objekt mit file.")
        name = entry.pop("file")
        if not isinstance(name, str) or file_key(name) in lines:
            raise LabelLineInvalid(f"{place}: file fehlt oder kommt mehrfach vor.")
        lines[file_key(name)] = entry
    return lines


def file_key(name: str) -> str:
    """A relative name in NFC: some systems keep umlauts of file names in two characters."""
    return unicodedata.normalize("NFC", name)


def _entries(text: str) -> Iterator[tuple[str, object]]:
    if text.lstrip().startswith("["):
        entries = _parsed(text, "Zeile 1")
        if not entries:
            raise LabelLineInvalid("Zeile 1: die Liste ist leer.")
        for number, entry in enumerate(entries, start=1):
            yield f"Eintrag {number}", entry
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield f"Zeile {number}", _parsed(line, f"Zeile {number}")


def _parsed(text: str, place: str) -> Any:
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        raise LabelLineInvalid(f"{place}: nötig ist ein JSON-Objekt mit file.") from None
