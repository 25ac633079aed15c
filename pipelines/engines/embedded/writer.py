"""The one writer of an embedded index: puts documents in and takes them out, durably."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from pipelines.engines.embedded.mapping import rows_of
from pipelines.engines.embedded.storage import Generation
from pipelines.engines.embedded.view import View
from pipelines.findable import DocumentId, FindableDocument

# Bytes of the buffer before a segment is written. 64 MB hold some 60,000 passages; more saves merging in a rebuild, but
# the process that serves has 600 MB in all.
_BUFFER: Final = 64_000_000
# Documents whose versions are looked up at once.
_CHUNK: Final = 500


class Writer:
    """Writes to one generation; every method commits before it returns, or leaves everything as it was."""

    def __init__(self, generation: Generation) -> None:
        self.generation = generation
        # One thread: two would save little beside the work in Python, and double the segments.
        self._writer = generation.index.writer(heap_size=_BUFFER, num_threads=1)

    def index(self, documents: Iterable[FindableDocument]) -> None:
        """Add or replace documents, but none by an older version of itself."""
        written: dict[DocumentId, int] = {}
        try:
            for chunk in _chunks(documents):
                held = self._view().versions([document.document_id for document in chunk])
                for document in chunk:
                    name = document.document_id
                    if document.version < max(held.get(name, 0), written.get(name, 0)):
                        continue
                    if name in held or name in written:
                        self._delete(name)
                    for row in rows_of(document):
                        self._writer.add_document(row)
                    written[name] = document.version
            if written:
                self._commit()
        except BaseException:
            self._writer.rollback()
            raise

    def remove(self, document_ids: Sequence[DocumentId]) -> None:
        """Delete all rows of the documents."""
        try:
            for name in document_ids:
                self._delete(name)
            self._commit()
        except BaseException:
            self._writer.rollback()
            raise

    def _delete(self, document_id: DocumentId) -> None:
        self._writer.delete_documents_by_term("document", document_id)
        self._writer.delete_documents_by_term("passage_of", document_id)

    def _commit(self) -> None:
        self._writer.commit()
        self.generation.index.reload()

    def _view(self) -> View:
        return View(self.generation.index.searcher(), self.generation.schema)


def _chunks(documents: Iterable[FindableDocument]) -> Iterator[list[FindableDocument]]:
    rest = iter(documents)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
