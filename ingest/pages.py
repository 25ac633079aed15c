"""What a reader makes of a file: pages with their words, and files found inside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum


class PageSource(StrEnum):
    """Where the text of a page comes from."""

    OCR = "ocr"
    DIGITAL = "digital"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels of the upright page image, origin top left, right and bottom edge excluded."""

    x0: int
    y0: int
    x1: int
    y1: int

    def __post_init__(self) -> None:
        if self.x1 < self.x0 or self.y1 < self.y0 or self.x0 < 0 or self.y0 < 0:
            raise ValueError(f"not a box: {self}")


class ReadBy(IntEnum):
    """Whose a word is: the first reader's (Tesseract, or the text layer), the second one's, or read alike by both."""

    FIRST = 0
    SECOND = 1
    BOTH = 2


Alternatives = tuple[tuple[str, float], ...]
"""What may stand in place of a word, each with its chance (0 to 1), best first."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a page: ``page.text[start:end]`` and where it stands.

    ``confidence`` lies between 0 and 1; words of digital pages have 1. ``alternatives`` were possible too.
    """

    start: int
    end: int
    box: Box
    confidence: float
    read_by: ReadBy = ReadBy.FIRST
    alternatives: Alternatives = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One side as read.

    ``text`` has one line for each printed line and an empty line between blocks. ``words`` are in the order of the
    text; a page without an image (plain text) has none. ``width`` and ``height`` are pixels of the upright page image,
    0 without one. ``rotation`` is the angle in degrees (0, 90, 180, 270), clockwise, by which the stored image was
    turned and which reading has undone. ``dots_per_inch`` is the resolution at which a page of a vector format was
    drawn; 0 for pages that are images themselves. ``confidence`` is the mean over the words read by OCR, ``coverage``
    the share of text-sized ink that lies inside a word's box, both between 0 and 1 and None where nothing was read by
    OCR. ``reader`` names program, version and model, for example ``tesseract 5.5.4 deu-fast (tesserocr)``.
    """

    number: int
    text: str
    source: PageSource
    width: int
    height: int
    rotation: int
    dots_per_inch: float
    confidence: float | None
    coverage: float | None
    words: tuple[Word, ...]
    reader: str

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError(f"pages are numbered from 1, not {self.number}")
        if self.rotation not in (0, 90, 180, 270):
            raise ValueError(f"not a quarter turn: {self.rotation}")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file found inside another one (an attachment); becomes a document of its own.

    ``ordinal`` counts the enclosures of a file from 1 and is the same at every reading.
    """

    ordinal: int
    file_name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class StatedFact:
    """What a file says of itself apart from its pages: its ``date`` (ISO), ``sender`` or ``title``.

    ``origin`` is where it says so, for example ``email_header``.
    """

    field: str
    value: str
    origin: str

    def __post_init__(self) -> None:
        if self.field not in ("date", "sender", "title") or not self.value:
            raise ValueError(f"nothing that a file states: {self.field!r}")
        if self.field == "date" and date.fromisoformat(self.value).isoformat() != self.value:
            raise ValueError(f"not a day: {self.value!r}")


@dataclass(frozen=True, slots=True)
class PageOutline:
    """What is known of a file before its pages are read: how many there are, and what it states of itself.

    A ``title`` is a property that programs fill in; ``stated`` is what somebody wrote, each field at most once.
    """

    page_count: int
    title: str | None = None
    stated: tuple[StatedFact, ...] = ()
