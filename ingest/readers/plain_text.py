"""Bytes of a text become characters, and characters become the one page of a file without page images."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path
from typing import Final

import charset_normalizer

from ingest.limits import ReadingLimits
from ingest.pages import Page, PageSource
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.contract import DrawingTask

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OLD_ENCODINGS: Final = ("cp1252", "cp850", "mac_roman")
"""Windows first: it wins where nothing tells them apart. latin-1 is part of it; cp437 has cp850's German letters."""

_OTHER_ENCODINGS: Final = (
    *("cp1250", "cp1251", "koi8_r", "cp866", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
)
"""Looked at where no encoding makes German of a text: agencies also keep letters in other languages."""

_GERMAN_LETTERS: Final = frozenset("äöüÄÖÜßéèàç")
_GERMAN_MARKS: Final = frozenset("§°€–„“”‚‘»«…·²³½")
_SIGNS_BEYOND: Final = re.compile(r"[^\x00-\x7f]")
_LOOKED_AT: Final = 100_000
"""Bytes by which an encoding is told."""

_HARDLY_GERMAN: Final = 0.5
_ENOUGH_BEYOND: Final = 12
"""Fewer signs beyond ASCII tell nothing about another language."""
_SPACES: Final = re.compile(r"[^\S\n\t]+")
_EMPTY_LINES: Final = re.compile(r"\n{3,}")


def read_file(path: Path, limits: ReadingLimits) -> bytes:
    """All of a file whose text is only a part of it.

    Raises:
        Unreadable: ``too_large``.
    """
    if path.stat().st_size > limits.file_bytes:
        raise Unreadable(QuarantineCode.TOO_LARGE, f"{path.stat().st_size} bytes")
    return path.read_bytes()


def read_bytes(path: Path, limits: ReadingLimits) -> bytes:
    """All of a text file.

    Raises:
        Unreadable: ``too_large``.
    """
    if path.stat().st_size > limits.text_bytes:
        raise Unreadable(QuarantineCode.TOO_LARGE, f"{path.stat().st_size} bytes of text")
    return path.read_bytes()


def decode(content: bytes) -> str:
    """The characters of a text in UTF-8, UTF-16, UTF-32 or an old encoding; never fails.

    Among the old ones of one byte a sign, that one wins in which the signs beyond ASCII stand most often where German
    has them; where none does, other languages are looked at.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    if content.count(0) > len(content) // 4:
        even = content[::2].count(0) > content[1::2].count(0)
        return content.decode("utf-16-be" if even else "utf-16-le", errors="replace")
    try:
        return content.decode("iso2022_jp" if b"\x1b$" in content else "utf-8")
    except UnicodeDecodeError:
        pass
    # cp1252 leaves five bytes undefined; latin-1 calls them control signs, which tidying drops.
    return content.decode(_old_encoding(content[:_LOOKED_AT]), errors="replace").replace("\ufffd", "")


def _old_encoding(sample: bytes) -> str:
    shares = {encoding: _german_share(sample.decode(encoding, errors="replace")) for encoding in _OLD_ENCODINGS}
    best = max(_OLD_ENCODINGS, key=lambda encoding: shares[encoding])
    beyond = sum(sign >= 0x80 for sign in sample)
    if shares[best] < _HARDLY_GERMAN and beyond >= _ENOUGH_BEYOND:
        found = charset_normalizer.from_bytes(sample, cp_isolation=list(_OTHER_ENCODINGS)).best()
        if found is not None:
            return found.encoding
    return best


def _german_share(text: str) -> float:
    """Share of the signs beyond ASCII that are German letters beside a letter, or marks that are not inside a word.

    Without that, a double quotation mark of Windows would do for the ä of DOS, which has the same byte.
    """
    good = beyond = 0
    for found in _SIGNS_BEYOND.finditer(text):
        beyond += 1
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        if found[0] in _GERMAN_LETTERS:
            good += before.isalpha() or after.isalpha()
        elif found[0] == "’":
            good += before.isalpha()
        elif found[0] in _GERMAN_MARKS:
            good += not (before.isalpha() and after.isalpha())
    return good / max(1, beyond)


def tidy(text: str) -> str:
    """A text with one kind of line end, without control signs, trailing blanks and heaps of empty lines."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n\n"))
    unwanted = [sign for sign in set(text) - {"\n", "\t"} if unicodedata.category(sign) in ("Cc", "Cs", "Cn")]
    if unwanted:
        text = text.translate(dict.fromkeys(map(ord, unwanted)))
    lines = (_SPACES.sub(" ", line.replace("\xad", "")).rstrip() for line in text.split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def page_of_text(text: str, *, reader: str, number: int = 1) -> Page:
    """A page that has no image."""
    return Page(
        number=number,
        text=tidy(text),
        source=PageSource.DIGITAL,
        width=0,
        height=0,
        rotation=0,
        dots_per_inch=0,
        confidence=None,
        coverage=None,
        words=(),
        reader=reader,
    )


def no_image(task: DrawingTask) -> Unreadable:
    """What drawing a file without page images ends with."""
    return Unreadable(QuarantineCode.UNSUPPORTED_TYPE, f"page {task.number} has no image")
