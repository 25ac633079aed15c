"""Short answers of whole questions: from visible documents only, in their own words, and none where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.catalogue import pages
from ingest.labels import DocumentId, Labels
from pipelines.answering.answer import Question, Reply
from pipelines.entities.recognising import Recognising
from pipelines.recognition import Recognition, keep_recognised
from tests.pipelines.asking.test_meaning import MeaningWorld, meaningful
from tests.pipelines.asking.world import FK3, GEWERBE, HIDDEN, PUBLIC, caller, page_of

REPORT = """Bericht über die Kontrolle im Lager am Deich

Am 14. März 2026 standen in der Halle 46 Fässer mit Altöl. Frau Henrike Osterloh nahm eine Probe. Der Wagen trug das
Kennzeichen OHZ-KL 818. Die Entsorgung kostet 18.400 Euro.
"""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[MeaningWorld]:
    with meaningful(tmp_path) as world:
        yield world


def hand_in(world: MeaningWorld, text: str, labels: Labels = PUBLIC, confidence: float = 0.9) -> DocumentId:
    name = world.hand_in(text, labels=labels)
    page = page_of(1, text)
    words = tuple(replace(word, confidence=confidence) for word in page.words)
    with world.catalogue.writing() as connection:
        pages.store(connection, name, replace(page, words=words), version="2")
    found = Recognition(world.catalogue, Recognising()).recognise(name)
    with world.catalogue.writing() as connection:
        keep_recognised(connection, name, found)
    world.embed(name)
    world.drain()
    return name


def replies(world: MeaningWorld, text: str, **more: object) -> tuple[Reply, ...]:
    question = Question(text, **more)  # type: ignore[arg-type]  # checked by Question
    return world.asking.ask(question, clearance=caller(GEWERBE)).replies


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Wie viele Fässer mit Altöl standen in der Halle?", "46 Fässer"),
        ("Welches Kennzeichen trug der Wagen?", "OHZ-KL 818"),
        ("Was kostet die Entsorgung?", "18.400 Euro"),
        ("Wer nahm eine Probe?", "Henrike Osterloh"),
    ],
)
def test_a_question_is_answered_by_the_sentence_with_the_answer_marked(
    office: MeaningWorld, question: str, answer: str
) -> None:
    report = hand_in(office, REPORT)
    hand_in(office, "Der Antrag auf eine Garage am Deich wurde genehmigt.")
    first = replies(office, question)[0]
    assert first.document_id == report
    assert first.highlight is not None
    assert first.text[slice(*first.highlight)] == answer
    assert REPORT[first.start : first.end] == answer, "the place on the page is that of the answer"
    assert first.boxes, "and it is marked there"
    assert all(box.page == first.page == 1 for box in first.boxes)
    assert " ".join(first.text.split()) in " ".join(REPORT.split()), "nothing is worded anew"


@pytest.mark.parametrize("mode", ["words", "meaning", "hybrid"])
def test_every_mode_answers(office: MeaningWorld, mode: str) -> None:
    hand_in(office, REPORT)
    first = replies(office, "Wie viele Fässer mit Altöl standen in der Halle?", mode=mode)[0]
    assert "46 Fässer" in first.text


@pytest.mark.parametrize(
    "text",
    [
        "Fässer Altöl Halle",
        "Standen Fässer in der Halle?",
        "Welche Telefonnummer hat das Lager?",
        "Wie viele Elefanten wurden verkauft?",
        "Wer?",
    ],
)
def test_nothing_is_answered_where_nothing_is_asked_or_nothing_answers(office: MeaningWorld, text: str) -> None:
    hand_in(office, REPORT)
    assert replies(office, text) == ()


def test_only_the_first_page_by_relevance_has_answers(office: MeaningWorld) -> None:
    hand_in(office, REPORT)
    question = "Wie viele Fässer mit Altöl standen in der Halle?"
    assert replies(office, question)
    assert replies(office, question, offset=1) == ()
    assert replies(office, question, sort="date") == ()


def test_a_hidden_document_answers_nobody_who_may_not_read_it(office: MeaningWorld) -> None:
    hand_in(office, REPORT, labels=HIDDEN)
    question = Question("Wie viele Fässer mit Altöl standen in der Halle?")
    assert office.asking.ask(question, clearance=caller(GEWERBE)).replies == ()
    assert office.asking.ask(question, clearance=caller(FK3)).replies


def test_a_document_that_was_withdrawn_a_moment_ago_answers_no_more(office: MeaningWorld) -> None:
    name = hand_in(office, REPORT)
    office.relabel(name, HIDDEN)
    assert replies(office, "Wie viele Fässer mit Altöl standen in der Halle?") == ()


def test_of_two_scans_of_a_paper_the_better_read_one_answers(office: MeaningWorld) -> None:
    hand_in(office, "Beim Rundgang lagen 38 Kisten Garn lm Reagl hinter der Tür.", confidence=0.5)
    well = hand_in(office, "Beim Rundgang lagen 38 Kisten Garn im Regal hinter der Tür.")
    told = replies(office, "Wie viele Kisten Garn lagen hinter der Tür?")
    assert [reply.document_id for reply in told] == [well], "and what both say is told once"


def test_an_answer_that_was_read_badly_is_told_with_less_confidence(office: MeaningWorld) -> None:
    text = "Beim Rundgang lagen 38 Kisten Garn im Regal hinter der Tür."
    name = hand_in(office, text, confidence=0.95)
    (sure,) = replies(office, "Wie viele Kisten Garn lagen hinter der Tür?")
    office.erase([name])
    hand_in(office, text, confidence=0.75)
    (doubtful,) = replies(office, "Wie viele Kisten Garn lagen hinter der Tür?")
    assert doubtful.confidence < sure.confidence


def test_an_answer_in_several_copies_is_told_once(office: MeaningWorld) -> None:
    hand_in(office, REPORT)
    hand_in(office, REPORT)
    told = [reply.text for reply in replies(office, "Wie viele Fässer mit Altöl standen in der Halle?")]
    assert len(told) == len(set(told))
