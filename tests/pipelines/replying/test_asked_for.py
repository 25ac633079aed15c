"""What questions ask for, and which texts are no questions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.entities.contract import EntityType
from pipelines.replying.asked_for import Measured, Sought, asked_for

WANTED: list[tuple[str, set[Sought]]] = [
    ("Wer hat den Kiosk betreten?", {EntityType.PERSON}),
    ("An wen wurde das Geld überwiesen?", {EntityType.PERSON}),
    ("Wer ist Vermieter der Halle?", {EntityType.PERSON, EntityType.ORGANISATION}),
    ("wann begann die Kontrolle", {EntityType.DATE, Measured.CLOCK}),
    ("Um wie viel Uhr begann sie?", {Measured.CLOCK}),
    ("Wo stand der Anhänger?", {EntityType.ADDRESS, EntityType.LOCATION}),
    ("Wie viele leere Kisten standen dort?", {Measured.QUANTITY}),
    ("Wie viel wurde für das Zimmer gezahlt?", {EntityType.MONEY}),
    ("Wie viel Geld lag im Tresor?", {EntityType.MONEY}),
    ("Was kostet die Erlaubnis?", {EntityType.MONEY}),
    ("Wie hoch ist die Gebühr?", {EntityType.MONEY}),
    ("Wie breit ist der Durchgang?", {Measured.QUANTITY}),
    ("Welches Kennzeichen trug der Wagen?", {EntityType.LICENCE_PLATE}),
    ("Unter welcher Telefonnummer ist er erreichbar?", {EntityType.PHONE}),
    ("Wie lautet das Aktenzeichen?", {EntityType.FILE_REFERENCE}),
    ("Wie heißt der Fahrer?", {EntityType.PERSON}),
    ("In welcher Straße liegt das Lager?", {EntityType.ADDRESS, EntityType.LOCATION}),
    ("Welcher Wasserpegel wurde abgelesen?", {Measured.QUANTITY}),
    ("Welche Farbe hatte das Boot?", {Measured.COLOUR}),
    ("Warum wurde die Erlaubnis versagt?", set()),
    ("Was lag unter der Plane?", set()),
    ("Who signed the report?", {EntityType.PERSON}),
    ("What phone number did he give?", {EntityType.PHONE}),
    ("How many bottles were counted?", {Measured.QUANTITY}),
]


@pytest.mark.parametrize(("text", "types"), WANTED)
def test_a_question_asks_for_what_its_question_word_says(text: str, types: set[Sought]) -> None:
    asked = asked_for(text)
    assert asked is not None
    assert set(asked.types) == types


@pytest.mark.parametrize(
    "text", ["", "Erlaubnis Gaststätte", "Wer", "wo wohnt", '"Lange Straße"', "Hat er bezahlt?", "Kiosk wer betrat"]
)
def test_other_texts_ask_for_nothing(text: str) -> None:
    assert asked_for(text) is None


def test_a_counted_noun_is_told_by_its_stem_and_a_measure_by_its_units() -> None:
    counted = asked_for("Wie viele Fässer lagen im Hof?")
    assert counted is not None
    assert counted.counted
    measured = asked_for("Wie weit ist es bis zur Schule?")
    assert measured is not None
    assert {"m", "meter", "kilometer"} <= measured.units


@pytest.mark.parametrize(
    ("text", "otherwise"),
    [
        ("Wo stand der Anhänger?", (Measured.PLACE,)),
        ("Seit wann steht er dort?", (Measured.TIME,)),
        ("Wie lautet die Schadennummer der Versicherung?", (Measured.CODE,)),
        ("Wer ist der Fahrer?", (EntityType.ORGANISATION,)),
    ],
)
def test_what_no_recogniser_names_may_answer_too(text: str, otherwise: tuple[Sought, ...]) -> None:
    asked = asked_for(text)
    assert asked is not None
    assert asked.otherwise == otherwise


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("Wie heißt der Wirt?", True),
        ("Wann kam er an?", True),
        ("Wie viele Kisten waren es?", True),
        ("Wer ersetzt den Zaun?", False),
        ("Warum brannte es?", False),
    ],
)
def test_names_times_and_numbers_are_told_by_nothing_else(text: str, *, needs: bool) -> None:
    asked = asked_for(text)
    assert asked is not None
    assert asked.needs_span is needs


@given(st.text(max_size=3000))
def test_any_text_is_understood(text: str) -> None:
    asked_for(text)
