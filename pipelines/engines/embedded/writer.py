"""The one writer of an embedded index: puts documents in and takes them out, durably."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Final

import structlog
import tantivy

from pipelines.engines.embedded.faults import translated
from pipelines.engines.embedded.mapping import rows_of
from pipelines.engines.embedded.purging import purge
from pipelines.engines.embedded.storage import Generation
from pipelines.engines.embedded.vectors import FILE, VectorLog
from pipelines.engines.embedded.view import View
from pipelines.findable import DocumentId, FindableDocument

# Bytes of the buffer before a segment is written. 64 MB hold some 60,000 passages; more saves merging in a rebuild, but
# the process that serves has 600 MB in all.
_BUFFER: Final = 64_000_000
# Documents whose versions are looked up at once.
_CHUNK: Final = 500

_log: Final = structlog.get_logger(__name__)


class Writer:
    """Writes to one generation; every method commits before it returns, or leaves everything as it was."""

    def __init__(self, generation: Generation) -> None:
        self.generation = generation
        self._vectors = VectorLog(generation.folder / FILE)
        self._open: tantivy.IndexWriter | None = None

    def index(self, documents: Iterable[FindableDocument]) -> None:
        """Add or replace documents, but none by an older version of itself.

        Raises:
            ValueError: A document that no row can be made of; none of this call is kept.
            EngineUnavailable: The files cannot be written.
        """
        written: dict[DocumentId, int] = {}
        with self._all_or_nothing():
            for chunk in _chunks(documents):
                with translated():
                    held = self._view().versions([document.document_id for document in chunk])
                vectors: list[tuple[DocumentId, int, list[tuple[int, bytes]]]] = []
                for document in chunk:
                    name = document.document_id
                    if document.version < max(held.get(name, 0), written.get(name, 0)):
                        continue
                    # Before tantivy is touched: a document that is at fault must not look like an engine that is.
                    rows = list(rows_of(document))
                    is_new = name not in held and name not in written
                    with translated():
                        self._replace(name, rows, is_new=is_new)
                    written[name] = document.version
                    pairs = [(passage.ordinal, passage.vector) for passage in document.passages if passage.vector]
                    # A version without vectors still ends those of the one before.
                    if pairs or (not is_new and (self.generation.folder / FILE).exists()):
                        vectors.append((name, document.tie, pairs))
                # Before the commit: vectors of rows that never come harm nobody, rows without their vectors would.
                with translated():
                    self._vectors.append(vectors)
            if written:
                self._commit()

    def remove(self, document_ids: Sequence[DocumentId]) -> None:
        """Delete all rows of the documents, and have their words leave the files.

        Raises:
            EngineUnavailable: The files cannot be written.
        """
        with self._all_or_nothing(), translated():
            for name in document_ids:
                self._delete(name)
            self._vectors.erase(frozenset(document_ids))
            self._commit()
            # What fails from here on is made up for by the next call: the rows are marked as removed already.
            self._let_go()
            is_gone = purge(self.generation.index, self.generation.folder, buffer=_BUFFER)
        if not is_gone:
            _log.warning("erased_words_wait_for_merge", hint="akte reindex")

    @property
    def _writer(self) -> tantivy.IndexWriter:
        if self._open is None:
            # One thread: two would save little beside the work in Python, and double the segments.
            self._open = self.generation.index.writer(heap_size=_BUFFER, num_threads=1)
        return self._open

    def _let_go(self) -> None:
        if self._open is not None:
            writer, self._open = self._open, None
            writer.wait_merging_threads()

    def _replace(self, document_id: DocumentId, rows: Iterable[tantivy.Document], *, is_new: bool) -> None:
        if not is_new:
            self._delete(document_id)
        for row in rows:
            self._writer.add_document(row)

    def _delete(self, document_id: DocumentId) -> None:
        self._writer.delete_documents_by_term("document", document_id)
        self._writer.delete_documents_by_term("passage_of", document_id)

    def _commit(self) -> None:
        with translated():
            self._writer.commit()
            self.generation.index.reload()

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            if self._open is not None:
                self._open.rollback()
            raise

    def _view(self) -> View:
        return View(self.generation.index.searcher(), self.generation.schema)


def _chunks(documents: Iterable[FindableDocument]) -> Iterator[list[FindableDocument]]:
    rest = iter(documents)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
