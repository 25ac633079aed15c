"""A clerk corrects words of a page: text, boxes, search and entities follow; taking back undoes it."""

from __future__ import annotations

from typing import Any

import pytest

from ingest.catalogue import pages, progress
from ingest.catalogue.records import DocumentState
from ingest.catalogue.steps import Step, reopen_job
from ingest.labels import DocumentId
from tests.search_api.conftest import House
from tests.search_api.scans import letter
from tests.search_api.serving import Service


def _form(page: dict[str, Any], old: str, new: str, **more: object) -> dict[str, object]:
    start = page["text"].index(old)
    return {"start": start, "end": start + len(old), "old_text": old, "new_text": new, **more}


def _hits(service: Service, question: str) -> list[str]:
    """What is found once the engine has learned of what waits for it; no job is done for that."""
    service.works.drainer.drain_all()
    with service.caller("carla") as carla:
        answer = carla.get("/search", params={"q": question, "mode": "words"})
    return [hit["document_id"] for hit in answer.json()["hits"]]


def test_corrected_words_are_shown_in_their_boxes_and_found_at_once(fresh: Service) -> None:
    scan = fresh.hand_in("carla", "scan.png", letter("Sondernutzung", "am Marktplatz"))
    fresh.work_off()
    with fresh.caller("carla") as carla:
        before = carla.get(f"/documents/{scan}/pages/1").json()
        answer = carla.post(
            f"/documents/{scan}/pages/1/corrections",
            json=_form(before, "Marktplatz", "Stintmarkt LG-AB 123", reason="verlesen"),
        )
        assert answer.status_code == 201, answer.text
        made = answer.json()
        assert (made["old_text"], made["state"], made["made_by"], made["reason"]) == (
            "Marktplatz",
            "applied",
            "carla",
            "verlesen",
        )
        after = carla.get(f"/documents/{scan}/pages/1").json()
        assert after["text"] == before["text"].replace("Marktplatz", "Stintmarkt LG-AB 123")
        for word in after["words"]:
            assert after["text"][word["start"] : word["end"]] == word["text"]
        box = next(word["box"] for word in before["words"] if word["text"] == "Marktplatz")
        new = [word for word in after["words"] if word["start"] >= after["text"].index("Stintmarkt")]
        assert (new[0]["box"][0], new[-1]["box"][2]) == (box[0], box[2])
        assert {word["confidence"] for word in new} == {1.0}
        assert after["quality"]["confidence"] >= before["quality"]["confidence"]
        assert _hits(fresh, "Stintmarkt") == [scan]
        assert _hits(fresh, "Marktplatz") == []
        fresh.work_off()
        mentions = carla.get(f"/documents/{scan}/pages/1").json()["mentions"]
        assert "LICENCE_PLATE" in {mention["type"] for mention in mentions}
        for mention in mentions:
            assert after["text"][mention["start"] : mention["end"]] == mention["text"]

        undone = carla.delete(f"/documents/{scan}/pages/1/corrections/{made['id']}")
        assert (undone.status_code, undone.json()["state"], undone.json()["undone_by"]) == (200, "undone", "carla")
        again = carla.get(f"/documents/{scan}/pages/1").json()
        assert (again["text"], again["words"]) == (before["text"], before["words"])
        assert _hits(fresh, "Marktplatz") == [scan]
        assert _hits(fresh, "Stintmarkt") == []
        assert carla.delete(f"/documents/{scan}/pages/1/corrections/{made['id']}").status_code == 404
        fresh.work_off()
        assert _hits(fresh, "Marktplatz") == [scan]
        history = carla.get(f"/documents/{scan}/pages/1/corrections").json()["items"]
        assert [(item["id"], item["state"]) for item in history] == [(made["id"], "undone")]
    with fresh.caller("olga") as olga:
        entries = olga.get("/audit", params={"action": "document.correction"}).json()["items"]
        assert [entry["subject"] for entry in entries] == [{"document": scan, "page": 1, "correction": made["id"]}]


def test_a_correction_of_a_correction_falls_with_it(fresh: Service) -> None:
    scan = fresh.hand_in("carla", "scan.png", letter("Sondernutzung", "am Marktplatz"))
    fresh.work_off()
    address = f"/documents/{scan}/pages/1"
    with fresh.caller("carla") as carla:
        page = carla.get(address).json()
        first = carla.post(f"{address}/corrections", json=_form(page, "Marktplatz", "Stintmarkt")).json()
        page = carla.get(address).json()
        carla.post(f"{address}/corrections", json=_form(page, "Stintmarkt", "Sande"))
        assert carla.get(address).json()["text"].endswith("am Sande")
        carla.delete(f"{address}/corrections/{first['id']}")
        assert carla.get(address).json()["text"].endswith("am Marktplatz")
        states = [item["state"] for item in carla.get(f"{address}/corrections").json()["items"]]
        assert states == ["undone", "conflict"]


