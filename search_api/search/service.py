"""Questions for a caller: from parameters to hits as JSON, logged before they leave.

Hits are written straight to JSON. Validating each of them against the schema would cost more than finding them; a test
holds the output to the schema instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final, cast

import orjson
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from ingest.catalogue.connection import Catalogue
from ingest.labels import DocumentId
from pipelines.answering.answer import Answer, Hit, MarkedBox, Question, Reply
from pipelines.asking import Asking
from pipelines.engines.contract import FacetCount, FacetName
from pipelines.question.filters import NOTHING_LEFT_OUT, Filters, LeftOut
from search_api.access.callers import Caller
from search_api.audit.log import AuditLog
from search_api.cursors import Cursors
from search_api.refusal import CursorInvalid
from search_api.search import entity_facet
from search_api.search.own_questions import OwnQuestions
from search_api.search.parameters import NarrowedQuestion, SearchParameters

_DEEPEST = 10_000
"""Hits that can be paged through; whoever has read so many should narrow the question."""


class Searching:
    """Asks on behalf of a caller."""

    def __init__(
        self, asking: Asking, catalogue: Catalogue, log: AuditLog, cursors: Cursors, own_questions: OwnQuestions
    ) -> None:
        self._catalogue = catalogue
        self._own_questions = own_questions
        self._asking = asking
        self._log = log
        self._cursors = cursors

    def search(self, parameters: SearchParameters, *, caller: Caller, purpose: str) -> Response:
        """Visible hits, best first, with exact totals and facets; for a thread, since it waits for the row of the log.

        Raises:
            CursorInvalid: the cursor is not this caller's for this question.
            ModeNotAvailable: questions by meaning need a model that is not installed.
            QuestionTooLong: more characters than a question may have.
            EngineError: the engine could not answer.
            AuditUnavailable: the question could not be logged.
        """
        asked = parameters.model_dump(mode="json", exclude={"cursor", "limit", "facets"}, exclude_defaults=True)
        offset = self._offset(parameters.cursor, asked, caller)
        question = _question(parameters, offset)
        answer, mentioned = self._ask(question, caller)
        self._log.record_now(
            caller.deed(
                "search",
                purpose=purpose,
                question=parameters.q,
                subject={
                    "filters": {name: value for name, value in asked.items() if name != "q"},
                    "offset": offset,
                    "total": answer.total,
                    "documents": [hit.document_id for hit in answer.hits],
                }
                | _folded(answer),
            ),
            # Only what had visible hits: a slip is not worth to be offered again.
            also=self._own_questions.keeping(parameters.q, caller=caller) if answer.total and not offset else None,
        )
        goes_on = offset + len(answer.hits)
        cursor = None
        if answer.hits and goes_on < min(answer.total - answer.folded, _DEEPEST):
            cursor = self._cursors.make(goes_on, account_id=caller.account.id, question=("search", asked))
        return _json(_answer(answer, parameters.facets, cursor, mentioned))

    async def suggest(self, beginning: str, *, caller: Caller, purpose: str) -> Response:
        """Words and references of visible documents that begin so, and behind them questions of the caller's own."""
        found = await run_in_threadpool(lambda: self._asking.suggest(beginning, clearance=caller.clearance))
        asked = await run_in_threadpool(self._own_questions.beginning_so, beginning, caller=caller)
        suggestions = [{"text": one.text, "kind": one.kind, "count": one.count} for one in found]
        suggestions += [{"text": one.text, "kind": "question", "count": one.times} for one in asked]
        await self._log.record(
            caller.deed("suggest", purpose=purpose, question=beginning, subject={"count": len(suggestions)})
        )
        return _json({"suggestions": suggestions})

    async def similar(self, document_id: str, limit: int, *, caller: Caller, purpose: str) -> Response:
        """Visible documents like one visible document.

        Raises:
            DocumentNotFound: there is none, or the caller may not know of it.
        """
        answer = await run_in_threadpool(
            lambda: self._asking.similar(DocumentId(document_id), limit=limit, clearance=caller.clearance)
        )
        await self._log.record(
            caller.deed(
                "similar",
                purpose=purpose,
                subject={"document": document_id, "documents": [hit.document_id for hit in answer.hits]},
            )
        )
        return _json({"total": answer.total, "hits": [_hit(hit) for hit in answer.hits]})

    async def special(self, parameters: NarrowedQuestion, *, caller: Caller, purpose: str) -> Response:
        """What is special of the hits of a question.

        Raises:
            QuestionTooLong: more characters than a question may have.
            EngineError: the engine could not answer.
            AuditUnavailable: the question could not be logged.
        """
        question = Question(parameters.q, filters=_filters(parameters))
        found = await run_in_threadpool(lambda: self._asking.special(question, clearance=caller.clearance))
        filters = parameters.model_dump(mode="json", exclude={"q"}, exclude_defaults=True)
        subject = {"filters": filters, "total": found.total, "count": len(found.terms)}
        await self._log.record(caller.deed("special", purpose=purpose, question=parameters.q, subject=subject))
        return _json({"total": found.total, "terms": [asdict(term) for term in found.terms]})

    def _ask(self, question: Question, caller: Caller) -> tuple[Answer, list[dict[str, Any]]]:
        """The answer, and its facet of entities."""
        answer = self._asking.ask(question, clearance=caller.clearance)
        counted = answer.facets.get("entity", ())
        if not counted:
            return answer, []
        with self._catalogue.reading() as connection:
            return answer, entity_facet.values(connection, counted, clearance=caller.clearance)

    def _offset(self, cursor: str | None, asked: dict[str, Any], caller: Caller) -> int:
        if cursor is None:
            return 0
        place = self._cursors.read(cursor, account_id=caller.account.id, question=("search", asked))
        if not isinstance(place, int):
            raise CursorInvalid
        return place


