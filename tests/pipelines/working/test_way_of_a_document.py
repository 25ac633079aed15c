"""The way of a document from upload to findable, when nothing goes wrong and when its worker dies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from ingest.blobs import Blob, BlobStore
from ingest.catalogue import documents, events, pages, relations
from ingest.catalogue.records import DocumentState, Metadata
from ingest.catalogue.steps import Step, reopen_job
from ingest.labels import Classification, Grant, Labels
from tests.pipelines.working.conftest import (
    CITY_CLERK,
    EVERYONE,
    INVESTIGATOR,
    ORDNUNGSAMT,
    OWN_UNIT,
    TODAY,
    House,
    TextReader,
)


class PowerCut(BaseException):
    """Ends a worker in the middle of its work, as a kill would: nothing is written down about it."""


def cutting_before(text: str) -> TextReader:
    def cut(page: str) -> None:
        if text in page:
            raise PowerCut

    return TextReader(before_page=cut)


def test_a_document_becomes_findable_by_another_inflection(house: House) -> None:
    letter = house.hand_in("Die Gaststätten wurden überprüft.\fAuf der zweiten Seite steht mehr.")
    house.work(TextReader())
    assert house.ask("Gaststätte") == {letter}
    document = house.document(letter)
    assert (document.state, document.page_count, document.pages_done) == (DocumentState.INDEXED, 2, 2)
    assert (document.version, document.indexed_version, document.media_type) == (1, 1, "text/plain")
    assert document.ocr_quality == pytest.approx(0.45)


def test_every_page_is_told_to_those_who_watch(house: House) -> None:
    house.hand_in("eins\fzwei")
    seen: list[tuple[str, int | None]] = []

    def watch(_text: str) -> None:
        with house.catalogue.reading() as connection:
            seen[:] = [(e.state, e.pages_done) for e in events.after(connection, 0, clearance=INVESTIGATOR)]

    house.work(TextReader(before_page=watch))
    assert seen == [("accepted", None), ("reading", 0), ("reading", 1)]
    with house.catalogue.reading() as connection:
        (last,) = events.after(connection, 0, clearance=INVESTIGATOR)
    assert (last.state, last.pages_done, last.page_count) == (DocumentState.INDEXED, 2, 2)


def test_a_worker_that_dies_leaves_its_pages_to_the_next_one(house: House) -> None:
    letter = house.hand_in("eins\fzwei\fdrei")
    worker = house.worker(cutting_before("drei"))
    with pytest.raises(PowerCut):
        worker.run_until_idle()
    worker.stop()
    house.time += 1_000.0
    second = TextReader()
    house.work(second)
    assert second.read_pages == ["drei"]
    assert house.ask("eins drei") == {letter}


def test_a_batch_and_a_letter_share_the_worker(house: House) -> None:
    for number in range(6):
        house.hand_in(f"Stapel {number}", by="scanner")
    house.hand_in("Brief", by="clerk")
    reader = TextReader()
    house.work(reader)
    assert reader.read_pages.index("Brief") <= 1


def test_an_enclosure_is_a_document_with_the_labels_of_its_parent(house: House) -> None:
    labels = replace(OWN_UNIT, grants=(Grant(ORDNUNGSAMT, TODAY + timedelta(days=9), "§ 12 Vereinbarung"),))
    mail = house.hand_in("Anbei die Liste.\n+../Liste.txt:Kennzeichen und Halter", labels=labels, by="kb")
    house.work(TextReader())
    (child,) = house.ask("Halter", CITY_CLERK) - {mail}
    document = house.document(child)
    assert (document.parent_id, document.ordinal, document.file_name) == (mail, 1, "Liste.txt")
    assert (document.labels, document.uploaded_by) == (labels, "kb")


def test_an_enclosure_gets_the_labels_that_its_parent_has_by_then(house: House) -> None:
    mail = house.hand_in("Anbei die Liste.\n+liste.txt:Kennzeichen")
    stricter = replace(EVERYONE, classification=Classification.VERTRAULICH)

    def relabel(_text: str) -> None:
        with house.catalogue.writing() as connection:
            if documents.find(connection, mail, clearance=INVESTIGATOR).version == 1:
                documents.relabel(connection, mail, stricter, expected_version=1)

    house.work(TextReader(before_page=relabel))
    (child,) = (each for each in house.documents() if each.parent_id)
    assert child.labels == stricter


class _Erased(BlobStore):
    """Loses each content right after it was stored, as when the last other document with it is erased."""

    @contextmanager
    def held(self, chunks: Iterable[bytes], limit: int) -> Iterator[Blob]:
        with super().held(chunks, limit) as blob:
            self.remove(blob.sha256)
            yield blob


def test_an_enclosure_whose_content_is_erased_elsewhere_at_that_moment_is_kept(house: House) -> None:
    mail = house.hand_in("Anbei die Liste.\n+liste.txt:Kennzeichen und Halter")
    house.blobs = _Erased(house.folder / "blobs")
    house.work(TextReader())
    (child,) = (each for each in house.documents() if each.parent_id)
    assert house.ask("Halter") == {mail, child.id}  # the fake reader shows the line of the enclosure as text, too
    assert house.blobs.path(child.blob).read_bytes() == b"Kennzeichen und Halter"


def test_a_document_read_twice_has_its_enclosures_once(house: House) -> None:
    house.hand_in("Anbei.\n+eins.txt:Anlage eins\n+zwei.txt:Anlage zwei")
    worker = house.worker(TextReader())
    worker.run_until_idle()
    worker.stop()
    with house.catalogue.writing() as connection:
        for each in documents.list_visible(connection, clearance=INVESTIGATOR).documents:
            reopen_job(connection, each.id, Step.READ, now=house.time)
    house.work(TextReader())
    assert len(house.documents()) == 3
    assert len(house.engine.versions()) == 3


def test_a_file_that_unpacks_to_itself_ends_in_quarantine_and_not_in_a_flood(house: House) -> None:
    line = "+innen.txt:Text"
    for _ in range(12):
        line = f"+innen.txt:{line}"
    house.hand_in(line)
    house.work(TextReader())
    found = house.documents()
    deepest = min(found, key=lambda each: each.state is not DocumentState.QUARANTINED)
    assert (deepest.state, deepest.error_code) == (DocumentState.QUARANTINED, "nested_too_deep")
    with house.catalogue.reading() as connection:
        assert relations.depth_for_worker(connection, deepest.id) == 9
    assert len(found) == 10


def test_a_new_title_is_found_and_the_old_one_is_not(house: House) -> None:
    letter = house.hand_in("Der Text bleibt.")
    with house.catalogue.writing() as connection:
        documents.describe(connection, letter, Metadata(title="Ordnungsverfügung"), expected_version=1, now=0.0)
    house.work(TextReader())
    assert house.ask("Ordnungsverfügung") == {letter}
    with house.catalogue.writing() as connection:
        documents.describe(connection, letter, Metadata(title="Bußgeldbescheid"), expected_version=2, now=0.0)
    house.work(TextReader())
    assert house.ask("Bußgeldbescheid") == {letter}
    assert house.ask("Ordnungsverfügung") == set()
    assert house.document(letter).state is DocumentState.INDEXED


def test_a_document_without_text_is_done_all_the_same(house: House) -> None:
    empty = house.hand_in("—")
    house.work(TextReader())
    assert house.document(empty).state is DocumentState.INDEXED
    with house.catalogue.reading() as connection:
        assert len(pages.texts_for_worker(connection, empty)) == 1


@pytest.mark.parametrize("labels", [replace(EVERYONE, classification=None), replace(EVERYONE, release=None)])
def test_a_document_with_labels_missing_is_read_although_nobody_may_see_it(house: House, labels: Labels) -> None:
    labelled = house.hand_in("Vorgang Nummer 7")
    bare = house.hand_in("Vorgang Nummer 7", labels=labels)
    house.work(TextReader())
    assert house.document(bare).state is DocumentState.INDEXED
    assert house.ask("Vorgang") == {labelled}


def test_threads_in_the_background_do_the_same_work(house: House) -> None:
    expected = {house.hand_in(f"Vorgang Nummer {number}") for number in range(12)}
    worker = house.worker(TextReader(), threads=3)
    house.drainer.start()
    worker.start()
    assert house.eventually(lambda: {each.state for each in house.documents()} == {DocumentState.INDEXED})
    worker.stop()
    worker.stop()
    assert house.ask("Vorgang") == expected
