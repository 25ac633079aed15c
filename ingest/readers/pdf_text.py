"""The text layer of a PDF page as lines of words with boxes in pixels, ready to be arranged like lines read by OCR."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from ingest.ocr.contract import SeenLine, SeenWord
from ingest.pages import Box

_LIGATURES: Final = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_LINE_END_HYPHENS: Final = frozenset((0x02, 0xFFFE, 0xAD))
"""How pdfium hands over a hyphen at the end of a line."""

_LINE_ENDS: Final = frozenset("\n\r")
_BELIEVED_SIGNS: Final = 200_000
"""Signs of a page that are looked at; a page full of print has 8,000."""

_APART: Final = 0.15
"""White between a line and a sign above or below it, in heights of the line, that makes it another line."""

_GAP: Final = 0.6
"""White between two signs, in heights of the line, that makes them two words though no blank was written."""

_FAR_BELOW: Final = 2.6
"""A line whose middle lies further below the one before, in heights, opens a new block."""


_LOOKED_AT_ONCE: Final = 256
"""Signs in which the end of a line is looked for first; hardly a line has more."""

Sides = NDArray[np.float64]
Indices = NDArray[np.int64]
_Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Signs:
    """The signs of a page in the order of the file: what each spells, and where it stands in pixels (float64).

    A page has thousands, so they are handled in columns: a value for each costs three times as much.
    """

    texts: list[str]
    left: Sides
    top: Sides
    right: Sides
    bottom: Sides


def read_text_layer(page: pypdfium2.PdfPage, size: tuple[int, int]) -> tuple[SeenLine, ...]:
    """Lines in the order in which they are drawn; boxes in pixels of a page image of the given size.

    Words outside the visible page are left out. Confidence is 1.
    """
    lines: list[SeenLine] = []
    block = 0
    for words in _lines_of_words(page, size):
        line = SeenLine(words, block)
        if lines and not _continues(lines[-1], line):
            block += 1
            line = SeenLine(words, block)
        lines.append(line)
    return tuple(lines)


def _lines_of_words(page: pypdfium2.PdfPage, size: tuple[int, int]) -> Iterator[tuple[SeenWord, ...]]:
    text_page = page.get_textpage()
    try:
        signs = _signs(text_page, page_to_pixels(page, size))
        for run in _runs(signs.texts):
            rest = run
            while len(rest):
                line = _first_line(signs, rest, text_page)
                words = _words(signs, line, size)
                if words:
                    yield words
                rest = rest[len(line.indices) :]
    finally:
        text_page.close()


def _signs(text_page: pypdfium2.PdfTextPage, to_pixels: _Matrix) -> _Signs:
    handle = text_page.raw
    count = max(0, min(text_page.count_chars(), _BELIEVED_SIGNS))
    find_code, find_box = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetCharBox
    texts = [_spelled(find_code(handle, index)) for index in range(count)]
    left, right, bottom, top = ctypes.c_double(), ctypes.c_double(), ctypes.c_double(), ctypes.c_double()
    places = ctypes.byref(left), ctypes.byref(right), ctypes.byref(bottom), ctypes.byref(top)
    found: list[tuple[float, float, float, float]] = []
    for index in range(count):
        find_box(handle, index, *places)
        found.append((left.value, right.value, bottom.value, top.value))
    boxes = np.array(found, dtype=np.float64).reshape(count, 4)
    a, b, c, d, e, f = to_pixels
    xs = boxes[:, :2] * a + boxes[:, 2:] * b + c
    ys = boxes[:, :2] * d + boxes[:, 2:] * e + f
    return _Signs(texts, xs.min(axis=1), ys.min(axis=1), xs.max(axis=1), ys.max(axis=1))


def _runs(texts: Sequence[str]) -> Iterator[Indices]:
    """The places of the signs that can be seen, from one end of a line to the next as pdfium tells them."""
    is_end = np.fromiter((text in _LINE_ENDS for text in texts), dtype=bool, count=len(texts))
    is_seen = np.fromiter((not text.isspace() for text in texts), dtype=bool, count=len(texts))
    for run in np.split(np.arange(len(texts)), np.flatnonzero(is_end)):
        seen = run[is_seen[run]]
        if len(seen):
            yield seen


@dataclass(frozen=True, slots=True)
class _Line:
    """The places of the signs of a line, and whether white parts each from the one before (False for the first)."""

    indices: Indices
    is_apart: NDArray[np.bool_]


def _first_line(signs: _Signs, run: Indices, text_page: pypdfium2.PdfTextPage) -> _Line:
    """The signs up to the first that stands above, below or far to the left of those before it.

    pdfium breaks most lines itself, but joins single signs that stand below each other.
    """
    looked_at = _LOOKED_AT_ONCE
    while True:
        part = run[:looked_at]
        top, bottom, right = signs.top[part], signs.bottom[part], signs.right[part]
        reaches_up, reaches_down = np.minimum.accumulate(top)[:-1], np.maximum.accumulate(bottom)[:-1]
        grown = np.maximum(reaches_down - reaches_up, 1.0)
        height = np.maximum(grown, (bottom - top)[1:])
        white = np.maximum(reaches_up - bottom[1:], top[1:] - reaches_down)
        leaves = (white > _APART * height) | (right[1:] < right[:-1] - 3 * height)
        end = next((at + 1 for at in np.flatnonzero(leaves) if not _runs_up_or_down(text_page, part[at + 1])), None)
        if end is None and len(part) < len(run):
            looked_at *= 4  # a long line; without bound, a page of signs each on its own would take hours
            continue
        line = part if end is None else part[:end]
        parted = (signs.left[part][1:] - right[:-1] > _GAP * grown) | (np.diff(part) > 1)
        return _Line(line, np.concatenate(([False], parted))[: len(line)])


def _words(signs: _Signs, line: _Line, size: tuple[int, int]) -> tuple[SeenWord, ...]:
    """The words of a line that lie on the page, clipped to it."""
    starts = np.concatenate(([0], np.flatnonzero(line.is_apart)))
    indices = line.indices
    x0 = np.maximum(np.minimum.reduceat(signs.left[indices], starts), 0).astype(int)
    y0 = np.maximum(np.minimum.reduceat(signs.top[indices], starts), 0).astype(int)
    x1 = np.maximum(np.rint(np.maximum.reduceat(signs.right[indices], starts) + 0.5).astype(int), x0)
    y1 = np.maximum(np.rint(np.maximum.reduceat(signs.bottom[indices], starts) + 0.5).astype(int), y0)
    is_seen = (x0 < size[0]) & (y0 < size[1]) & (x1 > 0) & (y1 > 0)
    firsts = indices[starts].tolist()
    lasts = indices[np.concatenate((starts[1:], [len(indices)])) - 1].tolist()
    boxes = zip(
        x0.tolist(), y0.tolist(), np.minimum(x1, size[0]).tolist(), np.minimum(y1, size[1]).tolist(), strict=True
    )
    return tuple(
        SeenWord("".join(signs.texts[first : last + 1]), Box(*box), 1.0)
        for first, last, box, seen in zip(firsts, lasts, boxes, is_seen.tolist(), strict=True)
        if seen
    )


def _runs_up_or_down(text_page: pypdfium2.PdfTextPage, index: int) -> bool:
    """Whether a sign belongs to text that was turned; then only pdfium knows its lines."""
    return abs(math.sin(pdfium.FPDFText_GetCharAngle(text_page, index))) > 0.1


def page_to_pixels(page: pypdfium2.PdfPage, size: tuple[int, int]) -> _Matrix:
    """How points of the page become pixels of its image, with its rotation and visible part taken into account.

    pdfium answers in whole pixels, so it is asked for an image a thousand times as large.
    """
    fine = 1000
    x, y = ctypes.c_int(), ctypes.c_int()
    found = []
    for point in ((0.0, 0.0), (100.0, 0.0), (0.0, 100.0)):
        pdfium.FPDF_PageToDevice(page, 0, 0, size[0] * fine, size[1] * fine, 0, *point, x, y)
        found.append((x.value / fine, y.value / fine))
    (x0, y0), (x1, y1), (x2, y2) = found
    return (x1 - x0) / 100, (x2 - x0) / 100, x0, (y1 - y0) / 100, (y2 - y0) / 100, y0


@lru_cache(maxsize=4096)
def _spelled(code: int) -> str:
    if code in (0x0A, 0x0D):
        return chr(code)
    if code in _LINE_END_HYPHENS:
        return "-"
    if code in _LIGATURES:
        return _LIGATURES[code]
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)


def _continues(before: SeenLine, line: SeenLine) -> bool:
    """Whether a line stands just below the one before and starts or ends within its reach."""
    above, below = _frame(before), _frame(line)
    height = max(1, above.y1 - above.y0, below.y1 - below.y0)
    step = (below.y0 + below.y1 - above.y0 - above.y1) / 2
    overlap = min(above.x1, below.x1) - max(above.x0, below.x0)
    return 0.4 * height < step < _FAR_BELOW * height and overlap > 0


def _frame(line: SeenLine) -> Box:
    boxes = [word.box for word in line.words]
    return Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )
