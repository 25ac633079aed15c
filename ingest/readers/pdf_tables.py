"""Ruled tables on a PDF page, by the lines that are drawn: which band of which table a place lies in, and which cell.

By pdfium's own paths: finding out that a page has no table must cost next to nothing, since most have none. What has
rules across alone is left to pdf_open_tables.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.readers.layout import Band, RuledTable
from ingest.readers.pdf_text import page_to_pixels

_PATHS_LOOKED_AT: Final = 4_000
_SEGMENTS_LOOKED_AT: Final = 20_000
"""Of all paths of a page; drawings have millions and are no tables."""

_SHORTEST: Final = 8.0
_STRAIGHT: Final = 1.5
SNAP: Final = 4.0
"""Pixels at 150 dots per inch: a rule is at least so long, leans at most so far, and is one with another so near."""

_FEWEST_LINES: Final = 3
"""Rules across and down that make a table of at least two rows and two columns."""

_MOST_LINES: Final = 400

_Point = tuple[float, float]
_Rule = tuple[float, float, float]
"""Its place across its direction, then beginning and end along it."""


@dataclass(slots=True)
class Rules:
    """The straight lines along an edge of a page, in pixels: place across their direction, beginning, end."""

    across: list[_Rule]
    down: list[_Rule]


def find_tables(rules: Rules) -> tuple[RuledTable, ...]:
    """The tables of a page that have rules across and down, from top to bottom, in pixels.

    Tables that stand side by side are taken for one. A table without rules is none here; its rows are put together by
    where their words stand.
    """
    if min(len(rules.across), len(rules.down)) < _FEWEST_LINES:
        return ()
    if max(len(rules.across), len(rules.down)) > 10 * _MOST_LINES:
        return ()
    return tuple(filter(None, (_table(group, rules.across) for group in _groups(rules.down))))


def find_rules(page: pypdfium2.PdfPage, size: tuple[int, int]) -> Rules:
    """All straight lines that run along an edge of the page, in pixels of a page image of the given size."""
    to_pixels = None
    rules = Rules([], [])
    paths = 0
    segments = 0
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        thing = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        paths += 1
        segments += max(0, pdfium.FPDFPath_CountSegments(thing))
        if paths > _PATHS_LOOKED_AT or segments > _SEGMENTS_LOOKED_AT:
            return Rules([], [])
        if to_pixels is None:
            to_pixels = page_to_pixels(page, size)
        points = [None if point is None else _through(to_pixels, point) for point in _points(thing)]
        for one, other in pairwise(points):
            _take(rules, one, other)
    return rules


def _take(rules: Rules, one: _Point | None, other: _Point | None) -> None:
    if one is None or other is None:
        return
    wide, high = abs(one[0] - other[0]), abs(one[1] - other[1])
    if wide >= _SHORTEST and high <= _STRAIGHT:
        rules.across.append(((one[1] + other[1]) / 2, min(one[0], other[0]), max(one[0], other[0])))
    elif high >= _SHORTEST and wide <= _STRAIGHT:
        rules.down.append(((one[0] + other[0]) / 2, min(one[1], other[1]), max(one[1], other[1])))


def _points(path: pdfium.FPDF_PAGEOBJECT) -> Iterator[_Point | None]:
    """The corners of a path in points of the page, with None where the pen is lifted or draws a curve."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(path, matrix):
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    first: _Point | None = None
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind not in (pdfium.FPDF_SEGMENT_MOVETO, pdfium.FPDF_SEGMENT_LINETO):
            yield None
            continue
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            yield None
            first = point
        yield point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield first


def _through(matrix: tuple[float, float, float, float, float, float], point: _Point) -> _Point:
    a, b, c, d, e, f = matrix
    return a * point[0] + b * point[1] + c, d * point[0] + e * point[1] + f


def _groups(down: list[_Rule]) -> Iterator[list[_Rule]]:
    """Vertical rules that lie beside each other: those of one table."""
    group: list[_Rule] = []
    bottom = 0.0
    for rule in sorted(down, key=lambda rule: rule[1]):
        if group and rule[1] > bottom + SNAP:
            yield group
            group = []
        bottom = max(bottom, rule[2]) if group else rule[2]
        group.append(rule)
    if group:
        yield group


def _table(down: list[_Rule], across: list[_Rule]) -> RuledTable | None:
    top, bottom = min(rule[1] for rule in down), max(rule[2] for rule in down)
    left, right = min(rule[0] for rule in down), max(rule[0] for rule in down)
    lines = snapped(
        rule[0] for rule in across if top - SNAP <= rule[0] <= bottom + SNAP and rule[1] < right and rule[2] > left
    )
    if not _FEWEST_LINES <= len(lines) <= _MOST_LINES:
        return None
    bands = []
    for upper, lower in pairwise(lines):
        middle = (upper + lower) / 2
        sides = snapped(rule[0] for rule in down if rule[1] <= middle <= rule[2])
        if len(sides) >= 2:
            bands.append(Band(upper, lower, tuple(sides)))
    columns = max((len(band.sides) for band in bands), default=0)
    return RuledTable(tuple(bands)) if len(bands) >= 2 and columns >= _FEWEST_LINES else None


def snapped(places: Iterable[float]) -> list[float]:
    """Sorted places, those that lie close together as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > SNAP:
            found.append(place)
    return found
