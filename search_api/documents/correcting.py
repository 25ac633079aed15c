"""Corrections of pages for a caller: making one, taking it back, and who made which."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool

from ingest.catalogue import corrections, documents
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.corrections import Deed, StoredCorrection
from ingest.catalogue.errors import TextChanged
from ingest.labels import DocumentId
from pipelines.correcting import Prepared, Wish, keep_prepared, prepare, prepare_undoing
from search_api.access.callers import Caller
from search_api.audit.log import AuditLog
from search_api.documents.own import find_own
from search_api.documents.schemas import CorrectionForm, CorrectionList, CorrectionView

_TRIES: Final = 3
"""How often a change is prepared anew because the catalogue changed between preparing and keeping it."""

Prepare = Callable[[Connection], Prepared]


class Correcting:
    """Corrects pages on behalf of a caller; everything is logged in the transaction that makes it true."""

    def __init__(
        self,
        catalogue: Catalogue,
        log: AuditLog,
        *,
        wake: Callable[[], None],
        settle_change: Callable[[DocumentId], bool],
    ) -> None:
        self._catalogue = catalogue
        self._log = log
        self._wake = wake
        self._settle_change = settle_change

    async def correct(
        self, document_id: str, number: int, form: CorrectionForm, *, caller: Caller, purpose: str | None
    ) -> CorrectionView:
        """Write other words on a page; the next question of anybody finds them.

        Raises:
            DocumentNotFound: no such document or page, or not for this caller.
            UnitNotYours: it is of another unit.
            DocumentNotReady: it is still being read.
            TextChanged: the words are no longer what the caller saw.
            NoWords: no words at that place, or words of several lines.
        """
        wish = Wish(form.start, form.end, form.old_text, form.new_text.strip())
        name = DocumentId(document_id)
        deed = self._deed(caller, form.reason or "")
        stored = await self._change(
            name, number, lambda connection: prepare(connection, name, number, wish), deed, caller, purpose
        )
        return _view(stored)

    async def undo(
        self, document_id: str, number: int, sequence: int, *, caller: Caller, purpose: str | None
    ) -> CorrectionView:
        """Take a correction back; it stays in the history.

        Raises:
            DocumentNotFound: no such document or page, or not for this caller.
            UnitNotYours: it is of another unit.
            DocumentNotReady: it is still being read.
            CorrectionNotFound: there is no such correction, or it was taken back before.
        """
        name = DocumentId(document_id)
        stored = await self._change(
            name,
            number,
            lambda connection: prepare_undoing(connection, name, number, sequence),
            self._deed(caller, ""),
            caller,
            purpose,
        )
        return _view(stored)

    async def history(self, document_id: str, number: int, *, caller: Caller, purpose: str) -> CorrectionList:
        """All corrections of a page, oldest first.

        Raises:
            DocumentNotFound: no such document, or not for this caller.
        """
        found = await run_in_threadpool(self._history, DocumentId(document_id), number, caller)
        subject = {"document": document_id, "page": number}
        await self._log.record(caller.deed("document.corrections", purpose=purpose, subject=subject))
        return CorrectionList(items=[_view(stored) for stored in found])

    def _deed(self, caller: Caller, reason: str) -> Deed:
        return Deed(caller.account.id, time.time(), reason.strip())

    async def _change(
        self,
        document_id: DocumentId,
        number: int,
        prepare_change: Prepare,
        deed: Deed,
        caller: Caller,
        purpose: str | None,
    ) -> StoredCorrection:
        def work() -> StoredCorrection:
            for last_try in (*[False] * (_TRIES - 1), True):
                try:
                    return self._keep(document_id, number, prepare_change, deed, caller, purpose)
                except TextChanged:
                    if last_try:
                        raise
            raise AssertionError("the last try raises")

        stored = await run_in_threadpool(work)
        self._wake()
        await run_in_threadpool(self._settle_change, document_id)
        return stored

    def _keep(
        self,
        document_id: DocumentId,
        number: int,
        prepare_change: Prepare,
        deed: Deed,
        caller: Caller,
        purpose: str | None,
    ) -> StoredCorrection:
        with self._catalogue.reading() as connection:
            find_own(connection, document_id, caller)
            prepared = prepare_change(connection)
        with self._catalogue.writing() as connection:
            find_own(connection, document_id, caller)
            sequence = keep_prepared(connection, prepared, deed)
            # Neither the old nor the new words: the log holds no text of documents.
            subject = {"document": document_id, "page": number, "correction": sequence}
            undone = isinstance(prepared.change, int)
            action = "document.correction.undo" if undone else "document.correction"
            head = self._log.append(connection, caller.deed(action, purpose=purpose, subject=subject))
            found = corrections.of_page(connection, document_id, number, clearance=caller.clearance)
        self._log.seal(head)
        return next(stored for stored in found if stored.sequence == sequence)

    def _history(self, document_id: DocumentId, number: int, caller: Caller) -> tuple[StoredCorrection, ...]:
        with self._catalogue.reading() as connection:
            documents.find(connection, document_id, clearance=caller.clearance)
            return corrections.of_page(connection, document_id, number, clearance=caller.clearance)


def _view(stored: StoredCorrection) -> CorrectionView:
    box = stored.correction.box
    return CorrectionView(
        id=stored.sequence,
        page=stored.page,
        box=(box.x0, box.y0, box.x1, box.y1),
        old_text=stored.correction.old_text,
        new_text=stored.correction.new_text,
        state=stored.state,
        reason=stored.made.reason or None,
        made_by=stored.made.by,
        made_at=datetime.fromtimestamp(stored.made.at, UTC),
        undone_by=None if stored.undone is None else stored.undone.by,
        undone_at=None if stored.undone is None else datetime.fromtimestamp(stored.undone.at, UTC),
    )
