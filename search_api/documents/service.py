"""Documents for a caller: listing, showing, changing, trying again, erasing."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool

from ingest.catalogue import documents, erasing, recognised, relations, signatures
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.documents import Narrowing, Place
from ingest.catalogue.records import Document, DocumentState
from ingest.catalogue.signatures import NearDuplicate
from ingest.labels import DocumentId, Labels
from search_api.access.callers import Caller
from search_api.audit.log import AuditLog
from search_api.cursors import Cursors
from search_api.documents import changing
from search_api.documents.labels_form import check_rights, labels_as_json
from search_api.documents.listing import ListFilters
from search_api.documents.own import find_own
from search_api.documents.refusals import VersionRequired, VersionStale
from search_api.documents.schemas import (
    Accepted,
    DocumentChange,
    DocumentList,
    DocumentView,
    NearDuplicates,
    NearDuplicateView,
    Receipt,
    Summary,
)
from search_api.documents.views import etag_of, show

SettleChange = Callable[[DocumentId], bool]
"""Waits a moment until the engine knows of a change of the document; False when it took longer."""

SettleErasure = Callable[[Sequence[DocumentId]], bool]
"""Removes what is left of erased documents outside the catalogue; False when something remains for the background."""


class Documents:
    """Reads and changes documents on behalf of a caller; everything is logged before the answer leaves."""

    def __init__(
        self,
        catalogue: Catalogue,
        log: AuditLog,
        cursors: Cursors,
        *,
        wake: Callable[[], None],
        settle_change: SettleChange,
        settle_erasure: SettleErasure,
    ) -> None:
        self._catalogue = catalogue
        self._log = log
        self._cursors = cursors
        self._wake = wake
        self._settle_change = settle_change
        self._settle_erasure = settle_erasure

    async def list_visible(self, filters: ListFilters, *, caller: Caller, purpose: str) -> DocumentList:
        """Visible documents that pass the filters, in the order asked for.

        Raises:
            CursorInvalid: the cursor is not this caller's for these filters.
        """
        narrowed = filters.model_dump(mode="json", exclude={"cursor", "limit"}, exclude_defaults=True)
        question = ("documents", narrowed)
        after = None
        if filters.cursor is not None:
            key, last = self._cursors.read(filters.cursor, account_id=caller.account.id, question=question)
            after = Place(key, DocumentId(last))
        views, place = await run_in_threadpool(self._page, filters, after, caller)
        await self._log.record(
            caller.deed(
                "documents.list",
                purpose=purpose,
                subject={"filters": narrowed, "documents": [view.id for view in views]},
            )
        )
        cursor = None
        if place is not None:
            cursor = self._cursors.make([place.key, place.id], account_id=caller.account.id, question=question)
        return DocumentList(items=views, cursor=cursor)

    async def summarise(self, *, caller: Caller) -> Summary:
        """How many documents the caller may read, by state."""
        counts = await run_in_threadpool(self._count, caller)
        return Summary(total=sum(counts.values()), by_state=counts)

    async def get(self, document_id: str, *, caller: Caller, purpose: str) -> DocumentView:
        """One visible document.

        Raises:
            DocumentNotFound: there is none, or the caller may not know of it.
        """
        view = await run_in_threadpool(self._view, DocumentId(document_id), caller)
        await self._log.record(caller.deed("document.read", purpose=purpose, subject={"document": document_id}))
        return view

    async def near_duplicates(self, document_id: str, *, caller: Caller, purpose: str) -> NearDuplicates:
        """Other visible scans of the paper that a visible document shows.

        Raises:
            DocumentNotFound: there is none, or the caller may not know of it.
        """
        found = await run_in_threadpool(self._near_duplicates, DocumentId(document_id), caller)
        subject = {"document": document_id, "documents": [near.document.id for near in found]}
        await self._log.record(caller.deed("document.near_duplicates", purpose=purpose, subject=subject))
        return NearDuplicates(
            items=[
                NearDuplicateView(
                    id=near.document.id, file_name=near.document.file_name, likeness=round(near.likeness, 2)
                )
                for near in found
            ]
        )

    async def change(
        self,
        document_id: str,
        change: DocumentChange,
        *,
        if_match: str | None,
        caller: Caller,
        purpose: str | None,
    ) -> DocumentView:
        """Change labels or facts; the next question of anybody is answered by the new ones.

        New labels go to those enclosures as well that had the old ones.

        Raises:
            DocumentNotFound: there is none, or the caller may not know of it.
            UnitNotYours, ClassificationTooHigh, LabelsInvalid: about the old or the new labels.
            VersionRequired, VersionStale: about If-Match.
        """
        if if_match is None or not if_match.strip():
            raise VersionRequired
        named = frozenset(tag.strip() for tag in if_match.split(","))
        changed = await run_in_threadpool(self._change, DocumentId(document_id), change, named, caller, purpose)
        # Until the engine has learned of them, they are left out of every question; this only shortens that.
        await run_in_threadpool(lambda: all(map(self._settle_change, changed)))
        return await run_in_threadpool(self._view, DocumentId(document_id), caller)

    async def retry(self, document_id: str, *, caller: Caller, purpose: str | None) -> Accepted:
        """Take a document out of quarantine.

        Raises:
            DocumentNotFound: there is none, or the caller may not know of it.
            UnitNotYours: it is of another unit.
            NotQuarantined: it is not in quarantine.
        """
        await run_in_threadpool(self._retry, DocumentId(document_id), caller, purpose)
        self._wake()
        return Accepted(id=document_id, state=DocumentState.ACCEPTED.value)

    async def erase(self, document_id: str, *, caller: Caller, purpose: str | None) -> Receipt:
        """Remove every trace of a document and of what was enclosed in it.

        Raises:
            DocumentNotFound: there is none, or the caller may not know of it.
            UnitNotYours: it is of another unit.
        """
        document, receipt = await run_in_threadpool(self._erase, DocumentId(document_id), caller, purpose)
        is_gone = await run_in_threadpool(self._settle_erasure, receipt.document_ids)
        return Receipt(
            id=document_id,
            file_name=document.file_name,
            erased_at=datetime.now(UTC),
            documents=len(receipt.document_ids),
            rows=dict(receipt.rows),
            # A content that stays belongs to a document that may be hidden from this caller; the number must not tell.
            files_removed=len(receipt.contents) + len(receipt.shared_contents),
            index="removed" if is_gone else "pending",
        )

    def _page(
        self, filters: ListFilters, after: Place | None, caller: Caller
    ) -> tuple[list[DocumentView], Place | None]:
        narrowing = Narrowing(
            file_name=filters.file_name,
            state=tuple(DocumentState(state) for state in filters.state),
            agency=tuple(filters.agency),
            unit=tuple(filters.unit),
            doc_type=tuple(filters.doc_type),
            legibility=tuple(filters.legibility),
            uploaded_by=caller.account.id if filters.mine else None,
        )
        with self._catalogue.reading() as connection:
            found = documents.list_visible(
                connection,
                clearance=caller.clearance,
                narrowing=narrowing,
                order=filters.sort,
                after=after,
                limit=filters.limit,
            )
            return show(connection, found.documents, clearance=caller.clearance), found.next

    def _count(self, caller: Caller) -> dict[str, int]:
        with self._catalogue.reading() as connection:
            counts = relations.count_by_state(connection, clearance=caller.clearance)
        return {state.value: count for state, count in counts.items()}

    def _view(self, document_id: DocumentId, caller: Caller) -> DocumentView:
        with self._catalogue.reading() as connection:
            document = documents.find(connection, document_id, clearance=caller.clearance)
            return show(connection, [document], clearance=caller.clearance)[0]

    def _near_duplicates(self, document_id: DocumentId, caller: Caller) -> tuple[NearDuplicate, ...]:
        with self._catalogue.reading() as connection:
            documents.find(connection, document_id, clearance=caller.clearance)
            return signatures.near_duplicates(connection, document_id, clearance=caller.clearance)

    def _change(
        self,
        document_id: DocumentId,
        change: DocumentChange,
        named: frozenset[str],
        caller: Caller,
        purpose: str | None,
    ) -> tuple[DocumentId, ...]:
        """Change a document, and give it with the enclosures that changed along."""
        with self._catalogue.writing() as connection:
            document = find_own(connection, document_id, caller)
            if etag_of(document.version) not in named:
                raise VersionStale
            new = changing.apply(change, document, today=caller.clearance.day)
            check_rights(new.labels, caller.clearance)
            relabelled = documents.relabel(connection, document_id, new.labels, expected_version=document.version)
            documents.describe(
                connection, document_id, new.metadata, expected_version=relabelled.version, now=time.time()
            )
            # What somebody says is their own from now on, even where it is what was recognised.
            recognised.give_way(connection, document_id, change.model_fields_set)
            subject = {
                "document": document_id,
                "fields": sorted(change.model_fields_set),
                **_label_change(document.labels, new.labels),
                **({"enclosures": list(relabelled.enclosures)} if relabelled.enclosures else {}),
            }
            head = self._log.append(connection, caller.deed("document.change", purpose=purpose, subject=subject))
        self._log.seal(head)
        return document_id, *relabelled.enclosures

    def _retry(self, document_id: DocumentId, caller: Caller, purpose: str | None) -> None:
        with self._catalogue.writing() as connection:
            document = find_own(connection, document_id, caller)
            documents.retry(connection, document_id, now=time.time())
            subject = {"document": document_id, "error": document.error_code}
            head = self._log.append(connection, caller.deed("document.retry", purpose=purpose, subject=subject))
        self._log.seal(head)

    def _erase(
        self, document_id: DocumentId, caller: Caller, purpose: str | None
    ) -> tuple[Document, erasing.ErasureReceipt]:
        with self._catalogue.writing() as connection:
            document = find_own(connection, document_id, caller)
            receipt = erasing.erase(connection, document_id)
            # Neither name nor hash of the content: the log must not keep what was to be forgotten.
            subject = {
                "document": document_id,
                "enclosures": len(receipt.document_ids) - 1,
                "labels": labels_as_json(document.labels),
            }
            head = self._log.append(connection, caller.deed("document.erase", purpose=purpose, subject=subject))
        self._log.seal(head)
        return document, receipt


def _label_change(old: Labels, new: Labels) -> dict[str, object]:
    if old == new:
        return {}
    return {"old_labels": labels_as_json(old), "new_labels": labels_as_json(new)}
