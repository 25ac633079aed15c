"""Whether lines of text are the rows of a table, and what parts their cells."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import Final

SEPARATORS: Final = (";", "\t", ",", "|")
"""German programs write the first; where several fit, the one that makes more cells wins."""

TABLE_ROWS: Final = 50
"""Lines by which a table is told."""


def find_separator(lines: Sequence[str]) -> str | None:
    """What parts the cells, or None where these lines are no table.

    A table has at least three rows, all with the same number of cells: two or more, or three or more where commas part
    them, which prose also has. Quoted cells may hold line ends, so a row that they tear may fall short once in ten.
    """
    rows = [line.rstrip("\r") for line in lines if line.strip()]
    if len(rows) < 3:
        return None
    best: tuple[int, str] | None = None
    for separator in SEPARATORS:
        try:
            counts = [len(row) for row in csv.reader(rows, delimiter=separator) if row]
        except csv.Error:
            continue
        width = counts[0] if counts else 0
        equal = sum(count == width for count in counts)
        enough = width >= (3 if separator == "," else 2)
        if len(counts) >= 3 and enough and equal >= 0.9 * len(counts) and (best is None or width > best[0]):
            best = (width, separator)
    return best[1] if best else None
