"""Asking questions over HTTP."""

from __future__ import annotations

import re

import httpx
import pytest

from search_api.search.schemas import SearchAnswer, SimilarAnswer, SuggestionList
from tests.search_api.conftest import House, Start


def test_an_investigator_finds_a_letter_by_another_inflection_and_sees_where(house: House) -> None:
    with house.service.caller("anna") as anna:
        answer = anna.get("/search", params={"q": "Erlaubnis AND Wirtin", "facets": "agency,kind"}).json()
    assert [hit["document_id"] for hit in answer["hits"]] == [house.shared]
    assert answer["facets"] == {
        "agency": [{"value": "stadt", "count": 1}],
        "kind": [{"value": "Bescheid", "count": 1}],
    }
    hit = answer["hits"][0]
    marked = {hit["snippet"][start:end] for start, end in hit["highlights"]}
    assert "Erlaubnisse" in marked


def test_answers_have_the_shape_that_the_contract_promises(house: House) -> None:
    with house.service.caller("anna") as anna:
        found = anna.get("/search", params={"q": "Erlaubnis OR Sondernutzung", "facets": ["agency", "date,unit"]})
        SearchAnswer.model_validate_json(found.content, strict=True)
        SimilarAnswer.model_validate_json(anna.get(f"/similar/{house.shared}").content, strict=True)
        SuggestionList.model_validate_json(anna.get("/suggest", params={"q": "Gastst"}).content, strict=True)


def test_a_whole_question_is_answered_by_a_sentence_for_those_who_may_read_it(house: House) -> None:
    house.service.work_off()
    question = {"q": "Für wen gelten die Erlaubnisse bis zum Jahresende?"}
    with house.service.caller("anna") as anna:
        found = anna.get("/search", params=question)
        page = anna.get(f"/documents/{house.shared}/pages/1").json()
    SearchAnswer.model_validate_json(found.content, strict=True)
    answer = found.json()["answers"][0]
    assert answer["document_id"] == house.shared
    assert answer["text"][slice(*answer["highlight"])] == "Alma Petersen"
    assert page["text"][answer["start"] : answer["end"]] == "Alma Petersen"
    assert 0 < answer["confidence"] <= 1


def test_words_get_no_short_answer_and_neither_do_questions_about_what_is_hidden(house: House) -> None:
    with house.service.caller("carla") as carla:
        assert carla.get("/search", params={"q": "Erlaubnisse Wirtin"}).json()["answers"] == []
        assert carla.get("/search", params={"q": "Was ist ein Zwiebelfisch?"}).json()["answers"] == []


def test_a_hit_on_a_scan_has_boxes_inside_the_page(house: House) -> None:
    with house.service.caller("carla") as carla:
        hit = carla.get("/search", params={"q": "Sondernutzung"}).json()["hits"][0]
        page = carla.get(f"/documents/{house.scan}/pages/1").json()
        matches = carla.get(f"/documents/{house.scan}/matches", params={"q": "Sondernutzungen"}).json()["matches"]
    box = hit["boxes"][0]["box"]
    assert 0 <= box[0] < box[2] <= page["width"]
    assert 0 <= box[1] < box[3] <= page["height"]
    assert [match["boxes"] for match in matches] == [[box]]
    assert page["text"][matches[0]["start"] : matches[0]["end"]] == "Sondernutzung"


def test_what_is_hidden_changes_no_total_facet_suggestion_or_likeness(house: House) -> None:
    with house.service.caller("carla") as carla:
        found = carla.get("/search", params={"q": "Zwiebelfisch", "facets": "agency,unit,classification"}).json()
        suggested = carla.get("/suggest", params={"q": "Zwiebel"}).json()
        alike = carla.get(f"/similar/{house.shared}").json()
    assert found["total"] == 0
    assert found["hits"] == []
    assert found["facets"] == {"agency": [], "unit": [], "classification": []}
    assert suggested == {"suggestions": []}
    assert not {hit["document_id"] for hit in alike["hits"]} & set(house.hidden_from_carla)


def test_a_question_by_meaning_finds_what_is_said_in_other_words(house: House) -> None:
    house.service.work_off()
    with house.service.caller("anna") as anna:
        answer = anna.get("/search", params={"q": "Darf das Lokal der Frau geöffnet bleiben?", "mode": "meaning"})
    assert answer.status_code == 200
    SearchAnswer.model_validate(answer.json())
    first = next(hit for hit in answer.json()["hits"] if hit["document_id"] == house.shared)
    assert first["why"]["sentence"]
    assert first["why"]["meaning"] is not None


