"""What a question may be narrowed by beside its words, what it may leave out, and what is counted."""

from __future__ import annotations

from typing import Any

import pytest

from search_api.search.schemas import SpecialTerms
from tests.search_api.conftest import House


def _asked(house: House, login: str = "anna", **parameters: Any) -> Any:
    with house.service.caller(login) as caller:
        answer = caller.get("/search", params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


def _names(answer: Any) -> set[str]:
    return {hit["document_id"] for hit in answer["hits"]}


def test_what_carries_a_value_that_is_left_out_is_no_hit_and_not_counted(house: House) -> None:
    every = _asked(house, limit=100, facets="kind,agency")
    without = _asked(house, limit=100, facets="kind,agency", exclude="kind:Bescheid")
    typed = _asked(house, limit=100, q="-art:Bescheid", facets="kind,agency")
    assert without["total"] == every["total"] - 1
    assert without["hits"] == typed["hits"]
    assert without["facets"] == typed["facets"]
    assert "Bescheid" not in {entry["value"] for entry in without["facets"]["kind"]}


def test_years_are_the_sum_of_their_months(house: House) -> None:
    facets = _asked(house, facets="date,year")["facets"]
    assert facets["date"] == [{"value": "2026-04", "count": 1}]
    assert facets["year"] == [{"value": "2026", "count": 1}]
    assert set(_asked(house, facets="year")["facets"]) == {"year"}


def test_how_well_a_scan_could_be_read_narrows_and_is_counted(house: House) -> None:
    answer = _asked(house, "carla", facets="legibility", limit=100)
    counts = {entry["value"]: entry["count"] for entry in answer["facets"]["legibility"]}
    (band,) = set(counts) - {"digital"}
    assert _names(_asked(house, "carla", legibility=band)) == {house.scan}
    assert _asked(house, "carla", exclude=f"legibility:{band}", limit=100)["total"] == counts["digital"]


def test_an_entity_is_found_by_its_name_among_visible_documents_only(house: House) -> None:
    assert _names(_asked(house, q='entity:"Petersen, Alma"')) == {house.shared}
    assert house.shared not in _names(_asked(house, q="-entity:Petersen", limit=100))
    assert _asked(house, q="entity:Niemandsmann")["total"] == 0
    with house.service.caller("anna") as anna:
        (one,) = anna.get("/entities", params={"q": "Petersen", "type": "PERSON"}).json()["items"]
    assert _names(_asked(house, q=f"entity:{one['id']}")) == {house.shared}


def test_words_near_one_another_are_found_and_marked(house: House) -> None:
    with house.service.caller("carla") as carla:
        text = carla.get(f"/documents/{house.shared}/pages/1").json()["text"]
    first, _, third = text.split()[:3]
    hit = _asked(house, "carla", q=f'"{third.strip(".,")} {first.strip(".,")}"~1')["hits"][0]
    assert hit["document_id"] == house.shared
    assert {how["how"] for how in hit["why"]["how"]} == {"phrase"}


@pytest.mark.parametrize("value", ["kind", "kind:", ":Bescheid", "title:x", "", "date:2026", "exclude:kind"])
def test_what_cannot_be_left_out_is_refused(house: House, value: str) -> None:
    with house.service.caller("anna") as anna:
        refused = anna.get("/search", params={"q": "Erlaubnis", "exclude": value})
    assert (refused.status_code, refused.json()["code"]) == (422, "request_invalid")
    assert [error["field"] for error in refused.json()["errors"]] == ["exclude"]


def test_special_words_are_counted_over_visible_documents_and_narrowed_like_hits(house: House) -> None:
    with house.service.caller("anna") as anna:
        found = anna.get("/search/special", params={"q": "Gaststätte OR Gaststättenerlaubnis"})
        narrowed = anna.get("/search/special", params={"q": "Gaststätte", "exclude": "agency:stadt"})
        refused = anna.get("/search/special", params={"q": "Gaststätte", "limit": "3"})
        too_long = anna.get("/search/special", params={"q": "x" * 2_001})
    SpecialTerms.model_validate_json(found.content, strict=True)
    assert found.json()["total"] == 3
    assert narrowed.json() == {"total": 1, "terms": []}
    assert (refused.status_code, refused.json()["code"]) == (422, "request_invalid")
    assert (too_long.status_code, too_long.json()["code"]) == (422, "question_too_long")


HOSTILE = {
    "brackets": "(" * 1_000 + "Erlaubnis" + ")" * 900,
    "500 clauses": " OR ".join(f"wort{number}" for number in range(190)),
    "operators": "UND ODER NICHT " * 120,
    "stop words": "der die das und " * 120,
    "emoji": "😀🏳️‍🌈" * 200,
    "right to left": "\u202eErlaubnis\u202c \u200f\u200e",
    "zero bytes": "Er\x00laubnis\x00",
    "stars": "*" * 500,
    "tildes": "~" * 500 + ' "a b"~999999999999999999999',
    "near": '"a b c d e f g h i j k l"~9 ' * 30,
    "fields": "entity: unit:: secret:x labels:y -entity:() agency:*",
    "entities": "entity:a " * 200,
    "dates": "datum:2026-02-30 datum:0000-00-00..9999-99-99 datum:99999",
    "quotes": '"' * 999,
    "signs": "+-+-!@#$%^&[]{}\\|;'<>?/`" * 20,
    "surrogate": "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
}


@pytest.mark.parametrize("question", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_question_is_answered_or_refused_in_plain_words(house: House, question: str) -> None:
    with house.service.caller("anna") as anna:
        answer = anna.get("/search", params={"q": question, "facets": "entity,year,sender"})
        assert answer.status_code == 200, answer.text
        assert anna.get("/suggest", params={"q": question}).status_code in (200, 422)


def test_ten_thousand_characters_are_refused(house: House) -> None:
    with house.service.caller("anna") as anna:
        refused = anna.get("/search", params={"q": "x" * 10_000})
    assert (refused.status_code, refused.json()["code"]) == (422, "question_too_long")
