"""The log over HTTP: what is kept, before which answer, and who reads it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import func, select, update

from ingest.catalogue.schema import AUDIT
from pipelines.entities.contract import EntityType
from pipelines.entities.recognising import entity_id_of
from tests.search_api.conftest import House
from tests.search_api.serving import PURPOSE, Service, upload


def _last_row(service: Service) -> dict[str, Any]:
    with service.store.catalogue.reading() as connection:
        row = connection.execute(select(AUDIT).order_by(AUDIT.c.sequence.desc()).limit(1)).one()
    return row._asdict() | {"subject": json.loads(row.subject), "roles": json.loads(row.roles)}


def _count(service: Service) -> int:
    with service.store.catalogue.reading() as connection:
        return connection.execute(select(func.count()).select_from(AUDIT)).scalar_one()


def test_a_question_is_kept_with_person_purpose_filters_and_what_was_given_back(house: House) -> None:
    with house.service.caller("anna") as anna:
        answer = anna.get("/search", params={"q": "Erlaubnis AND Wirtin", "agency": ["stadt"], "limit": 5}).json()
    row = _last_row(house.service)
    assert row["account_id"] == "anna"
    assert row["agency"] == "polizei"
    assert row["roles"] == ["investigator"]
    assert row["action"] == "search"
    assert row["purpose"] == PURPOSE
    assert row["question"] == "Erlaubnis AND Wirtin"
    assert row["subject"]["filters"] == {"agency": ["stadt"]}
    assert row["subject"]["documents"] == [hit["document_id"] for hit in answer["hits"]] == [house.shared]


ALMA = entity_id_of(EntityType.PERSON, "Petersen, Alma")


@pytest.mark.parametrize(
    ("path", "action"),
    [
        ("/documents", "documents.list"),
        ("/documents/{id}", "document.read"),
        ("/documents/{id}/pages/1", "document.page"),
        ("/documents/{id}/pages/1/image", "document.image"),
        ("/documents/{id}/original", "document.original"),
        ("/documents/{id}/matches?q=Marktplatz", "matches"),
        ("/similar/{id}", "similar"),
        ("/search/special?q=Erlaubnis", "special"),
        ("/suggest?q=Sonder", "suggest"),
        ("/entities?q=Sonder", "entities"),
        (f"/entities/{ALMA}", "entities"),
        (f"/entities/{ALMA}/neighbours", "entities"),
    ],
)
def test_every_read_leaves_a_row_with_its_purpose(house: House, path: str, action: str) -> None:
    with house.service.caller("anna") as anna:
        anna.get("/me")
        before = _count(house.service)
        assert anna.get(path.format(id=house.scan)).status_code == 200
    row = _last_row(house.service)
    assert (row["action"], row["purpose"], _count(house.service)) == (action, PURPOSE, before + 1)


def test_a_login_that_fails_is_kept_without_the_password(house: House) -> None:
    with house.service.caller(None) as nobody:
        nobody.post("/login", json={"username": "anna", "password": "geheimes-falsches-kennwort"})
    row = _last_row(house.service)
    assert (row["action"], row["account_id"], row["subject"]["reason"]) == ("login.refused", "anna", "credentials")
    assert "geheimes" not in json.dumps(row)


def test_a_change_of_labels_is_kept_with_old_and_new_ones(fresh: Service) -> None:
    document_id = fresh.hand_in("carla", "a.txt", b"Text")
    assert _last_row(fresh)["subject"]["document"] == document_id
    with fresh.caller("carla") as carla:
        carla.patch(f"/documents/{document_id}", json={"classification": 2}, headers={"If-Match": '"v1"'})
    row = _last_row(fresh)
    assert row["action"] == "document.change"
    assert row["subject"]["old_labels"]["classification"] == 1
    assert row["subject"]["new_labels"]["classification"] == 2


def test_without_a_log_there_is_no_answer_and_nothing_happens(fresh: Service) -> None:
    document_id = fresh.hand_in("carla", "a.txt", b"Text")
    fresh.work_off()
    with fresh.caller("carla") as carla, fresh.caller("olga") as olga:
        olga.get("/me")
        with fresh.store.catalogue.writing() as connection:
            AUDIT.drop(connection)
        for path in (
            "/search?q=Text",
            "/suggest?q=Te",
            f"/similar/{document_id}",
            "/documents",
            f"/documents/{document_id}",
            f"/documents/{document_id}/pages/1",
            f"/documents/{document_id}/original",
            "/jobs/events",
        ):
            refused = carla.get(path)
            assert (refused.status_code, refused.json()["code"]) == (503, "audit_unavailable"), path
            assert set(refused.json()) == {"type", "code", "title", "detail", "status", "trace_id", "errors"}
        assert upload(carla, "b.txt", b"Mehr Text").status_code >= 500
        assert carla.delete(f"/documents/{document_id}").status_code >= 500
        assert carla.get("/documents/summary").json()["total"] == 1


def test_an_auditor_filters_and_pages_through_the_log(house: House) -> None:
    with house.service.caller("anna") as anna, house.service.caller("olga") as olga:
        for number in range(3):
            anna.get("/search", params={"q": f"Frage{number}"})
        first = olga.get("/audit", params={"account": "anna", "action": "search", "limit": 2}).json()
        assert [item["question"] for item in first["items"]] == ["Frage2", "Frage1"]
        second = olga.get(
            "/audit", params={"account": "anna", "action": "search", "limit": 2, "cursor": first["cursor"]}
        ).json()
        assert second["items"][0]["question"] == "Frage0"
        by_subject = olga.get("/audit", params={"subject": house.shared, "action": "document.read"}).json()
        assert all(item["subject"]["document"] == house.shared for item in by_subject["items"])
        at = first["items"][0]["at"]
        assert olga.get("/audit", params={"since": at, "action": "search"}).json()["items"]
        assert olga.get("/audit", params={"until": "2000-01-01T00:00:00Z"}).json()["items"] == []
        assert set(first["actions"]) > {"search", "login"}


def test_a_cursor_of_the_log_is_worth_nothing_for_another_filter(house: House) -> None:
    with house.service.caller("olga") as olga:
        cursor = olga.get("/audit", params={"limit": 1}).json()["cursor"]
        refused = olga.get("/audit", params={"limit": 1, "account": "anna", "cursor": cursor})
    assert (refused.status_code, refused.json()["code"]) == (400, "cursor_invalid")


def test_reading_and_checking_the_log_is_kept_as_well(house: House) -> None:
    with house.service.caller("olga") as olga:
        olga.get("/audit", params={"account": "anna"})
        assert (_last_row(house.service)["action"], _last_row(house.service)["account_id"]) == ("audit.read", "olga")
        verdict = olga.post("/audit/verify").json()
        assert verdict["whole"] is True
        assert verdict["findings"] == []
        assert _last_row(house.service)["action"] == "audit.verify"


def test_an_auditor_is_told_what_was_altered(fresh: Service) -> None:
    with fresh.caller("olga") as olga:
        with fresh.store.catalogue.writing() as connection:
            connection.execute(update(AUDIT).where(AUDIT.c.sequence == 1).values(account_id="niemand"))
        verdict = olga.post("/audit/verify").json()
    assert verdict["whole"] is False
    assert (verdict["findings"][0]["sequence"], verdict["findings"][0]["kind"]) == (1, "altered")
