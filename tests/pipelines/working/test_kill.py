"""kill -9 of a real worker process, with real readers, in the middle of ten documents."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from PIL import Image, ImageDraw, ImageFont
from sqlalchemy import func, select

from ingest.catalogue import documents
from ingest.catalogue.records import DocumentState, NewDocument
from ingest.catalogue.schema import DOCUMENTS, OUTBOX, PAGES
from ingest.labels import DocumentId
from tests.pipelines.working.conftest import EVERYONE, House

SUBJECTS = [
    "Gaststätte", "Spielhalle", "Kennzeichen", "Baustelle", "Gewerbe",
    "Fahrzeug", "Grundstück", "Verkehr", "Lieferung", "Wohnung",
]  # fmt: skip


def as_scan(lines: list[str]) -> bytes:
    """A page with large black letters."""
    image = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=44)
    for number, line in enumerate(lines):
        draw.text((120, 160 + number * 90), line, fill=0, font=font)
    file = io.BytesIO()
    image.save(file, "PNG", dpi=(150, 150))
    return file.getvalue()


def hand_in_all(house: House) -> dict[DocumentId, str]:
    """Ten documents, every second one a scan of many lines."""
    handed_in = {}
    for number, subject in enumerate(SUBJECTS):
        lines = [f"Vermerk {line}: Die {subject} wurde am Montag überprüft." for line in range(14)]
        content = as_scan(lines) if number % 2 else "\n".join(lines).encode()
        blob = house.blobs.put([content], 10_000_000)
        with house.catalogue.writing() as connection:
            new = NewDocument(blob, f"{subject}.{'png' if number % 2 else 'txt'}", EVERYONE, "kb")
            handed_in[documents.accept(connection, new, house.time)] = subject
    return handed_in


@contextmanager
def worker_process(house: House) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.pipelines.working.worker_process", str(house.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        try:
            yield process
        finally:
            process.kill()


def count_in_state(house: House, *states: DocumentState) -> int:
    return sum(document.state in states for document in house.documents())


def is_in_the_middle(house: House, done: int) -> bool:
    """Whether some documents are done and another one is in hand."""
    is_at_work = count_in_state(house, DocumentState.READING, DocumentState.INDEXING) > 0
    return is_at_work and count_in_state(house, DocumentState.INDEXED) >= done


@pytest.mark.slow
def test_ten_documents_survive_the_killing_of_their_worker_and_are_indexed_once(house: House) -> None:
    handed_in = hand_in_all(house)
    for done_before_the_kill in (1, 4):
        with worker_process(house) as process:
            assert house.eventually(partial(is_in_the_middle, house, done_before_the_kill), seconds=240)
            process.kill()
            process.wait()
    assert count_in_state(house, DocumentState.INDEXED) < 10
    with worker_process(house) as process:
        assert house.eventually(lambda: count_in_state(house, DocumentState.INDEXED) == 10, seconds=240)
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(timeout=120) == 0
    assert set(house.engine.versions()) == set(handed_in)
    for document_id, subject in handed_in.items():
        assert house.ask(f"Vermerk {subject}") == {document_id}
    with house.catalogue.reading() as connection:
        assert connection.execute(select(func.count()).select_from(PAGES)).scalar_one() == 10
        assert connection.execute(select(func.count()).select_from(OUTBOX)).scalar_one() == 0
    assert list((house.folder / "workers").iterdir()) == []


@pytest.mark.slow
def test_lots_of_small_texts_survive_the_killing_of_their_worker_and_are_indexed_once(house: House) -> None:
    handed_in = {house.hand_in(f"Vermerk {number}: Spielhalle", f"{number}.txt") for number in range(260)}
    for done_before_the_kill in (1, 140):
        with worker_process(house) as process:
            assert house.eventually(partial(is_beyond, house, done_before_the_kill), seconds=240)
            process.kill()
            process.wait()
    with worker_process(house) as process:
        assert house.eventually(lambda: is_beyond(house, 260), seconds=240)
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(timeout=120) == 0
    assert set(house.engine.versions()) == handed_in
    with house.catalogue.reading() as connection:
        assert connection.execute(select(func.count()).select_from(PAGES)).scalar_one() == 260
        assert connection.execute(select(func.count()).select_from(OUTBOX)).scalar_one() == 0


def is_beyond(house: House, done: int) -> bool:
    """Whether so many documents are indexed."""
    query = select(func.count()).where(DOCUMENTS.c.state == DocumentState.INDEXED.value)
    with house.catalogue.reading() as connection:
        return connection.execute(query).scalar_one() >= done
