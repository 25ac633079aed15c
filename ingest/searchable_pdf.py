"""A PDF of page images with invisible text at the places of the words: shown as the paper, searched as text.

Written by our own hand, page after page, so that a file of a thousand pages needs the memory of one. Libraries that
write such files bring more than this needs (docs/decisions/0013-reading-in-the-hands-of-clerks.md).

The text is set in fonts of one empty glyph, half as wide as high, stretched to the width of each word, and names its
letters by Unicode; each font takes 256 of them.

Source:
    ISO 32000-1:2008, 9.3.6 (rendering mode 3), 9.6.5 (Type 3 fonts), 9.10.3 (ToUnicode).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import BinaryIO, Final

from ingest.pages import Box

_POINTS_PER_INCH: Final = 72.0
_LONG_SIDE_OF_A4: Final = 841.89
"""Points; pages that are images themselves do not say how large their paper was."""

_GLYPH_WIDTH: Final = 500
"""Thousandths of the font's size."""

_LETTERS_OF_A_FONT: Final = 256
_CATALOG, _PAGES, _GLYPH, _INFO = 1, 2, 3, 4
_FIRST_FREE: Final = 5


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A word and its box, in pixels of the page image from top left."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as JPEG of ``width`` x ``height`` pixels; ``dots_per_inch`` 0 where nobody knows."""

    jpeg: bytes
    width: int
    height: int
    is_grey: bool
    dots_per_inch: float = 0.0

    @property
    def points_per_pixel(self) -> float:
        """Size of a pixel on paper, in points."""
        if self.dots_per_inch > 0:
            return _POINTS_PER_INCH / self.dots_per_inch
        return _LONG_SIDE_OF_A4 / max(self.width, self.height)


