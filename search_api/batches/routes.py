"""Batches: handing in many files, what came of each, and trying the failed ones again."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response, status

from search_api.access.callers import Reader, Uploader
from search_api.access.purpose import OptionalPurpose, Purpose
from search_api.batches.schemas import (
    BatchAccepted,
    BatchFiles,
    BatchList,
    BatchView,
    NewBatch,
    OpenedBatch,
    Retried,
)
from search_api.batches.service import Batches
from search_api.batches.taking import BatchTaking
from search_api.problems import CHANGE_PROBLEMS, READER_PROBLEMS, may_refuse
from search_api.provided import part

router = APIRouter(tags=["batches"])

Service = Annotated[Batches, part(Batches)]

_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "labels": {
                            "type": "string",
                            "contentMediaType": "application/json",
                            "description": "Labels for all files (UploadLabels), before the files",
                        },
                        "manifest": {
                            "type": "string",
                            "description": "JSON lines or a list of objects: file, and its labels beside or instead of "
                            "the common ones; before the files",
                        },
                        "name": {"type": "string", "description": "Name of the batch"},
                        "batch": {"type": "string", "description": "Id of a batch to go on with, instead of a new one"},
                        "file": {
                            "type": "array",
                            "items": {"type": "string", "format": "binary"},
                            "description": "The files as they are; file names may hold folders",
                        },
                    },
                }
            }
        },
    }
}


@router.post(
    "/documents/batch",
    operation_id="upload_batch",
    summary="Hand in many files",
    status_code=status.HTTP_202_ACCEPTED,
    response_model=BatchAccepted,
    openapi_extra=_BODY
    | may_refuse(
        *CHANGE_PROBLEMS,
        "upload_broken",
        "labels_invalid",
        "unit_not_yours",
        "classification_too_high",
        "file_too_large",
        "storage_full",
        "storage_low",
        "not_found",
    ),
)
async def upload_batch(
    request: Request, caller: Uploader, purpose: OptionalPurpose, taking: Annotated[BatchTaking, part(BatchTaking)]
) -> BatchAccepted:
    """Take or refuse each file by itself; what the answer names as taken is durable.

    Where the request breaks off, what had arrived whole stays in its batch. Sent again with that batch, a file of the
    same path and content is not taken twice.
    """
    return await taking.take(request, caller=caller, purpose=purpose)


@router.post(
    "/batches",
    operation_id="open_batch",
    summary="Open a batch",
    status_code=status.HTTP_201_CREATED,
    openapi_extra=may_refuse(*CHANGE_PROBLEMS),
)
async def open_batch(new: NewBatch, caller: Uploader, service: Service) -> OpenedBatch:
    """A batch to hand files in to, by several requests or by resumable uploads."""
    return await service.open(new, caller=caller)


@router.get("/batches", operation_id="list_batches", summary="Own batches", openapi_extra=may_refuse(*READER_PROBLEMS))
async def list_batches(caller: Reader, purpose: Purpose, service: Service) -> BatchList:
    """The 20 newest batches that the caller handed in."""
    return await service.list_own(caller=caller, purpose=purpose)


@router.get(
    "/batches/{batch_id}",
    operation_id="get_batch",
    summary="How far a batch is",
    openapi_extra=may_refuse(*READER_PROBLEMS, "not_found"),
)
async def get_batch(batch_id: str, caller: Reader, purpose: Purpose, service: Service) -> BatchView:
    """Counts by state, pace, estimate and the first failures with reason and action.

    For whoever handed it in, and for everybody who may read one of its documents; only visible documents count.
    """
    return await service.get(batch_id, caller=caller, purpose=purpose)


@router.get(
    "/batches/{batch_id}/files",
    operation_id="list_batch_files",
    summary="Files of a batch",
    openapi_extra=may_refuse(*READER_PROBLEMS, "not_found", "cursor_invalid"),
)
async def list_batch_files(
    batch_id: str,
    caller: Reader,
    purpose: Purpose,
    service: Service,
    failed: Annotated[bool, Query(description="Only refused files and those in quarantine")] = False,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
) -> BatchFiles:
    """What came of each file, in the order in which they came."""
    return await service.list_files(batch_id, cursor, limit, only_failed=failed, caller=caller, purpose=purpose)


@router.get(
    "/batches/{batch_id}/result.csv",
    operation_id="get_batch_result",
    summary="Result of a batch as CSV",
    response_class=Response,
    responses={200: {"description": "Semicolons, UTF-8 with byte order mark", "content": {"text/csv": {}}}},
    openapi_extra=may_refuse(*READER_PROBLEMS, "not_found"),
)
async def get_batch_result(batch_id: str, caller: Reader, purpose: Purpose, service: Service) -> Response:
    """One line a file: path, state, code, reason, id."""
    table = await service.result(batch_id, caller=caller, purpose=purpose)
    headers = {"Content-Disposition": 'attachment; filename="ergebnis.csv"'}
    return Response(table, media_type="text/csv; charset=utf-8", headers=headers)


@router.post(
    "/batches/{batch_id}/retry",
    operation_id="retry_batch",
    summary="Try the failed ones again",
    status_code=status.HTTP_202_ACCEPTED,
    openapi_extra=may_refuse(*CHANGE_PROBLEMS, "not_found"),
)
async def retry_batch(batch_id: str, caller: Uploader, purpose: OptionalPurpose, service: Service) -> Retried:
    """Take the batch's documents of the caller's own units out of quarantine; no other document is touched."""
    return await service.retry(batch_id, caller=caller, purpose=purpose)
