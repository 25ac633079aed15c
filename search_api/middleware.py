"""Around every request: a trace id, security headers, figures and one line in the log.

Written against ASGI itself: a middleware of the framework's own kind would copy every answer through a queue.
"""

from __future__ import annotations

import time
from secrets import token_hex
from typing import Final

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from search_api.headers import headers_on_the_wire, with_headers
from search_api.health.metrics import Metrics

_log = structlog.get_logger("http")

_QUIET: Final = frozenset({"/healthz", "/readyz", "/metrics"})
"""Asked for every few seconds by other programs; not worth a line each."""


_TUS_PATH: Final = "/api/v1/uploads"
_TUS_VERSION: Final = (b"tus-resumable", b"1.0.0")
"""The protocol of resumable uploads wants its version in every answer, refusals included."""


class Envelope:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics, is_secure: bool) -> None:
        self._app = app
        self._metrics = metrics
        self._headers = headers_on_the_wire(is_secure=is_secure)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        trace_id = token_hex(16)
        scope.setdefault("state", {})["trace_id"] = trace_id
        started = time.perf_counter()
        status = 0

        async def send_on(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                given = with_headers(message.get("headers", ()), self._headers)
                given.append((b"x-trace-id", trace_id.encode()))
                if scope["path"].startswith(_TUS_PATH):
                    given.append(_TUS_VERSION)
                message["headers"] = given
                self._note(scope, status, time.perf_counter() - started, trace_id)
            await send(message)

        try:
            await self._app(scope, receive, send_on)
        except Exception:
            # The framework has answered and logged it, and hands it on for servers that know nothing of either.
            if not status:
                raise

    def _note(self, scope: Scope, status: int, seconds: float, trace_id: str) -> None:
        route = getattr(scope.get("route"), "path", "none")
        self._metrics.count(route=route, method=scope["method"], status=status, seconds=seconds)
        if scope["path"] not in _QUIET:
            _log.info(
                "answered",
                route=route,
                method=scope["method"],
                status=status,
                ms=round(seconds * 1000, 1),
                trace_id=trace_id,
            )
