"""The outcome of a batch as a table for spreadsheet programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

from search_api.batches.schemas import BatchFileView

_HEAD: Final = ("Datei", "Stand", "Code", "Grund", "Kennung")
_STATES: Final = {
    "accepted": "angenommen",
    "reading": "wird gelesen",
    "indexing": "wird aufgenommen",
    "indexed": "auffindbar",
    "quarantined": "in Quarantäne",
    "refused": "abgelehnt",
}
_BEGINS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""Spreadsheet programs run what begins so; a file name must not be a formula (CSV injection, OWASP)."""


def render_csv(files: Iterable[BatchFileView]) -> bytes:
    """One line a file; semicolons and a byte order mark, as German spreadsheet programs expect."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(_HEAD)
    for file in files:
        error = (file.error.code, file.error.message) if file.error else ("", "")
        table.writerow(map(_plain, (file.file, _STATES[file.state], *error, file.id or "")))
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_BEGINS_FORMULA) else cell
