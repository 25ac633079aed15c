"""Resumable uploads: the tus protocol 1.0.0, which many clients speak."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Header, Request, Response, status

from ingest.catalogue.uploads import Upload
from search_api.access.callers import Caller, Uploader
from search_api.access.purpose import OptionalPurpose
from search_api.problems import CHANGE_PROBLEMS, may_refuse
from search_api.provided import part
from search_api.unavailable import MethodNotAllowed
from search_api.uploads.headers import (
    CHECKSUMS,
    EXTENSIONS,
    PIECE,
    VERSION,
    read_checksum,
    read_number,
    write_time,
)
from search_api.uploads.refusals import TusVersionWrong, UploadTypeWrong
from search_api.uploads.service import Piece, ResumableUploads

PATH: Final = "/api/v1/uploads"

router = APIRouter(tags=["uploads"])

Service = Annotated[ResumableUploads, part(ResumableUploads)]

_LABEL_PROBLEMS: Final = ("labels_invalid", "unit_not_yours", "classification_too_high")
_PIECE_PROBLEMS: Final = (
    *CHANGE_PROBLEMS,
    "not_found",
    "tus_version_wrong",
    "upload_header_invalid",
    "upload_offset_wrong",
    "upload_type_wrong",
    "upload_busy",
    "upload_checksum_wrong",
    "upload_checksum_unknown",
    "upload_broken",
    "file_too_large",
    "unit_not_yours",
    "classification_too_high",
    "storage_full",
)


async def _check_version(
    _uploader: Uploader,  # who may not hand in is told so first, whatever their program speaks
    tus_resumable: Annotated[str | None, Header(alias="Tus-Resumable", description="1.0.0")] = None,
) -> None:
    if tus_resumable != VERSION:
        raise TusVersionWrong


SpeaksTus = Depends(_check_version)


@router.options(
    "/uploads",
    operation_id="describe_uploads",
    summary="What resumable uploads can do",
    status_code=status.HTTP_204_NO_CONTENT,
    response_class=Response,
)
async def describe_uploads(service: Service) -> Response:
    """Version, extensions, kinds of checksum and largest file, as headers."""
    return _empty(
        status.HTTP_204_NO_CONTENT,
        {
            "Tus-Version": VERSION,
            "Tus-Extension": EXTENSIONS,
            "Tus-Checksum-Algorithm": ",".join(CHECKSUMS),
            "Tus-Max-Size": str(service.rules.largest_file),
        },
    )


@router.post(
    "/uploads",
    operation_id="begin_upload",
    summary="Begin a resumable upload",
    status_code=status.HTTP_201_CREATED,
    response_class=Response,
    dependencies=[SpeaksTus],
    openapi_extra=may_refuse(*_PIECE_PROBLEMS, *_LABEL_PROBLEMS, "storage_low"),
)
async def begin_upload(
    request: Request,
    caller: Uploader,
    purpose: OptionalPurpose,
    service: Service,
    upload_length: Annotated[str | None, Header(alias="Upload-Length", description="Bytes of the whole file")] = None,
    upload_metadata: Annotated[
        str,
        Header(
            alias="Upload-Metadata",
            description="Names and base64 values: filename or relativePath, labels (UploadLabels as JSON), batch",
        ),
    ] = "",
    content_type: Annotated[str | None, Header(alias="Content-Type")] = None,
) -> Response:
    """Location names the upload. The first piece may come along in the body (creation-with-upload)."""
    length = read_number("Upload-Length", upload_length)
    upload = await service.begin(length, upload_metadata, caller=caller, purpose=purpose)
    if content_type == PIECE and not upload.is_whole:
        piece = Piece(0, read_checksum(request.headers.get("upload-checksum")))
        upload = await service.add(request, upload.id, piece, caller=caller)
    return _empty(status.HTTP_201_CREATED, {"Location": f"{PATH}/{upload.id}", **_progress(upload)})


@router.head(
    "/uploads/{upload_id}",
    operation_id="get_upload",
    summary="How far an upload is",
    response_class=Response,
    dependencies=[SpeaksTus],
    openapi_extra=may_refuse(*CHANGE_PROBLEMS, "not_found", "tus_version_wrong", "upload_busy"),
)
async def get_upload(upload_id: str, caller: Uploader, service: Service) -> Response:
    """Upload-Offset is where the next piece begins; Upload-Document names the document of a finished one."""
    upload = await service.look(upload_id, caller=caller)
    described = {"Upload-Length": str(upload.length), "Upload-Metadata": upload.metadata}
    return _empty(status.HTTP_200_OK, described | _progress(upload))


@router.patch(
    "/uploads/{upload_id}",
    operation_id="continue_upload",
    summary="Send the next piece",
    status_code=status.HTTP_204_NO_CONTENT,
    response_class=Response,
    dependencies=[SpeaksTus],
    openapi_extra=may_refuse(*_PIECE_PROBLEMS),
)
async def continue_upload(request: Request, upload_id: str, caller: Uploader, service: Service) -> Response:
    """With the last piece the file becomes a document; sending that piece again changes nothing.

    What came before a line broke is kept, unless Upload-Checksum says what the piece must amount to.
    """
    return await _add(request, upload_id, caller, service)


@router.delete(
    "/uploads/{upload_id}",
    operation_id="end_upload",
    summary="Give an upload up",
    status_code=status.HTTP_204_NO_CONTENT,
    response_class=Response,
    dependencies=[SpeaksTus],
    openapi_extra=may_refuse(*CHANGE_PROBLEMS, "not_found", "tus_version_wrong", "upload_busy"),
)
async def end_upload(upload_id: str, caller: Uploader, service: Service) -> Response:
    """Drop what has come; a document that was made of it stays."""
    await service.end(upload_id, caller=caller)
    return _empty(status.HTTP_204_NO_CONTENT, {})


@router.post(
    "/uploads/{upload_id}",
    operation_id="override_upload",
    summary="PATCH or DELETE for lines that let only POST through",
    status_code=status.HTTP_204_NO_CONTENT,
    response_class=Response,
    dependencies=[SpeaksTus],
    openapi_extra=may_refuse(*_PIECE_PROBLEMS, "method_not_allowed"),
)
async def override_upload(
    request: Request,
    upload_id: str,
    caller: Uploader,
    service: Service,
    x_http_method_override: Annotated[str, Header(alias="X-HTTP-Method-Override", description="PATCH or DELETE")] = "",
) -> Response:
    """Does what the method in X-HTTP-Method-Override does."""
    if x_http_method_override == "PATCH":
        return await _add(request, upload_id, caller, service)
    if x_http_method_override == "DELETE":
        return await end_upload(upload_id, caller, service)
    raise MethodNotAllowed


async def _add(request: Request, upload_id: str, caller: Caller, service: ResumableUploads) -> Response:
    if request.headers.get("content-type") != PIECE:
        raise UploadTypeWrong
    offset = read_number("Upload-Offset", request.headers.get("upload-offset"))
    piece = Piece(offset, read_checksum(request.headers.get("upload-checksum")))
    upload = await service.add(request, upload_id, piece, caller=caller)
    return _empty(status.HTTP_204_NO_CONTENT, _progress(upload))


def _progress(upload: Upload) -> dict[str, str]:
    headers = {"Upload-Offset": str(upload.kept), "Upload-Expires": write_time(upload.expires_at)}
    if upload.document_id is not None:
        headers["Upload-Document"] = upload.document_id
    return headers


def _empty(status_code: int, headers: dict[str, str]) -> Response:
    return Response(status_code=status_code, headers=headers)
