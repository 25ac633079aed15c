"""What a file states of itself goes before what its pages tell; neither is ever written over what a person said."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from ingest.catalogue import documents, recognised
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.recognised import RecognisedFact
from ingest.catalogue.records import Metadata
from ingest.labels import DocumentId
from ingest.pages import StatedFact
from tests.ingest.catalogue.conftest import INVESTIGATOR, NOW, HandIn, get


def facts(origin: str = "text", **values: str) -> list[RecognisedFact]:
    return [RecognisedFact(field, value, 0.7, origin) for field, value in values.items()]


def origins(connection: Connection, document_id: DocumentId) -> dict[str, str]:
    found = recognised.facts_of(connection, [get(connection, document_id)], clearance=INVESTIGATOR)
    return {fact.field: fact.origin for fact in found[document_id]}


def describe(connection: Connection, document_id: DocumentId, metadata: Metadata, *named: str) -> None:
    version = get(connection, document_id).version
    documents.describe(connection, document_id, metadata, expected_version=version, now=NOW)
    recognised.give_way(connection, document_id, named)


def test_what_was_recognised_fills_empty_fields_and_follows_its_recogniser(
    catalogue: Catalogue, hand_in: HandIn
) -> None:
    letter = hand_in(metadata=Metadata(kind="Bescheid"))
    with catalogue.writing() as connection:
        recognised.store(connection, letter, facts(kind="Vermerk", date="2026-03-01", sender="Stadt"))
        assert get(connection, letter).metadata == Metadata(kind="Bescheid", date="2026-03-01", sender="Stadt")
        recognised.store(connection, letter, facts(kind="Vermerk", date="2026-03-02"))
        assert get(connection, letter).metadata == Metadata(kind="Bescheid", date="2026-03-02")
        assert origins(connection, letter) == {"date": "text"}


def test_what_a_clerk_changed_stays(catalogue: Catalogue, hand_in: HandIn) -> None:
    letter = hand_in()
    with catalogue.writing() as connection:
        recognised.store(connection, letter, facts(date="2026-03-01"))
        describe(connection, letter, Metadata(date="2026-05-05"))
        recognised.store(connection, letter, facts(date="2026-03-01"))
        recognised.store(connection, letter, facts(date="2026-03-09"))
        assert get(connection, letter).metadata == Metadata(date="2026-05-05")


@pytest.mark.parametrize("by", ["upload", "change"])
def test_what_a_clerk_said_like_the_recogniser_stays_when_that_reads_otherwise(
    catalogue: Catalogue, hand_in: HandIn, by: str
) -> None:
    letter = hand_in(metadata=Metadata(date="2026-03-01") if by == "upload" else Metadata())
    with catalogue.writing() as connection:
        recognised.store(connection, letter, facts(date="2026-03-01"))
        if by == "change":
            describe(connection, letter, Metadata(date="2026-03-01"), "date")
        recognised.store(connection, letter, facts(date="2026-03-01"))
        recognised.store(connection, letter, facts(date="2026-03-09"))
        assert get(connection, letter).metadata == Metadata(date="2026-03-01")


def test_what_a_file_states_goes_before_what_its_pages_tell(catalogue: Catalogue, hand_in: HandIn) -> None:
    mail = hand_in(metadata=Metadata(title="Beschwerde"))
    stated = [StatedFact("date", "2026-03-12", "email_header"), StatedFact("title", "Lärm", "email_header")]
    with catalogue.writing() as connection:
        recognised.keep_stated(connection, mail, stated)
        recognised.store(connection, mail, facts(date="2026-02-01", sender="Stadt", title="Kopf"))
        recognised.store(connection, mail, facts(date="2026-02-02"))
        assert get(connection, mail).metadata == Metadata(date="2026-03-12", title="Beschwerde")
        assert origins(connection, mail) == {"date": "email_header"}
        describe(connection, mail, Metadata(date="2026-03-13"))
        recognised.keep_stated(connection, mail, stated)  # read anew
        assert get(connection, mail).metadata.date == "2026-03-13"


def test_a_file_cannot_state_a_fact_that_recognition_would_drop(catalogue: Catalogue, hand_in: HandIn) -> None:
    mail = hand_in()
    with catalogue.writing() as connection, pytest.raises(ValueError, match="hearsay"):
        recognised.keep_stated(connection, mail, [StatedFact("title", "Lärm", "hearsay")])


days = st.sampled_from(["2026-03-01", "2026-03-02", "2026-03-03"])
acts = st.lists(st.tuples(st.sampled_from(["clerk", "recogniser", "header"]), days), max_size=8)


@given(st.none() | days, acts)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_the_last_word_of_a_clerk_is_never_gone_over(
    catalogue: Catalogue, hand_in: HandIn, at_upload: str | None, acted: list[tuple[str, str]]
) -> None:
    letter = hand_in(metadata=Metadata(date=at_upload))
    said = at_upload
    with catalogue.writing() as connection:
        for who, day in acted:
            if who == "clerk":
                describe(connection, letter, Metadata(date=day), "date")
                said = day
            elif who == "header":
                recognised.keep_stated(connection, letter, [StatedFact("date", day, "email_header")])
            else:
                recognised.store(connection, letter, facts(date=day))
            if said is not None:
                assert get(connection, letter).metadata.date == said
