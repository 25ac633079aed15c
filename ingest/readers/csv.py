"""CSV: rows of cells, told from prose by rows of equal length; the cells of a row stay on one line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Final

from PIL import Image

from ingest.pages import Page, PageOutline
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.contract import DrawingTask, ReadingTask
from ingest.readers.plain_text import decode, no_image, page_of_text, read_bytes
from ingest.readers.rows import pages_of_rows
from ingest.separators import TABLE_ROWS, find_separator

_LONGEST_CELL: Final = 2**20


class CsvReader:
    """Reads tables written as text."""

    def read(self, task: ReadingTask) -> Iterator[PageOutline | Page]:
        """See ``Reader.read``."""
        text = decode(read_bytes(task.path, task.limits))
        pages = list(pages_of_rows(_rows(text)))
        if len(pages) > task.limits.pages:
            raise Unreadable(QuarantineCode.TOO_MANY_PAGES, f"{len(pages)}")
        yield PageOutline(page_count=len(pages))
        for number, page in enumerate(pages, start=1):
            if number not in task.done:
                yield page_of_text(page, reader="csv", number=number)

    def draw(self, task: DrawingTask) -> Image.Image:
        """There is no image."""
        raise no_image(task)


def _rows(text: str) -> Iterator[list[str]]:
    separator = find_separator(text.split("\n", TABLE_ROWS)[:TABLE_ROWS])
    if separator is None:
        yield from ([line] for line in text.splitlines())
        return
    csv.field_size_limit(_LONGEST_CELL)
    try:
        yield from csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=separator)
    except csv.Error as error:
        raise Unreadable(QuarantineCode.CORRUPT_FILE, "csv") from error
