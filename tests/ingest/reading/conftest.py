"""One OCR reader and one pool for all tests: loading and starting cost more than the tests themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from ingest.limits import ReadingLimits, ReadingSettings
from ingest.ocr.contract import OcrReader
from ingest.ocr.tesserocr import TesserocrReader
from ingest.pages import Enclosure, Page, PageOutline
from ingest.readers.contract import ReadingTask
from ingest.readers.registry import load_reader
from ingest.sandbox import ReadingPool
from ingest.sniffing import sniff

LIMITS = ReadingLimits()
Read = Callable[..., list[PageOutline | Page | Enclosure]]


@lru_cache
def _ocr() -> OcrReader:
    return TesserocrReader(language="deu", tessdata=None)


@pytest.fixture(scope="session")
def ocr() -> OcrReader:
    """A reader of German print."""
    return _ocr()


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Everything a reader gives for the bytes of a file, read in this process."""

    def read(
        content: bytes, *, limits: ReadingLimits = LIMITS, done: frozenset[int] = frozenset()
    ) -> list[PageOutline | Page | Enclosure]:
        file = tmp_path / "Datei"
        file.write_bytes(content)
        return list(load_reader(sniff(file)).read(ReadingTask(file, limits, _ocr, done)))

    return read


@pytest.fixture(scope="session")
def pool() -> Iterator[ReadingPool]:
    """Child processes as the service has them."""
    with ReadingPool(ReadingSettings(), processes=2) as pool:
        yield pool
