"""The quality of pages and documents, the lists by it, and the queue of pages that wait for a person."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from ingest.catalogue import documents, progress, qualities, reviews
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.documents import Narrowing, Order
from ingest.catalogue.errors import PageNotReviewed
from ingest.catalogue.qualities import PageQuality, Quality
from ingest.labels import DocumentId
from ingest.legibility import Legibility, legibility_of
from tests.ingest.catalogue.conftest import BUILDING_CLERK, FK3, INVESTIGATOR, NOW, OWN, HandIn


def rated(ocr_quality: float, *, words: int = 10, known: float | None = None) -> PageQuality:
    return PageQuality(words, Quality(ocr_quality, 1.0, known, ocr_quality))


def store(connection: Connection, document_id: DocumentId, *pages: PageQuality | None) -> None:
    for number, page in enumerate(pages, 1):
        qualities.store(connection, document_id, number, page)
    progress.record_quality(connection, document_id, qualities.for_worker(connection, document_id))


def test_a_document_has_the_mean_over_its_words(catalogue: Catalogue, hand_in: HandIn) -> None:
    document_id, digital = hand_in("a"), hand_in("b")
    with catalogue.writing() as connection:
        store(connection, document_id, rated(0.9, words=3, known=0.8), rated(0.5, words=1), rated(0.0, words=0), None)
        store(connection, digital, None)
        found = qualities.of_documents(connection, [document_id, digital], clearance=INVESTIGATOR)
        assert set(found) == {document_id}
        assert found[document_id].ocr_quality == pytest.approx((3 * 0.9 + 0.5 + 0.0) / 5)
        assert found[document_id].known_words == pytest.approx(0.8)
        assert qualities.of_page(connection, document_id, 4, clearance=INVESTIGATOR) is None


def test_the_quality_of_a_hidden_document_is_told_to_nobody(catalogue: Catalogue, hand_in: HandIn) -> None:
    document_id = hand_in(labels=OWN)
    with catalogue.writing() as connection:
        store(connection, document_id, rated(0.5))
        assert qualities.of_documents(connection, [document_id], clearance=BUILDING_CLERK) == {}
        assert qualities.of_page(connection, document_id, 1, clearance=BUILDING_CLERK) is None
        assert qualities.of_page(connection, document_id, 1, clearance=INVESTIGATOR) is not None


def test_lists_by_quality_begin_with_the_worst_and_end_with_what_is_digital(
    catalogue: Catalogue, hand_in: HandIn
) -> None:
    names = {hand_in(name): name for name in ("good", "digital", "poor", "fair")}
    figures = {"good": 0.95, "poor": 0.2, "fair": 0.8}
    with catalogue.writing() as connection:
        for document_id, name in names.items():
            store(connection, document_id, rated(figures[name]) if name in figures else None)
        seen, place = [], None
        while True:
            listing = documents.list_visible(
                connection, clearance=INVESTIGATOR, order=Order.WORST_READ, after=place, limit=1
            )
            seen += [names[document.id] for document in listing.documents]
            if (place := listing.next) is None:
                break
        assert seen == ["poor", "fair", "good", "digital"]
        for legibility in Legibility:
            narrowing = Narrowing(legibility=(legibility,))
            listing = documents.list_visible(connection, clearance=INVESTIGATOR, narrowing=narrowing)
            assert [names[document.id] for document in listing.documents] == [legibility.value]
            assert [legibility_of(document.ocr_quality) for document in listing.documents] == [legibility]


def test_the_queue_holds_poor_visible_pages_worst_first_until_somebody_has_looked(
    catalogue: Catalogue, hand_in: HandIn
) -> None:
    shared, own = hand_in("a"), hand_in("b", labels=OWN)
    with catalogue.writing() as connection:
        store(connection, shared, rated(0.6), rated(0.95), rated(0.1))
        store(connection, own, rated(0.3), None)
        first = reviews.waiting(connection, clearance=INVESTIGATOR, limit=2)
        assert [(page.document_id, page.number) for page in first.pages] == [(shared, 3), (own, 1)]
        rest = reviews.waiting(connection, clearance=INVESTIGATOR, after=first.next, limit=2)
        assert ([(page.document_id, page.number) for page in rest.pages], rest.total, rest.next) == (
            [(shared, 1)],
            3,
            None,
        )
        assert reviews.waiting(connection, clearance=BUILDING_CLERK).total == 2
        assert reviews.waiting(connection, clearance=BUILDING_CLERK, units=BUILDING_CLERK.units).total == 0
        assert reviews.waiting(connection, clearance=INVESTIGATOR, units=[FK3]).total == 3
        reviews.mark_reviewed(connection, shared, 3, by="kb", now=NOW)
        assert reviews.waiting(connection, clearance=INVESTIGATOR).pages[0].document_id == own
        qualities.store(connection, shared, 3, rated(0.2))
        assert reviews.waiting(connection, clearance=INVESTIGATOR).pages[0].number == 3
        with pytest.raises(PageNotReviewed):
            reviews.mark_reviewed(connection, own, 2, by="kb", now=NOW)
