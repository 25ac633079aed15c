"""Pages in the catalogue: kept as read, replaced when read again, weighed for the quality of a document."""

from __future__ import annotations

from dataclasses import replace

from ingest.catalogue import pages
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.word_readings import WordReading
from ingest.pages import Box, Page, PageSource, ReadBy, Word
from tests.ingest.catalogue.conftest import INVESTIGATOR, HandIn

WORDS = (Word(0, 8, Box(10, 10, 90, 40), 0.91), Word(9, 12, Box(100, 10, 150, 40), 0.5))
RIVALS = (("von", 0.31), ("vorn", 0.1))
PAGE = Page(1, "Bescheid vom", PageSource.OCR, 2480, 3508, 90, 300.0, 0.8, 0.5, WORDS, "tesseract 5")


def test_a_page_comes_back_as_it_was_read(catalogue: Catalogue, hand_in: HandIn) -> None:
    document_id = hand_in()
    with catalogue.writing() as connection:
        pages.store(connection, document_id, PAGE, version="1")
        stored = pages.find(connection, document_id, 1, clearance=INVESTIGATOR)
        assert stored is not None
        assert stored.words.words() == WORDS
        for name in Page.__slots__:
            if name != "words":
                assert getattr(stored, name) == getattr(PAGE, name), name
        assert pages.find(connection, document_id, 2, clearance=INVESTIGATOR) is None


def test_a_page_keeps_who_read_its_words_and_what_may_stand_there(catalogue: Catalogue, hand_in: HandIn) -> None:
    document_id = hand_in()
    doubtful = replace(WORDS[1], read_by=ReadBy.SECOND, alternatives=RIVALS)
    with catalogue.writing() as connection:
        pages.store(connection, document_id, replace(PAGE, words=(WORDS[0], doubtful)), version="1")
        stored = pages.find(connection, document_id, 1, clearance=INVESTIGATOR)
        assert stored is not None
        assert stored.readings == {1: WordReading(ReadBy.SECOND, RIVALS)}
        pages.store(connection, document_id, PAGE, version="1")
        stored = pages.find(connection, document_id, 1, clearance=INVESTIGATOR)
        assert stored is not None
        assert stored.readings == {}


def test_a_page_read_again_replaces_the_earlier_one(catalogue: Catalogue, hand_in: HandIn) -> None:
    document_id = hand_in()
    with catalogue.writing() as connection:
        pages.store(connection, document_id, PAGE, version="1")
        assert pages.done_for_worker(connection, document_id, version="2") == frozenset()
        pages.store(connection, document_id, replace(PAGE, text="Bescheid von"), version="2")
        assert pages.done_for_worker(connection, document_id, version="2") == {1}
        assert pages.texts_for_worker(connection, document_id) == ((1, "Bescheid von"),)


def test_text_that_no_database_takes_keeps_its_places(catalogue: Catalogue, hand_in: HandIn) -> None:
    document_id = hand_in()
    with catalogue.writing() as connection:
        pages.store(connection, document_id, replace(PAGE, text="Besch\x00id \ud83dom", words=()), version="1")
        assert pages.texts_for_worker(connection, document_id) == ((1, "Besch\ufffdid \ufffdom"),)


def test_pages_that_a_new_reading_does_not_find_are_forgotten(catalogue: Catalogue, hand_in: HandIn) -> None:
    document_id = hand_in()
    with catalogue.writing() as connection:
        for number in (1, 2, 3):
            pages.store(connection, document_id, replace(PAGE, number=number), version="1")
        pages.drop_beyond(connection, document_id, 2)
        assert [number for number, _ in pages.texts_for_worker(connection, document_id)] == [1, 2]


def test_only_the_pages_asked_for_are_given(catalogue: Catalogue, hand_in: HandIn) -> None:
    first, second = hand_in("a"), hand_in("b")
    with catalogue.writing() as connection:
        for document_id in (first, second):
            for number in (1, 2):
                pages.store(connection, document_id, replace(PAGE, number=number), version="1")
        keys = [(first, 1), (second, 2)]
        assert set(pages.find_many(connection, keys, clearance=INVESTIGATOR)) == set(keys)
