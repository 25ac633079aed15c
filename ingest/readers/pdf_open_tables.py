"""Tables on a PDF page that have rules across alone, as offices set them: columns by the white between their words.

Whether a page may have one is told by pdfium's rules and words at next to no cost. Only then pdfplumber is asked: it
joins the pieces of rules and makes the cells. It reads the page a second time and is a hundred times slower.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any, Final

import pypdfium2

from ingest.ocr.contract import SeenLine, SeenWord
from ingest.readers.layout import Band, RuledTable
from ingest.readers.pdf_tables import SNAP, Rules, snapped

_FEWEST_RULES: Final = 3
_MOST_RULES: Final = 200
_SHORTEST: Final = 200.0
"""Pixels at 150 dots per inch: a table is at least so wide."""

_SAME_END: Final = 12.0
_GUTTER: Final = 1.0
"""White between columns at least, in heights of a word; blanks between words of a line have a third of it."""

_MOST_LINES: Final = 6
_PROSE_WORDS: Final = 4.5
"""So many lines with more words in each column, on the average, are columns of prose between rules of head and foot."""

_WRAPPED: Final = 0.67
"""Where a later line between two rules fills more cells than this share of those of the first, it is a row itself; the
second lines of cells fill fewer, since figures and days need but one.
"""

_LEVEL: Final = 0.6
"""Words of a line differ less in height, in heights of a word."""

_MOST_WORDS: Final = 3_000
_LARGEST_FILE: Final = 30_000_000
"""Pages and files on which pdfplumber would take too long or too much memory."""


@dataclass(frozen=True, slots=True)
class _Region:
    """Where a table may stand, in pixels, and the places of the white between its columns."""

    left: float
    top: float
    right: float
    bottom: float
    gutters: tuple[float, ...]


class OpenTables:
    """Finds the tables of one file; pdfplumber opens it for the first page that may have one, and once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._document: Any = None
        self._is_given_up = path.stat().st_size > _LARGEST_FILE

    def find(
        self, page: pypdfium2.PdfPage, number: int, lines: Sequence[SeenLine], rules: Rules, dots_per_inch: float
    ) -> tuple[RuledTable, ...]:
        """The tables of a page (from 1) without rules down, in pixels at the given resolution; none where in doubt."""
        region = None if self._is_given_up else _region(rules, lines)
        if region is None or not _is_plain(page):
            return ()
        ruled = _table(self._cells(number, region, dots_per_inch / 72))
        table = None if ruled is None else _by_rows(_with_heading(ruled, lines), lines)
        return () if table is None else (table,)

    def close(self) -> None:
        """Close the file, where it was opened."""
        if self._document is not None:
            self._document.close()

    def _cells(self, number: int, region: _Region, scale: float) -> list[tuple[float, float, float, float]]:
        """The boxes of the cells as pdfplumber sees them, in pixels; none, and never again, if it stumbles."""
        try:
            if self._document is None:
                # Loading it takes longer than reading ten pages, and most files need it not.
                self._document = import_module("pdfplumber").open(self._path)
            page = self._document.pages[number - 1]
            try:
                cells = _cells_on(page, region, scale)
            finally:
                page.close()
        except Exception:
            # pdfminer raises whatever a broken file makes it stumble over; pdfium has read the page.
            self._is_given_up = True
            return []
        return cells


def _cells_on(page: Any, region: _Region, scale: float) -> list[tuple[float, float, float, float]]:
    box = (
        max(0.0, (region.left - SNAP) / scale),
        max(0.0, (region.top - SNAP) / scale),
        min(page.width, (region.right + SNAP) / scale),
        min(page.height, (region.bottom + SNAP) / scale),
    )
    settings = {
        "vertical_strategy": "explicit",
        "explicit_vertical_lines": [at / scale for at in (region.left, *region.gutters, region.right)],
        "horizontal_strategy": "lines",
        "snap_tolerance": SNAP / scale,
        "join_tolerance": _SAME_END / scale,
        "intersection_tolerance": _SAME_END / scale,
    }
    found = page.crop(box).find_tables(settings)
    return [
        (left * scale, top * scale, right * scale, bottom * scale)
        for table in found
        for left, top, right, bottom in table.cells
    ]


def _region(rules: Rules, lines: Sequence[SeenLine]) -> _Region | None:
    """The first and the last of at least three rules from the same left to the same right, if white parts the words."""
    if (
        not _FEWEST_RULES <= len(rules.across) <= 10 * _MOST_RULES
        or sum(len(line.words) for line in lines) > _MOST_WORDS
    ):
        return None
    ends: dict[float, tuple[float, float]] = {}
    for place in snapped(rule[0] for rule in rules.across):
        pieces = [rule for rule in rules.across if place <= rule[0] <= place + SNAP]
        ends[place] = min(piece[1] for piece in pieces), max(piece[2] for piece in pieces)
    best: list[float] = []
    for left, right in ends.values():
        same = [at for at, end in ends.items() if max(abs(end[0] - left), abs(end[1] - right)) < _SAME_END]
        best = max(best, same, key=len)
    if not _FEWEST_RULES <= len(best) <= _MOST_RULES:
        return None
    left, right = ends[best[0]]
    top, bottom = best[0], best[-1]
    gutters = tuple(_gutters([word for word in _words(lines) if _is_in(word, left, top, right, bottom)]))
    return _Region(left, top, right, bottom, gutters) if gutters and right - left >= _SHORTEST else None


