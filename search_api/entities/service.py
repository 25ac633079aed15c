"""Entities for a caller: listed, shown with documents, and what stands beside them; logged before the answer leaves."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool

from ingest.catalogue import documents, entities, pages
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.entities import Entity, EntityPlace, Occurrence
from ingest.catalogue.pages import StoredPage
from ingest.catalogue.records import Document
from ingest.labels import Clearance
from pipelines.entities.recognising import folded_form
from pipelines.marking import Mark
from pipelines.question.tree import Word
from pipelines.snippets import snippet
from search_api.access.callers import Caller
from search_api.audit.log import AuditLog
from search_api.cursors import Cursors
from search_api.entities.parameters import EntityParameters, NeighbourParameters
from search_api.entities.schemas import (
    EntityDetail,
    EntityDocument,
    EntityList,
    EntityView,
    NeighbourList,
    NeighbourView,
)
from search_api.refusal import NotFound

_CONTEXT = 160
"""Code points of the page shown on either side of a mention."""


_NO_LEAF = Word(surface="", exact="", stem="", weight=1.0)


class Entities:
    """Reads entities on behalf of a caller."""

    def __init__(self, catalogue: Catalogue, log: AuditLog, cursors: Cursors) -> None:
        self._catalogue = catalogue
        self._log = log
        self._cursors = cursors

    async def list_visible(self, wish: EntityParameters, *, caller: Caller, purpose: str) -> EntityList:
        """Entities of visible documents.

        Raises:
            CursorInvalid: the cursor is not this caller's for this question.
        """
        kinds = [kind.value for kind in wish.type]
        question = ("entities", wish.q, kinds)
        after = None
        if wish.cursor is not None:
            after = EntityPlace(*self._cursors.read(wish.cursor, account_id=caller.account.id, question=question))
        found = await run_in_threadpool(self._list, wish, after, caller.clearance)
        shown = found[: wish.limit]
        await self._log.record(
            caller.deed(
                "entities",
                purpose=purpose,
                question=wish.q,
                subject={"type": kinds, "entities": [one.id for one in shown]},
            )
        )
        cursor = None
        if len(found) > wish.limit:
            place = [shown[-1].document_count, shown[-1].name, shown[-1].id]
            cursor = self._cursors.make(place, account_id=caller.account.id, question=question)
        return EntityList(items=[EntityView(**_fields(one)) for one in shown], cursor=cursor)

    async def get(self, entity_id: str, *, caller: Caller, purpose: str) -> EntityDetail:
        """An entity with the visible documents that mention it.

        Raises:
            NotFound: no visible document mentions such an entity.
        """
        detail = await run_in_threadpool(self._detail, entity_id, caller.clearance)
        shown = [one.document_id for one in detail.documents]
        await self._log.record(
            caller.deed("entities", purpose=purpose, subject={"entity": entity_id, "documents": shown})
        )
        return detail

    async def neighbours(
        self, entity_id: str, wish: NeighbourParameters, *, caller: Caller, purpose: str
    ) -> NeighbourList:
        """What stands in the same visible documents.

        Raises:
            NotFound: no visible document mentions such an entity.
        """
        found = await run_in_threadpool(self._neighbours, entity_id, wish, caller.clearance)
        await self._log.record(
            caller.deed(
                "entities",
                purpose=purpose,
                subject={"neighbours_of": entity_id, "entities": [one.id for one in found.items]},
            )
        )
        return found

    def _list(self, wish: EntityParameters, after: EntityPlace | None, clearance: Clearance) -> tuple[Entity, ...]:
        with self._catalogue.reading() as connection:
            return entities.list_visible(
                connection,
                clearance=clearance,
                kinds=[kind.value for kind in wish.type],
                folded=folded_form(wish.q),
                after=after,
                limit=wish.limit + 1,
            )

    def _detail(self, entity_id: str, clearance: Clearance) -> EntityDetail:
        with self._catalogue.reading() as connection:
            entity = entities.find(connection, entity_id, clearance=clearance)
            if entity is None:
                raise NotFound
            places = entities.occurrences(connection, entity_id, clearance=clearance)
            known = documents.find_many(connection, [place.document_id for place in places], clearance=clearance)
            keys = [(place.document_id, place.page) for place in places]
            texts = pages.find_many(connection, keys, clearance=clearance)
        shown = [
            _document(known[place.document_id], place, texts.get((place.document_id, place.page)))
            for place in places
            if place.document_id in known
        ]
        return EntityDetail(**_fields(entity), documents=shown)

    def _neighbours(self, entity_id: str, wish: NeighbourParameters, clearance: Clearance) -> NeighbourList:
        with self._catalogue.reading() as connection:
            if entities.find(connection, entity_id, clearance=clearance) is None:
                raise NotFound
            kinds = [kind.value for kind in wish.type]
            found = entities.neighbours(connection, entity_id, clearance=clearance, kinds=kinds, limit=wish.limit)
        return NeighbourList(
            items=[NeighbourView(**_fields(one.entity), shared_documents=one.shared_documents) for one in found]
        )


def _fields(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "variants": list(entity.variants),
        "document_count": entity.document_count,
        "mention_count": entity.mention_count,
    }


def _document(document: Document, place: Occurrence, page: StoredPage | None) -> EntityDocument:
    text, highlights = "", []
    if page is not None:
        around = (max(0, place.start - _CONTEXT), min(len(page.text), place.end + _CONTEXT))
        # The mention as a mark: a snippet shows where it stands, and asks of a mark no more than its place.
        mark = Mark(place.start, place.end, _NO_LEAF, "exact")
        told = snippet(page.text, (mark,), around)
        text, highlights = told.text, list(told.highlights)
    return EntityDocument(
        document_id=document.id,
        file_name=document.file_name,
        title=document.title,
        doc_type=document.doc_type,
        kind=document.kind,
        agency=document.labels.agency,
        unit=document.labels.unit,
        date=document.date,
        file_reference=document.file_reference,
        mention_count=place.mention_count,
        page=place.page,
        snippet=text,
        highlights=highlights,
    )
