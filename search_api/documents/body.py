"""The body of a request as a plain iterator, for a thread that was started from the event loop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import anyio
import anyio.from_thread
from fastapi import Request
from starlette.requests import ClientDisconnect

from ingest.blobs import BlobTooLarge
from search_api.documents.refusals import UploadBroken
from search_api.refusal import Refusal

_SILENCE: Final = 60.0
"""Seconds without a byte after which an upload counts as cut off, so that silent callers hold no thread."""


class RequestBody:
    """The chunks of a body as they arrive; raises UploadBroken where it is cut off, BlobTooLarge above ``limit``."""

    def __init__(self, request: Request, limit: int) -> None:
        self._stream = request.stream()
        self._left = limit
        self.is_over_limit = False

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        chunk = anyio.from_thread.run(self._next)
        if chunk is None:
            raise StopIteration
        self._left -= len(chunk)
        if self._left < 0:
            self.is_over_limit = True
            raise BlobTooLarge
        return chunk

    def drain(self) -> None:
        """Read what is left, up to the limit."""
        try:
            for _ in self:
                pass
        except (Refusal, BlobTooLarge):
            pass

    async def _next(self) -> bytes | None:
        try:
            with anyio.fail_after(_SILENCE):
                return await anext(self._stream, None)
        except (TimeoutError, ClientDisconnect):
            raise UploadBroken from None