def test_corrections_survive_a_new_reading(fresh: Service) -> None:
    scan = fresh.hand_in("carla", "scan.png", letter("Sondernutzung", "am Marktplatz"))
    fresh.work_off()
    address = f"/documents/{scan}/pages/1"
    with fresh.caller("carla") as carla:
        page = carla.get(address).json()
        carla.post(f"{address}/corrections", json=_form(page, "Marktplatz", "Stintmarkt"))
        corrected = carla.get(address).json()
        with fresh.store.catalogue.writing() as connection:
            pages.drop_beyond(connection, DocumentId(scan), 0)
            reopen_job(connection, DocumentId(scan), Step.READ, now=0.0)
        fresh.work_off()
        assert carla.get(address).json() == corrected
        assert _hits(fresh, "Stintmarkt") == [scan]
        assert [item["state"] for item in carla.get(f"{address}/corrections").json()["items"]] == ["applied"]


def test_only_a_clerk_of_the_unit_corrects_and_hidden_pages_do_not_exist(house: House) -> None:
    form = {"start": 0, "end": 3, "old_text": "Ver", "new_text": "Vor"}
    address = f"/documents/{house.own}/pages/1/corrections"
    with house.service.caller("carla") as carla, house.service.caller("anna") as anna:
        assert carla.post(address, json=form).status_code == 404
        assert carla.get(address).status_code == 404
        assert carla.delete(f"{address}/1").status_code == 404
        assert anna.post(address, json=form).json()["code"] == "role_missing"
    with house.service.caller("dora") as dora:
        scan = f"/documents/{house.scan}/pages/1/corrections"
        assert dora.post(scan, json=form).json()["code"] == "unit_not_yours"
        assert dora.get(scan).json() == {"items": []}
    with house.service.caller("dora", purpose=None) as dora:
        assert dora.get(scan).status_code == 428


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"old_text": "Sondernutzen"}, 409, "text_changed"),
        ({"start": 5000, "end": 5003}, 422, "correction_invalid"),
        ({"end": 10_000}, 422, "correction_invalid"),
        ({"new_text": "zwei\nZeilen"}, 422, "request_invalid"),
        ({"start": -1}, 422, "request_invalid"),
        ({"new_text": "x" * 2001}, 422, "request_invalid"),
        ({"who": "ich"}, 422, "request_invalid"),
    ],
)
def test_a_wrong_correction_is_refused_and_changes_nothing(
    house: House, change: dict[str, Any], status: int, code: str
) -> None:
    address = f"/documents/{house.scan}/pages/1"
    with house.service.caller("carla") as carla:
        page = carla.get(address).json()
        refused = carla.post(f"{address}/corrections", json=_form(page, "Sondernutzung", "Nutzung") | change)
        assert (refused.status_code, refused.json()["code"]) == (status, code)
        assert carla.get(address).json() == page
        assert (
            carla.post(f"/documents/{house.scan}/pages/9/corrections", json=_form(page, "am", "im")).status_code == 404
        )
        assert carla.delete(f"{address}/corrections/999").status_code == 404


def test_a_document_that_is_not_read_yet_cannot_be_corrected(fresh: Service) -> None:
    scan = fresh.hand_in("carla", "scan.png", letter("Sondernutzung"))
    fresh.work_off()
    with fresh.caller("carla") as carla:
        page = carla.get(f"/documents/{scan}/pages/1").json()
        with fresh.store.catalogue.writing() as connection:
            progress.set_state(connection, DocumentId(scan), DocumentState.READING, now=0.0)
        refused = carla.post(f"/documents/{scan}/pages/1/corrections", json=_form(page, "Sondernutzung", "Nutzung"))
        assert (refused.status_code, refused.json()["code"]) == (409, "document_not_ready")


def test_erasing_takes_corrections_along(fresh: Service) -> None:
    scan = fresh.hand_in("carla", "scan.png", letter("Sondernutzung"))
    fresh.work_off()
    with fresh.caller("carla") as carla:
        page = carla.get(f"/documents/{scan}/pages/1").json()
        carla.post(f"/documents/{scan}/pages/1/corrections", json=_form(page, "Sondernutzung", "Nutzung"))
        rows = carla.delete(f"/documents/{scan}").json()["rows"]
    assert (rows["corrections"], rows["readings"]) == (1, 1)
