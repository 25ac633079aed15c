"""Own earlier questions: suggested to whoever asked them, kept for some days, forgotten on demand."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from ingest.catalogue import own_questions
from search_api.search.schemas import OwnQuestionList, SuggestionList
from tests.search_api.conftest import Start
from tests.search_api.serving import Service

DAY = 24 * 3600.0


@pytest.fixture
def office(fresh: Service) -> Service:
    """With one letter that everybody may read, and one that only dora may."""
    fresh.hand_in("carla", "bescheid.txt", "Die Erlaubnis für die Wirtin gilt bis zum Jahresende.".encode())
    police = {"agency": "polizei", "unit": "polizei/fk3", "release": "unit"}
    fresh.hand_in("dora", "vermerk.txt", b"Hinweis auf den Zwiebelfisch.", **police)
    fresh.work_off()
    return fresh


def ask(client: httpx.Client, text: str, **more: Any) -> None:
    answer = client.get("/search", params={"q": text, "mode": "words", **more})
    assert answer.status_code == 200, answer.text


def suggested(client: httpx.Client, typed: str) -> list[tuple[str, int]]:
    answer = client.get("/suggest", params={"q": typed})
    SuggestionList.model_validate_json(answer.content, strict=True)
    kinds = [one["kind"] for one in answer.json()["suggestions"]]
    assert kinds == sorted(kinds, key=lambda kind: kind == "question"), "own questions follow the words"
    return [(one["text"], one["count"]) for one in answer.json()["suggestions"] if one["kind"] == "question"]


def kept(client: httpx.Client) -> list[str]:
    answer = client.get("/own-questions")
    return [one.text for one in OwnQuestionList.model_validate_json(answer.content).questions]


def test_a_question_is_suggested_to_whoever_asked_it_and_to_nobody_else(office: Service) -> None:
    with office.caller("carla") as carla, office.caller("dora") as dora:
        ask(carla, "Wirtin Erlaubnis")
        ask(carla, "Wirtin Erlaubnis")
        ask(carla, "  Wirtin gilt ")
        ask(dora, "Wirtin Jahresende")
        assert suggested(carla, "Wirt") == [("Wirtin gilt", 1), ("Wirtin Erlaubnis", 2)]
        assert suggested(carla, "erlaub") == [("Wirtin Erlaubnis", 2)], "by any of its words"
        assert suggested(carla, "wirtin erl") == [("Wirtin Erlaubnis", 2)]
        assert suggested(carla, "Wirtin gilt") == [], "what is typed already is no suggestion"
        assert suggested(carla, "irtin") == []
        assert suggested(carla, "%") == []
        assert suggested(dora, "Wirt") == [("Wirtin Jahresende", 1)]
        assert kept(dora) == ["Wirtin Jahresende"]


def test_only_questions_with_visible_hits_are_kept_and_each_page_of_one_counts_once(office: Service) -> None:
    with office.caller("carla") as carla:
        ask(carla, "Zwiebelfisch")  # a hidden document alone holds it
        ask(carla, "ab")
        ask(carla, "Wirtin " + "gilt " * 60)
        first = carla.get("/search", params={"q": "", "limit": 1}).json()
        assert first["total"] == 1
        assert kept(carla) == []


def test_whoever_asked_may_have_one_question_or_all_forgotten(office: Service) -> None:
    with office.caller("carla") as carla, office.caller("dora") as dora, office.caller("olga") as olga:
        for text in ("Wirtin", "Erlaubnis", "Jahresende"):
            ask(carla, text)
        ask(dora, "Wirtin")
        assert kept(carla) == ["Jahresende", "Erlaubnis", "Wirtin"]
        assert carla.delete("/own-questions", params={"text": "Erlaubnis"}).status_code == 204
        assert carla.delete("/own-questions", params={"text": "gibt es nicht"}).status_code == 204
        assert kept(carla) == ["Jahresende", "Wirtin"]
        assert carla.delete("/own-questions").status_code == 204
        assert kept(carla) == []
        assert kept(dora) == ["Wirtin"]
        rows = olga.get("/audit", params={"account": "carla", "action": "questions.forget"}).json()["items"]
        assert [row["subject"] for row in rows] == [{"all": True}, {"all": False}, {"all": False}]
        asked = olga.get("/audit", params={"account": "carla", "action": "search"}).json()["items"]
        assert len(asked) == 3, "the log keeps what it has to"
        assert olga.get("/own-questions").status_code == 403


def test_questions_are_forgotten_after_some_days_whoever_asks_next(office: Service) -> None:
    with office.store.catalogue.writing() as connection:
        own_questions.keep(connection, "anna", "alt", "alt", now=0.0, since=-DAY)
        own_questions.keep(connection, "anna", "neu", "neu", now=40 * DAY, since=0.0)
        own_questions.keep(connection, "carla", "anderes", "anderes", now=41 * DAY, since=11 * DAY)
    with office.store.catalogue.reading() as connection:
        found = own_questions.find(connection, "anna", "", since=-DAY, limit=10)
    assert [(each.text, each.times) for each in found] == [("neu", 1)]


def test_an_installation_may_keep_no_questions(start: Start) -> None:
    with start(question_days=0) as service:
        service.hand_in("carla", "bescheid.txt", b"Die Erlaubnis gilt.")
        service.work_off()
        with service.caller("carla") as carla:
            ask(carla, "Erlaubnis")
            assert kept(carla) == []
            assert carla.get("/own-questions").json()["kept_days"] == 0
