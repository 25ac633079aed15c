"""Bytes of a text become characters, and characters become the one page of a file without page images."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path
from typing import Final

from ingest.limits import ReadingLimits
from ingest.pages import Page, PageSource
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.contract import DrawingTask

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OLD_ENCODINGS: Final = ("cp1252", "cp850", "mac_roman")
"""Windows first: it wins where nothing tells them apart. latin-1 is part of it."""

_GERMAN_SIGNS: Final = frozenset("äöüÄÖÜßéèàç§°€–„“”‚‘’»«…·²³½")
_SPACES: Final = re.compile(r"[^\S\n\t]+")
_EMPTY_LINES: Final = re.compile(r"\n{3,}")


def read_bytes(path: Path, limits: ReadingLimits) -> bytes:
    """All of a text file.

    Raises:
        Unreadable: ``too_large``.
    """
    if path.stat().st_size > limits.text_bytes:
        raise Unreadable(QuarantineCode.TOO_LARGE, f"{path.stat().st_size} bytes of text")
    return path.read_bytes()


def decode(content: bytes) -> str:
    """The characters of a text in UTF-8, UTF-16, or an old encoding of one byte a sign; never fails.

    Among the old ones the encoding wins in which the signs beyond ASCII are most often those of German.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    if content.count(0) > len(content) // 4:
        even = content[::2].count(0) > content[1::2].count(0)
        return content.decode("utf-16-be" if even else "utf-16-le", errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    beyond = bytes(sign for sign in content if sign >= 0x80)
    best = max(_OLD_ENCODINGS, key=lambda encoding: _german_share(beyond.decode(encoding, errors="replace")))
    # cp1252 leaves five bytes undefined; latin-1 calls them control signs, which tidying drops.
    return content.decode(best, errors="replace").replace("\ufffd", "")


def _german_share(signs: str) -> float:
    return sum(sign in _GERMAN_SIGNS for sign in signs) / max(1, len(signs))


def tidy(text: str) -> str:
    """A text with one kind of line end, without control signs, trailing blanks and heaps of empty lines."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n\n"))
    text = "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs", "Cn"))
    lines = (_SPACES.sub(" ", line.replace("\xad", "")).rstrip() for line in text.split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def page_of_text(text: str, *, reader: str) -> Page:
    """The only page of a file that has no image."""
    return Page(
        number=1,
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
