"""A small office: documents handed in as texts, known to a real catalogue and a real engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from ingest.blobs import BlobStore
from ingest.catalogue import documents, pages
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.facts import analysed_ids
from ingest.catalogue.records import Metadata, NewDocument
from ingest.labels import (
    AgencyId,
    Classification,
    Clearance,
    DocumentId,
    Grant,
    Labels,
    Release,
    Role,
    UnitId,
    agency_of,
)
from ingest.pages import Box, Page, PageSource, ReadBy, Word
from pipelines.asking import Asking
from pipelines.draining import OutboxDrainer, findable_documents
from pipelines.engines.addresses import open_engine
from pipelines.engines.contract import Engine
from pipelines.indexing import Indexing, keep

TODAY = date(2026, 3, 14)
FK3 = UnitId("polizei/fk3")
FK5 = UnitId("polizei/fk5")
GEWERBE = UnitId("stadt/gewerbe")
PUBLIC = Labels(AgencyId("polizei"), FK3, Classification.OFFEN, Release.PARTNERSHIP)
HIDDEN = Labels(AgencyId("polizei"), FK3, Classification.OFFEN, Release.UNIT)


def caller(unit: UnitId = GEWERBE, level: Classification = Classification.VS_NFD, day: date = TODAY) -> Clearance:
    """An investigator of one unit."""
    return Clearance(agency_of(unit), frozenset({unit}), level, frozenset({Role.INVESTIGATOR}), day)


SOMEBODY = caller()


def page_of(number: int, text: str, other_readings: Mapping[str, str] | None = None) -> Page:
    """A page whose printed words have boxes: line by line, 40 pixels high, ten pixels for each letter.

    ``other_readings`` has for some of its words what another reader read.
    """
    others = other_readings or {}
    words: list[Word] = []
    place = 0
    for line_number, line in enumerate(text.split("\n")):
        for word in line.split():
            start = text.index(word, place)
            place = start + len(word)
            left = 10 * (start - text.rfind("\n", 0, start) - 1)
            box = Box(left, 40 * line_number, left + 10 * len(word), 40 * line_number + 30)
            alternatives = ((others[word], 0.3),) if word in others else ()
            words.append(Word(start, place, box, 0.9, ReadBy.FIRST, alternatives))
    return Page(number, text, PageSource.OCR, 1000, 1000, 0, 0.0, 0.9, 0.9, tuple(words), "test")


@dataclass(frozen=True)
class Paper:
    """What somebody hands in; one text for each page."""

    texts: tuple[str, ...]
    labels: Labels = PUBLIC
    metadata: Metadata = field(default_factory=Metadata)
    parent_id: DocumentId | None = None
    with_boxes: bool = True
    other_readings: Mapping[str, str] = field(default_factory=dict)


@dataclass
class World:
    """Everything that a question needs."""

    catalogue: Catalogue
    blobs: BlobStore
    engine: Engine
    drainer: OutboxDrainer
    asking: Asking
    handed_in: int = 0

    def hand_in(
        self,
        *texts: str,
        labels: Labels = PUBLIC,
        metadata: Metadata | None = None,
        parent_id: DocumentId | None = None,
        with_boxes: bool = True,
    ) -> DocumentId:
        """A document of pages, known to the catalogue; the engine learns of it with ``drain``."""
        (document_id,) = self.hand_in_all([Paper(texts, labels, metadata or Metadata(), parent_id, with_boxes)])
        return document_id

    def hand_in_all(self, papers: Sequence[Paper]) -> list[DocumentId]:
        """Many documents in few transactions."""
        with self.catalogue.writing() as connection:
            names = [self._accept(connection, paper) for paper in papers]
        indexing = Indexing(self.catalogue)
        analysed = [indexing.analyse(name) for name in names]
        with self.catalogue.writing() as connection:
            for name, indexable in zip(names, analysed, strict=True):
                assert keep(connection, name, indexable)
        return names

    def _accept(self, connection: Connection, paper: Paper) -> DocumentId:
        self.handed_in += 1
        file_name = f"{self.handed_in:03d}.pdf"
        blob = self.blobs.put([f"{file_name} {paper.texts}".encode()], limit=10**7)
        ordinal = self.handed_in if paper.parent_id else 0
        new = NewDocument(blob, file_name, paper.labels, "clerk", paper.metadata, paper.parent_id, ordinal)
        name = documents.accept(connection, new, now=float(self.handed_in))
        for number, text in enumerate(paper.texts, 1):
            page = page_of(number, text, paper.other_readings)
            pages.store(connection, name, page if paper.with_boxes else replace(page, words=()), version="1")
        return name

    def drain(self) -> None:
        """Let the engine learn of everything."""
        self.drainer.drain_all()

    def relabel(self, document_id: DocumentId, labels: Labels) -> None:
        """Change labels in the catalogue; the engine learns of it with ``drain``."""
        with self.catalogue.writing() as connection:
            found = documents.find_for_worker(connection, document_id)
            assert found is not None
            documents.relabel(connection, document_id, labels, expected_version=found.version)

    def erase(self, document_ids: Sequence[DocumentId]) -> None:
        """Take documents out of the catalogue; the engine learns of it with ``drain``."""
        with self.catalogue.writing() as connection:
            for document_id in document_ids:
                documents.erase(connection, document_id)

    def empty(self) -> None:
        """Forget all documents, in the catalogue and in the engine."""
        self.drain()
        self.erase(sorted(self.engine.versions()))
        self.drain()
        self.engine.clear()

    def refill(self) -> None:
        """Build the index anew from the catalogue, as if it had never held anything else."""
        self.engine.clear()
        with self.catalogue.reading() as connection:
            held = list(analysed_ids(connection))
            self.engine.index(findable_documents(connection, held, model=self.engine.model))


@contextmanager
def opened(folder: Path, address: str | None = None) -> Iterator[World]:
    """A world in an empty folder; its engine lies there too, or at the address."""
    catalogue = Catalogue(f"sqlite:///{folder / 'catalogue.sqlite'}")
    catalogue.migrate()
    engine = open_engine(address or f"embedded:{folder / 'index'}")
    drainer = OutboxDrainer(catalogue, engine, folder / "drainer.lock")
    yield World(catalogue, BlobStore(folder / "blobs"), engine, drainer, Asking(catalogue, engine))
    drainer.stop()
    engine.close()
    catalogue.close()


def granted(unit: UnitId, until: date) -> Labels:
    """Hidden from everybody but one more unit, until a day."""
    return replace(HIDDEN, grants=(Grant(unit, until, "§ 41"),))
