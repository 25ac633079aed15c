"""Pages of a document, their images, the original, and where a question matches in it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response, status

from pipelines.answering.answer import Mode
from search_api.access.callers import Reader, Uploader
from search_api.access.purpose import OptionalPurpose, Purpose
from search_api.documents.copying import Copying
from search_api.documents.correcting import Correcting
from search_api.documents.opening import Opening
from search_api.documents.schemas import CorrectionForm, CorrectionList, CorrectionView, MatchList, PageView
from search_api.problems import CHANGE_PROBLEMS, READER_PROBLEMS, may_refuse
from search_api.provided import part

router = APIRouter(tags=["pages"])

Service = Annotated[Opening, part(Opening)]
CorrectingService = Annotated[Correcting, part(Correcting)]
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
    openapi_extra=may_refuse(*READER_PROBLEMS, "not_found", "page_without_image", "original_withheld"),
)
async def get_page_image(
    document_id: str, number: PageNumber, caller: Reader, purpose: Purpose, service: Service
) -> Response:
    """The page as read, upright and re-encoded, exactly as wide and high as the page says."""
    return await service.image(document_id, number, caller=caller, purpose=purpose)


@router.get(
    "/documents/{document_id}/pages/{number}/corrections",
    operation_id="list_corrections",
    summary="Corrections of a page",
    openapi_extra=may_refuse(*READER_PROBLEMS, "not_found"),
)
async def list_corrections(
    document_id: str, number: PageNumber, caller: Reader, purpose: Purpose, service: CorrectingService
) -> CorrectionList:
    """Who corrected what on a page, when and why, oldest first; those that were taken back among them."""
    return await service.history(document_id, number, caller=caller, purpose=purpose)


@router.post(
    "/documents/{document_id}/pages/{number}/corrections",
    operation_id="correct_page",
    summary="Correct words of a page",
    status_code=status.HTTP_201_CREATED,
    openapi_extra=may_refuse(
        *CHANGE_PROBLEMS, "not_found", "unit_not_yours", "document_not_ready", "text_changed", "correction_invalid"
    ),
)
async def correct_page(
    document_id: str,
    number: PageNumber,
    form: CorrectionForm,
    caller: Uploader,
    purpose: OptionalPurpose,
    service: CorrectingService,
) -> CorrectionView:
    """Write what stands on a page of a document of the caller's own units in truth.

    Text, words, boxes and index change at once, entities and vectors a moment later. A new reading of the page takes
    the correction on where it still finds the old words, or the right ones, at the same place.
    """
    return await service.correct(document_id, number, form, caller=caller, purpose=purpose)


@router.delete(
    "/documents/{document_id}/pages/{number}/corrections/{correction_id}",
    operation_id="undo_correction",
    summary="Take a correction back",
    openapi_extra=may_refuse(*CHANGE_PROBLEMS, "not_found", "unit_not_yours", "document_not_ready", "text_changed"),
)
async def undo_correction(
    document_id: str,
    number: PageNumber,
    correction_id: Annotated[int, Path(ge=1)],
    caller: Uploader,
    purpose: OptionalPurpose,
    service: CorrectingService,
) -> CorrectionView:
    """The page reads as if the correction had never been made; the history keeps it."""
    return await service.undo(document_id, number, correction_id, caller=caller, purpose=purpose)


@router.get(
    "/documents/{document_id}/original",
    operation_id="get_original",
    summary="The file as handed in",
    response_class=Response,
    responses=_file("The file as handed in, byte for byte", "application/octet-stream"),
    openapi_extra=may_refuse(*READER_PROBLEMS, "not_found", "original_withheld"),
)
async def get_original(document_id: str, caller: Reader, purpose: Purpose, service: Service) -> Response:
    """The file as handed in, always as an attachment; logged as a disclosure."""
    return await service.original(document_id, caller=caller, purpose=purpose)


@router.get(
    "/documents/{document_id}/searchable.pdf",
    operation_id="get_searchable_pdf",
    summary="A copy as searchable PDF",
    response_class=Response,
    responses=_file("The page images with invisible text at the places of the words", "application/pdf"),
    openapi_extra=may_refuse(*READER_PROBLEMS, "not_found", "page_without_image", "original_withheld"),
)
async def get_searchable_pdf(
    document_id: str, caller: Reader, purpose: Purpose, service: Annotated[Copying, part(Copying)]
) -> Response:
    """The pages as shown, with the words as corrected; it says for whom and for what, and is logged as a disclosure."""
    return await service.copy(document_id, caller=caller, purpose=purpose)


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
