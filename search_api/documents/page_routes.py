"""Pages of a document, their images, the original, and where a question matches in it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response

from pipelines.answering.answer import Mode
from search_api.access.callers import Reader
from search_api.access.purpose import Purpose
from search_api.documents.opening import Opening
from search_api.documents.schemas import MatchList, PageView
from search_api.problems import READER_PROBLEMS, may_refuse
from search_api.provided import part

router = APIRouter(tags=["pages"])

Service = Annotated[Opening, part(Opening)]
PageNumber = Annotated[int, Path(ge=1, le=1_000_000, description="From 1")]


def _file(description: str, *media_types: str) -> dict[int | str, dict[str, Any]]:
    content = {kind: {"schema": {"type": "string", "format": "binary"}} for kind in media_types}
    return {200: {"description": description, "content": content}}


@router.get(
    "/documents/{document_id}/pages/{number}",
    operation_id="get_page",
    summary="One page as read",
    response_model=PageView,
    openapi_extra=may_refuse(*READER_PROBLEMS, "not_found"),
)
async def get_page(
    document_id: str, number: PageNumber, caller: Reader, purpose: Purpose, service: Service
) -> Response:
    """Text, words with boxes and confidence; boxes are pixels of the page image from top left."""
    return await service.page(document_id, number, caller=caller, purpose=purpose)


@router.get(
    "/documents/{document_id}/pages/{number}/image",
    operation_id="get_page_image",
    summary="Image of a page",
    response_class=Response,
    responses=_file("The page as read, upright", "image/webp", "image/png"),
    openapi_extra=may_refuse(*READER_PROBLEMS, "not_found", "page_without_image"),
)
async def get_page_image(
    document_id: str, number: PageNumber, caller: Reader, purpose: Purpose, service: Service
) -> Response:
    """The page as read, upright and re-encoded, exactly as wide and high as the page says."""
    return await service.image(document_id, number, caller=caller, purpose=purpose)


@router.get(
    "/documents/{document_id}/original",
    operation_id="get_original",
    summary="The file as handed in",
    response_class=Response,
    responses=_file("The file as handed in, byte for byte", "application/octet-stream"),
    openapi_extra=may_refuse(*READER_PROBLEMS, "not_found"),
)
async def get_original(document_id: str, caller: Reader, purpose: Purpose, service: Service) -> Response:
    """The file as handed in, always as an attachment; logged as a disclosure."""
    return await service.original(document_id, caller=caller, purpose=purpose)


@router.get(
    "/documents/{document_id}/matches",
    operation_id="find_matches",
    summary="Where a question matches in a document",
    response_model=MatchList,
    openapi_extra=may_refuse(*READER_PROBLEMS, "not_found", "question_too_long"),
)
async def find_matches(
    document_id: str,
    caller: Reader,
    purpose: Purpose,
    service: Service,
    q: Annotated[str, Query(description="The question, in the same language as for /search")],
    mode: Annotated[
        Mode,
        Query(
            description="As for /search. meaning marks the sentence nearest in meaning beside the words, hybrid where "
            "the pages do not hold what the words ask for, words never"
        ),
    ] = "hybrid",
) -> Response:
    """Every place in reading order, for going to the next and the previous one."""
    return await service.matches(document_id, q, mode=mode, caller=caller, purpose=purpose)
