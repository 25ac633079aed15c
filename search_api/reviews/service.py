"""The queue of badly read pages for a caller, and taking a page out of it."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool

from ingest.catalogue import reviews
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.reviews import Place, Queue, WaitingPage
from ingest.labels import DocumentId
from search_api.access.callers import Caller
from search_api.audit.log import AuditLog
from search_api.cursors import Cursors
from search_api.documents.own import find_own
from search_api.documents.views import quality_view
from search_api.reviews.schemas import QueueParameters, Reviewed, ReviewQueue, WaitingPageView


class Reviews:
    """Lists and marks pages on behalf of a caller; everything is logged before the answer leaves."""

    def __init__(self, catalogue: Catalogue, log: AuditLog, cursors: Cursors) -> None:
        self._catalogue = catalogue
        self._log = log
        self._cursors = cursors

    async def waiting(self, parameters: QueueParameters, *, caller: Caller, purpose: str) -> ReviewQueue:
        """Pages of visible documents that wait for a person, worst first.

        Raises:
            CursorInvalid: the cursor is not this caller's for this list.
        """
        question = ("reviews", parameters.mine)
        after = None
        if parameters.cursor is not None:
            quality, document_id, number = self._cursors.read(
                parameters.cursor, account_id=caller.account.id, question=question
            )
            after = Place(quality, DocumentId(document_id), number)
        queue = await run_in_threadpool(self._queue, parameters, after, caller)
        await self._log.record(
            caller.deed(
                "reviews.list",
                purpose=purpose,
                subject={"mine": parameters.mine, "pages": [[page.document_id, page.number] for page in queue.pages]},
            )
        )
        cursor = None
        if (place := queue.next) is not None:
            cursor = self._cursors.make(
                [place.ocr_quality, place.document_id, place.number], account_id=caller.account.id, question=question
            )
        return ReviewQueue(total=queue.total, items=[_view(page) for page in queue.pages], cursor=cursor)

    async def mark(self, document_id: str, number: int, *, caller: Caller, purpose: str | None) -> Reviewed:
        """Take a page of a document of the caller's own units out of the queue.

        Raises:
            DocumentNotFound: there is none, or the caller may not know of it.
            UnitNotYours: it is of another unit.
            PageNotReviewed: there is no such page, or OCR had nothing to read on it.
        """
        now = time.time()
        await run_in_threadpool(self._mark, DocumentId(document_id), number, now, caller, purpose)
        return Reviewed(
            document_id=document_id,
            page=number,
            reviewed_by=caller.account.id,
            reviewed_at=datetime.fromtimestamp(now, UTC),
        )

    def _queue(self, parameters: QueueParameters, after: Place | None, caller: Caller) -> Queue:
        units = caller.clearance.units if parameters.mine else ()
        with self._catalogue.reading() as connection:
            return reviews.waiting(
                connection, clearance=caller.clearance, units=units, after=after, limit=parameters.limit
            )

    def _mark(self, document_id: DocumentId, number: int, now: float, caller: Caller, purpose: str | None) -> None:
        with self._catalogue.writing() as connection:
            find_own(connection, document_id, caller)
            reviews.mark_reviewed(connection, document_id, number, by=caller.account.id, now=now)
            subject = {"document": document_id, "page": number}
            head = self._log.append(connection, caller.deed("document.review", purpose=purpose, subject=subject))
        self._log.seal(head)


def _view(page: WaitingPage) -> WaitingPageView:
    return WaitingPageView(
        document_id=page.document_id,
        file_name=page.file_name,
        title=page.title,
        unit=page.unit,
        page=page.number,
        page_count=page.page_count,
        quality=quality_view(page.quality),
    )
