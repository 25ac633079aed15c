"""The condition in SQL is the rule of visibility, for any labels and any caller."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, delete

from ingest.blobs import BlobStore
from ingest.catalogue import documents, events, hits, pages, passages, relations
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.passages import StoredAnalysis, StoredPassage
from ingest.catalogue.records import NewDocument
from ingest.catalogue.schema import DOCUMENTS
from ingest.labels import Clearance, DocumentId, Labels, may_read
from ingest.pages import Page, PageSource
from tests.ingest.strategies import clearances, labels

PAGE = Page(1, "Text", PageSource.DIGITAL, 0, 0, 0, 0.0, None, None, (), "text")
ANALYSIS = StoredAnalysis(
    "1", "text", "text", "", b"", b"", (StoredPassage(0, 1, 0, 4, "text", "text", "text", "", b""),)
)


class Shelf:
    """A catalogue that is emptied between examples: making one takes longer than an example."""

    def __init__(self, folder: Path) -> None:
        self.catalogue = Catalogue(f"sqlite:///{folder}/catalogue.sqlite")
        self.catalogue.migrate()
        self.blob = BlobStore(folder / "blobs").put([b"Inhalt"], 100)

    def fill(self, all_labels: Sequence[Labels]) -> list[DocumentId]:
        """Documents with the same content, two by two at the same time."""
        with self.catalogue.writing() as connection:
            connection.execute(delete(DOCUMENTS))
            return [self._put(connection, number, each) for number, each in enumerate(all_labels)]

    def _put(self, connection: Connection, number: int, each: Labels) -> DocumentId:
        new = NewDocument(self.blob, f"{number}.txt", each, "kb")
        document_id = documents.accept(connection, new, 1_000.0 + number // 2)
        pages.store(connection, document_id, PAGE, version="1")
        passages.store(connection, document_id, ANALYSIS)
        return document_id


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    made = Shelf(tmp_path_factory.mktemp("shelf"))
    yield made
    made.catalogue.close()


@settings(max_examples=60, deadline=None)
@given(all_labels=st.lists(labels(), min_size=1, max_size=8), who=clearances)
def test_every_read_gives_what_the_rule_allows_and_nothing_else(
    shelf: Shelf, all_labels: list[Labels], who: Clearance
) -> None:
    ids = shelf.fill(all_labels)
    with shelf.catalogue.reading() as connection:
        everything = [documents.find_for_worker(connection, each) for each in ids]
        allowed = {each.id for each in everything if each is not None and may_read(each.labels, who)}
        found = documents.find_many(connection, ids, clearance=who)
        assert set(found) == allowed
        assert {each.id for each in documents.list_visible(connection, clearance=who, limit=50).documents} == allowed
        assert sum(relations.count_by_state(connection, clearance=who).values()) == len(allowed)
        assert {each.document_id for each in events.after(connection, 0, clearance=who)} == allowed
        assert {key[0] for key in pages.find_many(connection, [(each, 1) for each in ids], clearance=who)} == allowed
        keys = [(each, 0) for each in ids]
        assert {key[0] for key in passages.find_many(connection, keys, clearance=who)} == allowed
        assert set(hits.facts_of(connection, ids, clearance=who)) == allowed
        assert {key[0] for key in hits.places_of(connection, keys, clearance=who)} == allowed
        assert {each for each in ids if passages.of_document(connection, each, clearance=who)} == allowed
        # Content is the same everywhere: the first visible document is what the others repeat, whoever is hidden.
        by_age = [each.id for each in sorted(found.values(), key=lambda each: (each.uploaded_at, each.id))]
        duplicates = relations.duplicates_of(connection, found.values(), clearance=who)
        assert {each: of.id for each, of in duplicates.items()} == dict.fromkeys(by_age[1:], *by_age[:1])
