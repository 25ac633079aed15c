"""The shape of an error answer (RFC 9457, application/problem+json), and how a route says which ones it may give."""

from __future__ import annotations

from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field

MEDIA_TYPE: Final = "application/problem+json"
TYPE_PREFIX: Final = "urn:aktenlotse:problem:"

POSSIBLE_PROBLEMS: Final = "x-problems"
"""Key under which a route lists the codes of its refusals; openapi.py turns them into responses."""

CALLER_PROBLEMS: Final = ("not_logged_in", "session_expired")
READER_PROBLEMS: Final = (*CALLER_PROBLEMS, "role_missing", "purpose_required", "purpose_invalid", "audit_unavailable")
CHANGE_PROBLEMS: Final = (*CALLER_PROBLEMS, "role_missing", "cross_site_refused", "audit_unavailable")


class ProblemField(BaseModel):
    """One field or parameter that is wrong."""

    field: str = Field(description="Name of the field or parameter, nested ones with dots", examples=["labels.unit"])
    message: str = Field(description="What is wrong, in plain German")


class Problem(BaseModel):
    """An error answer; ``code`` is stable, the texts are for people."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": f"{TYPE_PREFIX}not_found",
                    "code": "not_found",
                    "title": "Nicht gefunden",
                    "detail": "Das Gesuchte gibt es nicht.",
                    "status": 404,
                    "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                    "errors": [],
                }
            ]
        }
    )

    type: str = Field(description="URN made of the code")
    code: str = Field(description="Stable name of the error")
    title: str = Field(description="Kind of error, German")
    detail: str = Field(description="What is wrong and what to do, German")
    status: int
    trace_id: str = Field(description="Name of this request in the service's own records")
    errors: list[ProblemField] = Field(description="Single fields that are wrong; often empty")


def may_refuse(*codes: str) -> dict[str, Any]:
    """The ``openapi_extra`` of a route that may answer with these codes."""
    return {POSSIBLE_PROBLEMS: sorted(set(codes))}
