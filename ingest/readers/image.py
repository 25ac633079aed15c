"""JPEG, PNG, WebP, GIF, BMP, JPEG 2000 and AVIF: one picture, one page.

Of moving pictures only the first frame is read: the others show the same thing a moment later.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from PIL import Image

from ingest.limits import ReadingLimits
from ingest.ocr.turning import turn_back
from ingest.pages import Page, PageOutline
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.contract import DrawingTask, ReadingTask
from ingest.readers.picture import PageSize, decode, measure, open_image, to_page
from ingest.readers.scan import read_page_image

_ORIENTATION: Final = 0x0112
_FIRST_ON_ITS_SIDE: Final = 5


class ImageReader:
    """Reads pictures with a single page."""

    def read(self, task: ReadingTask) -> Iterator[PageOutline | Page]:
        """See ``Reader.read``."""
        picture, size = load_picture(task.path, task.limits)
        yield PageOutline(page_count=1)
        if 1 not in task.done:
            page_image = to_page(picture, size, colour=False)
            yield read_page_image(page_image, number=1, dots_per_inch=size.dots_per_inch, drawn_at=0, task=task)

    def draw(self, task: DrawingTask) -> Image.Image:
        """See ``Reader.draw``."""
        if task.number != 1:
            raise Unreadable(QuarantineCode.CORRUPT_FILE, f"no page {task.number}")
        picture, size = load_picture(task.path, task.limits)
        return turn_back(to_page(picture, size, colour=True), task.rotation)


def load_picture(source: Path | BinaryIO, limits: ReadingLimits) -> tuple[Image.Image, PageSize]:
    """A picture, decoded and upright by its own word, and the size of its page image.

    Raises:
        Unreadable: ``corrupt_file`` or ``too_large``.
    """
    with open_image(source, limits) as image:
        stated = image.info.get("dpi")
        picture = decode(image)
        if stated and image.getexif().get(_ORIENTATION, 1) >= _FIRST_ON_ITS_SIDE:
            stated = stated[::-1]
        return picture, measure(picture, stated, limits)
