"""PDF files in the few forms that the samples need: scanned images, real text, locked, cut off.

No dates and no random ids are written, so the same content always gives the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from samples.faces import Face
from samples.marks import SHEET_HEIGHT, SHEET_WIDTH, WHITE, Area, Ink, Line, Side, Text

FONTS: Final = {
    Face.SANS: "Helvetica",
    Face.SANS_BOLD: "Helvetica-Bold",
    Face.SANS_ITALIC: "Helvetica-Oblique",
    Face.SERIF: "Times-Roman",
    Face.SERIF_BOLD: "Times-Bold",
    Face.SERIF_ITALIC: "Times-Italic",
    Face.MONO: "Courier",
    Face.MONO_BOLD: "Courier-Bold",
}
"""The standard fonts of PDF; the Liberation typefaces have the same widths, so the line breaks fit."""

PADDING: Final = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
"""Fills passwords up to 32 bytes (PDF 1.7, 7.6.3.3)."""

PERMISSIONS: Final = -44


@dataclass(frozen=True, slots=True)
class Picture:
    """An encoded page image: ``filter`` is ``DCTDecode`` (JPEG) or ``CCITTFaxDecode`` (group 4, black is 0)."""

    content: bytes
    filter: str
    width: int
    height: int
    dots_per_inch: tuple[int, int]
    is_colour: bool = False


class _Writer:
    """Collects objects and writes the table of where they are."""

    def __init__(self, password: str | None = None) -> None:
        self._objects: list[bytes] = []
        self._lock = _Lock(password) if password else None

    def reserve(self) -> int:
        """The number of an object that will be filled in later."""
        self._objects.append(b"")
        return len(self._objects)

    def fill(self, number: int, content: bytes) -> None:
        """Set a reserved object."""
        self._objects[number - 1] = content

    def add(self, content: bytes) -> int:
        """Append an object and give its number."""
        self._objects.append(content)
        return len(self._objects)

    def stream(self, entries: str, content: bytes) -> int:
        """Append a stream with these dictionary entries, locked where the file is."""
        number = self.reserve()
        if self._lock:
            content = self._lock.closed(content, number)
        self.fill(number, f"<< {entries} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream")
        return number

    def text(self, value: str) -> bytes:
        """A string in parentheses; in a locked file in hexadecimal, for the object that comes next."""
        content = value.encode("cp1252")
        if self._lock:
            return self._hexadecimal(content)
        return b"(" + _escaped(content) + b")"

    def title(self, value: str) -> bytes:
        """A string for readers of the file: these do not take it for cp1252, so it says that it is UTF-16."""
        return self._hexadecimal(b"\xfe\xff" + value.encode("utf-16-be"))

    def _hexadecimal(self, content: bytes) -> bytes:
        if self._lock:
            content = self._lock.closed(content, len(self._objects) + 1)
        return b"<" + content.hex().encode() + b">"

    def finished(self, root: int, info: int) -> bytes:
        """The whole file."""
        trailer = f"/Root {root} 0 R /Info {info} 0 R"
        if self._lock:
            trailer += f" /Encrypt {self.add(self._lock.dictionary())} 0 R /ID [<{'00' * 16}> <{'00' * 16}>]"
        out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
        places = []
        for number, content in enumerate(self._objects, start=1):
            places.append(len(out))
            out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
        start = len(out)
        out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
        out += f"trailer\n<< /Size {len(places) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
        return bytes(out)


class _Lock:
    """The oldest password protection of PDF (40-bit RC4): enough to be locked, small enough to be written here."""

    def __init__(self, password: str) -> None:
        padded = (password.encode("latin-1") + PADDING)[:32]
        self._owner = _rc4(_md5(padded)[:5], padded)
        self._key = _md5(padded + self._owner + PERMISSIONS.to_bytes(4, "little", signed=True) + bytes(16))[:5]

    def closed(self, content: bytes, number: int) -> bytes:
        """The content of an object, encrypted."""
        return _rc4(_md5(self._key + number.to_bytes(3, "little") + bytes(2))[:10], content)

    def dictionary(self) -> bytes:
        """What a reader needs to test a password."""
        user = _rc4(self._key, PADDING)
        return (
            f"<< /Filter /Standard /V 1 /R 2 /O <{self._owner.hex()}> /U <{user.hex()}> /P {PERMISSIONS} >>"
        ).encode()


def from_pictures(pictures: Sequence[Picture], *, title: str) -> bytes:
    """A PDF whose pages are scanned images without text."""
    writer = _Writer()
    pages = writer.reserve()
    kids = []
    for picture in pictures:
        entries = (
            f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} /Filter /{picture.filter} "
        )
        if picture.filter == "CCITTFaxDecode":
            entries += "/ColorSpace /DeviceGray /BitsPerComponent 1 "
            entries += f"/DecodeParms << /K -1 /BlackIs1 true /Columns {picture.width} /Rows {picture.height} >>"
        else:
            entries += f"/ColorSpace /{'DeviceRGB' if picture.is_colour else 'DeviceGray'} /BitsPerComponent 8"
        image = writer.stream(entries, picture.content)
        wide = picture.width * 72 / picture.dots_per_inch[0]
        high = picture.height * 72 / picture.dots_per_inch[1]
        content = writer.stream("", f"q {wide:.2f} 0 0 {high:.2f} 0 0 cm /Im0 Do Q".encode())
        resources = f"/Resources << /XObject << /Im0 {image} 0 R >> >>"
        kids.append(_page(writer, pages, wide, high, content, resources))
    return _closed(writer, pages, kids, title)


def from_sides(sides: Sequence[Side], *, title: str, password: str | None = None) -> bytes:
    """A PDF with real text and drawn lines, as an office program writes it; stamps and handwriting are left out."""
    writer = _Writer(password)
    pages = writer.reserve()
    fonts = " ".join(f"/{face.name} {writer.add(_font(name))} 0 R" for face, name in FONTS.items())
    kids = []
    for side in sides:
        content = writer.stream("", "\n".join(_operators(side)).encode("cp1252"))
        resources = f"/Resources << /Font << {fonts} >> >>"
        kids.append(_page(writer, pages, SHEET_WIDTH, SHEET_HEIGHT, content, resources))
    return _closed(writer, pages, kids, title)


def _closed(writer: _Writer, pages: int, kids: Sequence[int], title: str) -> bytes:
    references = " ".join(f"{kid} 0 R" for kid in kids)
    writer.fill(pages, f"<< /Type /Pages /Count {len(kids)} /Kids [{references}] >>".encode())
    root = writer.add(f"<< /Type /Catalog /Pages {pages} 0 R >>".encode())
    info = writer.add(b"<< /Title " + writer.title(title) + b" >>")
    return writer.finished(root, info)


def _page(writer: _Writer, pages: int, wide: float, high: float, content: int, resources: str) -> int:
    box = f"/MediaBox [0 0 {wide:.2f} {high:.2f}]"
    return writer.add(f"<< /Type /Page /Parent {pages} 0 R {box} /Contents {content} 0 R {resources} >>".encode())


def _font(name: str) -> bytes:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()


def _operators(side: Side) -> list[str]:
    """The drawing of a side in the language of PDF, which counts from the lower left corner."""
    found = []
    for mark in side.marks:
        match mark:
            case Text():
                words = _escaped(mark.text.encode("cp1252")).decode("cp1252")
                place = f"{mark.x:.2f} {SHEET_HEIGHT - mark.y:.2f}"
                found.append(f"BT {_colour(mark.ink)} rg /{mark.face.name} {mark.size} Tf {place} Td ({words}) Tj ET")
            case Line():
                path = _path(mark.points)
                found.append(f"{_colour(mark.ink)} RG {mark.width} w {path} S")
            case Area() if mark.ink != WHITE:
                found.append(f"{_colour(mark.ink)} rg {_path(mark.points)} f")
            case Area():
                found.append(f"1 g {_path(mark.points)} f")
            case _:
                continue
    return found


def _path(points: Sequence[tuple[float, float]]) -> str:
    (first_x, first_y), *rest = points
    steps = [f"{first_x:.2f} {SHEET_HEIGHT - first_y:.2f} m"]
    steps += [f"{x:.2f} {SHEET_HEIGHT - y:.2f} l" for x, y in rest]
    return " ".join(steps)


def _colour(ink: Ink) -> str:
    return " ".join(f"{part / 255:.3f}" for part in ink)


def _escaped(content: bytes) -> bytes:
    return content.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _md5(content: bytes) -> bytes:
    # The file format demands MD5 here; nothing is protected by it.
    return hashlib.md5(content, usedforsecurity=False).digest()


def _rc4(key: bytes, content: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in content:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
