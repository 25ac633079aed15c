"""What somebody who asks is answered; every component takes part, so the cases stand side by side in one file."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from ingest.catalogue.errors import DocumentNotFound
from ingest.catalogue.records import Metadata
from ingest.labels import Classification, DocumentId
from pipelines.answering.answer import Answer, Question
from pipelines.answering.words import RESCORED
from pipelines.asking import Asking, ModeNotAvailable
from pipelines.engines.contract import EngineError, FacetCount
from pipelines.question.filters import Filters
from pipelines.question.parsing import QuestionTooLong
from pipelines.question.synonyms import grouped
from tests.pipelines.asking.world import (
    FK3,
    FK5,
    GEWERBE,
    HIDDEN,
    PUBLIC,
    SOMEBODY,
    TODAY,
    Paper,
    World,
    caller,
    granted,
)


def ask(world: World, question: str | Question) -> Answer:
    world.drain()
    asked = Question(question) if isinstance(question, str) else question
    return world.asking.ask(asked, clearance=SOMEBODY)


def found(world: World, question: str | Question) -> list[DocumentId]:
    return [hit.document_id for hit in ask(world, question).hits]


def test_a_word_is_found_in_another_inflection_and_marked_where_it_stands(world: World) -> None:
    name = world.hand_in("Der Bescheid liegt vor.", "Betreff:\ndie Häuser am Markt")

    (hit,) = ask(world, "haus").hits

    assert (hit.document_id, hit.page) == (name, 2)
    start, end = hit.highlights[0]
    assert hit.snippet[start:end] == "Häuser"
    (marked,) = hit.boxes
    assert (marked.page, marked.term) == (2, "haus")
    assert (marked.box.x0, marked.box.y0, marked.box.x1, marked.box.y1) == (40, 40, 100, 70)
    (how,) = hit.why.how
    assert (how.term, how.word, how.how) == ("haus", "Häuser", "form")
    assert hit.why.matched == ("haus",)
    assert hit.score == hit.why.words > 0
    assert hit.why.meaning is None


def test_a_word_broken_at_a_line_end_has_two_boxes(world: World) -> None:
    world.hand_in("Die Gaststätten-\nerlaubnis wird erteilt.")

    (hit,) = ask(world, "Gaststättenerlaubnis").hits

    assert [(box.box.x0, box.box.y0) for box in hit.boxes] == [(40, 0), (0, 40)]
    assert hit.why.how[0].word == "Gaststättenerlaubnis"


def test_a_phrase_across_the_border_of_two_passages_is_shown_where_it_stands(world: World) -> None:
    filler = " ".join(f"zeile{number}" for number in range(100))
    world.hand_in(f"Mond und Blauer {filler}\n\nam Abend der Blaue\n\nMond {filler}")
    (hit,) = ask(world, '"blaue mond"').hits

    marked = [hit.snippet[start:end] for start, end in hit.highlights]
    assert marked == ["Blaue Mond"]
    assert len(hit.boxes) == 2


def test_a_document_that_matches_only_by_its_title_shows_its_first_page_without_boxes(world: World) -> None:
    world.hand_in("Sehr geehrte Damen und Herren", "zweite Seite", metadata=Metadata(title="Erlaubnis"))

    (hit,) = ask(world, "erlaubnis").hits

    assert (hit.page, hit.boxes, hit.highlights) == (1, (), ())
    assert hit.snippet == "Sehr geehrte Damen und Herren"
    assert hit.why.matched == ("erlaubnis",)


def test_a_page_without_an_image_is_marked_in_the_snippet_only(world: World) -> None:
    world.hand_in("ein Haus am Markt", with_boxes=False)

    (hit,) = ask(world, "haus").hits

    assert hit.boxes == ()
    assert hit.highlights == ((4, 8),)


def test_a_document_without_any_text_is_a_hit_of_the_question_for_all(world: World) -> None:
    name = world.hand_in("")

    (hit,) = ask(world, "").hits

    assert (hit.document_id, hit.page, hit.snippet, hit.score) == (name, 1, "", 0.0)


def test_the_facts_of_a_document_are_told(world: World) -> None:
    facts = Metadata("bericht", "Vermerk", "2026-02-03", "4 Js 12/26", "Müller", "Hausbesuch")
    name = world.hand_in("Haus", metadata=facts)

    (hit,) = ask(world, "haus").hits

    assert (hit.doc_type, hit.kind, hit.date, hit.file_reference, hit.title) == (
        "bericht",
        "Vermerk",
        "2026-02-03",
        "4 Js 12/26",
        "Hausbesuch",
    )
    assert (hit.document_id, hit.file_name) == (name, "001.pdf")
    assert (hit.agency, hit.unit, hit.classification, hit.parent) == ("polizei", FK3, 0, None)


def test_few_documents_with_all_words_are_followed_by_those_with_some(world: World) -> None:
    some = [world.hand_in("Schmidt Schmidt Schmidt Schmidt"), world.hand_in("Garage"), world.hand_in("Schmidt")]
    both = world.hand_in(" ".join(["Wort"] * 60) + " Schmidt in der Garage")

    hits = found(world, "schmidt garage")

    assert hits[0] == both
    assert set(hits) == {both, *some}
    assert ask(world, "schmidt garage").total == 4


def test_enough_documents_with_all_words_stand_alone(world: World) -> None:
    both = {world.hand_in("Schmidt in der Garage") for _ in range(5)}
    world.hand_in("Schmidt Schmidt Schmidt")

    assert set(found(world, "schmidt garage")) == both


def test_words_joined_by_hand_are_not_loosened(world: World) -> None:
    world.hand_in("Schmidt")

    assert found(world, "schmidt AND garage") == []


def test_hits_are_ordered_by_the_exact_score_and_not_by_its_level(world: World) -> None:
    """Both documents reach the same level; only the impacts tell them apart."""
    filler = [f"zeile{number}" for number in range(60)]
    longer = world.hand_in(" ".join(["Haus", *filler[:40]]))
    shorter = world.hand_in(" ".join(["Haus", *filler[:34]]))

    answer = ask(world, "haus")

    assert [hit.document_id for hit in answer.hits] == [shorter, longer]
    assert answer.hits[0].score > answer.hits[1].score


def test_leafing_through_shows_every_document_once_and_in_one_order(world: World) -> None:
    names = {world.hand_in(" ".join(["Haus"] * (1 + number % 3)) + f" wort{number}") for number in range(23)}
    whole = found(world, Question("haus", limit=100))

    pages = [found(world, Question("haus", offset=offset, limit=5)) for offset in range(0, 30, 5)]

    assert [name for page in pages for name in page] == whole
    assert set(whole) == names


def test_beyond_the_rescored_documents_the_order_of_the_engine_goes_on(world: World) -> None:
    count = RESCORED + 15
    names = set(world.hand_in_all([Paper((f"Haus {number}",)) for number in range(count)]))

    leafed = [
        name for offset in range(0, count, 40) for name in found(world, Question("haus", offset=offset, limit=40))
    ]

    assert len(leafed) == count
    assert set(leafed) == names
    across = found(world, Question("haus", offset=RESCORED - 5, limit=40))
    assert len(across) == 20
    assert across[5:] == found(world, Question("haus", offset=RESCORED, limit=40))


def test_by_date_the_newest_come_first(world: World) -> None:
    old = world.hand_in("Haus Haus Haus", metadata=Metadata(date="2020-01-01"))
    undated = world.hand_in("Haus Haus")
    new = world.hand_in("Haus und Hof", metadata=Metadata(date="2026-01-01"))

    assert found(world, Question("haus", sort="date")) == [new, old, undated]
    assert ask(world, Question("haus", sort="date")).hits[0].score > 0


def test_filters_beside_the_question_narrow_those_inside_it(world: World) -> None:
    bericht = world.hand_in("Haus", metadata=Metadata(doc_type="bericht", date="2026-01-01"))
    world.hand_in("Haus", metadata=Metadata(doc_type="genehmigung", date="2026-01-01"))
    world.hand_in("Haus", metadata=Metadata(doc_type="bericht", date="2020-01-01"))

    beside = Filters(date_from="2025-01-01")

    assert found(world, Question("haus doc_type:bericht", filters=beside)) == [bericht]
    assert found(world, Question("haus doc_type:bericht", filters=Filters(doc_type=("genehmigung",)))) == []


def test_facets_are_counted_over_all_hits(world: World) -> None:
    for kind in ("Vermerk", "Vermerk", "Anzeige"):
        world.hand_in("Haus", metadata=Metadata(kind=kind))

    answer = ask(world, Question("haus", limit=1, facets=("kind", "agency")))

    assert dict(answer.facets) == {
        "kind": (FacetCount("Vermerk", 2), FacetCount("Anzeige", 1)),
        "agency": (FacetCount("polizei", 3),),
    }
    assert answer.total == 3


def test_a_change_of_labels_counts_before_the_engine_has_heard_of_it(world: World) -> None:
    name = world.hand_in("Haus", metadata=Metadata(kind="Vermerk"))
    world.drain()
    world.relabel(name, HIDDEN)

    answer = world.asking.ask(Question("haus", facets=("kind",)), clearance=SOMEBODY)

    assert (answer.total, answer.hits, dict(answer.facets)) == (0, (), {"kind": ()})
    assert world.asking.suggest("hau", clearance=SOMEBODY) == ()
    with pytest.raises(DocumentNotFound):
        world.asking.matches(name, "haus", clearance=SOMEBODY)


def test_an_erased_document_is_gone_before_the_engine_has_heard_of_it(world: World) -> None:
    name = world.hand_in("Haus")
    world.drain()
    world.erase([name])

    assert world.asking.ask(Question("haus"), clearance=SOMEBODY).total == 0


def test_a_grant_that_has_run_out_hides_at_once(world: World) -> None:
    world.hand_in("Haus", labels=granted(GEWERBE, TODAY))
    world.drain()

    assert world.asking.ask(Question("haus"), clearance=caller(GEWERBE)).total == 1
    assert world.asking.ask(Question("haus"), clearance=caller(GEWERBE, day=TODAY + timedelta(days=1))).total == 0


def test_the_parent_of_an_attachment_is_told_only_to_those_who_may_read_it(world: World) -> None:
    mail = world.hand_in("Anbei die Rechnung", labels=HIDDEN)
    world.hand_in("Rechnung über ein Haus", parent_id=mail)
    world.drain()

    (hit,) = world.asking.ask(Question("haus"), clearance=SOMEBODY).hits
    assert hit.parent is None
    (hit,) = world.asking.ask(Question("haus"), clearance=caller(FK3)).hits
    assert hit.parent is not None
    assert (hit.parent.id, hit.parent.file_name) == (mail, "001.pdf")


def test_a_question_in_the_mode_of_meaning_is_not_answered_yet(world: World) -> None:
    with pytest.raises(ModeNotAvailable):
        world.asking.ask(Question("haus", mode="meaning"), clearance=SOMEBODY)


def test_both_modes_answer_alike_while_there_is_no_meaning(world: World) -> None:
    world.hand_in("Haus")

    assert ask(world, Question("haus", mode="hybrid")) == ask(world, Question("haus", mode="words"))


def test_errors_of_our_parts_come_out_as_they_are(world: World) -> None:
    with pytest.raises(QuestionTooLong):
        ask(world, "x" * 2001)
    world.hand_in("Haus")
    world.drain()
    world.engine.close()
    for file in world.blobs.path("0" * 64).parents[2].parent.glob("index/generation-*/*.term"):
        file.unlink()

    with pytest.raises(EngineError) as caught:
        world.asking.ask(Question("haus"), clearance=SOMEBODY)
    assert "haus" not in str(caught.value)


def test_a_broken_question_is_mended_and_told(world: World) -> None:
    name = world.hand_in("Haus am Markt")

    answer = ask(world, '(haus "markt')

    assert [hit.document_id for hit in answer.hits] == [name]
    assert answer.repaired


def test_every_match_of_a_document_is_told_page_by_page(world: World) -> None:
    name = world.hand_in("Haus und Haus", "nichts", "ein Haus-\nboot, das Haus")
    world.drain()

    matches = world.asking.matches(name, "haus", clearance=SOMEBODY)

    assert [(match.page, match.start, match.end, len(match.boxes)) for match in matches] == [
        (1, 0, 4, 1),
        (1, 9, 13, 1),
        (3, 20, 24, 1),
    ]
    assert {match.term for match in matches} == {"haus"}
    assert world.asking.matches(name, "", clearance=SOMEBODY) == ()
    assert world.asking.matches(name, "-haus", clearance=SOMEBODY) == ()


def test_a_place_in_another_way_of_writing_is_told_where_the_words_are_not_as_asked(world: World) -> None:
    compound = world.hand_in("Die Gaststättenerlaubnis wurde erteilt.")
    plain = world.hand_in("Die Erlaubnis der Gaststätte. Die Gaststättenerlaubnis.")
    world.drain()

    def told(name: DocumentId, text: str) -> list[tuple[int, str, str]]:
        found = world.asking.matches(name, text, clearance=SOMEBODY)
        return [(match.start, match.term, match.how) for match in found]

    assert told(compound, "Gaststätte Erlaubnis") == [(4, "Gaststätte", "part"), (4, "Erlaubnis", "part")]
    assert told(plain, "Gaststätte Erlaubnis") == [(4, "Erlaubnis", "exact"), (18, "Gaststätte", "exact")]


def test_matches_of_a_hidden_document_are_those_of_a_missing_one(world: World) -> None:
    name = world.hand_in("Haus", labels=replace(PUBLIC, classification=Classification.VERTRAULICH))
    world.drain()

    for wanted in (name, DocumentId("0" * 32)):
        with pytest.raises(DocumentNotFound):
            world.asking.matches(wanted, "haus", clearance=caller(FK5, Classification.INTERN))
        with pytest.raises(DocumentNotFound):
            world.asking.similar(wanted, clearance=caller(FK5, Classification.INTERN))


def test_similar_documents_share_the_weighty_words(world: World) -> None:
    first = world.hand_in("Die Spielhalle am Hafen betreibt Kasimir Wendelborn ohne Erlaubnis")
    nearest = world.hand_in("Kasimir Wendelborn beantragt eine Erlaubnis für die Spielhalle")
    further = world.hand_in("Eine Erlaubnis für das Lokal am Hafen")
    world.hand_in("Der Hund bellt")
    world.hand_in("Kasimir Wendelborn Spielhalle Hafen", labels=HIDDEN)
    world.drain()

    answer = world.asking.similar(first, clearance=SOMEBODY)

    assert [hit.document_id for hit in answer.hits] == [nearest, further]
    assert answer.total == 2
    assert answer.hits[0].boxes


def test_nothing_is_like_a_document_without_words(world: World) -> None:
    blank = world.hand_in("")
    world.hand_in("Haus")
    world.drain()

    assert world.asking.similar(blank, clearance=SOMEBODY).total == 0


def test_suggestions_are_spelled_as_they_stand_on_paper(world: World) -> None:
    world.hand_in("Die Gaststätte und die Gaststube, Kennzeichen LG-AB 123", metadata=Metadata(title="Gaststhof"))
    world.hand_in("Gaststätte")
    world.hand_in("SCHANKWIRTSCHAFT")
    world.hand_in("Gasthof", labels=HIDDEN)
    world.drain()

    def suggested(beginning: str) -> list[str]:
        return [each.text for each in world.asking.suggest(beginning, clearance=SOMEBODY)]

    assert suggested("gastst") == ["Gaststätte", "gaststhof", "Gaststube"]
    assert suggested("Die Gaststä") == ["Die Gaststätte"]
    assert suggested("schank") == ["Schankwirtschaft"]
    assert "LG-AB 123" in suggested("lgab")
    assert suggested("gasth") == []
    assert suggested("g") == suggested("") == suggested("die ") == []


def test_many_ask_at_the_same_time(world: World) -> None:
    for number in range(12):
        world.hand_in(f"Haus wort{number}")
    world.drain()
    questions = [Question(f"wort{number}") for number in range(12)] * 3
    answers: list[list[Answer]] = []

    def ask_all() -> None:
        answers.append([world.asking.ask(question, clearance=SOMEBODY) for question in questions])

    threads = [threading.Thread(target=ask_all) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(answers) == 4
    assert all(each == answers[0] for each in answers)
    assert [answer.total for answer in answers[0]] == [1] * 36


def test_a_phrase_that_goes_on_over_the_end_of_a_page_is_shown_by_its_words(world: World) -> None:
    document_id = world.hand_in("Geprüft wurde die Absturzsicherung am", "Vortag, ohne Mängel.")
    world.drain()
    (hit,) = world.asking.ask(Question('"die Absturzsicherung am Vortag"'), clearance=SOMEBODY).hits
    assert hit.document_id == document_id
    assert hit.boxes
    assert {how.word for how in hit.why.how} <= {"Absturzsicherung", "Vortag"}


def test_another_name_of_a_word_is_found_behind_the_word_marked_and_told(world: World) -> None:
    other = world.hand_in("Der Lastwagen stand im Hof.")
    named = world.hand_in("Der Lkw stand im Hof.")
    world.drain()
    asking = Asking(world.catalogue, world.engine, synonyms=grouped(["Lkw, Lastwagen"]))
    hits = asking.ask(Question("Lkw", mode="words"), clearance=SOMEBODY).hits
    assert [hit.document_id for hit in hits] == [named, other]
    assert [(how.term, how.word, how.how) for how in hits[1].why.how] == [("Lkw", "Lastwagen", "synonym")]
    matches = asking.matches(other, "Lkw", clearance=SOMEBODY)
    assert [match.how for match in matches] == ["synonym"]


def test_a_word_that_no_visible_document_holds_is_asked_back_in_the_spelling_of_one_that_does(world: World) -> None:
    world.hand_in("Die Genehmigung der Gaststätte in der Lindenstraße.")
    world.hand_in("Die Gastwirtin klagt.", labels=HIDDEN)
    world.drain()

    def meant(text: str, **more: Any) -> str | None:
        return world.asking.ask(Question(text, mode="words", **more), clearance=SOMEBODY).did_you_mean

    assert meant("Genemigung") == "Genehmigung"
    assert meant("Gaststätte Lindenstrase") == "Gaststätte Lindenstraße"
    assert meant("genehmigungen") is None, "an inflection is no slip"
    assert meant("Gastwirtim") is None, "nobody learns of a word that only stands in hidden documents"
    assert meant("Genemigung", offset=1) is None
    assert meant("Haus") is None
    assert meant('"Genemigung"') is None
    assert meant("NICHT Genemigung") is None


def test_what_is_special_of_the_hits_is_told_against_the_visible_rest(world: World) -> None:
    for place in ("Hafen", "Bahnhof", "Rathaus"):
        world.hand_in(f"Die Kontrolle am {place} fand unversteuerte Zigaretten im Lager.")
        world.hand_in(f"Die Kontrolle am {place} blieb ohne Befund, das Lager war leer.")
        world.hand_in(f"Die Kontrolle am {place} fand Schmuggelware und Zigaretten.", labels=HIDDEN)
    world.drain()
    found = world.asking.special(Question("unversteuert"), clearance=SOMEBODY)
    assert found.total == 3
    assert [(term.text, term.hits, term.documents) for term in found.terms] == [("Zigaretten", 3, 3)]
    assert world.asking.special(Question(""), clearance=SOMEBODY).terms == ()
    assert world.asking.special(Question("Schmuggelware"), clearance=SOMEBODY).total == 0
