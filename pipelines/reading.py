"""The step ``read``: a stored file becomes pages in the catalogue, each committed as it comes.

A killed worker's successor leaves out the pages that are there. Files found inside become documents of their own, with
the labels that their parent has at that moment.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol

from sqlalchemy import Connection

from ingest.blobs import BlobStore
from ingest.catalogue import (
    batches,
    corrections,
    documents,
    erasing,
    events,
    pages,
    progress,
    qualities,
    recognised,
    relations,
    twins,
)
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.errors import StaleLease
from ingest.catalogue.records import Document, DocumentState, NewDocument, clean_file_name, enclosed_id
from ingest.catalogue.steps import Step
from ingest.jobs import Lease, Ledger
from ingest.pages import Enclosure, Page, PageOutline
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.sniffing import ARCHIVES, sniff
from ingest.virus_scanner import Admit, admit_all
from pipelines.correcting import correct_again
from pipelines.quality import rate_page

READING_VERSION: Final = "4"
"""Grows when pages read before should be read anew; kept with every page."""

DEEPEST_ENCLOSURE: Final = 8
"""Mails in mails in mails: deeper than people forward, shallow enough to stop a file that unpacks to itself."""

MOST_ENCLOSED: Final = 50_000
"""Files that may come out of one that was handed in before no further archive in it is opened: archives that unpack to
archives grow by a power with each level."""

_NO_LIMIT: Final = 2**62  # enclosures lie in memory already; the sandbox has bounded them

Item = PageOutline | Page | Enclosure


class FileReader(Protocol):
    """What reads files: ``ingest.sandbox.ReadingPool``, or a fake."""

    def read(self, path: Path, *, media_type: str, done: frozenset[int] = ...) -> Iterator[Item]:
        """Outline, then pages that are not in ``done``, then enclosures; raises Unreadable."""

    def read_lightly(self, path: Path) -> Page | None:
        """The one page of a file that is so small and plain that it may be read at once; None for any other."""

    def close(self) -> None:
        """End every reading under way; it raises Unreadable."""


class Interrupted(Exception):
    """The worker is to stop; the job goes back as it is."""


class ReadStep:
    """Reads documents into the catalogue; may be shared by threads."""

    def __init__(
        self,
        catalogue: Catalogue,
        blobs: BlobStore,
        reader: FileReader,
        ledger: Ledger,
        clock: Callable[[], float],
        *,
        admit: Admit = admit_all,
    ) -> None:
        self._admit = admit
        self._catalogue = catalogue
        self._blobs = blobs
        self._reader = reader
        self._ledger = ledger
        self._clock = clock

    def run(self, lease: Lease, *, must_stop: Callable[[], bool]) -> Lease:
        """Read what is missing; gives the lease for the next step.

        Raises:
            Unreadable: The file cannot be read; pages read before stay.
            ScannerAway: It may not be read before it was looked at for viruses, and that cannot be done now.
            StaleLease: The job belongs to somebody else by now, or the document was erased.
            Interrupted: ``must_stop`` said so; asked after each page.
        """
        document, done = self._begin(lease)
        path = self._blobs.path(document.readable_blob)
        self._admit(path)
        done = done or self._take_from_twin(lease, document)
        media_type = sniff(path)
        if media_type in ARCHIVES:
            self._check_family(lease)
        page_count = document.page_count
        with _ended(self._reader.read(path, media_type=media_type, done=done)) as items:
            for item in items:
                match item:
                    case PageOutline():
                        page_count = item.page_count
                        self._keep_outline(lease, item, media_type)
                    case Page():
                        done |= {item.number}
                        self._keep_page(lease, item, len(done), page_count)
                    case Enclosure():
                        self._keep_enclosure(lease, document, item)
                if must_stop():
                    raise Interrupted
        return self._end(lease, len(done) if page_count is None else page_count)

    def _begin(self, lease: Lease) -> tuple[Document, frozenset[int]]:
        with self._catalogue.reading() as connection:
            document = documents.find_for_worker(connection, lease.document_id)
            done = pages.done_for_worker(connection, lease.document_id, version=READING_VERSION)
            depth = relations.depth_for_worker(connection, lease.document_id)
        if document is None:
            raise StaleLease(lease.document_id)
        if depth > DEEPEST_ENCLOSURE:
            raise Unreadable(QuarantineCode.NESTED_TOO_DEEP)
        return document, done

    def _take_from_twin(self, lease: Lease, document: Document) -> frozenset[int]:
        """The pages that a document of the same content had already; the file is opened all the same, for the rest."""
        with self._catalogue.reading() as connection:
            twin = twins.find_for_worker(connection, document, version=READING_VERSION)
        if twin is None:
            return frozenset()
        with self._holding(lease) as connection:
            if twins.find_for_worker(connection, document, version=READING_VERSION) != twin:
                return frozenset()  # erased or changed at this very moment
            twins.copy_pages(connection, twin, lease.document_id)
            return pages.done_for_worker(connection, lease.document_id, version=READING_VERSION)

    def _check_family(self, lease: Lease) -> None:
        """Refuses an archive among whose kin there are too many files already."""
        with self._catalogue.reading() as connection:
            family = relations.family_for_worker(connection, lease.document_id)
        if family > MOST_ENCLOSED:
            raise Unreadable(QuarantineCode.NESTED_TOO_DEEP)

    @contextmanager
    def _holding(self, lease: Lease, *, has_progressed: bool = True) -> Iterator[Connection]:
        with self._catalogue.writing() as connection:
            self._ledger.hold(connection, lease, self._clock(), has_progressed=has_progressed)
            yield connection

    def _keep_outline(self, lease: Lease, outline: PageOutline, media_type: str) -> None:
        title = pages.storable(outline.title or "").strip() or None
        stated = [replace(fact, value=pages.storable(fact.value)) for fact in outline.stated]
        # The outline is read anew by every try, so it is no progress that could clear a file of suspicion.
        with self._holding(lease, has_progressed=False) as connection:
            progress.record_outline(
                connection, lease.document_id, media_type=media_type, page_count=outline.page_count, title=title
            )
            recognised.keep_stated(connection, lease.document_id, stated)

    def _keep_page(self, lease: Lease, page: Page, pages_done: int, page_count: int | None) -> None:
        quality = rate_page(page)
        with self._holding(lease) as connection:
            pages.store(connection, lease.document_id, page, version=READING_VERSION)
            qualities.store(connection, lease.document_id, page.number, quality)
            correct_again(connection, lease.document_id, page.number)
            events.append(
                connection,
                lease.document_id,
                DocumentState.READING,
                at=self._clock(),
                pages_done=pages_done,
                page_count=page_count,
            )

    def _keep_enclosure(self, lease: Lease, parent: Document, enclosure: Enclosure) -> None:
        with self._blobs.held([enclosure.content], _NO_LIMIT) as blob:
            try:
                with self._holding(lease) as connection:
                    current = documents.find_for_worker(connection, parent.id)
                    if current is None:
                        raise StaleLease(parent.id)
                    new = NewDocument(
                        blob=blob,
                        file_name=clean_file_name(enclosure.file_name),
                        labels=current.labels,
                        uploaded_by=parent.uploaded_by,
                        parent_id=parent.id,
                        ordinal=enclosure.ordinal,
                    )
                    enclosed = documents.accept(connection, new, self._clock())
                    batches.add_enclosure(connection, parent.id, new.file_name, enclosed)
            except StaleLease:
                # The parent may just have been erased, and its enclosure must not stay behind in the blob store.
                with self._catalogue.writing() as connection:
                    erasing.discard(connection, enclosed_id(parent.id, enclosure.ordinal), blob.sha256)
                raise

    def _end(self, lease: Lease, page_count: int) -> Lease:
        now = self._clock()
        with self._catalogue.writing() as connection:
            following = self._ledger.advance(connection, lease, Step.INDEX, now)
            pages.drop_beyond(connection, lease.document_id, page_count)
            corrections.drop_beyond(connection, lease.document_id, page_count)
            qualities.drop_beyond(connection, lease.document_id, page_count)
            quality = qualities.for_worker(connection, lease.document_id)
            progress.record_quality(connection, lease.document_id, quality)
            progress.set_state(connection, lease.document_id, DocumentState.INDEXING, now=now)
        return following


@contextmanager
def _ended(items: Iterator[Item]) -> Iterator[Iterator[Item]]:
    try:
        yield items
    finally:
        # Lets the child go at once, not when the garbage collector finds the iterator.
        if isinstance(items, Generator):
            items.close()
