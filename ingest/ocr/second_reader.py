"""The second reader: PP-OCRv6-small, which fails on other words than Tesseract does.

It finds lines, or is shown them, and gives for each what it was torn between; ``ingest.ocr.weaving`` does the rest.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Protocol

from PIL import Image

from ingest.ocr.line_finder import LineFinder
from ingest.ocr.line_reader import Lattice, LineReader
from ingest.ocr.networks import FINDER, READER, check_networks
from ingest.ocr.strips import Strip


class SecondReader(Protocol):
    """Reads lines of images; kept for the life of a process and used by one thread at a time."""

    @property
    def name(self) -> str:
        """Network and version, for example ``PP-OCRv6-small-latin 1``."""

    def find(self, image: Image.Image) -> tuple[Strip, ...]:
        """The lines of print on an upright image of mode "L", in no order."""

    def read(self, image: Image.Image, strip: Strip) -> Lattice:
        """What stands on one of them."""


class NetworkReader:
    """A ``SecondReader`` by two networks, each opened when it is first needed: most pages need neither."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._name = check_networks(folder)

    @property
    def name(self) -> str:
        """Network and version."""
        return self._name

    def find(self, image: Image.Image) -> tuple[Strip, ...]:
        """See ``SecondReader.find``."""
        return self._finder.find(image)

    def read(self, image: Image.Image, strip: Strip) -> Lattice:
        """See ``SecondReader.read``."""
        return self._reader.read(image, strip)

    @cached_property
    def _finder(self) -> LineFinder:
        return LineFinder(self._folder / FINDER)

    @cached_property
    def _reader(self) -> LineReader:
        return LineReader(self._folder / READER)
