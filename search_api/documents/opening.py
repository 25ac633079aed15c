"""Opening a document: its pages, their images, the original, and where a question matches in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import anyio
import anyio.to_thread
import orjson
from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, Response

from ingest.blobs import BlobStore
from ingest.catalogue import documents, mentions, pages, qualities
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.pages import StoredPage
from ingest.catalogue.qualities import Quality
from ingest.catalogue.records import Document
from ingest.catalogue.word_readings import PLAIN
from ingest.labels import DocumentId
from pipelines.answering.answer import Match, Mode
from pipelines.asking import Asking
from search_api.access.callers import Caller
from search_api.audit.log import AuditLog
from search_api.documents.file_names import attachment_header
from search_api.documents.infected import refuse_infected
from search_api.documents.page_images import PageImages
from search_api.documents.page_mentions import show_mention
from search_api.documents.refusals import PageWithoutImage
from search_api.documents.views import quality_view
from search_api.refusal import NotFound

_DRAWN_AT_ONCE = 4
"""Threads that wait for the one child that draws; others must not run out behind them."""


class Opening:
    """Gives out what stands in a document; everything is logged before it leaves."""

    def __init__(
        self, catalogue: Catalogue, blobs: BlobStore, images: PageImages, asking: Asking, log: AuditLog
    ) -> None:
        self._catalogue = catalogue
        self._blobs = blobs
        self._images = images
        self._asking = asking
        self._log = log
        self._drawers = anyio.CapacityLimiter(_DRAWN_AT_ONCE)

    async def page(self, document_id: str, number: int, *, caller: Caller, purpose: str) -> Response:
        """One page with its words.

        Raises:
            NotFound: no such document or page, or not for this caller.
        """
        body = await run_in_threadpool(self._page, DocumentId(document_id), number, caller)
        await self._log.record(
            caller.deed("document.page", purpose=purpose, subject={"document": document_id, "page": number})
        )
        return Response(body, media_type="application/json")

    async def image(self, document_id: str, number: int, *, caller: Caller, purpose: str) -> Response:
        """The image of one page.

        Raises:
            NotFound: no such document or page, or not for this caller.
            PageWithoutImage: a page of plain text.
            OriginalWithheld: the file is infected.
            Unreadable: the page cannot be drawn (any more).
        """
        document, page = await run_in_threadpool(self._find, DocumentId(document_id), number, caller)
        refuse_infected(document)
        if page.width == 0:
            raise PageWithoutImage
        drawn = await anyio.to_thread.run_sync(self._images.draw, document, page, limiter=self._drawers)
        await self._log.record(
            caller.deed("document.image", purpose=purpose, subject={"document": document_id, "page": number})
        )
        try:
            # Drawing takes seconds; what was erased or hidden meanwhile must not come back into the cache or leave.
            await run_in_threadpool(self._find, DocumentId(document_id), number, caller)
        except NotFound:
            await run_in_threadpool(self._forget_if_erased, document.id)
            raise
        return Response(drawn, media_type=_image_type(drawn))

    async def original(self, document_id: str, *, caller: Caller, purpose: str) -> Response:
        """The file as handed in, as an attachment that no browser runs or shows.

        Raises:
            DocumentNotFound: no such document, or not for this caller.
            OriginalWithheld: the file is infected.
        """
        document = await run_in_threadpool(self._document, DocumentId(document_id), caller)
        refuse_infected(document)
        await self._log.record(
            caller.deed("document.original", purpose=purpose, subject={"document": document_id, "size": document.size})
        )
        return _attachment(self._blobs.path(document.blob), document.file_name)

    async def matches(self, document_id: str, question: str, *, mode: Mode, caller: Caller, purpose: str) -> Response:
        """Every place in the document where the question matches, in reading order.

        Raises:
            DocumentNotFound: no such document, or not for this caller.
            QuestionTooLong: more characters than a question may have.
        """
        found = await run_in_threadpool(
            lambda: self._asking.matches(DocumentId(document_id), question, mode=mode, clearance=caller.clearance)
        )
        await self._log.record(
            caller.deed(
                "matches",
                purpose=purpose,
                question=question,
                subject={"document": document_id, "pages": sorted({match.page for match in found})},
            )
        )
        return Response(orjson.dumps({"matches": [_match(match) for match in found]}), media_type="application/json")

    def _document(self, document_id: DocumentId, caller: Caller) -> Document:
        with self._catalogue.reading() as connection:
            return documents.find(connection, document_id, clearance=caller.clearance)

    def _page(self, document_id: DocumentId, number: int, caller: Caller) -> bytes:
        _, page = self._find(document_id, number, caller)
        with self._catalogue.reading() as connection:
            found = mentions.of_page(connection, document_id, number, clearance=caller.clearance)
            quality = qualities.of_page(connection, document_id, number, clearance=caller.clearance)
        return _render(page, [show_mention(mention, page) for mention in found], quality)

    def _find(self, document_id: DocumentId, number: int, caller: Caller) -> tuple[Document, StoredPage]:
        with self._catalogue.reading() as connection:
            found = documents.find_many(connection, [document_id], clearance=caller.clearance)
            page = pages.find(connection, document_id, number, clearance=caller.clearance)
        if page is None or document_id not in found:
            raise NotFound
        return found[document_id], page

    def _forget_if_erased(self, document_id: DocumentId) -> None:
        with self._catalogue.reading() as connection:
            if documents.find_for_worker(connection, document_id) is None:
                self._images.forget(document_id)


def _render(page: StoredPage, found: Sequence[dict[str, object]], quality: Quality | None) -> bytes:
    """A page as JSON; written without a schema, since a page may have thousands of words."""
    rows = page.words.rows
    columns = [rows[name].tolist() for name in ("start", "end", "x0", "y0", "x1", "y1", "confidence")]
    words = []
    for number, (start, end, x0, y0, x1, y1, confidence) in enumerate(zip(*columns, strict=True)):
        reading = page.readings.get(number, PLAIN)
        words.append(
            {
                "text": page.text[start:end],
                "start": start,
                "end": end,
                "box": (x0, y0, x1, y1),
                "confidence": round(confidence, 4),
                "read_by": reading.read_by.name.lower(),
                "alternatives": [{"text": text, "confidence": chance} for text, chance in reading.alternatives],
            }
        )
    return orjson.dumps(
        {
            "number": page.number,
            "text": page.text,
            "source": page.source.value,
            "width": page.width,
            "height": page.height,
            "rotation": page.rotation,
            "confidence": page.confidence,
            "coverage": page.coverage,
            "reader": page.reader,
            "quality": None if quality is None else quality_view(quality).model_dump(mode="json"),
            "words": words,
            "mentions": found,
        }
    )


def _match(match: Match) -> dict[str, object]:
    return {
        "page": match.page,
        "start": match.start,
        "end": match.end,
        "term": match.term,
        "how": match.how,
        "boxes": [(box.x0, box.y0, box.x1, box.y1) for box in match.boxes],
    }


def _image_type(image: bytes) -> str:
    return "image/png" if image.startswith(b"\x89PNG") else "image/webp"


def _attachment(path: Path, file_name: str) -> Response:
    return FileResponse(
        path,
        media_type="application/octet-stream",  # never its own type: a browser must not be tempted to show it
        headers={
            "Content-Disposition": attachment_header(file_name),
            "Content-Security-Policy": "sandbox; default-src 'none'",
        },
    )
