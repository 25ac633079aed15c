"""Tesseract's table of words (TSV), which all its versions and bindings write alike."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from ingest.ocr.contract import SeenLine, SeenWord
from ingest.pages import Box

_COLUMNS: Final = 12  # level page block paragraph line word left top width height confidence text
_WORD_LEVEL: Final = "5"


def lines_of_table(table: str) -> tuple[SeenLine, ...]:
    """The lines of a page in Tesseract's order; words without a visible sign are left out."""
    rows = [row for row in (line.split("\t") for line in table.splitlines()) if _is_word(row)]
    lines = []
    for (block, paragraph, _), cells in groupby(rows, key=lambda row: (row[2], row[3], row[4])):
        words = tuple(_word(row) for row in cells)
        lines.append(SeenLine(words, block=int(block), paragraph=int(paragraph)))
    return tuple(lines)


def _is_word(row: list[str]) -> bool:
    return len(row) >= _COLUMNS and row[0] == _WORD_LEVEL and bool(row[11].strip()) and float(row[10]) >= 0


def _word(row: list[str]) -> SeenWord:
    left, top, width, height = (max(0, int(cell)) for cell in row[6:10])
    confidence = min(1.0, float(row[10]) / 100)
    return SeenWord(row[11].strip(), Box(left, top, left + width, top + height), confidence)
