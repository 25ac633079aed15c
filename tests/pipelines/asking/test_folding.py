"""Hits that are one paper, marked and folded."""

from __future__ import annotations

import random

from ingest.catalogue.records import Metadata
from ingest.labels import DocumentId
from pipelines.answering.answer import FOLDED_AMONG, Answer, Mode, Question
from pipelines.answering.folding import fold
from tests.pipelines.asking.world import HIDDEN, SOMEBODY, Paper, World

A, B, C, D = (DocumentId(name) for name in "abcd")
LETTER = (
    "Auf Ihren Antrag wird Ihnen hiermit die Erlaubnis zum Betrieb einer Gaststätte in den Räumen am Hafen erteilt. "
    "Die Erlaubnis gilt für den Gastraum, die Küche und den Nebenraum. Sie ist personenbezogen und nicht übertragbar. "
    "Gegen diesen Bescheid können Sie innerhalb eines Monats Widerspruch erheben."
)


def another(number: int) -> str:
    """A letter with the word Erlaubnis that shares no other pair of words with any."""
    chance = random.Random(number)
    made = ["".join(chance.choices("abdeginorstu", k=7)) for _ in range(40)]
    return " ".join(["Erlaubnis", *made])


def ask(world: World, *, fold: bool, offset: int = 0, limit: int = 20, mode: Mode = "words") -> Answer:
    question = Question("Erlaubnis", mode=mode, offset=offset, limit=limit, fold=fold)
    return world.asking.ask(question, clearance=SOMEBODY)


def test_another_scan_is_marked_in_the_list_and_folded_where_that_is_wished(world: World) -> None:
    scans = [
        world.hand_in(LETTER, metadata=Metadata(title="Scan")),
        world.hand_in(LETTER.replace("Küche", "Kuche")),
    ]
    other = world.hand_in(another(1))
    world.drain()

    plain = ask(world, fold=False)
    hits = {hit.document_id: hit for hit in plain.hits}
    assert set(hits) == {*scans, other}
    assert plain.folded == 0
    assert [[each.document_id for each in hits[name].near_duplicates] for name in (*scans, other)] == [
        [scans[1]],
        [scans[0]],
        [],
    ]
    assert not any(hit.folded for hit in plain.hits)

    folded = ask(world, fold=True)
    assert (folded.total, folded.folded, len(folded.hits)) == (3, 1, 2)
    best = next(hit for hit in folded.hits if hit.folded)
    assert best.document_id == next(hit.document_id for hit in plain.hits if hit.document_id in scans)
    (under,) = best.near_duplicates
    assert {best.document_id, under.document_id} == set(scans)
    assert (under.file_name, under.unit) == (hits[under.document_id].file_name, "polizei/fk3")


def test_pages_of_a_folded_list_hold_each_paper_once_and_all_of_them(world: World) -> None:
    papers = [Paper((text,)) for number in range(6) for text in [another(number)] * (1 + number % 3)]
    papers += [Paper((another(100 + number),)) for number in range(FOLDED_AMONG)]
    world.hand_in_all(papers)
    world.drain()
    whole = ask(world, fold=True, limit=200)
    assert (whole.total, whole.folded, len(whole.hits)) == (112, 6, 106)
    told = {name for hit in whole.hits for name in (hit.document_id, *(one.document_id for one in hit.near_duplicates))}
    assert len(told) == whole.total

    leafed = []
    for offset in range(0, 112, 7):
        page = ask(world, fold=True, offset=offset, limit=7)
        assert (page.total, page.folded) == (112, 6)
        leafed += [(hit.document_id, hit.near_duplicates) for hit in page.hits]
    assert leafed == [(hit.document_id, hit.near_duplicates) for hit in whole.hits]


def test_by_date_the_newest_stands_above(world: World) -> None:
    old = world.hand_in(LETTER, metadata=Metadata(date="2026-01-05"))
    new = world.hand_in(LETTER)
    newest = world.hand_in(another(1), metadata=Metadata(date="2026-02-05"))
    world.drain()
    question = Question("Erlaubnis", sort="date", fold=True)
    hits = world.asking.ask(question, clearance=SOMEBODY).hits
    assert [hit.document_id for hit in hits] == [newest, old]
    assert [each.document_id for each in hits[1].near_duplicates] == [new]


def test_a_scan_that_the_caller_may_not_see_is_told_nowhere(world: World) -> None:
    shown = world.hand_in(LETTER)
    world.hand_in(LETTER, labels=HIDDEN)
    moved = world.hand_in(LETTER)
    world.drain()
    world.relabel(moved, HIDDEN)
    for wish in (False, True):
        answer = ask(world, fold=wish)
        assert (answer.total, answer.folded) == (1, 0)
        assert [(hit.document_id, hit.near_duplicates) for hit in answer.hits] == [(shown, ())]


def test_copies_of_copies_are_not_followed() -> None:
    copies = {A: (B,), B: (A, C), C: (B, D), D: (C,)}
    assert fold([A, B, C, D], copies) == {A: (B,), C: (D,)}
    assert fold([B, A, C, D], copies) == {B: (A, C)}
