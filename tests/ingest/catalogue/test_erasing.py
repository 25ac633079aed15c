"""Erasing: every row goes, contents go unless shared, and a killed process leaves nothing that is not taken up."""

from __future__ import annotations

from sqlalchemy import func, select

from ingest.blobs import BlobStore
from ingest.catalogue import documents, erasing, mentions, outbox, pages, passages, recognised
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.mentions import StoredMention
from ingest.catalogue.passages import StoredAnalysis, StoredPassage
from ingest.catalogue.recognised import RecognisedFact
from ingest.catalogue.schema import METADATA
from ingest.labels import DocumentId
from ingest.pages import Page, PageSource
from tests.ingest.catalogue.conftest import HandIn

PAGE = Page(1, "Text", PageSource.DIGITAL, 0, 0, 0, 0.0, None, None, (), "text")
ANALYSIS = StoredAnalysis(
    "1", "text", "text", "", b"", b"", (StoredPassage(0, 1, 0, 4, "text", "text", "text", "", b""),)
)

MENTION = StoredMention(0, 1, "PERSON", 0, 4, "Text", "Text, Anna", "text anna", "e" * 32, 0.9, "persons", "1")


def fill(catalogue: Catalogue, *document_ids: DocumentId) -> None:
    with catalogue.writing() as connection:
        for document_id in document_ids:
            pages.store(connection, document_id, PAGE, version="1")
            passages.store(connection, document_id, ANALYSIS)
            mentions.store(connection, document_id, [MENTION], "1")
            recognised.store(connection, document_id, [RecognisedFact("kind", "Vermerk", 0.9, "heading")])


def settle(catalogue: Catalogue, blobs: BlobStore) -> list[tuple[DocumentId, str]]:
    forgotten: list[tuple[DocumentId, str]] = []
    with catalogue.writing() as connection:
        erasing.settle_discards(connection, blobs.remove, lambda *images: forgotten.append(images))
    return forgotten


def test_every_row_of_a_document_and_its_enclosures_goes(catalogue: Catalogue, hand_in: HandIn) -> None:
    mail = hand_in("Nachricht")
    inner = hand_in("Anlage", parent=mail, ordinal=1)
    innermost = hand_in("Anlage der Anlage", parent=inner, ordinal=1)
    fill(catalogue, mail, inner, innermost)
    with catalogue.writing() as connection:
        receipt = documents.erase(connection, mail)
    assert receipt.document_ids == (mail, inner, innermost)
    assert receipt.rows == {
        "documents": 3, "pages": 3, "passages": 3, "vectors": 0, "analyses": 3, "events": 3, "jobs": 3, "grants": 0,
            "mentions": 3, "recognitions": 3, "recognised_facts": 3, "passage_impacts": 3,
            "batch_files": 0, "uploads": 0,
            "qualities": 0, "signatures": 0, "signature_bands": 0, "corrections": 0, "readings": 0,
    }  # fmt: skip
    assert len(receipt.contents) == 3
    with catalogue.reading() as connection:
        for table in METADATA.sorted_tables:
            if table.name not in ("outbox", "discards"):
                assert connection.execute(select(func.count()).select_from(table)).scalar_one() == 0, table.name
        assert outbox.pending_changes(connection) == {mail, inner, innermost}


def test_a_content_goes_with_the_last_document_that_has_it(
    catalogue: Catalogue, blobs: BlobStore, hand_in: HandIn
) -> None:
    first, second = hand_in("gleich"), hand_in("gleich")
    with catalogue.writing() as connection:
        receipt = documents.erase(connection, first)
    assert (receipt.contents, len(receipt.shared_contents)) == ((), 1)
    settle(catalogue, blobs)
    assert len(list(blobs.every())) == 1
    with catalogue.writing() as connection:
        receipt = documents.erase(connection, second)
    assert (len(receipt.contents), receipt.shared_contents) == (1, ())
    settle(catalogue, blobs)
    assert list(blobs.every()) == []


def test_page_images_go_with_the_document(catalogue: Catalogue, blobs: BlobStore, hand_in: HandIn) -> None:
    document_id = hand_in()
    (digest,) = blobs.every()
    with catalogue.writing() as connection:
        documents.erase(connection, document_id)
    assert settle(catalogue, blobs) == [(document_id, digest)]
    assert settle(catalogue, blobs) == []


def test_what_a_killed_process_left_to_unlink_is_unlinked_later(
    catalogue: Catalogue, blobs: BlobStore, hand_in: HandIn
) -> None:
    document_id = hand_in()
    with catalogue.writing() as connection:
        documents.erase(connection, document_id)
    # Killed here; the content may already be gone when the next process comes.
    with catalogue.reading() as connection:
        assert erasing.has_discards(connection)
    (digest,) = blobs.every()
    blobs.remove(digest)
    settle(catalogue, blobs)
    with catalogue.reading() as connection:
        assert not erasing.has_discards(connection)


def test_a_content_handed_in_again_before_the_unlinking_stays(
    catalogue: Catalogue, blobs: BlobStore, hand_in: HandIn
) -> None:
    document_id = hand_in("gleich")
    with catalogue.writing() as connection:
        documents.erase(connection, document_id)
    hand_in("gleich")
    settle(catalogue, blobs)
    assert len(list(blobs.every())) == 1
