"""What a worker does when something goes wrong: one document's trouble stays its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.blobs import StorageFull
from ingest.catalogue import documents, erasing, pages
from ingest.catalogue.records import DocumentState, Metadata
from ingest.jobs import MOST_ERRORS
from ingest.pages import Enclosure
from ingest.quarantine import QuarantineCode, Unreadable
from pipelines.reading import Item
from tests.pipelines.working.conftest import House, TextReader, refusing


class Failing:
    """A ``before_page`` that fails a number of times on pages with the word ``stolpert``."""

    def __init__(self, error: Exception, times: int) -> None:
        self.error = error
        self.left = times
        self.calls = 0

    def __call__(self, text: str) -> None:
        if "stolpert" in text:
            self.calls += 1
            if self.left:
                self.left -= 1
                raise self.error


@pytest.mark.parametrize("code", list(QuarantineCode))
def test_an_unreadable_file_goes_to_quarantine_and_its_neighbours_are_done(house: House, code: QuarantineCode) -> None:
    good = [house.hand_in(f"Vorgang {number}") for number in range(2)]
    bad = house.hand_in("erste Seite\fkaputt")
    good.append(house.hand_in("Vorgang 3"))
    house.work(TextReader(before_page=refusing(code)))
    document = house.document(bad)
    assert (document.state, document.error_code) == (DocumentState.QUARANTINED, code)
    assert document.pages_done == 1
    assert house.blobs.path(document.blob).exists()
    assert house.ask("Vorgang") == set(good)


def test_a_file_of_no_known_type_goes_to_quarantine(house: House) -> None:
    empty = house.hand_in("")
    binary = house.hand_in("\x00\x01\x02" * 100)
    house.work(TextReader())
    assert house.document(empty).error_code == "empty_file"
    assert house.document(binary).error_code == "unsupported_type"


def test_a_retry_takes_up_where_reading_ended(house: House) -> None:
    bad = house.hand_in("erste Seite\fkaputt")
    house.work(TextReader(before_page=refusing(QuarantineCode.TIMEOUT)))
    with house.catalogue.writing() as connection:
        documents.retry(connection, bad, now=house.time)
    second = TextReader()
    house.work(second)
    assert second.read_pages == ["kaputt"]
    assert house.document(bad).state is DocumentState.INDEXED
    assert house.document(bad).error_code is None
    assert house.ask("erste kaputt") == {bad}


def test_an_error_that_passes_is_survived(house: House) -> None:
    letter = house.hand_in("stolpert")
    failing = Failing(RuntimeError("vorübergehend"), times=MOST_ERRORS - 1)
    house.passes = 30.0
    house.work(TextReader(before_page=failing))
    assert house.document(letter).state is DocumentState.INDEXED
    assert failing.calls == MOST_ERRORS


def test_an_error_that_stays_ends_in_quarantine_after_four_tries(house: House) -> None:
    letter, neighbour = house.hand_in("stolpert"), house.hand_in("läuft")
    failing = Failing(RuntimeError("für immer"), times=100)
    house.passes = 30.0
    house.work(TextReader(before_page=failing))
    assert house.document(letter).error_code == "internal_error"
    assert failing.calls == MOST_ERRORS
    assert house.document(neighbour).state is DocumentState.INDEXED


def test_a_full_disk_counts_against_no_document(house: House) -> None:
    letter = house.hand_in("stolpert")
    house.passes = 30.0
    house.work(TextReader(before_page=Failing(StorageFull("voll"), times=20)))
    assert house.document(letter).state is DocumentState.INDEXED


def test_a_missing_content_is_an_error_and_no_endless_loop(house: House) -> None:
    letter = house.hand_in("weg")
    house.blobs.remove(house.document(letter).blob)
    house.passes = 30.0
    house.work(TextReader())
    assert house.document(letter).error_code == "internal_error"


def test_a_worker_whose_lease_was_lost_writes_nothing_more(house: House) -> None:
    letter = house.hand_in("eins\fzwei")
    other = TextReader()

    def stall(text: str) -> None:
        if text == "zwei":
            house.time += 1_000.0
            house.work(other)

    house.work(TextReader(before_page=stall))
    assert other.read_pages == ["zwei"]
    assert house.document(letter).state is DocumentState.INDEXED
    assert house.engine.versions() == {letter: 1}


def test_a_document_erased_while_it_is_read_stays_erased_with_its_enclosures(house: House) -> None:
    mail = house.hand_in("Anbei.\n+liste.txt:Kennzeichen")

    class Erasing(TextReader):
        def read(self, path: Path, *, media_type: str, done: frozenset[int] = frozenset()) -> Iterator[Item]:
            for item in super().read(path, media_type=media_type, done=done):
                if isinstance(item, Enclosure):
                    with house.catalogue.writing() as connection:
                        documents.erase(connection, mail)
                yield item

    house.work(Erasing())
    assert house.documents() == ()
    with house.catalogue.writing() as connection:
        erasing.settle_discards(connection, house.blobs.remove, lambda *_: None)
    assert list(house.blobs.every()) == []
    assert house.engine.versions() == {}


def test_a_title_given_during_the_analysis_is_not_lost(house: House) -> None:
    letter = house.hand_in("Der Text bleibt.")
    house.work(TextReader())
    with house.catalogue.writing() as connection:
        documents.describe(connection, letter, Metadata(title="Erster"), expected_version=1, now=0.0)
        documents.describe(connection, letter, Metadata(title="Zweiter"), expected_version=2, now=0.0)
    house.work(TextReader())
    assert house.ask("Zweiter") == {letter}


def test_a_worker_that_stops_gives_its_job_back_unblamed(house: House) -> None:
    letter = house.hand_in("eins\fzwei\fdrei")
    has_begun, may_go_on = threading.Event(), threading.Event()

    def hold(text: str) -> None:
        if text == "zwei":
            has_begun.set()
            may_go_on.wait(20)

    worker = house.worker(TextReader(before_page=hold), threads=1)
    worker.start()
    assert has_begun.wait(20)
    stopping = threading.Thread(target=worker.stop)
    stopping.start()
    may_go_on.set()
    stopping.join()
    with house.catalogue.reading() as connection:
        read = [number for number, _ in pages.texts_for_worker(connection, letter)]
    assert read in ([1, 2], [1])
    second = TextReader()
    house.work(second)
    assert "eins" not in second.read_pages
    assert house.document(letter).state is DocumentState.INDEXED


def test_a_reading_that_does_not_end_is_cut_off_at_the_stop_and_not_blamed(house: House) -> None:
    letter = house.hand_in("endlos")
    cut = threading.Event()

    class Endless(TextReader):
        def close(self) -> None:
            cut.set()

    def hang(_text: str) -> None:
        cut.wait(60)
        raise Unreadable(QuarantineCode.PARSER_CRASH)

    worker = house.worker(Endless(before_page=hang), threads=1, grace=0.1)
    worker.start()
    assert house.eventually(lambda: house.document(letter).state is DocumentState.READING)
    worker.stop()
    house.work(TextReader())
    assert house.document(letter).state is DocumentState.INDEXED
