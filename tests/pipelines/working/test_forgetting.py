"""An erased document leaves no trace: its words stand in no file of the data folder."""

from __future__ import annotations

from pathlib import Path

from ingest.catalogue import documents
from ingest.catalogue.records import Metadata
from pipelines.forgetting import finish_erasure, settle_erasures
from tests.pipelines.working.conftest import INVESTIGATOR, House, TextReader

CANARY = "Zwölftonkanarienvogel"
FOLDED = "zwoelftonkanarienvogel"


def files_with_canary(folder: Path) -> list[str]:
    """Files in which the canary stands, as written, folded or stemmed, or in whose name it stands."""
    marks = [CANARY.encode(), FOLDED.encode(), FOLDED[:-3].encode(), CANARY.encode("utf-16-le")]
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and (any(mark in path.read_bytes() for mark in marks) or FOLDED in path.name.lower())
    ]


def test_after_an_erasure_the_canary_stands_in_no_file(house: House) -> None:
    neighbour = house.hand_in("Ein anderes Schreiben, das bleibt.")
    mail = house.hand_in(f"Der {CANARY} singt.\f{CANARY} auf Seite zwei\n+{CANARY}.txt:{CANARY} in der Anlage")
    with house.catalogue.writing() as connection:
        metadata = Metadata(title=f"Betreff {CANARY}", file_reference=f"{CANARY} 12/26", sender=CANARY)
        documents.describe(connection, mail, metadata, expected_version=1, now=house.time)
    house.work(TextReader())
    assert len(house.ask(CANARY)) == 2
    assert files_with_canary(house.folder)
    house.drainer.start()
    with house.catalogue.writing() as connection:
        receipt = documents.erase(connection, mail)
    assert finish_erasure(
        house.catalogue,
        house.blobs,
        house.drainer,
        receipt.document_ids,
        lambda each, _: house.forgotten_images.append(each),
    )
    assert house.ask(CANARY) == set()
    assert sorted(house.forgotten_images) == sorted(receipt.document_ids)
    assert house.ask("Schreiben") == {neighbour}
    assert house.eventually(lambda: files_with_canary(house.folder) == []), files_with_canary(house.folder)


def test_an_erasure_broken_off_is_finished_by_the_next_worker(house: House) -> None:
    letter = house.hand_in(f"Der {CANARY} singt.")
    house.work(TextReader())
    with house.catalogue.writing() as connection:
        documents.erase(connection, letter)
    worker = house.worker(TextReader(), threads=1)
    worker.start()
    assert house.eventually(lambda: list(house.blobs.every()) == [])
    worker.stop()
    house.drainer.drain_all()
    assert house.engine.versions() == {}
    assert house.forgotten_images == [letter]


def test_there_is_nothing_to_settle_where_nothing_was_erased(house: House) -> None:
    house.hand_in("bleibt")
    assert settle_erasures(house.catalogue, house.blobs, lambda *_: None) == 0
    assert len(list(house.blobs.every())) == 1
    with house.catalogue.reading() as connection:
        assert len(documents.list_visible(connection, clearance=INVESTIGATOR).documents) == 1
