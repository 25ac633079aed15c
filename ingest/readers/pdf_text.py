"""The text layer of a PDF page as lines of words with boxes in pixels, ready to be arranged like lines read by OCR."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.ocr.contract import SeenLine, SeenWord
from ingest.pages import Box

_LIGATURES: Final = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_LINE_END_HYPHENS: Final = frozenset((0x02, 0xFFFE, 0xAD))
"""How pdfium hands over a hyphen at the end of a line."""

_BELIEVED_SIGNS: Final = 200_000
"""Signs of a page that are looked at; a page full of print has 8,000."""

_APART: Final = 0.15
"""White between a line and a sign above or below it, in heights of the line, that makes it another line."""

_GAP: Final = 0.6
"""White between two signs, in heights of the line, that makes them two words though no blank was written."""

_FAR_BELOW: Final = 2.6
"""A line whose middle lies further below the one before, in heights, opens a new block."""


@dataclass(frozen=True, slots=True)
class _Sign:
    text: str
    left: float
    top: float
    right: float
    bottom: float


def read_text_layer(page: pypdfium2.PdfPage, size: tuple[int, int]) -> tuple[SeenLine, ...]:
    """Lines in the order in which they are drawn; boxes in pixels of a page image of the given size.

    Words outside the visible page are left out. Confidence is 1.
    """
    width, height = size
    lines: list[SeenLine] = []
    block = 0
    for signs in _lines_of_signs(page, size):
        words = tuple(word for word in map(_word, _split(signs)) if _is_on_page(word.box, width, height))
        if not words:
            continue
        clipped = tuple(SeenWord(word.text, _clip(word.box, width, height), 1.0) for word in words)
        line = SeenLine(clipped, block)
        if lines and not _continues(lines[-1], line):
            block += 1
            line = SeenLine(clipped, block)
        lines.append(line)
    return tuple(lines)


def _lines_of_signs(page: pypdfium2.PdfPage, size: tuple[int, int]) -> Iterator[list[_Sign]]:
    """The signs of each line; blanks are signs without extent."""
    text_page = page.get_textpage()
    try:
        to_pixels = page_to_pixels(page, size)
        line = _Line()
        for index in range(min(text_page.count_chars(), _BELIEVED_SIGNS)):
            code = pdfium.FPDFText_GetUnicode(text_page, index)
            if code in (0x0A, 0x0D):
                yield from line.end()
                continue
            sign = _sign(text_page, index, code, to_pixels)
            if line.is_left_by(sign) and not _runs_up_or_down(text_page, index):
                yield from line.end()
            line.add(sign)
        yield from line.end()
    finally:
        text_page.close()


class _Line:
    """A line as it grows. pdfium breaks most lines itself, but joins single signs that stand below each other."""

    def __init__(self) -> None:
        self._signs: list[_Sign] = []
        self._top = self._bottom = self._right = 0.0

    def is_left_by(self, sign: _Sign) -> bool:
        """Whether a sign stands above, below or far to the left of the line."""
        if not self._signs or sign.text.isspace():
            return False
        height = max(self._bottom - self._top, sign.bottom - sign.top, 1.0)
        apart = max(self._top - sign.bottom, sign.top - self._bottom)
        return apart > _APART * height or sign.right < self._right - 3 * height

    def add(self, sign: _Sign) -> None:
        if sign.text.isspace():
            if self._signs:
                self._signs.append(sign)
            return
        if not self._signs:
            self._top, self._bottom = sign.top, sign.bottom
        elif sign.left - self._right > _GAP * max(self._bottom - self._top, 1.0):
            self._signs.append(_Sign(" ", 0, 0, 0, 0))
        self._top, self._bottom = min(self._top, sign.top), max(self._bottom, sign.bottom)
        self._right = sign.right
        self._signs.append(sign)

    def end(self) -> Iterator[list[_Sign]]:
        if self._signs:
            yield self._signs
        self._signs = []


def _runs_up_or_down(text_page: pypdfium2.PdfTextPage, index: int) -> bool:
    """Whether a sign belongs to text that was turned; then only pdfium knows its lines."""
    return abs(math.sin(pdfium.FPDFText_GetCharAngle(text_page, index))) > 0.1


_Matrix = tuple[float, float, float, float, float, float]


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


def _sign(text_page: pypdfium2.PdfTextPage, index: int, code: int, to_pixels: _Matrix) -> _Sign:
    text = _spelled(code)
    left, right, bottom, top = ctypes.c_double(), ctypes.c_double(), ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    a, b, c, d, e, f = to_pixels
    xs = (a * left.value + b * bottom.value + c, a * right.value + b * top.value + c)
    ys = (d * left.value + e * bottom.value + f, d * right.value + e * top.value + f)
    return _Sign(text, min(xs), min(ys), max(xs), max(ys))


def _spelled(code: int) -> str:
    if code in _LINE_END_HYPHENS:
        return "-"
    if code in _LIGATURES:
        return _LIGATURES[code]
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)


def _split(signs: list[_Sign]) -> Iterator[list[_Sign]]:
    """The signs of each word of a line; soft hyphens inside a line are not printed and vanish."""
    word: list[_Sign] = []
    for sign in signs:
        if sign.text.isspace():
            if word:
                yield word
            word = []
        else:
            word.append(sign)
    if word:
        yield word


def _word(signs: list[_Sign]) -> SeenWord:
    left, top = min(sign.left for sign in signs), min(sign.top for sign in signs)
    right, bottom = max(sign.right for sign in signs), max(sign.bottom for sign in signs)
    x0, y0 = max(0, int(left)), max(0, int(top))
    return SeenWord(
        "".join(sign.text for sign in signs),
        Box(x0, y0, max(x0, round(right + 0.5)), max(y0, round(bottom + 0.5))),
        1.0,
    )


def _is_on_page(box: Box, width: int, height: int) -> bool:
    return box.x0 < width and box.y0 < height and box.x1 > 0 and box.y1 > 0


def _clip(box: Box, width: int, height: int) -> Box:
    return Box(box.x0, box.y0, min(box.x1, width), min(box.y1, height))


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
