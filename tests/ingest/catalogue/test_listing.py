"""Lists of documents: newest first, narrowed, and whole when read in parts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.catalogue import documents, pages, progress, relations
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.documents import Narrowing, Place
from ingest.catalogue.records import Document, DocumentState, Metadata
from ingest.labels import AgencyId, Clearance, DocumentId, UnitId
from ingest.pages import Page, PageSource
from tests.ingest.catalogue.conftest import BUILDING_CLERK, INVESTIGATOR, NOW, OWN, SHARED, HandIn, get

CITY = replace(SHARED, agency=AgencyId("stadt"), unit=UnitId("stadt/bauamt"))


def names(catalogue: Catalogue, narrowing: Narrowing) -> list[str]:
    with catalogue.reading() as connection:
        listing = documents.list_visible(connection, clearance=INVESTIGATOR, narrowing=narrowing)
    return [document.file_name for document in listing.documents]


def test_the_newest_document_comes_first(catalogue: Catalogue, hand_in: HandIn) -> None:
    for second in (2, 0, 1):
        hand_in(name=f"{second}.txt", at=NOW + second)
    assert names(catalogue, Narrowing()) == ["2.txt", "1.txt", "0.txt"]


def test_a_list_read_in_parts_is_whole_though_documents_arrive_meanwhile(catalogue: Catalogue, hand_in: HandIn) -> None:
    expected = {hand_in(name=f"{number}.txt", at=NOW + number // 3) for number in range(10)}
    seen: list[DocumentId] = []
    after: Place | None = None
    for _ in range(4):
        with catalogue.reading() as connection:
            part = documents.list_visible(connection, clearance=INVESTIGATOR, after=after, limit=3)
        seen += [document.id for document in part.documents]
        after = part.next
        hand_in(name="neu.txt", at=NOW + 100)
    assert after is None
    assert len(seen) == 10
    assert set(seen) == expected


@pytest.mark.parametrize(
    ("narrowing", "expected"),
    [
        (Narrowing(file_name="BESCHEID"), ["Bescheid_2.pdf", "bescheid.pdf"]),
        (Narrowing(file_name="d_2"), ["Bescheid_2.pdf"]),
        (Narrowing(file_name="%"), []),
        (Narrowing(agency=("stadt",)), ["foto.png"]),
        (Narrowing(unit=("polizei/fk3", "polizei/fk1"), doc_type=("bericht",)), ["bescheid.pdf"]),
        (Narrowing(uploaded_by="er"), ["foto.png"]),
        (Narrowing(state=(DocumentState.INDEXED, DocumentState.QUARANTINED)), []),
        (Narrowing(state=(DocumentState.ACCEPTED,)), ["foto.png", "Bescheid_2.pdf", "bescheid.pdf"]),
    ],
)
def test_a_list_is_narrowed_by_what_was_asked(
    catalogue: Catalogue, hand_in: HandIn, narrowing: Narrowing, expected: list[str]
) -> None:
    hand_in(name="bescheid.pdf", metadata=Metadata(doc_type="bericht"), at=NOW)
    hand_in(name="Bescheid_2.pdf", at=NOW + 1)
    hand_in(name="foto.png", labels=CITY, by="er", at=NOW + 2)
    assert names(catalogue, narrowing) == expected


def test_pages_done_counts_the_pages_that_are_there(catalogue: Catalogue, hand_in: HandIn) -> None:
    document_id = hand_in()
    with catalogue.writing() as connection:
        for number in (1, 2):
            page = Page(number, "", PageSource.DIGITAL, 0, 0, 0, 0.0, None, None, (), "text")
            pages.store(connection, document_id, page, version="1")
        assert get(connection, document_id).pages_done == 2


def test_every_state_is_counted(catalogue: Catalogue, hand_in: HandIn) -> None:
    hand_in()
    broken = hand_in()
    hand_in(labels=OWN)
    with catalogue.writing() as connection:
        progress.set_state(connection, broken, DocumentState.QUARANTINED, now=NOW, error_code="corrupt_file")
    with catalogue.reading() as connection:
        counts = relations.count_by_state(connection, clearance=BUILDING_CLERK)
    assert counts == {
        DocumentState.ACCEPTED: 1,
        DocumentState.READING: 0,
        DocumentState.INDEXING: 0,
        DocumentState.INDEXED: 0,
        DocumentState.QUARANTINED: 1,
    }


def test_parents_and_enclosures_are_named_only_to_those_who_may_see_them(catalogue: Catalogue, hand_in: HandIn) -> None:
    mail = hand_in("Nachricht", name="mail.eml", labels=OWN)
    shared = hand_in("Anlage 1", name="eins.pdf", labels=SHARED, parent=mail, ordinal=1)
    hand_in("Anlage 2", name="zwei.pdf", labels=OWN, parent=mail, ordinal=2)
    with catalogue.reading() as connection:
        enclosed = get(connection, shared)
        assert relations.parents_of(connection, [enclosed], clearance=BUILDING_CLERK) == {}
        parent = relations.parents_of(connection, [enclosed], clearance=INVESTIGATOR)[shared]
        assert (parent.id, parent.file_name) == (mail, "mail.eml")

        def enclosures(who: Clearance) -> list[str]:
            return [each.file_name for each in relations.enclosures_of(connection, mail, clearance=who)]

        assert enclosures(INVESTIGATOR) == ["eins.pdf", "zwei.pdf"]
        assert enclosures(BUILDING_CLERK) == ["eins.pdf"]


def test_a_document_repeats_the_earliest_visible_one_with_its_content(catalogue: Catalogue, hand_in: HandIn) -> None:
    hidden = hand_in("gleich", name="alt.txt", labels=OWN, at=NOW)
    first = hand_in("gleich", name="erste.txt", at=NOW + 1)
    second = hand_in("gleich", name="zweite.txt", at=NOW + 2)
    other = hand_in("anders", at=NOW + 3)
    with catalogue.reading() as connection:
        found: list[Document] = [get(connection, each) for each in (first, second, other)]
        for_clerk = relations.duplicates_of(connection, found, clearance=BUILDING_CLERK)
        assert {each: of.file_name for each, of in for_clerk.items()} == {second: "erste.txt"}
        for_police = relations.duplicates_of(connection, found, clearance=INVESTIGATOR)
        assert {each: of.id for each, of in for_police.items()} == {first: hidden, second: hidden}


def test_how_deep_a_document_is_enclosed_is_counted(catalogue: Catalogue, hand_in: HandIn) -> None:
    mail = hand_in("a")
    inner = hand_in("b", parent=mail, ordinal=1)
    innermost = hand_in("c", parent=inner, ordinal=1)
    with catalogue.reading() as connection:
        assert [relations.depth_for_worker(connection, each) for each in (mail, inner, innermost)] == [0, 1, 2]


def test_everything_that_came_out_of_one_file_is_counted(catalogue: Catalogue, hand_in: HandIn) -> None:
    archive = hand_in("a")
    inner = hand_in("b", parent=archive, ordinal=1)
    hand_in("c", parent=archive, ordinal=2)
    innermost = hand_in("d", parent=inner, ordinal=1)
    stranger = hand_in("e")
    with catalogue.reading() as connection:
        counts = [relations.family_for_worker(connection, each) for each in (archive, inner, innermost, stranger)]
    assert counts == [4, 4, 4, 1]
