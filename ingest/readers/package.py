"""Office files that are a ZIP with parts in XML: opened and unpacked within bounds, and read as pages.

Parts are found by their names alone. Nothing is written to disk, no reference to anything outside is followed, entities
stay unresolved, and parts with programs are never opened.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import lxml.etree
from PIL import Image

from ingest.limits import ReadingLimits
from ingest.pages import Page, PageOutline
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.contract import DrawingTask, ReadingTask
from ingest.readers.enclosed_pictures import draw_enclosed, read_enclosed, worth_reading
from ingest.readers.plain_text import page_of_text

_ENCRYPTED: Final = 0x1
_SMALL: Final = 2**20
"""Bytes that a part may unpack to whatever its ratio."""

_MOST_PARTS: Final = 20_000
_DIGITS: Final = re.compile(r"(\d+)")
_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"


class Package:
    """The parts of one office file."""

    def __init__(self, archive: zipfile.ZipFile, limits: ReadingLimits) -> None:
        entries = archive.infolist()
        if len(entries) > _MOST_PARTS:
            raise Unreadable(QuarantineCode.TOO_LARGE, f"{len(entries)} parts")
        self._archive = archive
        self._limits = limits
        self._left = limits.unpacked_bytes
        self._entries = {entry.filename: entry for entry in entries}

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name in self._entries

    def names(self, pattern: str) -> list[str]:
        """Names of the parts that match a pattern as a whole, 2 before 10."""
        wanted = re.compile(pattern)
        found = [name for name in self._entries if wanted.fullmatch(name)]
        return sorted(found, key=lambda name: [int(p) if p.isdigit() else p for p in _DIGITS.split(name)])

    def content(self, name: str) -> bytes:
        """A part, unpacked.

        Raises:
            Unreadable: ``encrypted_file``, ``too_large`` for what swells beyond all measure, ``corrupt_file``.
        """
        entry = self._entries.get(name)
        if entry is None:
            raise Unreadable(QuarantineCode.CORRUPT_FILE, "a part is missing")
        if entry.flag_bits & _ENCRYPTED:
            raise Unreadable(QuarantineCode.ENCRYPTED_FILE, "zip")
        # Read no more than allowed: the size that the entry states may be a lie.
        allowed = min(self._left, max(_SMALL, entry.compress_size * self._limits.unpacked_ratio))
        with self._archive.open(entry) as part:
            content = part.read(allowed + 1)
        if len(content) > allowed:
            raise Unreadable(QuarantineCode.TOO_LARGE, "zip bomb")
        self._left -= len(content)
        return content

    def contents(self, pattern: str) -> Iterator[bytes]:
        """The parts whose names match a pattern, in order."""
        return (self.content(name) for name in self.names(pattern))

    def tree(self, name: str) -> lxml.etree._Element:
        """A part as XML."""
        return parse(self.content(name))

    def title(self, name: str) -> str | None:
        """The title in a part with the document's properties, or None."""
        if not self.has(name):
            return None
        title = " ".join((self.tree(name).findtext(f".//{_TITLE}") or "").split())
        return title[:300] or None


def parse(content: bytes) -> lxml.etree._Element:
    """Markup as a tree in which entities stay unresolved; nothing outside is ever read."""
    parser = lxml.etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    return lxml.etree.fromstring(content, parser)


@contextmanager
def open_package(path: Path, limits: ReadingLimits) -> Iterator[Package]:
    """An office file, closed at the end.

    Raises:
        Unreadable: ``corrupt_file`` for whatever the libraries for ZIP and XML complain about.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            yield Package(archive, limits)
    except (
        *(zipfile.BadZipFile, lxml.etree.LxmlError, zlib.error, struct.error, EOFError, ValueError, OSError),
        *(NotImplementedError, RuntimeError, KeyError, IndexError, OverflowError),
    ) as error:
        raise Unreadable(QuarantineCode.CORRUPT_FILE, type(error).__name__) from error


@dataclass(frozen=True, slots=True)
class OfficeContent:
    """What an office file holds: its own title, the texts of its pages in order, its pictures."""

    title: str | None
    pages: tuple[str, ...]
    pictures: tuple[bytes, ...]


class PackageReader(ABC):
    """Reads office files of one kind: pages of text without an image, then a page for each picture."""

    name: str
    """Of the reader, as it stands with a page."""

    @abstractmethod
    def take(self, package: Package) -> OfficeContent:
        """Texts and pictures of a file; may raise what ``open_package`` translates."""

    def read(self, task: ReadingTask) -> Iterator[PageOutline | Page]:
        """See ``Reader.read``."""
        content = self._open(task.path, task.limits)
        count = len(content.pages) + len(content.pictures)
        if count > task.limits.pages:
            raise Unreadable(QuarantineCode.TOO_MANY_PAGES, f"{count}")
        yield PageOutline(page_count=count, title=content.title)
        for number, text in enumerate(content.pages, start=1):
            if number not in task.done:
                yield page_of_text(text, reader=self.name, number=number)
        yield from read_enclosed(content.pictures, task, first=1 + len(content.pages))

    def draw(self, task: DrawingTask) -> Image.Image:
        """See ``Reader.draw``; only pictures have an image."""
        content = self._open(task.path, task.limits)
        return draw_enclosed(content.pictures, task, first=1 + len(content.pages))

    def _open(self, path: Path, limits: ReadingLimits) -> OfficeContent:
        with open_package(path, limits) as package:
            content = self.take(package)
        pages = content.pages or ("",)
        return OfficeContent(content.title, pages, worth_reading(content.pictures, limits))
