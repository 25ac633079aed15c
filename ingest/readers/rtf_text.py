"""The text that an RTF file shows, with the cells of a row joined by a tab, and the pictures in it.

A reader of the language itself: groups, control words, and text in the code page of its font. Fields, styles and
embedded programs are never looked into.

Source:
    Rich Text Format (RTF) Specification, version 1.9.1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

_TOKEN: Final = re.compile(
    rb"\\([A-Za-z]{1,32})(-?[0-9]{1,10})? ?"  # a control word with its number
    rb"|\\'([0-9A-Fa-f]{2})"  # a byte of text
    rb"|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)|\\",
    re.DOTALL,
)
_SKIPPED: Final = frozenset(
    b"fonttbl colortbl stylesheet info pict object fldinst listtable listoverridetable revtbl rsidtbl filetbl "
    b"generator themedata datastore xmlnstbl nonshppict background bkmkstart bkmkend tc xe private1 pntext sp".split()
)
"""Groups whose text is not part of what is shown; those that begin with an asterisk come on top."""

_SHOWN_WITH_ASTERISK: Final = frozenset((b"shppict", b"shpinst", b"shptxt"))
_SIGNS: Final = {
    **dict.fromkeys((b"par", b"line", b"row", b"nestrow", b"lbr"), "\n"),
    **dict.fromkeys((b"page", b"sect", b"column"), "\n\n"),
    **dict.fromkeys((b"tab", b"cell", b"nestcell"), "\t"),
    **dict.fromkeys((b"emspace", b"enspace", b"qmspace"), " "),
    b"emdash": "—",
    b"endash": "–",
    b"bullet": "•",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
}
_SYMBOLS: Final = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}
_CODE_PAGES: Final = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
}
_WHOLE_CODE_PAGES: Final = {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}
_DEEPEST: Final = 5_000
"""Groups inside one another; each keeps a few hundred bytes."""

_MOST_PICTURES: Final = 500


@dataclass(frozen=True, slots=True)
class RtfText:
    """Title, or None, text as shown, and the bytes of its PNG and JPEG pictures in order."""

    title: str | None
    text: str
    pictures: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """What a group inherits from the one around it."""

    destination: bytes = b""
    is_hidden: bool = False
    unicode_skip: int = 1
    code_page: str = ""
    is_in_table: bool = False
    is_picture_known: bool = False


@dataclass(slots=True)
class _Reading:
    code_page: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    group: _Group = _Group()
    outer: list[_Group] = field(default_factory=list)
    asterisk: bool = False
    skip: int = 0
    octets: bytearray = field(default_factory=bytearray)
    pieces: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    hex_digits: bytearray = field(default_factory=bytearray)
    pictures: list[bytes] = field(default_factory=list)

    def flush(self) -> None:
        """Turn the bytes collected so far into signs of the code page in force."""
        if self.octets:
            octets, self.octets = bytes(self.octets), bytearray()
            self.show(octets.decode(self.group.code_page or self.code_page, errors="replace").replace("\ufffd", ""))

    def show(self, text: str) -> None:
        if self.group.destination == b"title":
            self.title.append(text)
        elif not self.group.destination and not self.group.is_hidden:
            self.pieces.append(text)


def text_of_rtf(content: bytes) -> RtfText:
    """What an RTF file shows; broken ones are read as far as they go, never refused."""
    reading = _Reading()
    place = 0
    while found := _TOKEN.match(content, place):
        place = found.end()
        word, number, octet, symbol, brace, text = found.groups()
        if word is not None:
            name = word.lower()
            value = int(number) if number is not None else None
            if name == b"bin":
                place += max(0, value or 0)
            else:
                _control(reading, name, value)
        elif octet is not None:
            _octets(reading, bytes((int(octet, 16),)))
        elif symbol is not None:
            _symbol(reading, symbol)
        elif brace is not None:
            _open(reading) if brace == b"{" else _close(reading)
            if len(reading.outer) > _DEEPEST:
                break
        elif text is not None:
            _octets(reading, text)
    reading.flush()
    shown = "".join(reading.pieces).encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")
    title = " ".join("".join(reading.title).split())
    return RtfText(title[:300] or None, re.sub(r"\t+\n", "\n", shown), tuple(reading.pictures))


def _open(reading: _Reading) -> None:
    reading.flush()
    reading.skip = 0
    reading.outer.append(reading.group)


def _close(reading: _Reading) -> None:
    reading.flush()
    reading.skip = 0
    if reading.group.destination == b"pict" and reading.hex_digits and reading.group.is_picture_known:
        digits = bytes(reading.hex_digits)
        if len(reading.pictures) < _MOST_PICTURES:
            reading.pictures.append(bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii")))
    if reading.group.destination == b"pict":
        reading.hex_digits = bytearray()
    if reading.outer:
        reading.group = reading.outer.pop()


def _symbol(reading: _Reading, symbol: bytes) -> None:
    if symbol == b"*":
        reading.asterisk = True
        return
    if reading.skip:
        reading.skip -= 1
        return
    reading.flush()
    if symbol in _SYMBOLS:
        reading.show(_SYMBOLS[symbol])


def _octets(reading: _Reading, octets: bytes) -> None:
    skipped = min(reading.skip, len(octets))
    reading.skip -= skipped
    octets = octets[skipped:]
    if reading.group.destination == b"pict":
        reading.hex_digits += re.sub(rb"[^0-9A-Fa-f]", b"", octets)
    elif reading.group.destination in (b"", b"title"):
        reading.octets += octets


def _control(reading: _Reading, name: bytes, value: int | None) -> None:
    asterisk, reading.asterisk = reading.asterisk, False
    if name == b"u":
        reading.flush()
        reading.show(chr((value or 0) % 0x10000))
        reading.skip = reading.group.unicode_skip
        return
    reading.skip = 0
    if name in _SKIPPED or (asterisk and name not in _SHOWN_WITH_ASTERISK):
        reading.flush()
        # A picture inside an object or a shape counts, whatever else around it is not shown.
        if not reading.group.destination or name == b"pict":
            reading.group = replace(reading.group, destination=name, is_picture_known=False)
    elif name == b"title" and reading.group.destination == b"info":
        reading.group = replace(reading.group, destination=name)
    elif name == b"result" and reading.group.destination == b"object":
        reading.group = replace(reading.group, destination=b"")
    elif name in (b"pngblip", b"jpegblip"):
        reading.group = replace(reading.group, is_picture_known=True)
    elif name in _SIGNS:
        reading.flush()
        reading.show(" " if name == b"par" and reading.group.is_in_table else _SIGNS[name])
    else:
        _property(reading, name, value)


def _property(reading: _Reading, name: bytes, value: int | None) -> None:
    group = reading.group
    if name in (b"f", b"fcharset") or name == b"ansicpg" or name in _WHOLE_CODE_PAGES:
        reading.flush()
    if name == b"f":
        reading.font = value or 0
        if group.destination != b"fonttbl":
            reading.group = replace(group, code_page=reading.fonts.get(reading.font, ""))
    elif name == b"fcharset" and value in _CODE_PAGES and group.destination == b"fonttbl":
        reading.fonts[reading.font] = _CODE_PAGES[value]
    elif name == b"ansicpg" and value:
        reading.code_page = _code_page(value)
    elif name in _WHOLE_CODE_PAGES:
        reading.code_page = _WHOLE_CODE_PAGES[name]
    elif name == b"uc":
        reading.group = replace(group, unicode_skip=min(max(0, value or 0), 10))
    elif name == b"v":
        reading.flush()
        reading.group = replace(group, is_hidden=value != 0)
    elif name in (b"plain", b"deleted"):
        reading.flush()
        reading.group = replace(group, is_hidden=name == b"deleted" and value != 0)
    elif name == b"intbl":
        reading.group = replace(group, is_in_table=True)
    elif name == b"pard":
        reading.group = replace(group, is_in_table=False)


def _code_page(number: int) -> str:
    name = "utf-8" if number == 65001 else f"cp{number}"
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name
