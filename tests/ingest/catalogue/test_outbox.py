"""The outbox and the events: in order, complete, and no more than is needed."""

from __future__ import annotations

from ingest.catalogue import documents, events, outbox, progress
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.outbox import Operation
from ingest.catalogue.records import DocumentState
from ingest.labels import DocumentId
from tests.ingest.catalogue.conftest import BUILDING_CLERK, INVESTIGATOR, NOW, OWN, SHARED, HandIn

A, B, C = (DocumentId(letter * 32) for letter in "abc")


def test_entries_come_in_the_order_in_which_they_were_written(catalogue: Catalogue) -> None:
    with catalogue.writing() as connection:
        outbox.add(connection, A, Operation.INDEX, 1)
        outbox.add(connection, B, Operation.REMOVE, 0)
        outbox.add(connection, A, Operation.INDEX, 2)
        entries = outbox.waiting(connection, limit=2)
        assert [(entry.document_id, entry.operation) for entry in entries] == [(A, "index"), (B, "remove")]
        outbox.forget(connection, [entry.sequence for entry in entries])
        assert outbox.is_pending(connection, A)
        assert not outbox.is_pending(connection, B)
        assert outbox.depth(connection) == 1


def test_only_changed_and_removed_documents_are_left_out_of_questions(catalogue: Catalogue) -> None:
    with catalogue.writing() as connection:
        outbox.add(connection, A, Operation.INDEX, 1)
        outbox.add(connection, B, Operation.INDEX, 2)
        outbox.add(connection, C, Operation.REMOVE, 0)
        outbox.add_again(connection, [A])
        assert outbox.pending_changes(connection) == {B, C}
        assert outbox.pending_documents(connection) == {A, B, C}


def test_numbers_of_entries_are_never_used_again(catalogue: Catalogue) -> None:
    with catalogue.writing() as connection:
        outbox.add(connection, A, Operation.INDEX, 1)
        (first,) = outbox.waiting(connection, limit=9)
        outbox.forget(connection, [first.sequence])
        outbox.add(connection, A, Operation.INDEX, 1)
        (second,) = outbox.waiting(connection, limit=9)
    assert second.sequence > first.sequence


def test_who_comes_back_gets_what_happened_since(catalogue: Catalogue, hand_in: HandIn) -> None:
    hand_in()
    with catalogue.reading() as connection:
        seen = events.latest_sequence(connection)
    second = hand_in()
    with catalogue.reading() as connection:
        assert [event.document_id for event in events.after(connection, seen, clearance=INVESTIGATOR)] == [second]


def test_the_outcome_replaces_the_steps_that_led_to_it(catalogue: Catalogue, hand_in: HandIn) -> None:
    document_id = hand_in()
    with catalogue.writing() as connection:
        for state in (DocumentState.READING, DocumentState.INDEXING, DocumentState.INDEXED):
            progress.set_state(connection, document_id, state, now=NOW)
    with catalogue.reading() as connection:
        (event,) = events.after(connection, 0, clearance=INVESTIGATOR)
    assert event.state is DocumentState.INDEXED


def test_events_follow_the_labels_of_the_moment(catalogue: Catalogue, hand_in: HandIn) -> None:
    document_id = hand_in(labels=SHARED)
    with catalogue.writing() as connection:
        assert len(events.after(connection, 0, clearance=BUILDING_CLERK)) == 1
        documents.relabel(connection, document_id, OWN, expected_version=1)
        assert events.after(connection, 0, clearance=BUILDING_CLERK) == ()


def test_an_empty_catalogue_starts_at_nought(catalogue: Catalogue) -> None:
    with catalogue.reading() as connection:
        assert events.latest_sequence(connection) == 0
