"""Many small plain texts done at once: read, recognised and analysed in memory, and kept in one commit.

A file that takes a few milliseconds would wait for six commits of its own otherwise. A lot is the next few documents in
fair order, as far as they are such texts; it ends before the first that is none, so nobody is overtaken. Whatever is
out of the ordinary with one of them, an error included, sends it the way of all other files: alone, step by step.

The tagger of names and the vectors take longer than all the rest. Where they are installed their steps wait behind
everything that is still to be read, so that a heap of texts is findable by its words first.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final

import structlog
from sqlalchemy import Connection

from ingest import job_lots
from ingest.blobs import BlobStore
from ingest.catalogue import first_readings, progress
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.first_readings import FirstReading, Looked
from ingest.catalogue.pages import storable
from ingest.catalogue.recognised import shown_at_first
from ingest.catalogue.records import Document, DocumentState
from ingest.catalogue.steps import Step
from ingest.jobs import Lease, Ledger
from ingest.labels import DocumentId
from ingest.light_reading import MOST_BYTES
from ingest.pages import Page
from ingest.quarantine import Unreadable
from ingest.sniffing import TEXT
from ingest.virus_scanner import Admit, ScannerAway, admit_all
from pipelines.analysing import PageText
from pipelines.analyst import Analyst, AnalystLost
from pipelines.indexing import Indexable, Material, analyse_material
from pipelines.reading import READING_VERSION, FileReader
from pipelines.recognition import Recognition

MOST_DOCUMENTS: Final = 128
MOST_CHARACTERS: Final = 256 * 1024
"""Of a lot: some 0.5 s of work. More would save little, and a letter that comes now would wait longer for its turn."""

_FEWEST_FOR_ANALYST: Final = 32
"""Documents of a lot for which a process of its own is worth its start (a second of work, some 100 MB)."""

_log: Final = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class LightFile:
    """A document in hand whose only page is read; nothing of it is kept yet."""

    lease: Lease
    document: Document
    page: Page


@dataclass(frozen=True, slots=True)
class _Begun:
    """A document that was looked at where that is quick, and what its words are to be analysed from."""

    file: LightFile
    looked: Looked | None
    material: Material


class LightWork:
    """Takes lots from a ledger and does them; shared by the threads of a worker."""

    def __init__(  # noqa: PLR0913 - the parts that a lot is done with
        self,
        catalogue: Catalogue,
        blobs: BlobStore,
        reader: FileReader,
        ledger: Ledger,
        *,
        clock: Callable[[], float],
        recognition: Recognition,
        has_vectors: bool,
        admit: Admit = admit_all,
    ) -> None:
        self._admit = admit
        self._catalogue = catalogue
        self._blobs = blobs
        self._reader = reader
        self._ledger = ledger
        self._clock = clock
        self._recognition = recognition
        self._has_vectors = has_vectors
        self._taking = threading.Lock()
        self._own = threading.local()

    def take(self) -> list[LightFile]:
        """The next lot; empty where the next document is no small text."""
        with self._taking:
            files = self._look_ahead()
            if not files:
                return []
            with self._catalogue.writing() as connection:
                leases = job_lots.claim(connection, self._ledger, list(files), self._clock())
        return [LightFile(lease, *files[lease.document_id]) for lease in leases]

    def finish(self, lot: Sequence[LightFile]) -> list[Lease]:
        """Make the documents findable by their words; gives those that must go the way of all other files."""
        made = self._make(lot)
        with self._catalogue.writing() as connection:
            now = self._clock()
            held = job_lots.hold(connection, self._ledger, [file.lease for file in lot], now)
            in_hand = {lease.document_id for lease in held}
            wanted = [each for each in made if each.document.id in in_hand]
            kept = first_readings.store(connection, wanted, version=READING_VERSION, now=now)
            self._end(connection, kept, now)
            left = [lease for lease in held if lease.document_id not in kept]
            for lease in left:
                progress.set_state(connection, lease.document_id, DocumentState.READING, now=now)
        return left

    def _look_ahead(self) -> dict[DocumentId, tuple[Document, Page]]:
        with self._catalogue.reading() as connection:
            names = job_lots.upcoming(connection, self._ledger, self._clock(), MOST_DOCUMENTS)
            untouched = first_readings.find_untouched(connection, names, most_bytes=MOST_BYTES)
        files: dict[DocumentId, tuple[Document, Page]] = {}
        characters = 0
        for name in names:
            document = untouched.get(name)
            page = None if document is None else self._read(document)
            if document is None or page is None or characters > MOST_CHARACTERS:
                break
            characters += len(page.text)
            files[name] = (document, page)
        return files

    def _read(self, document: Document) -> Page | None:
        path = self._blobs.path(document.blob)
        try:
            self._admit(path)
        except (Unreadable, ScannerAway):
            return None  # by itself it is looked at again, and ends as it must
        return self._reader.read_lightly(path)

    def rest(self, *, at_least: float = 0.0) -> None:
        """End what this thread keeps at hand for lots, if it was of no use for so many seconds."""
        analyst: Analyst | None = getattr(self._own, "analyst", None)
        if analyst is not None and time.monotonic() - analyst.last_used >= at_least:
            self._own.analyst = None
            analyst.end()

    def _make(self, lot: Sequence[LightFile]) -> list[FirstReading]:
        """What could be made of a lot; documents that failed are missing."""
        begun = [each for file in lot if (each := self._begin(file)) is not None]
        try:
            indexables = self._analyse([each.material for each in begun])
        except AnalystLost as error:
            _log.warning("analyst_lost", documents=len(begun), reason=str(error))
            self.rest()
            return []
        return [
            FirstReading(each.file.document, TEXT, each.file.page, made.analysis, made.signature, each.looked)
            for each, made in zip(begun, indexables, strict=True)
        ]

    def _begin(self, file: LightFile) -> _Begun | None:
        try:
            texts = (PageText(file.page.number, storable(file.page.text)),)
            looked = self._look(file.document, texts) if self._recognition.is_quick else None
        except Exception:
            # The process edge of a job: the document is tried again by itself, and its failures are counted there.
            _log.exception("light_work_failed", document_id=file.document.id)
            return None
        return _Begun(file, looked, Material(file.document.title if looked is None else looked.shown.title, texts))

    def _analyse(self, materials: Sequence[Material]) -> list[Indexable]:
        if len(materials) < _FEWEST_FOR_ANALYST:
            return [analyse_material(material) for material in materials]
        if getattr(self._own, "analyst", None) is None:
            self._own.analyst = Analyst()
        analyst: Analyst = self._own.analyst
        return analyst.analyse(materials)

    def _look(self, document: Document, texts: Sequence[PageText]) -> Looked:
        found = self._recognition.recognise_texts(texts, TEXT)
        shown, facts = shown_at_first(document.metadata, found.facts)
        return Looked(found.version, found.mentions, facts, shown)

    def _end(self, connection: Connection, kept: Collection[DocumentId], now: float) -> None:
        if not kept:
            return
        if not self._recognition.is_quick:
            job_lots.put_behind(connection, kept, Step.RECOGNISE, now=now)
        elif self._has_vectors:
            job_lots.put_behind(connection, kept, Step.EMBED, now=now)
        else:
            job_lots.finish(connection, kept)
