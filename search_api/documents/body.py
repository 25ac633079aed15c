"""The body of a request as a plain iterator, for a thread that was started from the event loop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import anyio
import anyio.from_thread
from fastapi import Request
from starlette.types import Message

from ingest.blobs import BlobTooLarge
from search_api.documents.refusals import UploadBroken
from search_api.refusal import Refusal

_SILENCE: Final = 60
"""Seconds without a byte after which an upload counts as cut off, so that silent callers hold no thread."""


class RequestBody:
    """The chunks of a body as they arrive; raises UploadBroken where it is cut off, BlobTooLarge above ``limit``.

    ``must_stop`` is asked every second; where it says so, the body counts as cut off.
    """

    def __init__(self, request: Request, limit: int, *, must_stop: Callable[[], bool] = lambda: False) -> None:
        self._receive = request.receive
        self._left = limit
        self._must_stop = must_stop
        self._has_more = True
        self.is_over_limit = False

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        chunk = b""
        while not chunk:
            if not self._has_more:
                raise StopIteration
            chunk = anyio.from_thread.run(self._next)
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

    async def _next(self) -> bytes:
        # In short waits: a line that was lost without a word must be able to give way to the one that follows it.
        for _ in range(_SILENCE):
            if self._must_stop():
                break
            with anyio.move_on_after(1.0):
                return self._chunk(await self._receive())
        raise UploadBroken

    def _chunk(self, message: Message) -> bytes:
        if message["type"] != "http.request":
            raise UploadBroken
        self._has_more = message.get("more_body", False)
        chunk: bytes = message.get("body", b"")
        return chunk
