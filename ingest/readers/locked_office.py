"""DOCX, XLSX and PPTX with a password: nothing can be read of them, but they may be unlocked."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image

from ingest.pages import Enclosure, Page, PageOutline
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.contract import DrawingTask, ReadingTask
from ingest.readers.plain_text import no_image


class LockedOfficeReader:
    """Says that a password is needed."""

    def read(self, task: ReadingTask) -> Iterator[PageOutline | Page | Enclosure]:  # noqa: ARG002 - the contract
        """Never gives anything."""
        raise Unreadable(QuarantineCode.ENCRYPTED_FILE, "office")

    def draw(self, task: DrawingTask) -> Image.Image:
        """There is no image."""
        raise no_image(task)
