"""The contract of a reader of one file format.

Readers run inside a child process: they may crash, hang or eat memory without harming anybody, and they reach
nothing but the file they are given. What a library raises is translated to ``Unreadable`` in the reader that calls it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from PIL import Image

from ingest.limits import ReadingLimits
from ingest.ocr.contract import OcrReader
from ingest.ocr.ladder import Caution
from ingest.ocr.second_reader import SecondReader
from ingest.pages import Enclosure, Page, PageOutline


@dataclass(frozen=True, slots=True)
class ReadingTask:
    """One file to be read.

    ``done`` are pages that somebody has already; ``cautions`` say on which pages a child was lost before. ``ocr``
    gives the OCR reader, which is loaded when the first page needs it; ``second`` the one that reads again what it read
    badly, or None where that is switched off.
    """

    path: Path
    limits: ReadingLimits
    ocr: Callable[[], OcrReader]
    done: frozenset[int] = frozenset()
    cautions: Mapping[int, Caution] = field(default_factory=dict)
    second: Callable[[], SecondReader | None] = lambda: None

    def caution(self, number: int) -> Caution:
        """How carefully to treat a page."""
        return self.cautions.get(number, Caution.NONE)


@dataclass(frozen=True, slots=True)
class DrawingTask:
    """One page whose image is wanted; ``dots_per_inch`` and ``rotation`` as recorded with the page."""

    path: Path
    limits: ReadingLimits
    number: int
    dots_per_inch: float
    rotation: int


@dataclass(frozen=True, slots=True)
class UnlockingTask:
    """One file whose password is known."""

    path: Path
    limits: ReadingLimits
    password: str = field(repr=False)


class Unlocker(Protocol):
    """Takes the password off files of one format."""

    def __call__(self, task: UnlockingTask) -> Iterator[bytes]:
        """The file as it would be without its password, in pieces of any size.

        Raises:
            Unreadable: ``encrypted_pdf`` or ``encrypted_file`` where the password does not fit.
        """


class Reader(Protocol):
    """Reads and draws files of one format."""

    def read(self, task: ReadingTask) -> Iterator[PageOutline | Page | Enclosure]:
        """The outline, then the pages that are not done, in order and each as soon as it is read, then enclosures.

        Raises:
            Unreadable: The file, or the next page, cannot be read.
        """

    def draw(self, task: DrawingTask) -> Image.Image:
        """The upright image of a page, of exactly its width and height; mode "L" or "RGB".

        Raises:
            Unreadable: There is no such page, it has no image, or it cannot be drawn.
        """