def _gutters(words: Sequence[SeenWord]) -> Iterator[float]:
    """The middles of all white that runs down between the words."""
    ordered = sorted(words, key=lambda word: word.box.x0)
    right = ordered[0].box.x1 if ordered else 0
    for word in ordered:
        if word.box.x0 - right > _GUTTER * (word.box.y1 - word.box.y0):
            yield (right + word.box.x0) / 2
        right = max(right, word.box.x1)


def _is_plain(page: pypdfium2.PdfPage) -> bool:
    """Whether points of the page lie as in pdfplumber: not turned, all of it visible, counted from its corner."""
    left, bottom, _, _ = page.get_mediabox()
    is_whole = tuple(page.get_cropbox()) == tuple(page.get_mediabox())
    return page.get_rotation() == 0 and is_whole and left == bottom == 0


def _table(cells: Sequence[tuple[float, float, float, float]]) -> RuledTable | None:
    """Cells put together by rows."""
    rows: dict[tuple[float, float], set[float]] = {}
    for left, top, right, bottom in cells:
        rows.setdefault((top, bottom), set()).update((left, right))
    bands = tuple(Band(top, bottom, tuple(sorted(sides))) for (top, bottom), sides in sorted(rows.items()))
    return RuledTable(bands) if len(bands) >= _FEWEST_RULES - 1 else None


def _with_heading(table: RuledTable, lines: Sequence[SeenLine]) -> RuledTable:
    """The table with the line that stands close above its first rule, where it has words in several columns alone."""
    first = table.bands[0]
    height = median(word.box.y1 - word.box.y0 for word in _words(lines))
    heading = Band(first.top - 2 * height, first.top, first.sides)
    above = [word for word in _words(lines) if heading.top <= _middle(word) < heading.bottom]
    one_row = RuledTable((heading,))
    cells = {one_row.cell_of(word) for word in above}
    is_cut = any(word.box.x0 < side < word.box.x1 for word in above for side in first.sides)
    return table if is_cut or None in cells or len(cells) < 2 else RuledTable((heading, *table.bands))


def _by_rows(table: RuledTable, lines: Sequence[SeenLine]) -> RuledTable | None:
    """The table with each row as a band: between two rules may stand one row, or several without rules of their own.

    None where fewer than two rows have words in several cells, or a cell holds a column of prose.
    """
    within: dict[int, list[tuple[SeenWord, int]]] = {}
    for word in _words(lines):
        place = table.cell_of(word)
        if place is not None:
            within.setdefault(place[0], []).append((word, place[1]))
    bands: list[Band] = []
    full = 0
    for number, band in enumerate(table.bands):
        levels = _levels(within.get(number, ()))
        counts = [len({cell for _, cell in level}) for level in levels]
        if len(counts) > _MOST_LINES and len(within[number]) > _PROSE_WORDS * sum(counts):
            return None
        if len(counts) > 1 and max(counts[1:]) > _WRAPPED * counts[0]:
            full += sum(count >= 2 for count in counts)
            bands += _split(band, levels)
        else:
            full += max(counts, default=0) >= 2
            bands.append(band)
    return RuledTable(tuple(bands)) if full >= 2 else None


def _levels(words: Sequence[tuple[SeenWord, int]]) -> list[list[tuple[SeenWord, int]]]:
    """Words with their cells, by the printed lines in which they stand, from top to bottom."""
    levels: list[list[tuple[SeenWord, int]]] = []
    for word, cell in sorted(words, key=lambda entry: _middle(entry[0])):
        height = word.box.y1 - word.box.y0
        if levels and _middle(word) - _middle(levels[-1][0][0]) < _LEVEL * height:
            levels[-1].append((word, cell))
        else:
            levels.append([(word, cell)])
    return levels


def _split(band: Band, levels: Sequence[Sequence[tuple[SeenWord, int]]]) -> Iterator[Band]:
    middles = [sum(_middle(word) for word, _ in level) / len(level) for level in levels]
    edges = [band.top, *((one + other) / 2 for one, other in pairwise(middles)), band.bottom]
    return (Band(top, bottom, band.sides) for top, bottom in pairwise(edges))


def _middle(word: SeenWord) -> float:
    return (word.box.y0 + word.box.y1) / 2


def _words(lines: Sequence[SeenLine]) -> Iterator[SeenWord]:
    return (word for line in lines for word in line.words)


def _is_in(word: SeenWord, left: float, top: float, right: float, bottom: float) -> bool:
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.y0 + word.box.y1) / 2
    return left <= x <= right and top <= y <= bottom
