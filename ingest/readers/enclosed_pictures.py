"""Pictures inside office files: each that may hold print becomes a page of its own, behind the pages of text."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from PIL import Image

from ingest.limits import ReadingLimits
from ingest.ocr.turning import turn_back
from ingest.pages import Page
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.contract import DrawingTask, ReadingTask
from ingest.readers.image import load_picture
from ingest.readers.picture import open_image, to_page
from ingest.readers.plain_text import page_of_text
from ingest.readers.scan import read_page_image

_LEAST_SIDE: Final = 48
_LEAST_PIXELS: Final = 30_000
"""Below, a picture is a bullet, a line or an icon; a line of print 1,000 pixels wide still counts."""


def worth_reading(contents: Iterable[bytes], limits: ReadingLimits) -> tuple[bytes, ...]:
    """Those pictures that can be opened, are large enough for print and small enough to be decoded; each once.

    The same for the same file, since page numbers hang on it.
    """
    seen = dict[bytes, bytes]()
    for content in contents:
        if _is_worth_reading(content, limits):
            seen.setdefault(hashlib.sha256(content).digest(), content)
    return tuple(seen.values())


def _is_worth_reading(content: bytes, limits: ReadingLimits) -> bool:
    try:
        with open_image(io.BytesIO(content), limits) as image:
            width, height = image.size
    except Unreadable:
        return False
    return min(width, height) >= _LEAST_SIDE and width * height >= _LEAST_PIXELS


def read_enclosed(pictures: Sequence[bytes], task: ReadingTask, *, first: int) -> Iterator[Page]:
    """The pages of the pictures, numbered from ``first``; a picture that turns out to be damaged is an empty page."""
    for number, content in enumerate(pictures, start=first):
        if number in task.done:
            continue
        try:
            picture, size = load_picture(io.BytesIO(content), task.limits)
        except Unreadable:
            yield page_of_text("", reader="picture", number=number)
            continue
        image = to_page(picture, size, colour=False)
        yield read_page_image(image, number=number, dots_per_inch=size.dots_per_inch, drawn_at=0, task=task)


def draw_enclosed(pictures: Sequence[bytes], task: DrawingTask, *, first: int) -> Image.Image:
    """The upright image of a page that is a picture.

    Raises:
        Unreadable: The page is one of text.
    """
    if not first <= task.number < first + len(pictures):
        raise Unreadable(QuarantineCode.UNSUPPORTED_TYPE, f"page {task.number} has no image")
    picture, size = load_picture(io.BytesIO(pictures[task.number - first]), task.limits)
    return turn_back(to_page(picture, size, colour=True), task.rotation)
