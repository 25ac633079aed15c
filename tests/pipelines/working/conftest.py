"""A data folder with everything that a document passes through, and readers that are not the real one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from ingest.blobs import BlobStore
from ingest.catalogue import documents
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.records import Document, NewDocument
from ingest.labels import AgencyId, Classification, Clearance, DocumentId, Labels, Release, Role, UnitId
from ingest.pages import Box, Enclosure, Page, PageOutline, PageSource, Word
from ingest.quarantine import QuarantineCode, Unreadable
from pipelines.draining import OutboxDrainer
from pipelines.engines.addresses import open_engine
from pipelines.engines.contract import Ask, Engine
from pipelines.entities.recognising import Recognising
from pipelines.german.analysis import analyse
from pipelines.question.tree import And
from pipelines.question.tree import Word as WordLeaf
from pipelines.reading import FileReader, Item
from pipelines.working import Pace, Worker

TODAY = date(2026, 5, 4)
FK3 = UnitId("polizei/fk3")
ORDNUNGSAMT = UnitId("stadt/ordnungsamt")
EVERYONE = Labels(AgencyId("polizei"), FK3, Classification.OFFEN, Release.PARTNERSHIP)
OWN_UNIT = Labels(AgencyId("polizei"), FK3, Classification.OFFEN, Release.UNIT)


def clearance(unit: UnitId, level: Classification = Classification.VS_NFD) -> Clearance:
    return Clearance(AgencyId(unit.partition("/")[0]), frozenset({unit}), level, frozenset({Role.CLERK}), TODAY)


INVESTIGATOR = clearance(FK3)
CITY_CLERK = clearance(ORDNUNGSAMT)


def page_of(number: int, text: str) -> Page:
    words, start = [], 0
    for place, word in enumerate(text.split()):
        start = text.index(word, start)
        words.append(Word(start, start + len(word), Box(place * 50, 10, place * 50 + 40, 30), 0.9))
        start += len(word)
    return Page(
        number=number,
        text=text,
        source=PageSource.OCR,
        width=2480,
        height=3508,
        rotation=0,
        dots_per_inch=300.0,
        confidence=0.9,
        coverage=0.5,
        words=tuple(words),
        reader="fake 1",
    )


@dataclass
class TextReader:
    """Reads a text file as pages parted by form feeds; lines ``+name:text`` are enclosures. Notes what it read.

    ``before_page`` is called before each page; whatever it raises is what reading raises.
    """

    before_page: Callable[[str], object] = lambda _text: None
    read_pages: list[str] = field(default_factory=list)

    def read_lightly(self, path: Path) -> Page | None:
        return None

    def read(self, path: Path, *, media_type: str, done: frozenset[int] = frozenset()) -> Iterator[Item]:
        assert media_type == "text/plain"
        sides = path.read_text().split("\f")
        yield PageOutline(len(sides), title=None)
        for number, text in enumerate(sides, 1):
            if number not in done:
                self.before_page(text)
                self.read_pages.append(text)
                yield page_of(number, text)
        lines = [line for text in sides for line in text.splitlines() if line.startswith("+")]
        for ordinal, line in enumerate(lines, 1):
            name, _, content = line[1:].partition(":")
            yield Enclosure(ordinal, name, content.encode())

    def close(self) -> None:
        pass


@dataclass
class House:
    """A data folder in use."""

    folder: Path
    catalogue: Catalogue
    blobs: BlobStore
    engine: Engine
    drainer: OutboxDrainer
    forgotten_images: list[DocumentId] = field(default_factory=list)
    time: float = 1_000_000.0
    passes: float = 0.0  # seconds that pass whenever somebody looks at the clock, so that no retry is waited for

    def clock(self) -> float:
        self.time += self.passes
        return self.time

    def eventually(self, is_so: Callable[[], bool], seconds: float = 30.0) -> bool:
        """Whether something becomes true, within real seconds."""
        deadline = time.monotonic() + seconds
        while not is_so():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.02)
        return True

    def worker(
        self,
        reader: FileReader,
        *,
        threads: int = 2,
        grace: float = 10.0,
        drainer: OutboxDrainer | None = None,
        recognising: Recognising | None = None,
    ) -> Worker:
        return Worker(
            self.catalogue,
            self.blobs,
            reader,
            drainer or self.drainer,
            presence_folder=self.folder / "workers",
            forget_images=lambda document_id, _blob: self.forgotten_images.append(document_id),
            pace=Pace(threads=threads, clock=self.clock, stop_seconds=grace),
            recognising=recognising,
        )

    def work(self, reader: FileReader) -> None:
        worker = self.worker(reader)
        worker.run_until_idle()
        worker.stop()

    def hand_in(self, text: str, name: str = "brief.txt", labels: Labels = EVERYONE, by: str = "kb") -> DocumentId:
        blob = self.blobs.put([text.encode()], 1_000_000)
        with self.catalogue.writing() as connection:
            return documents.accept(connection, NewDocument(blob, name, labels, by), self.time)

    def document(self, document_id: DocumentId) -> Document:
        with self.catalogue.reading() as connection:
            found = documents.find_for_worker(connection, document_id)
        assert found is not None
        return found

    def documents(self) -> tuple[Document, ...]:
        with self.catalogue.reading() as connection:
            return documents.list_visible(connection, clearance=INVESTIGATOR, limit=100).documents

    def ask(self, words: str, who: Clearance = INVESTIGATOR) -> set[DocumentId]:
        leaves = tuple(
            WordLeaf(word, token.exact, token.stem, 1.0) for word in words.split() for token in analyse(word)
        )
        found = self.engine.find(Ask(And(leaves)), clearance=who)
        return {ranked.document_id for ranked in found.documents}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    catalogue = Catalogue(f"sqlite:///{tmp_path}/catalogue.sqlite")
    catalogue.migrate()
    engine = open_engine(f"embedded:{tmp_path}/index")
    drainer = OutboxDrainer(catalogue, engine, tmp_path / "index.lock")
    yield House(tmp_path, catalogue, BlobStore(tmp_path / "blobs"), engine, drainer)
    drainer.stop()
    engine.close()
    catalogue.close()


def refusing(code: QuarantineCode) -> Callable[[str], object]:
    """A ``before_page`` that finds pages with the word ``kaputt`` unreadable."""

    def refuse(text: str) -> None:
        if "kaputt" in text:
            raise Unreadable(code)

    return refuse
