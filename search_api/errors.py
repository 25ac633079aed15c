"""The one table of HTTP statuses, and how every error becomes problem+json.

STATUSES names the status of each refusal. FOREIGN names the refusal that is told for each error of the lower packages.
An error that stands in neither is a fault of our own: 500 with a trace id, and nothing of its text.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

import orjson
import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from ingest.blobs import BlobTooLarge
from ingest.blobs import StorageFull as BlobStorageFull
from ingest.catalogue.errors import (
    BatchNotFound,
    BlobGone,
    CatalogueError,
    CatalogueUnavailable,
    CorrectionNotFound,
    DocumentNotFound,
    DocumentNotReady,
    NotQuarantined,
    PageNotReviewed,
    StaleLease,
    TextChanged,
    VersionConflict,
)
from ingest.corrections import NoWords
from ingest.ocr.contract import OcrUnavailable
from ingest.quarantine import Unreadable
from ingest.virus_scanner import ScannerAway
from pipelines.asking import ModeNotAvailable
from pipelines.embeddings.contract import EmbeddingError, ModelDamaged, ModelForeign, ModelMissing
from pipelines.engines.contract import EngineBusy, EngineError, EngineUnavailable, IndexForeign, IndexOutdated
from pipelines.question.parsing import QuestionTooLong
from search_api import unavailable
from search_api.access import refusals as access
from search_api.audit import refusals as audit
from search_api.documents import refusals as documents
from search_api.jobs import refusals as jobs
from search_api.problems import MEDIA_TYPE, TYPE_PREFIX
from search_api.refusal import CursorInvalid, FieldFault, NotFound, Refusal, RequestInvalid
from search_api.reviews import refusals as reviews
from search_api.uploads import refusals as uploads
from search_api.validation_texts import german_faults

_log = structlog.get_logger("errors")

STATUSES: Final[dict[type[Refusal], int]] = {
    CursorInvalid: 400,
    documents.UploadBroken: 400,
    uploads.MetadataInvalid: 400,
    uploads.ChecksumUnknown: 400,
    access.NotLoggedIn: 401,
    access.SessionExpired: 401,
    access.CredentialsWrong: 401,
    access.RoleMissing: 403,
    access.CrossSiteRefused: 403,
    documents.UnitNotYours: 403,
    documents.OriginalWithheld: 403,
    documents.ClassificationTooHigh: 403,
    NotFound: 404,
    documents.PageWithoutImage: 404,
    unavailable.MethodNotAllowed: 405,
    documents.NotInQuarantine: 409,
    documents.WordsChanged: 409,
    documents.PasswordNotWanted: 409,
    documents.DocumentBusy: 409,
    reviews.NothingToReview: 409,
    unavailable.ContentGone: 409,
    uploads.OffsetWrong: 409,
    documents.VersionStale: 412,
    uploads.TusVersionWrong: 412,
    documents.FileTooLarge: 413,
    uploads.UploadTypeWrong: 415,
    RequestInvalid: 422,
    access.PurposeInvalid: 422,
    documents.LabelsInvalid: 422,
    documents.CorrectionInvalid: 422,
    documents.PasswordWrong: 422,
    documents.PasswordNotUsable: 422,
    unavailable.QuestionLong: 422,
    access.PurposeRequired: 428,
    uploads.UploadBusy: 423,
    documents.VersionRequired: 428,
    access.TooManyAttempts: 429,
    jobs.TooManyStreams: 429,
    uploads.ChecksumWrong: 460,  # of the tus protocol
    unavailable.InternalFault: 500,
    unavailable.PageNotDrawable: 500,
    unavailable.MeaningNotInstalled: 501,
    audit.AuditUnavailable: 503,
    unavailable.CatalogueAway: 503,
    unavailable.EngineAway: 503,
    unavailable.IndexStale: 503,
    documents.StorageLow: 503,
    unavailable.VirusScannerAway: 503,
    documents.StorageFull: 507,
}

FOREIGN: Final[dict[type[Exception], type[Refusal]]] = {
    DocumentNotFound: NotFound,
    BatchNotFound: NotFound,
    VersionConflict: documents.VersionStale,
    NotQuarantined: documents.NotInQuarantine,
    CorrectionNotFound: NotFound,
    DocumentNotReady: documents.DocumentBusy,
    TextChanged: documents.WordsChanged,
    NoWords: documents.CorrectionInvalid,
    PageNotReviewed: reviews.NothingToReview,
    BlobGone: unavailable.ContentGone,
    CatalogueUnavailable: unavailable.CatalogueAway,
    StaleLease: unavailable.InternalFault,  # only workers hold leases
    CatalogueError: unavailable.InternalFault,
    BlobTooLarge: documents.FileTooLarge,
    BlobStorageFull: documents.StorageFull,
    EngineUnavailable: unavailable.EngineAway,
    EngineBusy: unavailable.EngineAway,
    IndexForeign: unavailable.EngineAway,
    IndexOutdated: unavailable.IndexStale,
    EngineError: unavailable.InternalFault,
    ModeNotAvailable: unavailable.MeaningNotInstalled,
    ModelMissing: unavailable.MeaningNotInstalled,
    ModelDamaged: unavailable.InternalFault,
    ModelForeign: unavailable.InternalFault,
    EmbeddingError: unavailable.InternalFault,
    QuestionTooLong: unavailable.QuestionLong,
    Unreadable: unavailable.PageNotDrawable,  # reading happens in workers; here only page images are drawn
    OcrUnavailable: unavailable.InternalFault,
    ScannerAway: unavailable.VirusScannerAway,
}


def refusals_by_code() -> dict[str, type[Refusal]]:
    """Every refusal that can be answered, by its code."""
    return {refusal.code: refusal for refusal in STATUSES}


def problem_response(refusal: Refusal, trace_id: str) -> Response:
    """A refusal as an answer."""
    kind = type(refusal)
    status = STATUSES[kind]
    body = {
        "type": TYPE_PREFIX + kind.code,
        "code": kind.code,
        "title": kind.title,
        "detail": refusal.detail,
        "status": status,
        "trace_id": trace_id,
        "errors": [{"field": fault.field, "message": fault.message} for fault in refusal.fields],
    }
    headers = {}
    if refusal.retry_after is not None:
        headers["Retry-After"] = str(refusal.retry_after)
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return Response(orjson.dumps(body), status_code=status, headers=headers, media_type=MEDIA_TYPE)


def trace_id_of(request: Request) -> str:
    """The name of the request in our own records."""
    trace_id: str = request.scope.get("state", {}).get("trace_id", "")
    return trace_id


def install_handlers(app: FastAPI) -> None:
    """Make every error of an application leave it as problem+json."""
    handlers: Sequence[tuple[type[Exception], Callable[[Request, Any], Awaitable[Response]]]] = (
        (Refusal, _refused),
        *((kind, _translated) for kind in FOREIGN),
        (RequestValidationError, _invalid),
        (HTTPException, _starlette),
        (Exception, _fault),
    )
    for kind, handler in handlers:
        app.add_exception_handler(kind, handler)


async def _refused(request: Request, error: Refusal) -> Response:
    return problem_response(error, trace_id_of(request))


async def _translated(request: Request, error: Exception) -> Response:
    refusal = next(FOREIGN[kind] for kind in type(error).__mro__ if kind in FOREIGN)
    if STATUSES[refusal] >= 500:
        _log.error("part_failed", error=type(error).__name__, code=refusal.code, trace_id=trace_id_of(request))
    return problem_response(refusal(), trace_id_of(request))


async def _invalid(request: Request, error: RequestValidationError) -> Response:
    return problem_response(RequestInvalid(fields=german_faults(error.errors())), trace_id_of(request))


async def _starlette(request: Request, error: HTTPException) -> Response:
    refusal: Refusal
    if error.status_code == 404:
        refusal = NotFound()
    elif error.status_code == 405:
        refusal = unavailable.MethodNotAllowed()
    elif error.status_code == 413:
        refusal = documents.FileTooLarge()
    else:
        refusal = RequestInvalid(fields=[FieldFault("body", "Der Inhalt der Anfrage ist nicht lesbar.")])
    answer = problem_response(refusal, trace_id_of(request))
    if error.status_code == 405 and error.headers and "Allow" in error.headers:
        answer.headers["Allow"] = error.headers["Allow"]
    return answer


async def _fault(request: Request, error: Exception) -> Response:
    # The class and the place, not the text: messages of foreign libraries may quote what a document says.
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else ""
    _log.error("unexpected", error=type(error).__name__, where=where, trace_id=trace_id_of(request))
    return problem_response(unavailable.InternalFault(), trace_id_of(request))
