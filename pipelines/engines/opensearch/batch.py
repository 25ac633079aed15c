"""Documents on their way: made ready as lines of bulk requests, kept in memory or a file, sent in pieces."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Final

import orjson

from pipelines.engines.opensearch.connection import Body
from pipelines.engines.opensearch.mapping import source_of
from pipelines.findable import DocumentId, FindableDocument

_PIECE_BYTES: Final = 4_000_000
_PIECE_DOCUMENTS: Final = 500
_IN_MEMORY: Final = 32_000_000  # bytes of a batch; what is larger waits in a temporary file


@dataclass(frozen=True, slots=True)
class Line:
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

    def lines(self) -> Iterator[Line]:
        """The operations in the order of the documents; may be asked for more than once."""
        self._file.seek(0)
        for name, version, length in self._lengths:
            yield Line(name, version, self._file.read(length))

    def close(self) -> None:
        """Let go of the temporary file."""
        self._file.close()


def pieces(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines in portions that one request may carry."""
    piece: list[Line] = []
    size = 0
    for line in lines:
        if piece and (len(piece) == _PIECE_DOCUMENTS or size + len(line.text) > _PIECE_BYTES):
            yield piece
            piece, size = [], 0
        piece.append(line)
        size += len(line.text)
    if piece:
        yield piece


def deletion(document_id: DocumentId) -> Line:
    """The line that deletes a document."""
    return Line(document_id, None, _lines({"delete": {"_id": document_id}}))


def _lines(*parts: Body) -> bytes:
    return b"".join(orjson.dumps(part, option=orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_APPEND_NEWLINE) for part in parts)
