"""Documents: accepted whole, changed with care, tried again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection, select

from ingest.blobs import BlobStore
from ingest.catalogue import documents, erasing, events, outbox, passages, progress
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.errors import BlobGone, DocumentNotFound, NotQuarantined, VersionConflict
from ingest.catalogue.passages import StoredAnalysis
from ingest.catalogue.records import DocumentState, Metadata, NewDocument, clean_file_name, enclosed_id, tie_of
from ingest.catalogue.schema import JOBS
from ingest.labels import Classification, DocumentId, Grant, Release
from tests.ingest.catalogue.conftest import BAUAMT, BUILDING_CLERK, INVESTIGATOR, NOW, OWN, SHARED, HandIn, get
from tests.ingest.strategies import TODAY

ANALYSIS = StoredAnalysis("1", "text", "text", "", b"", b"", ())


def job_of(connection: Connection, document_id: DocumentId) -> tuple[str, str]:
    row = connection.execute(select(JOBS.c.step, JOBS.c.state).where(JOBS.c.document_id == document_id)).one()
    return row.step, row.state


def test_an_accepted_document_has_labels_job_and_event_at_once(catalogue: Catalogue, hand_in: HandIn) -> None:
    labels = replace(OWN, grants=(Grant(BAUAMT, TODAY, "§ 12 Vereinbarung"),))
    document_id = hand_in("Anzeige", name="anzeige.txt", labels=labels, metadata=Metadata(title="Anzeige"))
    with catalogue.reading() as connection:
        document = documents.find(connection, document_id, clearance=INVESTIGATOR)
        assert document.labels == labels
        assert (document.state, document.size, document.title) == (DocumentState.ACCEPTED, 7, "Anzeige")
        assert (document.version, document.indexed_version, document.pages_done) == (1, 0, 0)
        assert job_of(connection, document_id) == ("read", "waiting")
        (event,) = events.after(connection, 0, clearance=INVESTIGATOR)
        assert (event.document_id, event.state, event.file_name) == (document_id, "accepted", "anzeige.txt")
        assert outbox.depth(connection) == 0


def test_a_document_whose_content_was_erased_meanwhile_is_refused(catalogue: Catalogue, blobs: BlobStore) -> None:
    blob = blobs.put([b"Inhalt"], 100)
    blobs.remove(blob.sha256)
    with pytest.raises(BlobGone), catalogue.writing() as connection:
        documents.accept(connection, NewDocument(blob, "brief.txt", SHARED, "kb"), NOW)


def test_a_held_content_is_accepted_though_an_equal_one_was_erased_meanwhile(
    catalogue: Catalogue, blobs: BlobStore, hand_in: HandIn
) -> None:
    earlier = hand_in("Inhalt")
    with blobs.held([b"Inhalt"], 100) as blob:
        with catalogue.writing() as connection:
            documents.erase(connection, earlier)
        with catalogue.writing() as connection:
            erasing.settle_discards(connection, blobs.remove, lambda *_: None)
        assert not blob.path.exists()
        with catalogue.writing() as connection:
            later = documents.accept(connection, NewDocument(blob, "brief.txt", SHARED, "kb"), NOW)
    with catalogue.reading() as connection:
        assert blobs.path(get(connection, later).blob).read_bytes() == b"Inhalt"


def test_an_enclosure_is_accepted_once(catalogue: Catalogue, hand_in: HandIn) -> None:
    mail = hand_in("Nachricht")
    first = hand_in("Anlage", parent=mail, ordinal=1)
    assert hand_in("Anlage", parent=mail, ordinal=1) == first == enclosed_id(mail, 1)
    with catalogue.reading() as connection:
        assert len(documents.list_visible(connection, clearance=INVESTIGATOR).documents) == 2


@pytest.mark.parametrize("name", ["", "a\nb.pdf", "x" * 256, "\u202efdp.exe"])
def test_names_that_no_file_may_have_are_refused(blobs: BlobStore, name: str) -> None:
    with pytest.raises(ValueError, match="not a file name"):
        NewDocument(blobs.put([b""], 0), name, SHARED, "kb")


def test_names_of_enclosures_are_cleaned() -> None:
    assert clean_file_name("../../etc/passwd") == "passwd"
    assert clean_file_name("C:\\Users\\x\\Bescheid.pdf") == "Bescheid.pdf"
    assert clean_file_name("a\x00\r\n\u202eb.pdf") == "ab.pdf"
    assert clean_file_name(" .. ") == "ohne Namen"
    assert clean_file_name("ü" * 300 + ".pdf") == "ü" * 251 + ".pdf"


@pytest.mark.parametrize("day", ["2026-02-31", "20260201", "2026-02", "gestern", ""])
def test_a_date_that_is_no_day_is_refused(day: str) -> None:
    with pytest.raises(ValueError, match="not an ISO day"):
        Metadata(date=day)


def test_the_tie_depends_on_content_and_name_only() -> None:
    assert tie_of("ab", "brief.txt") == tie_of("ab", "brief.txt")
    assert len({tie_of("ab", "brief.txt"), tie_of("ab", "brief2.txt"), tie_of("ac", "brief.txt")}) == 3
    assert 0 <= tie_of("ab", "brief.txt") < 2**63


def test_a_hidden_document_is_as_missing_as_one_that_never_was(catalogue: Catalogue, hand_in: HandIn) -> None:
    hidden = hand_in(labels=OWN)
    with catalogue.reading() as connection:
        for document_id in (hidden, DocumentId("0" * 32)):
            with pytest.raises(DocumentNotFound):
                documents.find(connection, document_id, clearance=BUILDING_CLERK)


def test_new_labels_count_at_once_and_the_engine_is_told(catalogue: Catalogue, hand_in: HandIn) -> None:
    document_id = hand_in(labels=SHARED)
    with catalogue.writing() as connection:
        assert documents.relabel(connection, document_id, OWN, expected_version=1).version == 2
    with catalogue.reading() as connection:
        assert documents.find_many(connection, [document_id], clearance=BUILDING_CLERK) == {}
        assert get(connection, document_id).version == 2
        assert outbox.pending_changes(connection) == {document_id}


def test_enclosures_take_on_new_labels_at_any_depth_and_the_engine_is_told(
    catalogue: Catalogue, hand_in: HandIn
) -> None:
    mail = hand_in("Nachricht", labels=SHARED)
    forwarded = hand_in("Weitergeleitet", labels=SHARED, parent=mail, ordinal=1)
    within = hand_in("Anlage", labels=SHARED, parent=forwarded, ordinal=1)
    stranger = hand_in("Brief", labels=SHARED)
    granted = replace(OWN, grants=(Grant(BAUAMT, TODAY, "§ 12 Vereinbarung"),))
    for version, labels in enumerate((granted, OWN), start=1):
        with catalogue.writing() as connection:
            relabelled = documents.relabel(connection, mail, labels, expected_version=version)
            assert relabelled.enclosures == (forwarded, within)
            assert {get(connection, each).labels for each in (mail, forwarded, within)} == {labels}
            assert outbox.pending_changes(connection) == {mail, forwarded, within}
    with catalogue.reading() as connection:
        shown = documents.list_visible(connection, clearance=BUILDING_CLERK).documents
        assert [document.id for document in shown] == [stranger]
        assert get(connection, within).version == 3


def test_an_enclosure_that_was_set_apart_keeps_its_labels_with_all_that_is_in_it(
    catalogue: Catalogue, hand_in: HandIn
) -> None:
    mail = hand_in("Nachricht", labels=OWN)
    apart = hand_in("Weitergeleitet", labels=OWN, parent=mail, ordinal=1)
    within = hand_in("Anlage", labels=OWN, parent=apart, ordinal=1)
    secret = replace(OWN, classification=Classification.VS_NFD)
    with catalogue.writing() as connection:
        documents.relabel(connection, apart, secret, expected_version=1)
        assert documents.relabel(connection, mail, SHARED, expected_version=1).enclosures == ()
        assert (get(connection, apart).labels, get(connection, within).labels) == (secret, secret)
        shown = documents.list_visible(connection, clearance=BUILDING_CLERK).documents
        assert [document.id for document in shown] == [mail]


def test_an_expired_grant_opens_nothing(catalogue: Catalogue, hand_in: HandIn) -> None:
    document_id = hand_in(labels=replace(OWN, grants=(Grant(BAUAMT, TODAY, "§ 12 Vereinbarung"),)))
    tomorrow = replace(BUILDING_CLERK, day=TODAY + timedelta(days=1))
    with catalogue.reading() as connection:
        assert document_id in documents.find_many(connection, [document_id], clearance=BUILDING_CLERK)
        assert document_id not in documents.find_many(connection, [document_id], clearance=tomorrow)


def test_of_two_grants_to_one_unit_the_longer_one_is_kept(catalogue: Catalogue, hand_in: HandIn) -> None:
    short, long = (Grant(BAUAMT, TODAY + timedelta(days=days), "§ 12 Vereinbarung") for days in (1, 9))
    document_id = hand_in(labels=replace(OWN, grants=(long, short)))
    with catalogue.reading() as connection:
        assert get(connection, document_id).labels.grants == (long,)


def test_of_two_changes_to_one_version_the_second_is_refused(catalogue: Catalogue, hand_in: HandIn) -> None:
    document_id = hand_in()
    with catalogue.writing() as connection:
        documents.relabel(connection, document_id, OWN, expected_version=1)
    with pytest.raises(VersionConflict), catalogue.writing() as connection:
        documents.relabel(connection, document_id, replace(OWN, release=Release.AGENCY), expected_version=1)
    with pytest.raises(VersionConflict), catalogue.writing() as connection:
        documents.describe(connection, document_id, Metadata(title="Neu"), expected_version=1, now=NOW)
    with catalogue.reading() as connection:
        assert get(connection, document_id).labels == OWN


def test_a_change_that_changes_nothing_leaves_the_version(catalogue: Catalogue, hand_in: HandIn) -> None:
    document_id = hand_in()
    with catalogue.writing() as connection:
        assert documents.relabel(connection, document_id, SHARED, expected_version=1).version == 1
        assert documents.describe(connection, document_id, Metadata(), expected_version=1, now=NOW) == 1
        assert outbox.depth(connection) == 0


def test_changing_what_is_not_there_is_told(catalogue: Catalogue) -> None:
    nothing = DocumentId("0" * 32)
    with catalogue.writing() as connection:
        with pytest.raises(DocumentNotFound):
            documents.relabel(connection, nothing, OWN, expected_version=1)
        with pytest.raises(DocumentNotFound):
            documents.describe(connection, nothing, Metadata(), expected_version=1, now=NOW)
        with pytest.raises(DocumentNotFound):
            documents.retry(connection, nothing, now=NOW)
        with pytest.raises(DocumentNotFound):
            documents.erase(connection, nothing)


def test_a_new_title_is_analysed_again_and_other_facts_are_not(catalogue: Catalogue, hand_in: HandIn) -> None:
    document_id = hand_in()
    with catalogue.writing() as connection:
        passages.store(connection, document_id, ANALYSIS)
        connection.execute(JOBS.update().values(state="done", step="index"))
        documents.describe(connection, document_id, Metadata(date="2026-03-01"), expected_version=1, now=NOW)
        assert job_of(connection, document_id) == ("index", "done")
        described = Metadata(date="2026-03-01", title="Bescheid")
        documents.describe(connection, document_id, described, expected_version=2, now=NOW)
        assert job_of(connection, document_id) == ("index", "waiting")
        assert get(connection, document_id).metadata == described


def test_a_title_that_somebody_gave_outlives_the_one_in_the_file(catalogue: Catalogue, hand_in: HandIn) -> None:
    named, nameless = hand_in(metadata=Metadata(title="Bescheid")), hand_in()
    with catalogue.writing() as connection:
        for document_id in (named, nameless):
            progress.record_outline(
                connection, document_id, media_type="application/pdf", page_count=3, title="Microsoft Word - Dok1"
            )
        assert get(connection, named).title == "Bescheid"
        assert get(connection, nameless).title == "Microsoft Word - Dok1"
        assert get(connection, nameless).page_count == 3


def test_only_documents_in_quarantine_are_tried_again(catalogue: Catalogue, hand_in: HandIn) -> None:
    document_id = hand_in()
    with pytest.raises(NotQuarantined), catalogue.writing() as connection:
        documents.retry(connection, document_id, now=NOW)
    with catalogue.writing() as connection:
        progress.set_state(connection, document_id, DocumentState.QUARANTINED, now=NOW, error_code="corrupt_file")
        connection.execute(JOBS.update().values(state="failed", attempts=4))
        assert get(connection, document_id).error_code == "corrupt_file"
        documents.retry(connection, document_id, now=NOW)
        assert get(connection, document_id).state is DocumentState.ACCEPTED
        assert get(connection, document_id).error_code is None
        assert job_of(connection, document_id) == ("read", "waiting")