def test_questions_by_meaning_are_refused_where_no_model_is_installed(start: Start) -> None:
    with start(model="off") as service, service.caller("anna") as anna:
        service.hand_in("carla", "bescheid.txt", b"Die Erlaubnis gilt bis zum Jahresende.")
        service.work_off()
        refused = anna.get("/search", params={"q": "Wirtshaus", "mode": "meaning"})
        hybrid = anna.get("/search", params={"q": "Erlaubnis", "mode": "hybrid"}).json()
        words = anna.get("/search", params={"q": "Erlaubnis", "mode": "words"}).json()
    assert (refused.status_code, refused.json()["code"]) == (501, "mode_not_available")
    assert hybrid == words


@pytest.mark.parametrize(
    "question", ['"', "(((", "))) AND", "und der die", "AND OR NOT", '"Erlaubnis', "-", "*", "~", "agency:", "a" * 2000]
)
def test_a_broken_question_is_answered_all_the_same(house: House, question: str) -> None:
    with house.service.caller("anna") as anna:
        answer = anna.get("/search", params={"q": question})
        assert answer.status_code == 200, answer.text
        assert anna.get("/suggest", params={"q": question}).status_code == 200
        assert anna.get(f"/documents/{house.shared}/matches", params={"q": question}).status_code == 200


def test_sound_and_broken_questions_are_counted_under_one_route(house: House) -> None:
    with house.service.caller("anna") as anna:
        before = [_answers_counted(house, status) for status in (200, 422)]
        assert anna.get("/search", params={"q": "Erlaubnis"}).status_code == 200
        assert anna.get("/search", params={"q": "Erlaubnis", "limit": 0}).status_code == 422
        assert [_answers_counted(house, status) for status in (200, 422)] == [count + 1 for count in before]


def _answers_counted(house: House, status: int) -> float:
    figures = httpx.get(f"{house.service.url}/metrics", timeout=60).text
    pattern = rf'^akte_requests_total\{{method="GET",route="/search",status="{status}"\}} (\S+)$'
    found = re.search(pattern, figures, re.MULTILINE)
    return float(found[1]) if found else 0.0


def test_a_question_of_five_thousand_characters_is_refused_in_plain_words(house: House) -> None:
    with house.service.caller("anna") as anna:
        for path in ("/search", f"/documents/{house.shared}/matches"):
            refused = anna.get(path, params={"q": "Erlaubnis " * 500})
            assert (refused.status_code, refused.json()["code"]) == (422, "question_too_long")
            assert "2.000" in refused.json()["detail"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("limit", "0"),
        ("limit", "101"),
        ("mode", "magic"),
        ("facets", "secrets"),
        ("date_from", "gestern"),
        ("classification_max", "9"),
        ("agnecy", "polizei"),
    ],
)
def test_a_wrong_parameter_is_named_and_never_ignored(house: House, name: str, value: str) -> None:
    with house.service.caller("anna") as anna:
        refused = anna.get("/search", params={"q": "Erlaubnis", name: value})
    assert (refused.status_code, refused.json()["code"]) == (422, "request_invalid")
    assert [error["field"] for error in refused.json()["errors"]] == [name]
    assert value not in refused.json()["errors"][0]["message"] or name == "facets"


def test_filters_narrow_and_a_date_leaves_out_what_has_none(house: House) -> None:
    with house.service.caller("carla") as carla:
        assert carla.get("/search", params={"agency": "polizei"}).json()["total"] == 0
        assert carla.get("/search", params={"kind": "Bescheid"}).json()["total"] == 1
        assert carla.get("/search", params={"date_from": "2026-04-12", "date_to": "2026-04-12"}).json()["total"] == 1
        assert carla.get("/search", params={"date_from": "2026-04-13"}).json()["total"] == 0
        assert carla.get("/search", params={"entity": "e1"}).json()["total"] == 0


def test_entities_are_found_by_the_beginning_of_a_name(house: House) -> None:
    with house.service.caller("anna") as anna:
        found = anna.get("/entities", params={"q": "Petersen", "type": "PERSON"}).json()["items"]
        none = anna.get("/entities", params={"q": "etersen"}).json()["items"]
    assert [(one["name"], one["document_count"]) for one in found] == [("Petersen, Alma", 1)]
    assert none == []