def _question(parameters: SearchParameters, offset: int) -> Question:
    return Question(
        text=parameters.q,
        mode=parameters.mode,
        filters=_filters(parameters),
        sort=parameters.sort,
        offset=offset,
        limit=parameters.limit,
        # Years are summed up from months.
        facets=tuple(dict.fromkeys(cast("FacetName", _COUNTED_AS.get(name, name)) for name in parameters.facets)),
        fold=parameters.fold,
    )


def _filters(parameters: NarrowedQuestion) -> Filters:
    return Filters(
        agency=tuple(parameters.agency),
        unit=tuple(parameters.unit),
        doc_type=tuple(parameters.doc_type),
        kind=tuple(parameters.kind),
        entity=(tuple(parameters.entity),) if parameters.entity else (),
        classification_max=parameters.classification_max,
        date_from=parameters.date_from.isoformat() if parameters.date_from else None,
        date_to=parameters.date_to.isoformat() if parameters.date_to else None,
        sender=tuple(parameters.sender),
        legibility=tuple(parameters.legibility),
        left_out=_left_out(parameters.exclude),
    )


_COUNTED_AS: Final = {"year": "date"}


def _left_out(excluded: Sequence[str]) -> LeftOut:
    left_out = NOTHING_LEFT_OUT
    for each in excluded:
        name, _, value = each.partition(":")
        left_out = left_out.with_value(name, value)
    return left_out


def _by_year(months: Sequence[FacetCount]) -> list[dict[str, Any]]:
    years: Counter[str] = Counter()
    for month in months:
        years[month.value[:4]] += month.count
    return [{"value": year, "count": count} for year, count in sorted(years.items())]


def _json(content: object) -> Response:
    return Response(orjson.dumps(content), media_type="application/json")


def _answer(
    answer: Answer, facets: Sequence[str], cursor: str | None, mentioned: list[dict[str, Any]]
) -> dict[str, Any]:
    """An answer in the shape of schemas.SearchAnswer; ``mentioned`` is its facet of entities."""
    return {
        "total": answer.total,
        "folded": answer.folded,
        "interpreted": answer.interpreted,
        "repaired": answer.repaired,
        "did_you_mean": answer.did_you_mean,
        "cursor": cursor,
        "hits": [_hit(hit) for hit in answer.hits],
        "facets": {name: _facet(name, answer, mentioned) for name in facets},
        "answers": [_reply(reply) for reply in answer.replies],
    }


def _reply(reply: Reply) -> dict[str, Any]:
    """A short answer in the shape of schemas.QuestionAnswer."""
    return {
        "text": reply.text,
        "highlight": reply.highlight,
        "document_id": reply.document_id,
        "file_name": reply.file_name,
        "page": reply.page,
        "start": reply.start,
        "end": reply.end,
        "boxes": _boxes(reply.boxes),
        "confidence": reply.confidence,
    }


def _boxes(boxes: Sequence[MarkedBox]) -> list[dict[str, Any]]:
    return [
        {"page": mark.page, "box": (mark.box.x0, mark.box.y0, mark.box.x1, mark.box.y1), "term": mark.term}
        for mark in boxes
    ]


def _facet(name: str, answer: Answer, mentioned: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if name == "entity":
        return mentioned
    counted = answer.facets.get(cast("FacetName", _COUNTED_AS.get(name, name)), ())
    return _by_year(counted) if name == "year" else [asdict(entry) for entry in counted]


def _hit(hit: Hit) -> dict[str, Any]:
    """A hit in the shape of schemas.Hit."""
    return {
        "document_id": hit.document_id,
        "file_name": hit.file_name,
        "parent": None if hit.parent is None else {"id": hit.parent.id, "file_name": hit.parent.file_name},
        "title": hit.title,
        "doc_type": hit.doc_type,
        "kind": hit.kind,
        "agency": hit.agency,
        "unit": hit.unit,
        "classification": hit.classification,
        "date": hit.date,
        "file_reference": hit.file_reference,
        "page": hit.page,
        "snippet": hit.snippet,
        "highlights": hit.highlights,
        "boxes": _boxes(hit.boxes),
        "score": hit.score,
        "why": {
            "words": hit.why.words,
            "meaning": hit.why.meaning,
            "sentence": hit.why.sentence,
            "matched": hit.why.matched,
            "how": _how(hit),
        },
        "near_duplicates": [asdict(each) for each in hit.near_duplicates],
        "folded": hit.folded,
    }


def _folded(answer: Answer) -> dict[str, Any]:
    """For the log: documents that are told of under a hit."""
    under = [each.document_id for hit in answer.hits if hit.folded for each in hit.near_duplicates]
    return {"folded": under} if under else {}


def _how(hit: Hit) -> Sequence[dict[str, Any]]:
    return [{"term": how.term, "word": how.word, "how": how.how, "weight": how.weight} for how in hit.why.how]
