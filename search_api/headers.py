"""The headers that every answer carries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

RawHeader = tuple[bytes, bytes]
"""Name, in small letters, and value, as they go over the wire."""

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


def headers_on_the_wire(*, is_secure: bool) -> tuple[RawHeader, ...]:
    """The headers, encoded once: doing it for each answer would cost 0.05 ms."""
    lasting = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"} if is_secure else {}
    return tuple((name.lower().encode(), value.encode()) for name, value in (HEADERS | lasting).items())


def with_headers(given: Iterable[RawHeader], added: Sequence[RawHeader]) -> list[RawHeader]:
    """The headers of an answer and, behind them, those that it does not name itself."""
    headers = list(given)
    named = {name.lower() for name, _ in headers}
    return headers + [header for header in added if header[0] not in named]
