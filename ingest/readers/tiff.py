"""TIFF: every frame is a page, whatever its compression, depth or resolution."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PIL import Image

from ingest.limits import ReadingLimits
from ingest.ocr.turning import turn_back
from ingest.pages import Page, PageOutline
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.contract import DrawingTask, ReadingTask
from ingest.readers.picture import PageSize, check_pixels, decode, measure, open_image, to_page
from ingest.readers.scan import read_page_image

_X_RESOLUTION: Final = 282
_Y_RESOLUTION: Final = 283
_RESOLUTION_UNIT: Final = 296
_CENTIMETRES: Final = 3
_ORIENTATION: Final = 274
_FIRST_ON_ITS_SIDE: Final = 5


class TiffReader:
    """Reads TIFF files with any number of frames."""

    def read(self, task: ReadingTask) -> Iterator[PageOutline | Page]:
        """See ``Reader.read``."""
        with open_image(task.path, task.limits) as file:
            count = _count_frames(file, task.limits)
            yield PageOutline(page_count=count)
            for number in range(1, count + 1):
                if number in task.done:
                    continue
                picture, size = _frame(file, number, task.limits)
                page_image = to_page(picture, size, colour=False)
                yield read_page_image(
                    page_image, number=number, dots_per_inch=size.dots_per_inch, drawn_at=0, task=task
                )

    def draw(self, task: DrawingTask) -> Image.Image:
        """See ``Reader.draw``."""
        with open_image(task.path, task.limits) as file:
            picture, size = _frame(file, task.number, task.limits)
            return turn_back(to_page(picture, size, colour=True), task.rotation)


def _count_frames(file: Image.Image, limits: ReadingLimits) -> int:
    """How many frames there are; they form a chain, which is followed no further than the limit."""
    count = 0
    try:
        while count <= limits.pages:
            file.seek(count)
            count += 1
    except EOFError:
        return count
    except (OSError, ValueError, SyntaxError, KeyError, TypeError, IndexError) as error:
        if count:
            return count  # the chain is torn; what was found before is good
        raise Unreadable(QuarantineCode.CORRUPT_FILE, type(error).__name__) from error
    raise Unreadable(QuarantineCode.TOO_MANY_PAGES, f"more than {limits.pages}")


def _frame(file: Image.Image, number: int, limits: ReadingLimits) -> tuple[Image.Image, PageSize]:
    try:
        file.seek(number - 1)
    except (OSError, ValueError, SyntaxError, KeyError, TypeError, IndexError, EOFError) as error:
        raise Unreadable(QuarantineCode.CORRUPT_FILE, f"page {number}: {type(error).__name__}") from error
    check_pixels(file.size, limits)
    stated = _stated_resolution(file)
    picture = decode(file)
    return picture, measure(picture, stated, limits)


def _stated_resolution(file: Image.Image) -> tuple[float, float] | None:
    """Dots per inch across and down of the picture as it will lie after its own orientation was heeded."""
    tags = getattr(file, "tag_v2", {})
    try:
        across, down = float(tags[_X_RESOLUTION]), float(tags[_Y_RESOLUTION])
        if tags.get(_RESOLUTION_UNIT, 2) == _CENTIMETRES:
            across, down = across * 2.54, down * 2.54
        on_its_side = int(tags.get(_ORIENTATION, 1)) >= _FIRST_ON_ITS_SIDE
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    return (down, across) if on_its_side else (across, down)
