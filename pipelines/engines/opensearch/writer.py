"""Writes documents in bulk: durable and visible when it returns, in pieces that OpenSearch can take."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any, Final

import orjson

from pipelines.engines.contract import EngineUnavailable
from pipelines.engines.opensearch.connection import Body, Connection, DocumentRefused, NoRoom
from pipelines.engines.opensearch.mapping import source_of
from pipelines.findable import DocumentId, FindableDocument

_PIECE_BYTES: Final = 4_000_000
_PIECE_DOCUMENTS: Final = 500
_IN_MEMORY: Final = 32_000_000  # bytes of a batch; what is larger waits in a temporary file
_WRITING: Final = 60.0  # seconds for one piece

_DONE: Final = frozenset({200, 201})
_NOT_FOUND: Final = 404
_CONFLICT: Final = 409
_FULL: Final = 429
_DELETION_PAUSE: Final = 0.3  # seconds; OpenSearch's clock of deletions ticks five times a second
_DELETION_TRIES: Final = 20


@dataclass(frozen=True, slots=True)
class _Line:
    """One operation of a bulk request, ready to be sent."""

    document_id: DocumentId
    version: int | None
    text: bytes


class Batch:
    """Documents made ready to be sent, before the first one is: one at fault keeps all of them back."""

    def __init__(self, documents: Iterable[FindableDocument], *, with_vectors: bool) -> None:
        """Read all documents.

        Raises:
            ValueError: A document that nothing can be made of.
        """
        self.dimensions: int | None = None
        self.versions: dict[DocumentId, int] = {}
        self._lengths: list[tuple[DocumentId, int, int]] = []
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed by close()
        try:
            for document in documents:
                self._add(document, with_vectors=with_vectors)
        except BaseException:
            self._file.close()
            raise

    def _add(self, document: FindableDocument, *, with_vectors: bool) -> None:
        name, version = document.document_id, document.version
        source = source_of(document, with_vectors=with_vectors)
        lengths = {len(passage["vector"]) for passage in source["passages"] if "vector" in passage}
        if len(lengths | ({self.dimensions} if self.dimensions and lengths else set())) > 1:
            raise ValueError(f"vectors of several lengths: {sorted(lengths)}")
        self.dimensions = lengths.pop() if lengths else self.dimensions
        action = {"index": {"_id": name, "version": version, "version_type": "external_gte"}}
        try:
            text = _lines(action, source)
        except TypeError as error:
            # Half a character, or a number beyond 64 bits: not to be had from our analysis.
            raise ValueError(f"the document {name} cannot be written as JSON: {error}") from error
        self._file.write(text)
        self._lengths.append((name, version, len(text)))
        self.versions[name] = max(version, self.versions.get(name, 0))

    def lines(self) -> Iterator[_Line]:
        """The operations in the order of the documents; may be asked for more than once."""
        self._file.seek(0)
        for name, version, length in self._lengths:
            yield _Line(name, version, self._file.read(length))

    def close(self) -> None:
        """Let go of the temporary file."""
        self._file.close()


class Writer:
    """Writes to indexes by name; keeps no state."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def index(self, index: str, lines: Iterable[_Line]) -> None:
        """Add or replace documents, none by an older version of itself.

        Raises:
            DocumentRefused: OpenSearch cannot take one of them; the others may have been written.
            EngineError: As ``Connection.translated``.
        """
        for piece in _pieces(lines):
            self._write(index, piece)

    def remove(self, index: str, document_ids: Sequence[DocumentId]) -> None:
        """Delete documents; unknown ones are no error.

        Raises:
            EngineError: As ``Connection.translated``.
        """
        lines = (_Line(name, None, orjson.dumps({"delete": {"_id": name}}) + b"\n") for name in document_ids)
        for piece in _pieces(lines):
            self._write(index, piece)

    def refresh(self, index: str) -> None:
        """Make what was written visible."""
        self._connection.call("POST", f"/{index}/_refresh", seconds=_WRITING)

    def versions(self, index: str, document_ids: Sequence[DocumentId]) -> dict[DocumentId, int]:
        """The versions of those documents that are held, refreshed or not."""
        found: dict[DocumentId, int] = {}
        for begin in range(0, len(document_ids), _PIECE_DOCUMENTS):
            names = document_ids[begin : begin + _PIECE_DOCUMENTS]
            answer: Body = self._connection.call("POST", f"/{index}/_mget", {"ids": list(names)}, _source="false")
            found |= {DocumentId(each["_id"]): each["_version"] for each in answer["docs"] if each["found"]}
        return found

    def _write(self, index: str, piece: Sequence[_Line]) -> None:
        waiting = list(piece)

        def write(_attempt: int) -> bool:
            waiting[:] = self._send(index, waiting)
            return not waiting

        self._connection.patiently(write)

    def _send(self, index: str, lines: Sequence[_Line]) -> list[_Line]:
        """Send once; gives those that found no room."""
        answers = self._bulk(index, lines)
        if answers is None:
            return list(lines)
        full: list[_Line] = []
        in_conflict: list[_Line] = []
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

    def _bulk(self, index: str, lines: Sequence[_Line]) -> list[Body] | None:
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

    def _settle(self, index: str, lines: Sequence[_Line]) -> None:
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


def _pieces(lines: Iterable[_Line]) -> Iterator[list[_Line]]:
    piece: list[_Line] = []
    size = 0
    for line in lines:
        if piece and (len(piece) == _PIECE_DOCUMENTS or size + len(line.text) > _PIECE_BYTES):
            yield piece
            piece, size = [], 0
        piece.append(line)
        size += len(line.text)
    if piece:
        yield piece


def _lines(*parts: Body) -> bytes:
    return b"".join(orjson.dumps(part, option=orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_APPEND_NEWLINE) for part in parts)


def _reason(error: Any) -> str:
    if not isinstance(error, dict):
        return "no reason given"
    caused = error.get("caused_by", {}).get("reason")
    return f"{error.get('type')}: {error.get('reason')}"[:300] + (f" ({caused})"[:300] if caused else "")
