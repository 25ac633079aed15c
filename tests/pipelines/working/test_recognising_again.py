"""Documents are looked at anew when what recognises them changes, with the tagger that ships."""

from __future__ import annotations

from ingest.catalogue import mentions
from ingest.labels import DocumentId
from pipelines.entities.recognising import RULES, Recognising
from pipelines.entities.tagging.installing import open_tagger, shipped_tagger
from tests.pipelines.working.conftest import INVESTIGATOR, House, TextReader

LETTER = "Herr Mehmet Yilmaz arbeitet bei Siemens.\fEr fuhr über Rotterdam zurück."


def told(house: House, letter: DocumentId) -> list[tuple[int, str, str, str]]:
    with house.catalogue.reading() as connection:
        return [
            (page, one.type, one.normalized, one.recogniser)
            for page in (1, 2)
            for one in mentions.of_page(connection, letter, page, clearance=INVESTIGATOR)
        ]


def work_with(house: House, recognising: Recognising, reader: TextReader) -> None:
    worker = house.worker(reader, recognising=recognising)
    worker.start()
    worker.stop()
    worker = house.worker(reader, recognising=recognising)
    worker.run_until_idle()
    worker.stop()


def test_mentions_are_made_anew_with_a_tagger_and_without_it(house: House) -> None:
    by_rule = [(1, "PERSON", "Yilmaz, Mehmet", "persons")]
    by_tagger = [(1, "ORGANISATION", "Siemens", "tagger"), (2, "LOCATION", "Rotterdam", "tagger")]
    reader = TextReader()
    letter = house.hand_in(LETTER)
    house.work(reader)
    assert told(house, letter) == by_rule
    work_with(house, Recognising(RULES, open_tagger(shipped_tagger())), reader)
    assert told(house, letter) == by_rule + by_tagger
    work_with(house, Recognising(), reader)
    assert told(house, letter) == by_rule
    assert len(reader.read_pages) == 2  # no page was read again
