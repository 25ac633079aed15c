"""Small texts done many at a time: the same outcome as one by one, and every trouble stays with its document."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from ingest.blobs import StorageFull
from ingest.catalogue import documents, events
from ingest.catalogue.records import DocumentState, Metadata, NewDocument
from ingest.catalogue.schema import (
    ANALYSES,
    DOCUMENTS,
    JOBS,
    MENTIONS,
    PAGES,
    PASSAGE_IMPACTS,
    PASSAGES,
    RECOGNISED_FACTS,
    RECOGNITIONS,
    SIGNATURE_BANDS,
    SIGNATURES,
)
from ingest.labels import DocumentId
from ingest.light_reading import read_lightly
from ingest.pages import Page, PageOutline
from ingest.readers.plain_text import page_of_text
from pipelines.analysing import PageText
from pipelines.analyst import Analyst, AnalystLost
from pipelines.entities.contract import Mention
from pipelines.entities.recognising import RULES, Recognising
from pipelines.indexing import Material, analyse_material
from pipelines.light_work import MOST_DOCUMENTS
from pipelines.reading import Item
from tests.pipelines.working.conftest import CITY_CLERK, EVERYONE, INVESTIGATOR, OWN_UNIT, House

LETTERS = [
    "Stadt Kiel\nBetreff: Gaststätte Zur Linde\nKiel, den 3. Mai 2026\nHerr Mehmet Yilmaz fuhr KI-AB 123.",
    "Vermerk\nDie Spielhalle wurde am 4. Mai 2026 überprüft. Telefon 0431 123456.",
    "Kein Satz",
    "Gewerbe " * 300,
]

TABLES = (
    PAGES,
    ANALYSES,
    PASSAGES,
    PASSAGE_IMPACTS,
    SIGNATURES,
    SIGNATURE_BANDS,
    MENTIONS,
    RECOGNITIONS,
    RECOGNISED_FACTS,
)


@dataclass
class PlainReader:
    """Reads plain texts as the product does, at once or, where ``is_light`` is off, one by one."""

    is_light: bool = True
    read_singly: list[str] = field(default_factory=list)

    def read_lightly(self, path: Path) -> Page | None:
        return read_lightly(path) if self.is_light else None

    def read(self, path: Path, *, media_type: str, done: frozenset[int] = frozenset()) -> Iterator[Item]:
        self.read_singly.append(path.read_text())
        yield PageOutline(1)
        if 1 not in done:
            yield page_of_text(path.read_text(), reader="text")

    def close(self) -> None:
        pass


def kept(house: House) -> dict[str, list[Any]]:
    """All that the catalogue has of the documents, by file name instead of id."""
    with house.catalogue.reading() as connection:
        rows = connection.execute(select(DOCUMENTS)).mappings().all()
        names = {row["id"]: row["file_name"] for row in rows}
        found: dict[str, list[Any]] = {"documents": sorted(repr({**row, "id": None}) for row in rows)}
        for table in TABLES:
            each = connection.execute(select(table)).mappings()
            found[table.name] = sorted(repr({**row, "document_id": names[row["document_id"]]}) for row in each)
    return found


@pytest.mark.parametrize("title", [None, "Eigener Titel"])
def test_the_outcome_is_that_of_one_by_one(house: House, title: str | None) -> None:
    outcomes = []
    for is_light in (False, True):
        reader = PlainReader(is_light)
        ids = [house.hand_in(text, f"{number}.txt") for number, text in enumerate(LETTERS)]
        if title is not None:
            with house.catalogue.writing() as connection:
                documents.describe(connection, ids[0], Metadata(title=title), expected_version=1, now=0.0)
        house.work(reader)
        assert len(reader.read_singly) == (0 if is_light else len(LETTERS))
        outcomes.append(kept(house))
        with house.catalogue.writing() as connection:
            for document_id in ids:
                documents.erase(connection, document_id)
        house.work(reader)
    assert outcomes[0]["mentions"]
    assert outcomes[0]["recognised_facts"]
    assert outcomes[0] == outcomes[1]


def test_they_are_found_and_known_to_those_who_watch(house: House) -> None:
    ids = [house.hand_in(text, f"{number}.txt", OWN_UNIT) for number, text in enumerate(LETTERS)]
    house.work(PlainReader())
    assert house.ask("Linde") == {ids[0]}
    assert house.ask("Spielhallen") == {ids[1]}
    assert house.ask("Linde", CITY_CLERK) == set()
    with house.catalogue.reading() as connection:
        told = events.after(connection, 0, clearance=INVESTIGATOR)
    assert {(each.document_id, each.state, each.pages_done) for each in told} == {
        (each, DocumentState.INDEXED, 1) for each in ids
    }


def test_a_lot_takes_few_commits(house: House) -> None:
    for number in range(60):
        house.hand_in(f"Vorgang {number}", f"{number}.txt")
    worker = house.worker(PlainReader())
    with counting_commits(house) as commits:
        worker.run_until_idle()
    worker.stop()
    assert len(house.documents()) == 60
    assert commits[0] <= 6  # taken, kept, told to the engine, and a look for jobs of the dead


@contextmanager
def counting_commits(house: House) -> Iterator[list[int]]:
    """How often the catalogue is written to within the block."""
    count = [0]
    writing = house.catalogue.writing

    @contextmanager
    def counted() -> Iterator[Connection]:
        with writing() as connection:
            count[0] += 1
            yield connection

    house.catalogue.writing = counted  # type: ignore[method-assign]
    try:
        yield count
    finally:
        house.catalogue.writing = writing  # type: ignore[method-assign]


@dataclass
class Stumbling:
    """A recogniser that calls something when it sees a text with ``stolpert``."""

    then: Callable[[], object]
    name: str = "stumbling"
    version: str = "1"

    def find(self, text: str) -> tuple[Mention, ...]:
        if "stolpert" in text:
            self.then()
        return ()


def work(house: House, reader: PlainReader, then: Callable[[], object]) -> None:
    worker = house.worker(reader, recognising=Recognising((*RULES, Stumbling(then))))
    worker.run_until_idle()
    worker.stop()


def test_a_document_that_fails_goes_alone_and_takes_no_neighbour_with_it(house: House) -> None:
    ids = [house.hand_in(text) for text in ("Spielhalle", "stolpert über die Schwelle", "Gaststätte")]
    house.passes = 30.0
    reader = PlainReader()

    def fail() -> None:
        raise RuntimeError("immer")

    work(house, reader, fail)
    assert reader.read_singly == ["stolpert über die Schwelle"]
    assert {house.document(each).state for each in ids} == {DocumentState.INDEXED}
    assert house.ask("Schwelle") == {ids[1]}  # findable by its words, though nothing could be recognised


def test_a_document_erased_or_changed_meanwhile_is_not_overwritten(house: House) -> None:
    letters = [house.hand_in(text) for text in ("stolpert", "Gaststätte", "Spielhalle", "Kiosk")]

    def meddle() -> None:
        if house.document(letters[1]).version == 1:
            with house.catalogue.writing() as connection:
                documents.describe(connection, letters[1], Metadata(title="Neuer Titel"), expected_version=1, now=0.0)
                documents.erase(connection, letters[2])

    work(house, PlainReader(), meddle)
    assert house.ask("Titel Gaststätte") == {letters[1]}
    assert house.ask("Kiosk") == {letters[3]}
    assert house.ask("Spielhalle") == set()
    assert len(house.documents()) == 3


def test_a_lot_whose_leases_were_lost_writes_nothing_more(house: House) -> None:
    letters = [house.hand_in(text) for text in ("stolpert", "Gaststätte")]
    other = PlainReader()
    has_stalled: list[bool] = []

    def stall() -> None:
        if not has_stalled:
            has_stalled.append(True)
            house.time += 1_000.0
            house.work(other)

    work(house, PlainReader(), stall)
    assert sorted(other.read_singly) == ["Gaststätte", "stolpert"]  # one by one, since their worker looked dead
    assert {house.document(each).state for each in letters} == {DocumentState.INDEXED}
    assert house.engine.versions() == dict.fromkeys(letters, 1)


def test_a_full_disk_counts_against_no_document_of_a_lot(house: House) -> None:
    letters = [house.hand_in(text) for text in ("Spielhalle", "Gaststätte")]
    worker = house.worker(PlainReader())
    house.passes = 30.0
    writing, is_full = house.catalogue.writing, [True, True]

    @contextmanager
    def full() -> Iterator[Connection]:
        with writing() as connection:
            yield connection
            if is_full and connection.execute(select(PAGES.c.number).limit(1)).first():
                is_full.pop()
                raise StorageFull("voll")

    house.catalogue.writing = full  # type: ignore[method-assign]
    worker.run_until_idle()
    worker.stop()
    house.catalogue.writing = writing  # type: ignore[method-assign]
    assert not is_full
    with house.catalogue.reading() as connection:
        assert connection.execute(select(JOBS.c.attempts).distinct()).scalars().all() == [0]
    assert {house.document(each).state for each in letters} == {DocumentState.INDEXED}


class Tagger(Stumbling):
    """Stands for the model: its step comes behind the words."""


def test_with_a_tagger_documents_are_findable_before_it_has_looked(house: House) -> None:
    letters = [house.hand_in(text) for text in ("stolpert", "Gaststätte")]
    found_by_then: list[set[DocumentId]] = []

    def look() -> None:
        house.drainer.drain_all()
        found_by_then.append(house.ask("Gaststätte"))

    worker = house.worker(PlainReader(), recognising=Recognising(RULES, Tagger(look)))
    worker.run_until_idle()
    worker.stop()
    assert found_by_then == [{letters[1]}]
    assert {house.document(each).state for each in letters} == {DocumentState.INDEXED}
    with house.catalogue.reading() as connection:
        assert len(connection.execute(select(RECOGNITIONS)).all()) == 2


def test_texts_among_other_files_keep_their_turn(house: House) -> None:
    """A lot ends before the first file that is no small text; nothing is overtaken, and all come to their end."""
    for number in range(9):
        house.time += 1.0
        house.hand_in("Tabelle " * 4_000 if number % 3 == 2 else f"Vermerk {number}", f"{number}.txt")
    reader = PlainReader()
    house.work(reader)
    assert len(reader.read_singly) == 3
    assert {each.state for each in house.documents()} == {DocumentState.INDEXED}


def test_what_came_inside_another_file_goes_one_by_one(house: House) -> None:
    parent = house.hand_in("Anlage folgt")
    house.work(PlainReader())
    blob = house.blobs.put([b"Anlage"], 100)
    with house.catalogue.writing() as connection:
        documents.accept(connection, NewDocument(blob, "anlage.txt", EVERYONE, "kb", parent_id=parent, ordinal=1), 1.0)
    reader = PlainReader()
    house.work(reader)
    assert reader.read_singly == ["Anlage"]


def analysts() -> list[int]:
    """The process ids of the children of this process that analyse words."""
    children = [
        int(name) for task in Path("/proc/self/task").iterdir() for name in (task / "children").read_text().split()
    ]
    return [pid for pid in children if b"pipelines.analyst" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def test_a_lost_analyst_takes_no_document_with_it_and_none_is_left_running(house: House) -> None:
    letters = [house.hand_in(f"Vermerk {number}", f"{number}.txt") for number in range(MOST_DOCUMENTS)]
    house.time += 1_000.0
    letters += [house.hand_in(f"stolpert über Vermerk {number}", f"{number}.txt") for number in range(40)]
    killed: list[int] = []

    def kill() -> None:
        for pid in analysts():
            os.kill(pid, signal.SIGKILL)
            killed.append(pid)

    reader = PlainReader()
    work(house, reader, kill)
    assert killed
    assert len(reader.read_singly) == 40
    assert analysts() == []
    with house.catalogue.reading() as connection:
        states = connection.execute(select(DOCUMENTS.c.state)).scalars().all()
    assert states == [DocumentState.INDEXED.value] * len(letters)


def test_an_analyst_makes_what_the_pipeline_makes_and_says_when_it_is_gone() -> None:
    materials = [Material(None, (PageText(1, text),)) for text in LETTERS]
    analyst = Analyst()
    assert analyst.analyse(materials) == [analyse_material(each) for each in materials]
    analyst.end()
    with pytest.raises(AnalystLost):
        analyst.analyse(materials)
