"""Documents: handing in, listing, changing, trying again, erasing."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request, Response, status

from search_api.access.callers import Reader, Uploader
from search_api.access.purpose import OptionalPurpose, Purpose
from search_api.documents.listing import ListFilters
from search_api.documents.schemas import (
    Accepted,
    DocumentChange,
    DocumentList,
    DocumentView,
    NearDuplicates,
    Receipt,
    RetryForm,
    Summary,
)
from search_api.documents.service import Documents
from search_api.documents.unlocking import Unlocking
from search_api.documents.uploading import Uploading
from search_api.problems import CALLER_PROBLEMS, CHANGE_PROBLEMS, READER_PROBLEMS, may_refuse
from search_api.provided import part

router = APIRouter(tags=["documents"])

Service = Annotated[Documents, part(Documents)]
IfMatch = Annotated[
    str | None,
    Header(alias="If-Match", description="ETag of the version that is changed; without it 428, an older one 412"),
]

_UPLOAD_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file", "labels"],
                    "properties": {
                        "file": {"type": "string", "format": "binary", "description": "The file as it is"},
                        "labels": {
                            "type": "string",
                            "contentMediaType": "application/json",
                            "contentSchema": {"$ref": "#/components/schemas/UploadLabels"},
                            "description": "Labels and known facts as JSON (UploadLabels)",
                        },
                    },
                },
                "encoding": {"labels": {"contentType": "application/json"}},
            }
        },
    }
}


@router.post(
    "/documents",
    operation_id="upload_document",
    summary="Hand in one file",
    status_code=status.HTTP_202_ACCEPTED,
    response_model=Accepted,
    openapi_extra=_UPLOAD_BODY
    | may_refuse(
        *CHANGE_PROBLEMS,
        "upload_broken",
        "labels_invalid",
        "unit_not_yours",
        "classification_too_high",
        "file_too_large",
        "storage_full",
        "storage_low",
    ),
)
async def upload_document(
    request: Request,
    caller: Uploader,
    purpose: OptionalPurpose,
    uploading: Annotated[Uploading, part(Uploading)],
) -> Accepted:
    """Accept one file with its labels; file, labels, job and log row are durable before the answer.

    The type is told from the content, never from the name. Whether the file can be read shows later: its state becomes
    ``indexed`` or ``quarantined``.
    """
    return await uploading.take(request, caller=caller, purpose=purpose)


@router.get(
    "/documents",
    operation_id="list_documents",
    summary="List documents",
    openapi_extra=may_refuse(*READER_PROBLEMS, "cursor_invalid"),
)
async def list_documents(
    caller: Reader,
    purpose: Purpose,
    service: Service,
    filters: Annotated[ListFilters, Query()],
) -> DocumentList:
    """Visible documents, newest first or worst read first."""
    return await service.list_visible(filters, caller=caller, purpose=purpose)


@router.get(
    "/documents/summary",
    operation_id="summarise_documents",
    summary="Count documents by state",
    openapi_extra=may_refuse(*CALLER_PROBLEMS, "role_missing"),
)
async def summarise_documents(caller: Reader, service: Service) -> Summary:
    """How many documents the caller may read; numbers only, so no purpose is needed."""
    return await service.summarise(caller=caller)


@router.get(
    "/documents/{document_id}",
    operation_id="get_document",
    summary="One document",
    openapi_extra=may_refuse(*READER_PROBLEMS, "not_found"),
)
async def get_document(
    document_id: str, response: Response, caller: Reader, purpose: Purpose, service: Service
) -> DocumentView:
    """State, labels and facts of one visible document, with its ETag."""
    view = await service.get(document_id, caller=caller, purpose=purpose)
    response.headers["ETag"] = view.etag
    return view


@router.get(
    "/documents/{document_id}/near-duplicates",
    operation_id="list_near_duplicates",
    summary="Other scans of the same paper",
    openapi_extra=may_refuse(*READER_PROBLEMS, "not_found"),
)
async def list_near_duplicates(document_id: str, caller: Reader, purpose: Purpose, service: Service) -> NearDuplicates:
    """Visible documents whose text is nearly the same and whose date and reference do not differ, most alike first."""
    return await service.near_duplicates(document_id, caller=caller, purpose=purpose)


@router.patch(
    "/documents/{document_id}",
    operation_id="change_document",
    summary="Change labels or facts",
    openapi_extra=may_refuse(
        *CHANGE_PROBLEMS,
        "not_found",
        "labels_invalid",
        "unit_not_yours",
        "classification_too_high",
        "version_required",
        "version_stale",
    ),
)
async def change_document(
    document_id: str,
    change: DocumentChange,
    response: Response,
    caller: Uploader,
    purpose: OptionalPurpose,
    service: Service,
    if_match: IfMatch = None,
) -> DocumentView:
    """Change labels or facts of a document of the caller's own units; effective on the next request."""
    view = await service.change(document_id, change, if_match=if_match, caller=caller, purpose=purpose)
    response.headers["ETag"] = view.etag
    return view


@router.post(
    "/documents/{document_id}/retry",
    operation_id="retry_document",
    summary="Try a quarantined document again",
    status_code=status.HTTP_202_ACCEPTED,
    openapi_extra=may_refuse(
        *CHANGE_PROBLEMS,
        "not_found",
        "unit_not_yours",
        "not_in_quarantine",
        "password_wrong",
        "password_not_wanted",
        "password_not_usable",
        "original_withheld",
        "virus_scanner_unavailable",
        "file_too_large",
        "storage_full",
    ),
)
async def retry_document(
    document_id: str,
    caller: Uploader,
    purpose: OptionalPurpose,
    service: Service,
    unlocking: Annotated[Unlocking, part(Unlocking)],
    form: RetryForm | None = None,
) -> Accepted:
    """Take a document of the caller's own units out of quarantine and read it anew.

    With a password the file is opened before the answer; a wrong one leaves it where it is. Neither the password nor
    anything made of it is kept.
    """
    if form is None:
        return await service.retry(document_id, caller=caller, purpose=purpose)
    password = form.password.get_secret_value()
    return await unlocking.retry(document_id, password, caller=caller, purpose=purpose)


@router.delete(
    "/documents/{document_id}",
    operation_id="erase_document",
    summary="Erase a document",
    openapi_extra=may_refuse(*CHANGE_PROBLEMS, "not_found", "unit_not_yours"),
)
async def erase_document(document_id: str, caller: Uploader, purpose: OptionalPurpose, service: Service) -> Receipt:
    """Remove every trace of a document of the caller's own units and of what was enclosed in it.

    The receipt says what was removed; the log keeps that it was removed, by whom, and its labels.
    """
    return await service.erase(document_id, caller=caller, purpose=purpose)
