"""The stream of events."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_api.jobs.event_ids import EventIds
from search_api.jobs.stream import StreamRules
from search_api.refusal import CursorInvalid
from tests.search_api.conftest import House, Start
from tests.search_api.serving import Service


def _events(lines: Iterator[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Id and data of each event that comes."""
    number = ""
    for line in lines:
        if line.startswith("id: "):
            number = line[4:]
        elif line.startswith("data: ") and number:
            yield number, json.loads(line[6:])


def test_a_clerk_follows_a_file_until_it_is_findable(fresh: Service) -> None:
    with fresh.caller("carla") as carla, carla.stream("GET", "/jobs/events") as stream:
        assert stream.headers["Content-Type"].startswith("text/event-stream")
        lines = stream.iter_lines()
        next(lines)
        document_id = fresh.hand_in("carla", "a.txt", b"Text")
        fresh.work_off()
        states = []
        for _, data in _events(lines):
            assert data["document_id"] == document_id
            assert data["file_name"] == "a.txt"
            states.append(data["state"])
            if data["state"] == "indexed":
                break
    assert states[-1] == "indexed"
    assert data["pages_done"] == data["page_count"] == 1


def test_whoever_comes_back_loses_nothing(house: House) -> None:
    with house.service.caller("carla") as carla:
        with carla.stream("GET", "/jobs/events", headers={"Last-Event-ID": "0"}) as stream:
            seen = _events(stream.iter_lines())
            first, _ = next(seen)
            second, data = next(seen)
        with carla.stream("GET", "/jobs/events", headers={"Last-Event-ID": first}) as stream:
            assert next(_events(stream.iter_lines())) == (second, data)


def test_nobody_hears_of_hidden_documents(house: House) -> None:
    with house.service.caller("carla") as carla:
        visible = {item["id"] for item in carla.get("/documents", params={"limit": 100}).json()["items"]}
        heard = set()
        with carla.stream("GET", "/jobs/events", headers={"Last-Event-ID": "0"}) as stream:
            for _, data in _events(stream.iter_lines()):
                heard.add(data["document_id"])
                if heard == visible:
                    break
    assert not heard & set(house.hidden_from_carla)


def test_a_stream_tells_why_a_file_lies_in_quarantine(house: House) -> None:
    with (
        house.service.caller("carla") as carla,
        carla.stream("GET", "/jobs/events", headers={"Last-Event-ID": "0"}) as stream,
    ):
        for _, data in _events(stream.iter_lines()):
            if data["document_id"] == house.broken and data["state"] == "quarantined":
                break
    assert data["error"]["code"] == "empty_file"
    assert data["error"]["message"].startswith("Die Datei ist leer")


@pytest.mark.parametrize("number", ["x", "-1", "1.5", "9" * 30, "AAAAAAAAAAAAAAAAAAAAAA"])
def test_a_wrong_last_event_is_told(house: House, number: str) -> None:
    with house.service.caller("carla") as carla:
        refused = carla.get("/jobs/events", headers={"Last-Event-ID": number})
    assert (refused.status_code, refused.json()["code"]) == (400, "cursor_invalid")


def test_an_id_is_worth_nothing_to_others_and_tells_nothing_of_its_number(house: House) -> None:
    with house.service.caller("carla") as carla, house.service.caller("dora") as dora:
        with carla.stream("GET", "/jobs/events", headers={"Last-Event-ID": "0"}) as stream:
            event_id, _ = next(_events(stream.iter_lines()))
        assert dora.get("/jobs/events", headers={"Last-Event-ID": event_id}).status_code == 400


@given(st.integers(0, 2**63), st.text(min_size=1, max_size=80))
def test_the_number_comes_back_for_the_same_account_only(sequence: int, account: str) -> None:
    ids = EventIds(b"k" * 32)
    event_id = ids.seal(sequence, account_id=account)
    assert ids.open(event_id, account_id=account) == sequence
    with pytest.raises(CursorInvalid):
        ids.open(event_id, account_id=account + "x")
    with pytest.raises(CursorInvalid):
        EventIds(b"j" * 32).open(event_id, account_id=account)


def test_a_stream_ends_with_its_session(fresh: Service) -> None:
    with fresh.caller("carla") as carla, carla.stream("GET", "/jobs/events") as stream:
        lines = stream.iter_lines()
        next(lines)
        carla.post("/logout")
        assert "event: end" in list(lines)


def test_one_account_cannot_hold_any_number_of_streams(start: Start) -> None:
    with (
        start(stream_rules=StreamRules(pause=0.05, per_account=2)) as service,
        service.caller("carla") as carla,
        service.caller("dora") as dora,
        carla.stream("GET", "/jobs/events") as first,
        carla.stream("GET", "/jobs/events") as second,
    ):
        # The iterators are kept: one that is thrown away ends its stream.
        lines = [first.iter_lines(), second.iter_lines()]
        assert [next(each) for each in lines] == ["retry: 2000", "retry: 2000"]
        refused = carla.get("/jobs/events")
        assert (refused.status_code, refused.json()["code"]) == (429, "too_many_streams")
        with dora.stream("GET", "/jobs/events") as other:
            assert other.status_code == 200
