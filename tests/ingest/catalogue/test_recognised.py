"""Recognised metadata gives way to what somebody says, and is told only as long as it stands in the document."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ingest.catalogue import documents, recognised
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.recognised import RecognisedFact
from ingest.catalogue.records import Metadata
from ingest.labels import Clearance, DocumentId
from tests.ingest.catalogue.conftest import BUILDING_CLERK, INVESTIGATOR, NOW, OWN, HandIn, get

KIND = RecognisedFact("kind", "Vermerk", 0.9, "heading")
TITLE = RecognisedFact("title", "Vermerk über die Kontrolle", 0.6, "subject_line")


def recognise(catalogue: Catalogue, document_id: DocumentId, *facts: RecognisedFact) -> Metadata:
    with catalogue.writing() as connection:
        recognised.store(connection, document_id, facts)
        return get(connection, document_id).metadata


def told(
    catalogue: Catalogue, document_id: DocumentId, *, clearance: Clearance = INVESTIGATOR
) -> Sequence[RecognisedFact]:
    with catalogue.reading() as connection:
        return recognised.facts_of(connection, [get(connection, document_id)], clearance=clearance)[document_id]


def test_a_fact_fills_an_empty_field_and_is_told_with_its_origin(catalogue: Catalogue, hand_in: HandIn) -> None:
    document = hand_in()
    assert recognise(catalogue, document, TITLE, KIND) == Metadata(kind="Vermerk", title=TITLE.value)
    assert told(catalogue, document) == (KIND, TITLE), "in the order of the fields"


def test_every_origin_that_is_stored_is_one_that_is_told_of(catalogue: Catalogue, hand_in: HandIn) -> None:
    document = hand_in()
    for origin in recognised.ORIGINS:
        recognise(catalogue, document, RecognisedFact("kind", "Vermerk", 0.9, origin))
    with pytest.raises(ValueError, match="watermark"):
        recognise(catalogue, document, RecognisedFact("kind", "Vermerk", 0.9, "watermark"))
    assert set(recognised.ORIGINS) >= recognised.STATED_ORIGINS


def test_what_a_clerk_said_first_is_no_fact_even_where_the_same_is_recognised(
    catalogue: Catalogue, hand_in: HandIn
) -> None:
    document = hand_in(metadata=Metadata(kind="Vermerk", title="Kontrolle"))
    assert recognise(catalogue, document, KIND, TITLE) == Metadata(kind="Vermerk", title="Kontrolle")
    assert told(catalogue, document) == ()
    changed = RecognisedFact("kind", "Bericht", 0.9, "heading")
    assert recognise(catalogue, document, changed).kind == "Vermerk", "a better recogniser does not overrule the clerk"


def test_what_a_clerk_says_later_stays_and_is_told_no_more(catalogue: Catalogue, hand_in: HandIn) -> None:
    document = hand_in()
    recognise(catalogue, document, KIND, TITLE)
    with catalogue.writing() as connection:
        recognised.give_way(connection, document, {"kind"})
    assert told(catalogue, document) == (TITLE,)
    changed = RecognisedFact("kind", "Bericht", 0.9, "heading")
    assert recognise(catalogue, document, changed) == Metadata(kind="Vermerk"), "the title is not recognised any more"


def test_a_value_that_was_changed_is_not_told_as_recognised(catalogue: Catalogue, hand_in: HandIn) -> None:
    document = hand_in()
    recognise(catalogue, document, KIND)
    with catalogue.writing() as connection:
        version = get(connection, document).version
        documents.describe(connection, document, Metadata(kind="Brief"), expected_version=version, now=NOW)
    assert told(catalogue, document) == ()


def test_nobody_is_told_of_a_hidden_document(catalogue: Catalogue, hand_in: HandIn) -> None:
    document = hand_in(labels=OWN)
    recognise(catalogue, document, KIND)
    assert told(catalogue, document) == (KIND,)
    assert told(catalogue, document, clearance=BUILDING_CLERK) == ()
