"""Writes documents in bulk: durable and visible when it returns, in pieces that OpenSearch can take."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from typing import Any, Final

from pipelines.engines.contract import EngineUnavailable
from pipelines.engines.opensearch.batch import Line, deletion, pieces
from pipelines.engines.opensearch.connection import Body, Connection, DocumentRefused, NoRoom
from pipelines.findable import DocumentId

_LOOKED_UP: Final = 500  # versions at once
_WRITING: Final = 60.0  # seconds for one piece

_DONE: Final = frozenset({200, 201})
_NOT_FOUND: Final = 404
_CONFLICT: Final = 409
_FULL: Final = 429
_DELETION_PAUSE: Final = 0.3  # seconds; OpenSearch's clock of deletions ticks five times a second
_DELETION_TRIES: Final = 20


class Writer:
    """Writes to indexes by name; keeps no state."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def index(self, index: str, lines: Iterable[Line]) -> None:
        """Add or replace documents, none by an older version of itself.

        Raises:
            DocumentRefused: OpenSearch cannot take one of them; the others may have been written.
            EngineError: As ``Connection.translated``.
        """
        for piece in pieces(lines):
            self._write(index, piece)

    def remove(self, index: str, document_ids: Sequence[DocumentId]) -> None:
        """Delete documents; unknown ones are no error.

        Raises:
            EngineError: As ``Connection.translated``.
        """
        lines = map(deletion, document_ids)
        for piece in pieces(lines):
            self._write(index, piece)

    def refresh(self, index: str) -> None:
        """Make what was written visible."""
        self._connection.call("POST", f"/{index}/_refresh", seconds=_WRITING)

    def versions(self, index: str, document_ids: Sequence[DocumentId]) -> dict[DocumentId, int]:
        """The versions of those documents that are held, refreshed or not."""
        found: dict[DocumentId, int] = {}
        for begin in range(0, len(document_ids), _LOOKED_UP):
            names = document_ids[begin : begin + _LOOKED_UP]
            answer: Body = self._connection.call("POST", f"/{index}/_mget", {"ids": list(names)}, _source="false")
            found |= {DocumentId(each["_id"]): each["_version"] for each in answer["docs"] if each["found"]}
        return found

    def _write(self, index: str, piece: Sequence[Line]) -> None:
        waiting = list(piece)

        def write(_attempt: int) -> bool:
            waiting[:] = self._send(index, waiting)
            return not waiting

        self._connection.patiently(write)

    def _send(self, index: str, lines: Sequence[Line]) -> list[Line]:
        """Send once; gives those that found no room."""
        answers = self._bulk(index, lines)
        if answers is None:
            return list(lines)
        full: list[Line] = []
        in_conflict: list[Line] = []
        for line, answer in zip(lines, answers, strict=True):
            status, error = answer["status"], answer.get("error")
            if status in _DONE or (status == _NOT_FOUND and error is None):
                continue
            if status == _CONFLICT:
                in_conflict.append(line)
            elif status == _FULL:
                full.append(line)
            elif status == 400 and line.version is not None:
                raise DocumentRefused(f"OpenSearch refuses the document {line.document_id}: {_reason(error)}")
            else:
                raise EngineUnavailable(f"OpenSearch cannot write to {index}: {_reason(error)}")
        if in_conflict:
            self._settle(index, in_conflict)
        return full

    def _bulk(self, index: str, lines: Sequence[Line]) -> list[Body] | None:
        """One answer for each line; None where the whole request found no room."""
        body = b"".join(line.text for line in lines)
        try:
            answer: Body = self._connection.call(
                "POST",
                f"/{index}/_bulk",
                body,
                seconds=_WRITING,
                filter_path="items.*.status,items.*.error.type,items.*.error.reason,items.*.error.caused_by.reason",
            )
        except NoRoom:
            return None
        return [next(iter(item.values())) for item in answer["items"]]

    def _settle(self, index: str, lines: Sequence[Line]) -> None:
        """Lines in conflict: a newer version is held, which is as it should be, or a deletion is still remembered."""
        for _ in range(_DELETION_TRIES):
            held = self.versions(index, [line.document_id for line in lines])
            lines = [line for line in lines if line.document_id not in held]
            if not lines:
                return
            time.sleep(_DELETION_PAUSE)
            answers = self._bulk(index, lines) or []
            lines = [line for line, answer in zip(lines, answers, strict=False) if answer["status"] not in _DONE]
            if not lines:
                return
        raise EngineUnavailable(f"OpenSearch still refuses {len(lines)} documents that were deleted before")


def _reason(error: Any) -> str:
    if not isinstance(error, dict):
        return "no reason given"
    caused = error.get("caused_by", {}).get("reason")
    return f"{error.get('type')}: {error.get('reason')}"[:300] + (f" ({caused})"[:300] if caused else "")
