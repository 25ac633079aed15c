"""How much a single file may ask of the machine, and which OCR reads it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

OcrProgram = Literal["tesserocr", "pytesseract"]
"""``tesserocr`` keeps one recogniser for a child's life; ``pytesseract`` starts the program for every pass."""


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """Bounds of one reading; a file above one of them goes to quarantine instead of taking its neighbours along.

    ``file_bytes``: 512 MiB holds a scanned file of 1,000 pages in colour at 300 dots per inch.
    ``text_bytes``: text, HTML and the text of a mail become one page; 20 MiB is a book shelf.
    ``pages``: 5,000 is ten ring binders; more in one file is a mistake or an attack.
    ``decoded_pixels``: an A0 plan at 300 dots per inch has 140 million pixels; Pillow needs 3 bytes for each.
    ``page_pixels``: larger page images are scaled down before reading and drawing; A4 at 600 dots per inch has 35
    million. Tesseract needs about 15 bytes for each.
    ``unpacked_bytes`` and ``unpacked_ratio``: bounds for ZIP-based formats; office files rarely shrink below a 50th.
    ``enclosures``: files inside one mail.
    ``archive_members`` and ``archive_bytes``: of one archive; a folder of 20,000 files is a whole department's.
    ``memory_bytes``: address space of a child. The largest pages measured need 1.2 GiB.
    ``pass_seconds``: one pass of OCR over a page; ordinary ones take 0.5 to 3 seconds.
    ``page_cpu_seconds``: CPU time between two answers of a child; Tesseract does not heed its own limit while it looks
    for lines (a speckled copy took 300 seconds), so the kernel ends the child here.
    ``page_wall_seconds``: the same by the clock, for children that wait instead of working.
    ``documents_per_child``: a child is replaced after so many, against memory that libraries never give back.
    """

    file_bytes: int = 512 * 2**20
    text_bytes: int = 20 * 2**20
    pages: int = 5_000
    decoded_pixels: int = 160_000_000
    page_pixels: int = 40_000_000
    unpacked_bytes: int = 256 * 2**20
    unpacked_ratio: int = 200
    enclosures: int = 500
    archive_members: int = 20_000
    archive_bytes: int = 2 * 2**30
    memory_bytes: int = 3 * 2**30
    pass_seconds: float = 40.0
    page_cpu_seconds: int = 100
    page_wall_seconds: float = 240.0
    documents_per_child: int = 100


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """How files are read.

    ``second_reader`` reads again what Tesseract reads badly; off, Tesseract reads alone. ``tessdata`` is the folder of
    Tesseract's language files; None looks at ``TESSDATA_PREFIX`` and the places where Debian and Ubuntu put them.
    ``bubblewrap`` shuts every child off from network and file system with ``bwrap``; "if_possible" does so where it
    starts. ``readers`` names the module with the table of readers.
    """

    ocr: OcrProgram = "tesserocr"
    second_reader: Literal["on", "off"] = "on"
    language: str = "deu"
    tessdata: Path | None = None
    limits: ReadingLimits = ReadingLimits()
    bubblewrap: Literal["off", "if_possible"] = "off"
    readers: str = "ingest.readers.registry"
