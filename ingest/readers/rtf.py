"""RTF: the text on one page, then a page for each picture in it."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image

from ingest.pages import Page, PageOutline
from ingest.readers.contract import DrawingTask, ReadingTask
from ingest.readers.enclosed_pictures import draw_enclosed, read_enclosed, worth_reading
from ingest.readers.plain_text import page_of_text, read_file
from ingest.readers.rtf_text import text_of_rtf


class RtfReader:
    """Reads documents of older word processors."""

    def read(self, task: ReadingTask) -> Iterator[PageOutline | Page]:
        """See ``Reader.read``."""
        found = text_of_rtf(read_file(task.path, task.limits))
        pictures = worth_reading(found.pictures, task.limits)
        yield PageOutline(page_count=1 + len(pictures), title=found.title)
        if 1 not in task.done:
            yield page_of_text(found.text, reader="rtf")
        yield from read_enclosed(pictures, task, first=2)

    def draw(self, task: DrawingTask) -> Image.Image:
        """See ``Reader.draw``; only pictures have an image."""
        found = text_of_rtf(read_file(task.path, task.limits))
        return draw_enclosed(worth_reading(found.pictures, task.limits), task, first=2)
