"""HTML: one page without an image; the title is the document's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from PIL import Image

from ingest.pages import Page, PageOutline
from ingest.readers.contract import DrawingTask, ReadingTask
from ingest.readers.markup import text_of_html
from ingest.readers.plain_text import decode, no_image, page_of_text, read_bytes

_CHARSET: Final = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.I)


class HtmlReader:
    """Reads saved web pages."""

    def read(self, task: ReadingTask) -> Iterator[PageOutline | Page]:
        """See ``Reader.read``."""
        found = text_of_html(_decode(read_bytes(task.path, task.limits)))
        yield PageOutline(page_count=1, title=found.title)
        if 1 not in task.done:
            yield page_of_text(found.text, reader="html")

    def draw(self, task: DrawingTask) -> Image.Image:
        """There is no image."""
        raise no_image(task)


def _decode(content: bytes) -> str:
    """By the page's own word if it can be kept, else like any text."""
    stated = _CHARSET.search(content[:4096])
    if stated:
        name = stated[1].decode("ascii").lower()
        try:
            return content.decode("cp1252" if name in ("iso-8859-1", "latin1") else name)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    return decode(content)
