"""The queue of badly read pages, and the mark that somebody has looked."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from search_api.access.callers import Reader, Uploader
from search_api.access.purpose import OptionalPurpose, Purpose
from search_api.documents.page_routes import PageNumber
from search_api.problems import CHANGE_PROBLEMS, READER_PROBLEMS, may_refuse
from search_api.provided import part
from search_api.reviews.schemas import QueueParameters, Reviewed, ReviewQueue
from search_api.reviews.service import Reviews

router = APIRouter(tags=["reviews"])

Service = Annotated[Reviews, part(Reviews)]


@router.get(
    "/reviews",
    operation_id="list_reviews",
    summary="Badly read pages",
    openapi_extra=may_refuse(*READER_PROBLEMS, "cursor_invalid"),
)
async def list_reviews(
    caller: Reader, purpose: Purpose, service: Service, parameters: Annotated[QueueParameters, Query()]
) -> ReviewQueue:
    """Pages of visible documents that read poorly and that nobody has looked at yet, worst first."""
    return await service.waiting(parameters, caller=caller, purpose=purpose)


@router.post(
    "/documents/{document_id}/pages/{number}/review",
    operation_id="review_page",
    summary="Mark a page as looked at",
    openapi_extra=may_refuse(*CHANGE_PROBLEMS, "not_found", "unit_not_yours", "nothing_to_review"),
)
async def review_page(
    document_id: str, number: PageNumber, caller: Uploader, purpose: OptionalPurpose, service: Service
) -> Reviewed:
    """Take a page of a document of the caller's own units out of the queue; a new reading of it may bring it back."""
    return await service.mark(document_id, number, caller=caller, purpose=purpose)
