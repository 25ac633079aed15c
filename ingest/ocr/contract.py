"""The contract of a reader of page images, and what it sees on them.

A reader gets one image and gives words with boxes and confidences; it knows nothing of files, pages or databases.
Readers are quite different from each other and fail on different words, so what several of them saw on the same image
can be merged word by word: boxes are always pixels of the image that was handed in, confidences are comparable.

    Exception
    └── OcrUnavailable    the program or its language data is missing; a fault of the installation, not of a file
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from PIL import Image

from ingest.pages import Alternatives, Box, ReadBy


class OcrUnavailable(Exception):
    """The program or its language data is not installed; the message says what to install."""


class Layout(Enum):
    """What a reader is told to expect."""

    PAGE = "page"
    """Blocks, columns and lines, to be found by the reader."""

    SPARSE = "sparse"
    """Words in no order; finds some that a look for blocks misses."""


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word on an image; ``box`` is in pixels of the image as handed in, ``confidence`` between 0 and 1.

    ``alternatives`` were possible in its place; words of a single reader have none.
    """

    text: str
    box: Box
    confidence: float
    read_by: ReadBy = ReadBy.FIRST
    alternatives: Alternatives = ()


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A printed line: words from left to right, at least one.

    Lines of a reading stand in reading order; ``block`` and ``paragraph`` are equal for lines that belong together and
    mean nothing else.
    """

    words: tuple[SeenWord, ...]
    block: int
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What one pass over an image brought; ``finished`` is False where the time ran out and words may be missing."""

    lines: tuple[SeenLine, ...]
    finished: bool = True

    @property
    def words(self) -> tuple[SeenWord, ...]:
        """All words in reading order."""
        return tuple(word for line in self.lines for word in line.words)


@dataclass(frozen=True, slots=True)
class Orientation:
    """How an image lies.

    ``rotation`` is the clockwise angle (0, 90, 180, 270) by which it was turned away from upright, ``certainty`` is on
    the scale of the finder.
    """

    rotation: int
    certainty: float


class OcrReader(Protocol):
    """Reads images; kept for the life of a process and used by one thread at a time."""

    @property
    def name(self) -> str:
        """Program, version and model, for example ``tesseract 5.5.4 deu-fast (tesserocr)``."""

    def read(self, image: Image.Image, *, dots_per_inch: int, seconds: float, layout: Layout = Layout.PAGE) -> Reading:
        """What stands on an upright image.

        Args:
            image: Mode "L", 8 bits a pixel, dark on light.
            dots_per_inch: Resolution of the image, 70 to 600.
            seconds: After so long the pass ends with what it has; a reader that does not heed it is ended from outside.
            layout: What to expect.
        """

    def find_orientation(self, image: Image.Image, *, dots_per_inch: int) -> Orientation | None:
        """How an image lies, or None where this reader cannot tell, for want of language data or of signs."""

    def close(self) -> None:
        """Give memory back; may be called twice."""
