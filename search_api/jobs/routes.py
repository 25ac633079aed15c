"""Progress of uploads as server-sent events."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Response

from search_api.access.callers import Reader
from search_api.jobs.stream import EventStreams
from search_api.problems import CALLER_PROBLEMS, may_refuse
from search_api.provided import part

router = APIRouter(tags=["jobs"])


@router.get(
    "/jobs/events",
    operation_id="follow_events",
    summary="Follow the progress of documents",
    response_class=Response,
    responses={
        200: {
            "description": "Events named document; id is opaque, data a DocumentEvent as JSON",
            "content": {
                "text/event-stream": {
                    "schema": {"type": "string"},
                    "x-event-data": {"$ref": "#/components/schemas/DocumentEvent"},
                }
            },
        }
    },
    openapi_extra=may_refuse(
        *CALLER_PROBLEMS, "role_missing", "audit_unavailable", "cursor_invalid", "too_many_streams"
    ),
)
async def follow_events(
    caller: Reader,
    streams: Annotated[EventStreams, part(EventStreams)],
    last_event_id: Annotated[
        str | None,
        Header(
            alias="Last-Event-ID",
            description="Id of the last event received: what came after it comes first; 0: everything",
        ),
    ] = None,
) -> Response:
    """States and page counts of visible documents as they change.

    Without Last-Event-ID only what happens from now on; with it nothing is lost by a broken connection. The stream ends
    with the session.
    """
    return await streams.open(last_event_id, caller=caller)
