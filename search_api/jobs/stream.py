"""Streams of events: what happens to visible documents, as it happens.

Each stream reads the catalogue's events with the caller's clearance. The session is looked up again at every round, so
a stream ends with it and follows changed rights.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from ingest.catalogue import events
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.events import Event
from search_api.access.callers import Caller
from search_api.access.refusals import SessionExpired
from search_api.access.sessions import Sessions
from search_api.audit.log import AuditLog
from search_api.documents.views import error_of
from search_api.jobs.event_ids import EventIds
from search_api.jobs.refusals import TooManyStreams


@dataclass(frozen=True, slots=True)
class StreamRules:
    """Seconds between two looks at the catalogue and between two signs of life; streams that one account may hold."""

    pause: float = 0.5
    heartbeat: float = 15.0
    per_account: int = 8


class EventStreams:
    """Opens streams and counts them; ``close`` ends all of them."""

    def __init__(
        self, catalogue: Catalogue, sessions: Sessions, log: AuditLog, ids: EventIds, rules: StreamRules
    ) -> None:
        self._catalogue = catalogue
        self._ids = ids
        self._sessions = sessions
        self._log = log
        self._rules = rules
        self._open: Counter[str] = Counter()
        self._closing = asyncio.Event()

    async def open(self, last_event_id: str | None, *, caller: Caller) -> Response:
        """A stream of what comes after an event, or after now.

        Raises:
            TooManyStreams: the account holds too many.
            CursorInvalid: Last-Event-ID is none that this account was given.
        """
        last = (last_event_id or "").strip()
        place = self._ids.open(last, account_id=caller.account.id) if last else None
        if self._open[caller.account.id] >= self._rules.per_account:
            raise TooManyStreams(retry_after=5)
        if place is None:
            place = await run_in_threadpool(self._latest)
        await self._log.record(caller.deed("events.follow", subject={"after": place}))
        return StreamingResponse(self._follow(place, caller), media_type="text/event-stream")

    def close(self) -> None:
        """End all streams, so that the server can stop."""
        self._closing.set()

    async def _follow(self, place: int, caller: Caller) -> AsyncIterator[bytes]:
        name = caller.account.id
        self._open[name] += 1
        last_sign = time.monotonic()
        try:
            # A first line at once: proxies and pages then know that the stream stands.
            yield b"retry: 2000\n: offen\n\n"
            while not self._closing.is_set():
                found = await run_in_threadpool(self._after, place, caller)
                if found:
                    place = found[-1].sequence
                    yield b"".join(_render(event, self._ids.seal(event.sequence, account_id=name)) for event in found)
                elif time.monotonic() - last_sign >= self._rules.heartbeat:
                    yield b": da\n\n"
                else:
                    await self._rest()
                    continue
                last_sign = time.monotonic()
        except SessionExpired:
            yield b"event: end\ndata: {}\n\n"
        finally:
            self._open[name] -= 1

    async def _rest(self) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._closing.wait(), self._rules.pause)

    def _latest(self) -> int:
        with self._catalogue.reading() as connection:
            return events.latest_sequence(connection)

    def _after(self, place: int, caller: Caller) -> Sequence[Event]:
        clearance = self._sessions.clearance_of_session(caller.session)
        with self._catalogue.reading() as connection:
            return events.after(connection, place, clearance=clearance)


def _render(event: Event, event_id: str) -> bytes:
    error = error_of(event.error_code)
    body: dict[str, Any] = {
        "document_id": event.document_id,
        "file_name": event.file_name,
        "state": event.state.value,
        "pages_done": event.pages_done,
        "page_count": event.page_count,
        "error": None if error is None else {"code": error.code, "message": error.message},
    }
    return b"id: %s\nevent: document\ndata: %s\n\n" % (event_id.encode(), orjson.dumps(body))
