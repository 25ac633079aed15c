"""PDF: the text layer where it can be believed, OCR where it cannot, both where a page has text and large images."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Final

import pypdfium2
from PIL import Image, ImageDraw

from ingest.ocr.contract import SeenLine
from ingest.ocr.ladder import read_scan
from ingest.ocr.turning import turn_back
from ingest.pages import Enclosure, Page, PageOutline, PageSource
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.contract import DrawingTask, ReadingTask
from ingest.readers.layout import RuledTable, arrange
from ingest.readers.pdf_attachments import AttachedFiles
from ingest.readers.pdf_document import draw_page, fit_resolution, open_page, open_pdf, size_in_pixels
from ingest.readers.pdf_judgement import Treatment, judge
from ingest.readers.pdf_open_tables import OpenTables
from ingest.readers.pdf_tables import find_rules, find_tables
from ingest.readers.pdf_text import read_text_layer
from ingest.readers.plain_text import page_of_text
from ingest.readers.scan import name_readers, read_page_image

_DRAWN_AT: Final = 150.0
"""Dots per inch of the image of a page that needs no OCR: sharp on a screen, small on the wire."""

_NO_TITLE: Final = re.compile(
    r"untitled|unbenannt|ohne titel|dokument\d*|document\d*|microsoft \w+ - .*|.*\.\w{3,4}", re.I
)
"""What programs fill in where nobody gave a title."""

_BROKEN: Final = "[Diese Seite der Datei ist beschädigt und konnte nicht gelesen werden.]"
_READER: Final = f"pdfium {pypdfium2.PDFIUM_INFO.build}"


class PdfReader:
    """Reads PDF files, digital, scanned and mixed."""

    def read(self, task: ReadingTask) -> Iterator[PageOutline | Page | Enclosure]:
        """See ``Reader.read``."""
        with open_pdf(task.path) as document:
            count = len(document)
            if not count:
                raise Unreadable(QuarantineCode.CORRUPT_FILE, "no pages")
            if count > task.limits.pages:
                raise Unreadable(QuarantineCode.TOO_MANY_PAGES, f"{count}")
            yield PageOutline(count, _title(document))
            attached = AttachedFiles(document, task.limits)
            with closing(OpenTables(task.path)) as open_tables:
                yield from _pages(document, task, attached, open_tables)
            yield from attached.enclosures()

    def draw(self, task: DrawingTask) -> Image.Image:
        """See ``Reader.draw``."""
        with open_pdf(task.path) as document:
            if not 1 <= task.number <= len(document):
                raise Unreadable(QuarantineCode.CORRUPT_FILE, f"no page {task.number}")
            with open_page(document, task.number) as page:
                resolution = fit_resolution(page, task.dots_per_inch or _DRAWN_AT, task.limits)
                return turn_back(draw_page(page, resolution, colour=True), task.rotation)


def _pages(
    document: pypdfium2.PdfDocument, task: ReadingTask, attached: AttachedFiles, open_tables: OpenTables
) -> Iterator[Page]:
    """The pages that are not done; one that is broken among others that are not says so in its text.

    Raises:
        pypdfium2.PdfiumError: No page at all can be read; translated by ``open_pdf``.
    """
    is_any_good = bool(task.done)
    broken: list[Page] = []
    for number in range(1, len(document) + 1):
        try:
            with open_page(document, number, attached.look_at) as page:
                if number in task.done:
                    continue
                found = _read_page(page, number, task, open_tables)
        except pypdfium2.PdfiumError:
            broken.append(_broken_page(number))
            if number == len(document) and not is_any_good:
                raise
            if is_any_good:
                yield from broken
                broken.clear()
            continue
        is_any_good = True
        yield from broken
        broken.clear()
        yield found


def _broken_page(number: int) -> Page:
    """Stands for a page that cannot be read, so that its neighbours are found and somebody sees that it is missing."""
    page = page_of_text(_BROKEN, reader=_READER, number=number)
    return replace(page, confidence=0.0, coverage=0.0)


def _title(document: pypdfium2.PdfDocument) -> str | None:
    title = " ".join(document.get_metadata_value("Title").split())[:300]
    return title if title and not _NO_TITLE.fullmatch(title) else None


def _read_page(page: pypdfium2.PdfPage, number: int, task: ReadingTask, open_tables: OpenTables) -> Page:
    resolution = fit_resolution(page, _DRAWN_AT, task.limits)
    lines = read_text_layer(page, size_in_pixels(page, resolution))
    text = "\n".join(" ".join(word.text for word in line.words) for line in lines)
    judgement = judge(page, text)
    if judgement.treatment in (Treatment.TEXT, Treatment.BLANK):
        return _digital_page(page, number, lines, resolution, open_tables)
    resolution = fit_resolution(page, judgement.resolution, task.limits)
    image = draw_page(page, resolution, colour=False)
    if judgement.treatment is Treatment.OCR:
        dots = max(70, round(resolution))
        return read_page_image(image, number=number, dots_per_inch=dots, drawn_at=resolution, task=task)
    lines = read_text_layer(page, image.size)
    return _mixed_page(_digital_page(page, number, lines, resolution, open_tables), lines, image, task)


def _digital_page(
    page: pypdfium2.PdfPage, number: int, lines: tuple[SeenLine, ...], resolution: float, open_tables: OpenTables
) -> Page:
    width, height = size_in_pixels(page, resolution)
    tables: tuple[RuledTable, ...] = ()
    if lines:
        rules = find_rules(page, (width, height))
        tables = find_tables(rules) or open_tables.find(page, number, lines, rules, resolution)
    arranged = arrange(lines, tables)
    return Page(
        number=number,
        text=arranged.text,
        source=PageSource.DIGITAL,
        width=width,
        height=height,
        rotation=0,
        dots_per_inch=resolution,
        confidence=None,
        coverage=None,
        words=arranged.words,
        reader=_READER,
    )


def _mixed_page(page: Page, lines: tuple[SeenLine, ...], image: Image.Image, task: ReadingTask) -> Page:
    """The digital page with what OCR finds beside its text; digital words are painted over, so none is read twice."""
    brush = ImageDraw.Draw(image)
    for line in lines:
        for word in line.words:
            brush.rectangle((word.box.x0 - 1, word.box.y0 - 1, word.box.x1 + 1, word.box.y1 + 1), fill=255)
    scan = read_scan(
        image,
        dots_per_inch=max(70, round(page.dots_per_inch)),
        reader=task.ocr(),
        seconds=task.limits.pass_seconds,
        caution=task.caution(page.number),
        may_turn=False,
        second=task.second(),
    )
    if not scan.lines:
        return replace(page, confidence=scan.confidence, coverage=scan.coverage)
    arranged = arrange(_woven(lines, scan.lines))
    return replace(
        page,
        text=arranged.text,
        words=arranged.words,
        source=PageSource.MIXED,
        confidence=scan.confidence,
        coverage=scan.coverage,
        reader=f"{_READER}, {name_readers(scan, task)}",
    )


def _woven(digital: tuple[SeenLine, ...], read: tuple[SeenLine, ...]) -> tuple[SeenLine, ...]:
    """Both kinds of lines: each block read from an image goes before the first digital block that starts below it."""
    shift = 1 + max((line.block for line in digital), default=0)
    blocks: list[list[SeenLine]] = []
    for line in digital:
        if blocks and blocks[-1][0].block == line.block:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    images: dict[int, list[SeenLine]] = {}
    for line in read:
        images.setdefault(line.block, []).append(SeenLine(line.words, line.block + shift, line.paragraph))
    for image_block in images.values():
        place = next((at for at, block in enumerate(blocks) if _top(block) > _top(image_block)), len(blocks))
        blocks.insert(place, image_block)
    return tuple(line for block in blocks for line in block)


def _top(block: list[SeenLine]) -> int:
    return min(word.box.y0 for line in block for word in line.words)
