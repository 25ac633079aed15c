"""The front of the service while it starts: the page is there at once, everything else as soon as it is loaded.

Loading all parts takes some seconds, a browser as long to draw the page. So the page, ``/healthz`` and an honest
``/readyz`` are answered from the first moment on; any other request waits until the application is open.
"""

from __future__ import annotations

import asyncio
from typing import Final

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from search_api.headers import headers_on_the_wire, with_headers
from search_api.page_files import page_response
from search_api.refusal import NotFound
from search_api.version import VERSION

_LOOK_EVERY: Final = 0.02
"""Seconds between two looks of a waiting request whether the application is open; only ever during the start."""

_STARTS: Final = "startet"


class Doors:
    """Stands before the application; ``open`` and ``give_up`` may be called from any thread."""

    def __init__(self, *, is_secure: bool) -> None:
        self._app: ASGIApp | None = None
        self._is_given_up = False
        self._headers = headers_on_the_wire(is_secure=is_secure)

    def open(self, app: ASGIApp) -> None:
        """Let everything through to the application from now on."""
        self._app = app

    def give_up(self) -> None:
        """Send those who wait away: the application will not open."""
        self._is_given_up = True

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        app = self._app
        if app is None and scope["type"] == "http" and (early := self._early(scope)) is not None:
            await early(scope, receive, self._with_headers(send))
            return
        while app is None:
            if self._is_given_up:
                await Response(status_code=503)(scope, receive, self._with_headers(send))
                return
            await asyncio.sleep(_LOOK_EVERY)
            app = self._app
        await app(scope, receive, send)

    def _early(self, scope: Scope) -> Response | None:
        """What can be answered before anything is loaded."""
        path = scope["path"]
        if scope["method"] != "GET" or path == "/metrics":
            return None
        if path == "/healthz":
            return _json({"status": "alive"}, 200)
        if path == "/readyz":
            return _json(_NOT_READY, 503)
        try:
            return page_response(path.removeprefix("/"), Request(scope))
        except NotFound:
            return None

    def _with_headers(self, send: Send) -> Send:
        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = with_headers(message.get("headers", ()), self._headers)
            await send(message)

        return send_on


_NOT_READY: Final = {
    "status": "not_ready",
    "version": VERSION,
    "engine": _STARTS,
    "catalogue": _STARTS,
    "ocr": _STARTS,
    "meaning": None,
    "virus_scan": None,
    "free_bytes": 0,
    "problems": ["Der Dienst startet noch."],
}
"""In the shape of health.schemas.Readiness, which a test demands."""


def _json(content: object, status: int) -> Response:
    return Response(orjson.dumps(content), status, media_type="application/json")
