"""Around every request: a trace id, security headers, figures and one line in the log.

Written against ASGI itself: a middleware of the framework's own kind would copy every answer through a queue.
"""

from __future__ import annotations

import time
from secrets import token_hex
from typing import Final

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from search_api.health.metrics import Metrics

_log = structlog.get_logger("http")

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob:; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""For the page. Images come as blobs, because each carries the purpose in a header."""

HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
    # Nothing that was read may be found later in a browser's cache; built files say otherwise themselves.
    "Cache-Control": "no-store",
}

_QUIET: Final = frozenset({"/healthz", "/readyz", "/metrics"})
"""Asked for every few seconds by other programs; not worth a line each."""


class Envelope:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics, is_secure: bool) -> None:
        self._app = app
        self._metrics = metrics
        headers = HEADERS | ({"Strict-Transport-Security": "max-age=63072000; includeSubDomains"} if is_secure else {})
        # As they go over the wire: encoding and looking up nine headers for each answer would cost 0.05 ms.
        self._headers = tuple((name.lower().encode(), value.encode()) for name, value in headers.items())

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
                given = message["headers"] = list(message.get("headers", ()))
                named = {name.lower() for name, _ in given}
                given.extend(header for header in self._headers if header[0] not in named)
                given.append((b"x-trace-id", trace_id.encode()))
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
