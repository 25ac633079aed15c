"""Copies of documents as searchable PDF: the page images as shown, with the words as corrected."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Final

import anyio
import anyio.to_thread
from PIL import Image
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from ingest.catalogue import documents, pages
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.pages import StoredPage
from ingest.catalogue.records import Document
from ingest.labels import DocumentId
from ingest.searchable_pdf import PageImage, PlacedText, SearchablePdf
from search_api.access.callers import Caller
from search_api.audit.log import AuditLog
from search_api.documents.file_names import attachment_header
from search_api.documents.infected import refuse_infected
from search_api.documents.page_images import PageImages
from search_api.documents.refusals import PageWithoutImage

_AT_ONCE: Final = 1
"""Copies that are written at the same time; a long one must not keep readers from their page images."""

_JPEG_QUALITY: Final = 75
_CHUNK: Final = 256 * 1024


class Copying:
    """Writes copies on behalf of a caller; each is logged as a disclosure before it leaves."""

    def __init__(self, catalogue: Catalogue, images: PageImages, log: AuditLog, folder: Path) -> None:
        self._catalogue = catalogue
        self._images = images
        self._log = log
        self._folder = folder
        self._writers = anyio.CapacityLimiter(_AT_ONCE)

    async def copy(self, document_id: str, *, caller: Caller, purpose: str) -> Response:
        """All pages that have an image, in order, in one file; it says who had it made, when and for what.

        Raises:
            DocumentNotFound: no such document, or not for this caller.
            PageWithoutImage: no page of it has an image.
            Unreadable: a page cannot be drawn (any more).
            OriginalWithheld: the file is infected.
        """
        name = DocumentId(document_id)
        document = await run_in_threadpool(self._find, name, caller)
        refuse_infected(document)
        note = f"Ausgegeben für {caller.account.name} am {datetime.now(UTC):%d.%m.%Y %H:%M} UTC, Zweck: {purpose}"
        with ExitStack() as until_sent:
            # Without a name in any folder: whatever happens, nothing of the document stays behind.
            file = until_sent.enter_context(TemporaryFile(dir=self._folder))
            count = await anyio.to_thread.run_sync(
                self._write, document, caller, note, file, limiter=self._writers, abandon_on_cancel=False
            )
            if not count:
                raise PageWithoutImage
            await self._log.record(
                caller.deed("document.copy", purpose=purpose, subject={"document": document_id, "pages": count})
            )
            # Writing takes its time; what was erased or hidden meanwhile must not leave.
            await run_in_threadpool(self._find, name, caller)
            size = file.tell()
            file.seek(0)
            until_sent.pop_all()
        return StreamingResponse(
            _chunks(file),
            media_type="application/pdf",
            headers={
                "Content-Length": str(size),
                "Content-Disposition": attachment_header(f"{Path(document.file_name).stem} (durchsuchbar).pdf"),
                "Content-Security-Policy": "sandbox; default-src 'none'",
            },
        )

    def _find(self, document_id: DocumentId, caller: Caller) -> Document:
        with self._catalogue.reading() as connection:
            return documents.find(connection, document_id, clearance=caller.clearance)

    def _write(self, document: Document, caller: Caller, note: str, file: BinaryIO) -> int:
        """The number of pages written; each is read and drawn by itself, so that memory does not grow."""
        info = {"Title": document.title or document.file_name, "Subject": note, "Producer": "Aktenlotse"}
        pdf = SearchablePdf(file, info)
        count = 0
        for number in range(1, (document.page_count or 0) + 1):
            with self._catalogue.reading() as connection:
                page = pages.find(connection, document.id, number, clearance=caller.clearance)
            if page is None or page.width == 0:
                continue
            pdf.add_page(_picture(self._images.draw(document, page), page), _words(page))
            count += 1
        pdf.finish()
        return count


def _picture(drawn: bytes, page: StoredPage) -> PageImage:
    with Image.open(io.BytesIO(drawn)) as opened:
        image = opened.convert("RGB")
    red, green, blue = image.split()
    is_grey = red.tobytes() == green.tobytes() == blue.tobytes()
    buffer = io.BytesIO()
    (red if is_grey else image).save(buffer, "JPEG", quality=_JPEG_QUALITY)
    return PageImage(buffer.getvalue(), *image.size, is_grey, page.dots_per_inch)


def _words(page: StoredPage) -> Iterator[PlacedText]:
    for word in page.words.words():
        yield PlacedText(page.text[word.start : word.end], word.box)


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while chunk := file.read(_CHUNK):
            yield chunk
