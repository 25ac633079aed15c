"""Questions: hits with marks, suggestions, similar documents."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response
from starlette.concurrency import run_in_threadpool

from search_api.access.callers import Reader
from search_api.access.purpose import Purpose
from search_api.problems import READER_PROBLEMS, may_refuse
from search_api.provided import part
from search_api.search.parameters import NarrowedQuestion, SearchParameters
from search_api.search.schemas import SearchAnswer, SimilarAnswer, SpecialTerms, SuggestionList
from search_api.search.service import Searching

router = APIRouter(tags=["search"])

Service = Annotated[Searching, part(Searching)]
_ENGINE_PROBLEMS = ("engine_unavailable", "index_outdated")


@router.get(
    "/search",
    operation_id="search",
    summary="Ask a question",
    response_model=SearchAnswer,
    openapi_extra=may_refuse(
        *READER_PROBLEMS, *_ENGINE_PROBLEMS, "cursor_invalid", "question_too_long", "mode_not_available"
    ),
)
async def search(
    caller: Reader, purpose: Purpose, service: Service, parameters: Annotated[SearchParameters, Query()]
) -> Response:
    """Visible documents that match, one hit each, shown by their best passage, best first.

    A broken question is mended, and ``repaired`` says how. Totals and facets are exact counts of visible documents.
    """
    return await run_in_threadpool(service.search, parameters, caller=caller, purpose=purpose)


@router.get(
    "/suggest",
    operation_id="suggest",
    summary="Complete a word",
    response_model=SuggestionList,
    openapi_extra=may_refuse(*READER_PROBLEMS, *_ENGINE_PROBLEMS),
)
async def suggest(
    caller: Reader,
    purpose: Purpose,
    service: Service,
    q: Annotated[
        str, Query(max_length=2000, description="Beginning of a word or reference; under two letters gives nothing")
    ],
) -> Response:
    """Words and references that begin so and stand in visible documents."""
    return await service.suggest(q, caller=caller, purpose=purpose)


@router.get(
    "/search/special",
    operation_id="find_special_terms",
    summary="What is special of the hits",
    response_model=SpecialTerms,
    openapi_extra=may_refuse(*READER_PROBLEMS, *_ENGINE_PROBLEMS, "question_too_long"),
)
async def find_special_terms(
    caller: Reader, purpose: Purpose, service: Service, parameters: Annotated[NarrowedQuestion, Query()]
) -> Response:
    """Words that stand in the documents that hold all words of a question more often than in the visible rest."""
    return await service.special(parameters, caller=caller, purpose=purpose)


@router.get(
    "/similar/{document_id}",
    operation_id="find_similar",
    summary="Documents like this one",
    response_model=SimilarAnswer,
    openapi_extra=may_refuse(*READER_PROBLEMS, *_ENGINE_PROBLEMS, "not_found"),
)
async def find_similar(
    document_id: str,
    caller: Reader,
    purpose: Purpose,
    service: Service,
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
) -> Response:
    """Visible documents that share rare words with this one, most alike first."""
    return await service.similar(document_id, limit, caller=caller, purpose=purpose)
