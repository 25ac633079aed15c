"""Paper for the search benchmark: many generated documents in a data folder of the service, built once and kept.

Words follow Zipf's law: real words of offices at the head, compounds of them below, misread ones at the end; a third
are stop words. Every page has boxes. Nothing differs from run to run.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np
from sqlalchemy import Connection, insert, select

from benchmarks.vocabulary import FILLERS, vocabulary
from ingest.catalogue import pages, passages
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.records import tie_of
from ingest.catalogue.schema import DOCUMENTS
from ingest.labels import AgencyId, Classification, Clearance, DocumentId, Role, UnitId
from ingest.pages import Box, Page, PageSource, Word
from pipelines.analysing import ANALYSER_VERSION, PageText
from pipelines.draining import findable_documents
from pipelines.engines.addresses import open_engine
from pipelines.engines.contract import Engine, IndexOutdated
from pipelines.indexing import Material, analyse_material

DOCUMENTS_BUILT: Final = 25_000
_PAGES: Final = 4
_WORDS_OF_A_PAGE: Final = 170  # two passages
_BATCH: Final = 250
_SEED: Final = 20260314

UNITS: Final = tuple(
    f"{agency}/{place}{number}" for agency, place in (("polizei", "fk"), ("stadt", "amt")) for number in range(10)
)
KINDS: Final = ("Vermerk", "Anzeige", "Bescheid", "Anhörung", "Rechnung", "Meldung", "Protokoll", "Antrag")

CALLER: Final = Clearance(
    agency=AgencyId("polizei"),
    units=frozenset({UnitId("polizei/fk3")}),
    level=Classification.VERTRAULICH,
    roles=frozenset({Role.INVESTIGATOR}),
    day=date(2026, 3, 14),
)
"""Sees about a quarter of the documents."""


@dataclass(frozen=True, slots=True)
class DataFolder:
    """A folder as the service keeps it: give it to the service as its data folder, or open it here."""

    path: Path

    @property
    def database_url(self) -> str:
        """The catalogue as SQLAlchemy names it."""
        return f"sqlite:///{self.path / 'catalogue.sqlite'}"

    @property
    def engine_address(self) -> str:
        """The engine, for ``open_engine``."""
        return f"embedded:{self.path / 'index'}"


def build(path: Path, *, documents: int = DOCUMENTS_BUILT) -> DataFolder:
    """A filled data folder; takes some minutes the first time, and a minute after a change of the index."""
    folder = DataFolder(path)
    mark = path / "built.json"
    wanted = {"documents": documents, "analyser": ANALYSER_VERSION, "seed": _SEED}
    is_there = mark.exists() and json.loads(mark.read_text()) == wanted
    path.mkdir(parents=True, exist_ok=True)
    if not is_there:
        mark.unlink(missing_ok=True)
        for left_over in path.glob("catalogue.sqlite*"):
            left_over.unlink()
    catalogue = Catalogue(folder.database_url)
    catalogue.migrate()
    engine = open_engine(folder.engine_address)
    if not is_there:
        _write_documents(catalogue, documents)
    if not is_there or _is_outdated(engine):
        fill(catalogue, engine)
    engine.close()
    catalogue.close()
    mark.write_text(json.dumps(wanted))
    return folder


def _is_outdated(engine: Engine) -> bool:
    try:
        return not engine.versions()
    except IndexOutdated:
        return True


def fill(catalogue: Catalogue, engine: Engine) -> float:
    """Put everything into an engine, in one commit; gives the seconds of processor time it took."""
    engine.clear()
    with catalogue.reading() as connection:
        names = [DocumentId(name) for name in connection.execute(select(DOCUMENTS.c.id)).scalars()]
        started = time.process_time()
        engine.index(findable_documents(connection, names))
    return time.process_time() - started


def _write_documents(catalogue: Catalogue, count: int) -> None:
    chance = np.random.default_rng(_SEED)
    writer = _Writer(chance)
    for first in range(0, count, _BATCH):
        with catalogue.writing() as connection:
            for number in range(first, min(first + _BATCH, count)):
                writer.write(connection, number)
        print(f"\r{first + _BATCH:,} documents", end="", flush=True)
    print()


class _Writer:
    def __init__(self, chance: np.random.Generator) -> None:
        self._chance = chance
        self._words = vocabulary()
        shares = 1 / np.arange(8, len(self._words) + 8) ** 1.02
        self._shares = shares / shares.sum()

    def write(self, connection: Connection, number: int) -> None:
        document_id = DocumentId(f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}{number:016x}")
        connection.execute(insert(DOCUMENTS).values(self._row(document_id, number)))
        read = [self._page(page) for page in range(1, _PAGES + 1)]
        for page in read:
            pages.store(connection, document_id, page, version="benchmark")
        texts = tuple(PageText(page.number, page.text) for page in read)
        passages.store(connection, document_id, analyse_material(Material(None, texts)).analysis)

    def _row(self, document_id: DocumentId, number: int) -> dict[str, Any]:
        chance = self._chance
        unit = UNITS[int(chance.integers(len(UNITS)))]
        name = f"{number:05d}.pdf"
        day = date(2026, 1, 1).toordinal() - int(chance.integers(1500))
        return {
            "id": document_id,
            "ordinal": 0,
            "blob": f"{number:064x}",
            "size": 1,
            "file_name": name,
            "media_type": "application/pdf",
            "state": "indexed",
            "agency": unit.partition("/")[0],
            "unit": unit,
            "classification": int(chance.choice(4, p=[0.4, 0.4, 0.15, 0.05])),
            "release": str(chance.choice(["unit", "agency", "partnership"], p=[0.65, 0.25, 0.1])),
            "doc_type": str(chance.choice(["bericht", "genehmigung", "schriftverkehr"])),
            "kind": KINDS[int(chance.integers(len(KINDS)))],
            "date": None if chance.random() < 0.1 else date.fromordinal(day).isoformat(),
            "file_reference": f"32.2-{number}/26",
            "page_count": _PAGES,
            "tie": tie_of(f"{number:064x}", name),
            "version": 1,
            "indexed_version": 1,
            "uploaded_by": "benchmark",
            "uploaded_at": float(number),
        }

    def _page(self, number: int) -> Page:
        spoken = list(self._sentences())
        text = ""
        words = []
        for place, word in enumerate(spoken):
            line, column = divmod(place, 10)
            if column == 0 and text:
                text += "\n"
            elif text:
                text += " "
            words.append(Word(len(text), len(text) + len(word), _box(line, column), 0.9))
            text += word
        return Page(
            number=number,
            text=text,
            source=PageSource.OCR,
            width=2480,
            height=3508,
            rotation=0,
            dots_per_inch=0.0,
            confidence=0.9,
            coverage=0.9,
            words=tuple(words),
            reader="generated",
        )

    def _sentences(self) -> Iterator[str]:
        drawn = self._chance.choice(len(self._words), size=_WORDS_OF_A_PAGE, p=self._shares)
        is_filler = self._chance.random(_WORDS_OF_A_PAGE) < 1 / 3
        filler = self._chance.zipf(1.4, size=_WORDS_OF_A_PAGE) % len(FILLERS)
        for place in range(_WORDS_OF_A_PAGE):
            word = FILLERS[filler[place]] if is_filler[place] else self._words[drawn[place]]
            yield word + "." if place % 13 == 12 else word


def _box(line: int, column: int) -> Box:
    return Box(200 + column * 210, 300 + line * 60, 390 + column * 210, 340 + line * 60)
