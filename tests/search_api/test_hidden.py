"""What a caller may not see does not exist for that caller."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import httpx
import pytest

from tests.search_api.conftest import House

MISSING = "0" * 32
UNCOUNTED_HEADERS = {"date", "x-trace-id"}

READS = (
    "/documents/{id}",
    "/documents/{id}/pages/1",
    "/documents/{id}/pages/1/image",
    "/documents/{id}/original",
    "/documents/{id}/matches?q=Erlaubnis",
    "/similar/{id}",
)


def _visible_parts(answer: httpx.Response) -> tuple[int, bytes, dict[str, str]]:
    """Status, body and headers of an answer but for its trace id and date."""
    body = re.sub(rb'"trace_id":"[0-9a-f]*"', b"", answer.content)
    headers = {name: value for name, value in answer.headers.items() if name not in UNCOUNTED_HEADERS}
    return answer.status_code, body, headers


@pytest.mark.parametrize("path", READS)
def test_a_hidden_document_answers_like_one_that_does_not_exist(house: House, path: str) -> None:
    with house.service.caller("carla") as carla:
        missing = _visible_parts(carla.get(path.format(id=MISSING)))
        assert missing[0] == 404
        for hidden in house.hidden_from_carla:
            assert _visible_parts(carla.get(path.format(id=hidden))) == missing


def test_changes_of_hidden_documents_answer_like_those_of_missing_ones(house: House) -> None:
    with house.service.caller("carla") as carla:
        calls: tuple[Callable[[str], httpx.Response], ...] = (
            lambda id_: carla.patch(f"/documents/{id_}", json={"classification": 0}, headers={"If-Match": '"v1"'}),
            lambda id_: carla.delete(f"/documents/{id_}"),
            lambda id_: carla.post(f"/documents/{id_}/retry"),
        )
        for call in calls:
            missing = _visible_parts(call(MISSING))
            assert missing[0] == 404
            for hidden in house.hidden_from_carla:
                assert _visible_parts(call(hidden)) == missing


def test_a_page_that_is_not_there_answers_like_a_hidden_document(house: House) -> None:
    with house.service.caller("carla") as carla:
        missing = _visible_parts(carla.get(f"/documents/{MISSING}/pages/1"))
        assert _visible_parts(carla.get(f"/documents/{house.shared}/pages/99")) == missing
        assert _visible_parts(carla.get(f"/documents/{house.own}/pages/99")) == missing


def test_lists_and_counts_know_nothing_of_hidden_documents(house: House) -> None:
    with house.service.caller("carla") as carla:
        items = carla.get("/documents", params={"limit": 100}).json()["items"]
        summary = carla.get("/documents/summary").json()
        named = carla.get("/documents", params={"file_name": "vermerk"}).json()["items"]
    assert not {item["id"] for item in items} & set(house.hidden_from_carla)
    assert summary["total"] == len(items)
    assert summary["by_state"] == {
        "accepted": 0,
        "reading": 0,
        "indexing": 0,
        "indexed": len(items) - 1,
        "quarantined": 1,
    }
    assert named == []


def test_nobody_reads_what_is_above_every_level_or_without_labels(house: House) -> None:
    for name in ("anna", "bernd", "carla", "dora", "igor"):
        with house.service.caller(name) as client:
            for hidden in (house.secret, house.unlabelled):
                assert client.get(f"/documents/{hidden}").status_code == 404


def test_a_duplicate_of_a_hidden_document_does_not_give_it_away(house: House) -> None:
    with house.service.caller("dora") as dora:
        content = dora.get(f"/documents/{house.own}/original").content
    twin = house.service.hand_in("carla", "abschrift.txt", content, release="unit")
    try:
        with house.service.caller("carla") as carla:
            assert carla.get(f"/documents/{twin}").json()["duplicate_of"] is None
    finally:
        with house.service.caller("carla") as carla:
            receipt = carla.delete(f"/documents/{twin}").json()
    # Its content stays for the hidden document, and the receipt must not tell.
    assert receipt["files_removed"] == 1
    with house.service.caller("dora") as dora:
        assert dora.get(f"/documents/{house.own}/original").content == content


def test_a_grant_lets_another_unit_read(house: House) -> None:
    with house.service.caller("anna") as anna, house.service.caller("bernd") as bernd:
        assert anna.get(f"/documents/{house.granted}").status_code == 200
        assert bernd.get(f"/documents/{house.granted}").status_code == 404


def test_errors_never_carry_a_stack_or_an_id(house: House) -> None:
    with house.service.caller("carla") as carla:
        problem = carla.get(f"/documents/{house.own}").json()
    assert set(problem) == {"type", "code", "title", "detail", "status", "trace_id", "errors"}
    assert house.own not in json.dumps(problem)
