"""A page image becomes a page: read by the OCR ladder, arranged, and described."""

from __future__ import annotations

from PIL import Image

from ingest.ocr.ladder import ScanReading, read_scan
from ingest.pages import Page, PageSource
from ingest.readers.contract import ReadingTask
from ingest.readers.layout import arrange


def read_page_image(image: Image.Image, *, number: int, dots_per_inch: int, drawn_at: float, task: ReadingTask) -> Page:
    """The page that stands on a grey page image.

    Args:
        image: Mode "L", as it lies in the file.
        number: Of the page.
        dots_per_inch: Resolution of the image.
        drawn_at: What the page records as its resolution; 0 for pages that are images themselves.
        task: Brings the OCR reader, its limits and the caution for this page.
    """
    reader = task.ocr()
    scan = read_scan(
        image,
        dots_per_inch=dots_per_inch,
        reader=reader,
        seconds=task.limits.pass_seconds,
        caution=task.caution(number),
        second=task.second(),
    )
    arranged = arrange(scan.lines)
    width, height = image.size if scan.rotation in (0, 180) else image.size[::-1]
    return Page(
        number=number,
        text=arranged.text,
        source=PageSource.OCR,
        width=width,
        height=height,
        rotation=scan.rotation,
        dots_per_inch=drawn_at,
        confidence=scan.confidence,
        coverage=scan.coverage,
        words=arranged.words,
        reader=name_readers(scan, task),
    )


def name_readers(scan: ScanReading, task: ReadingTask) -> str:
    """Who read a scan, and how much the second reader did, for example ``tesseract ..., PP-OCRv6 ... (12 lines)``."""
    second = task.second()
    if second is None or not scan.lines_read_again:
        return task.ocr().name
    return f"{task.ocr().name}, {second.name} ({scan.lines_read_again} lines)"
