"""Plain text: one page without an image."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PIL import Image

from ingest.pages import Page, PageOutline
from ingest.readers.contract import DrawingTask, ReadingTask
from ingest.readers.plain_text import decode, no_image, page_of_text, read_bytes

READER: Final = "text"


class TextReader:
    """Reads plain text in the encodings that German offices have used."""

    def read(self, task: ReadingTask) -> Iterator[PageOutline | Page]:
        """See ``Reader.read``."""
        content = read_bytes(task.path, task.limits)
        yield PageOutline(page_count=1)
        if 1 not in task.done:
            yield page_of_text(decode(content), reader=READER)

    def draw(self, task: DrawingTask) -> Image.Image:
        """There is no image."""
        raise no_image(task)