class SearchablePdf:
    """Writes one file; ``add_page`` for each page in order, then ``finish``."""

    def __init__(self, file: BinaryIO, info: Mapping[str, str]) -> None:
        self._file = file
        self._info = info
        self._offsets: dict[int, int] = {}
        self._next = _FIRST_FREE
        self._written = 0
        self._page_numbers: list[int] = []
        self._letters: dict[str, tuple[int, int]] = {}
        self._fonts: list[int] = []
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def add_page(self, image: PageImage, words: Iterable[PlacedText]) -> None:
        """Write a page, as large as its paper, with its words in the order given."""
        scale = image.points_per_pixel
        wide, high = image.width * scale, image.height * scale
        number, picture, content = self._take(3)
        colours = b"/DeviceGray" if image.is_grey else b"/DeviceRGB"
        self._stream(
            picture,
            b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace %b /BitsPerComponent 8 /Filter /DCTDecode"
            % (image.width, image.height, colours),
            image.jpeg,
        )
        drawn = [b"q %b 0 0 %b 0 0 cm /Im Do Q" % (_number(wide), _number(high)), b"BT 3 Tr"]
        for word in words:
            drawn += self._set(word, scale, high)
        drawn.append(b"ET")
        self._stream(content, b"/Filter /FlateDecode", zlib.compress(b"\n".join(drawn)))
        fonts = b" ".join(b"/F%d %d 0 R" % (at, font) for at, font in enumerate(self._fonts))
        self._object(
            number,
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %b %b] /Contents %d 0 R"
            b" /Resources << /XObject << /Im %d 0 R >> /Font << %b >> >> >>"
            % (_PAGES, _number(wide), _number(high), content, picture, fonts),
        )
        self._page_numbers.append(number)

    def finish(self) -> None:
        """Write fonts, list of pages and table of contents; the file is whole then."""
        self._stream(_GLYPH, b"", b"%d 0 0 0 %d 1000 d1" % (_GLYPH_WIDTH, _GLYPH_WIDTH))
        for at, font in enumerate(self._fonts):
            self._font(font, [letter for letter, (of, _) in self._letters.items() if of == at])
        kids = b" ".join(b"%d 0 R" % number for number in self._page_numbers)
        self._object(_PAGES, b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(self._page_numbers), kids))
        self._object(_CATALOG, b"<< /Type /Catalog /Pages %d 0 R /Lang (de) >>" % _PAGES)
        entries = b" ".join(b"/%b %b" % (name.encode("ascii"), _text(value)) for name, value in self._info.items())
        self._object(_INFO, b"<< %b >>" % entries)
        start = self._written
        rows = b"".join(b"%010d 00000 n \n" % self._offsets[number] for number in range(1, self._next))
        self._write(b"xref\n0 %d\n0000000000 65535 f \n%b" % (self._next, rows))
        self._write(
            b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
            % (self._next, _CATALOG, _INFO, start)
        )

    def _set(self, word: PlacedText, scale: float, high: float) -> list[bytes]:
        """The signs that set a word: at the foot of its box, as high, stretched to its width, and a blank behind."""
        box, text = word.box, word.text
        size, width = (box.y1 - box.y0) * scale, (box.x1 - box.x0) * scale
        if not text or size <= 0 or width <= 0:
            return []
        stretch = 100.0 * width / (size * len(text) * _GLYPH_WIDTH / 1000)
        signs = [
            b"%b Tz 1 0 0 1 %b %b Tm" % (_number(stretch), _number(box.x0 * scale), _number(high - box.y1 * scale))
        ]
        for font, letters in groupby((self._letter(sign) for sign in text + " "), key=lambda letter: letter[0]):
            codes = bytes(code for _, code in letters).hex().encode()
            signs.append(b"/F%d %b Tf <%b> Tj" % (font, _number(size), codes))
        return signs

    def _letter(self, sign: str) -> tuple[int, int]:
        """Font and code of a letter; a new letter takes the next place, a new font where the last is full."""
        if sign not in self._letters:
            font, code = divmod(len(self._letters), _LETTERS_OF_A_FONT)
            if font == len(self._fonts):
                self._fonts += self._take(1)
            self._letters[sign] = font, code
        return self._letters[sign]

    def _font(self, number: int, letters: Sequence[str]) -> None:
        (unicode,) = self._take(1)
        last = len(letters) - 1
        self._stream(unicode, b"/Filter /FlateDecode", zlib.compress(_unicode_map(letters)))
        names = b" ".join([b"/g"] * len(letters))
        widths = b" ".join([b"%d" % _GLYPH_WIDTH] * len(letters))
        self._object(
            number,
            b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 %d 1000] /FontMatrix [0.001 0 0 0.001 0 0]"
            b" /CharProcs << /g %d 0 R >> /Encoding << /Type /Encoding /Differences [0 %b] >>"
            b" /FirstChar 0 /LastChar %d /Widths [%b] /ToUnicode %d 0 R /Resources << >> >>"
            % (_GLYPH_WIDTH, _GLYPH, names, last, widths, unicode),
        )

    def _take(self, count: int) -> list[int]:
        """Numbers for so many further objects."""
        self._next += count
        return list(range(self._next - count, self._next))

    def _stream(self, number: int, entries: bytes, content: bytes) -> None:
        self._object(number, b"<< %b /Length %d >>\nstream\n%b\nendstream" % (entries, len(content), content))

    def _object(self, number: int, content: bytes) -> None:
        self._offsets[number] = self._written
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, content))

    def _write(self, content: bytes) -> None:
        self._file.write(content)
        self._written += len(content)


def _number(value: float) -> bytes:
    return b"%.3f" % value


def _text(value: str) -> bytes:
    """A text of the document's description."""
    return b"<feff%b>" % value.encode("utf-16-be").hex().encode()


def _unicode_map(letters: Sequence[str]) -> bytes:
    """Which letter each code of a font means."""
    rows = [f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>" for code, letter in enumerate(letters)]
    blocks = [rows[first : first + 100] for first in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<00> <ff>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode()
