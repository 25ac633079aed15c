"""Changing labels and facts of a document."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from ingest.catalogue.schema import AUDIT
from tests.search_api.serving import Service


def _etag(client: httpx.Client, document_id: str) -> str:
    """The version that a caller sees; what was recognised in the text has made a new one since the file came."""
    return client.get(f"/documents/{document_id}").headers["ETag"]


class TestChanges:
    @pytest.fixture
    def document_id(self, fresh: Service) -> str:
        handed_in = fresh.hand_in("carla", "a.txt", b"Antrag auf Sondernutzung")
        fresh.work_off()
        fresh.works.drainer.start()
        return handed_in

    def test_revoking_a_release_hides_at_once(self, fresh: Service, document_id: str) -> None:
        with fresh.caller("carla") as carla, fresh.caller("anna") as anna:
            assert anna.get("/search", params={"q": "Sondernutzung"}).json()["total"] == 1
            etag = _etag(carla, document_id)
            changed = carla.patch(f"/documents/{document_id}", json={"release": "unit"}, headers={"If-Match": etag})
            assert changed.status_code == 200, changed.text
            assert changed.headers["ETag"] == changed.json()["etag"] != etag
            assert anna.get("/search", params={"q": "Sondernutzung", "facets": "unit"}).json()["total"] == 0
            assert anna.get(f"/documents/{document_id}").status_code == 404
            suggested = anna.get("/suggest", params={"q": "Sonder"}).json()["suggestions"]
            assert {each["kind"] for each in suggested} == {"question"}, "her own one, as she typed it"
            assert carla.get("/search", params={"q": "Sondernutzung"}).json()["total"] == 1

    def test_revoking_hides_even_while_the_engine_does_not_know_it(self, fresh: Service, document_id: str) -> None:
        fresh.works.drainer.stop()
        with fresh.caller("carla") as carla, fresh.caller("anna") as anna:
            seen = {"If-Match": _etag(carla, document_id)}
            changed = carla.patch(f"/documents/{document_id}", json={"release": "unit"}, headers=seen)
            assert changed.status_code == 200, changed.text
            found = anna.get("/search", params={"q": "Sondernutzung", "facets": "unit"}).json()
            assert (found["total"], found["facets"]) == (0, {"unit": []})

    def test_a_change_needs_the_version_that_was_seen(self, fresh: Service, document_id: str) -> None:
        with fresh.caller("carla") as carla:
            path = f"/documents/{document_id}"
            missing = carla.patch(path, json={"title": "Neu"})
            assert (missing.status_code, missing.json()["code"]) == (428, "version_required")
            seen = {"If-Match": _etag(carla, document_id)}
            assert carla.patch(path, json={"title": "Neu"}, headers=seen).status_code == 200
            stale = carla.patch(path, json={"title": "Neuer"}, headers=seen)
            assert (stale.status_code, stale.json()["code"]) == (412, "version_stale")
            assert carla.get(path).json()["title"] == "Neu"

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            ({"unit": None}, "labels_invalid"),
            ({"unit": "stadt/bauamt"}, "unit_not_yours"),
            ({"classification": 3}, "classification_too_high"),
            ({"agency": "polizei"}, "labels_invalid"),
            ({"unknown": 1}, "request_invalid"),
            ({"grants": [{"to_unit": "a/b", "until": "2001-01-01", "legal_basis": "x"}]}, "labels_invalid"),
        ],
    )
    def test_wrong_changes_are_refused(
        self, fresh: Service, document_id: str, change: dict[str, Any], code: str
    ) -> None:
        with fresh.caller("carla") as carla:
            etag = _etag(carla, document_id)
            refused = carla.patch(f"/documents/{document_id}", json=change, headers={"If-Match": etag})
            assert refused.json()["code"] == code
            assert _etag(carla, document_id) == etag

    def test_facts_can_be_set_and_emptied(self, fresh: Service, document_id: str) -> None:
        with fresh.caller("carla") as carla:
            path = f"/documents/{document_id}"
            change = {"kind": "Bescheid", "date": "2026-01-02", "file_reference": "32/1"}
            first = carla.patch(path, json=change, headers={"If-Match": _etag(carla, document_id)}).json()
            assert (first["kind"], first["date"], first["file_reference"]) == ("Bescheid", "2026-01-02", "32/1")
            assert carla.get("/search", params={"kind": "Bescheid"}).json()["total"] == 1
            second = carla.patch(path, json={"date": None}, headers={"If-Match": first["etag"]}).json()
            assert (second["date"], second["kind"]) == (None, "Bescheid")

    def test_another_unit_may_read_but_not_change(self, fresh: Service, document_id: str) -> None:
        with fresh.caller("dora") as dora:
            assert dora.get(f"/documents/{document_id}").status_code == 200
            for refused in (
                dora.patch(f"/documents/{document_id}", json={"title": "x"}, headers={"If-Match": '"v1"'}),
                dora.delete(f"/documents/{document_id}"),
                dora.post(f"/documents/{document_id}/retry"),
            ):
                assert (refused.status_code, refused.json()["code"]) == (403, "unit_not_yours")


MAIL = """From: Anna Kruse <a.kruse@lg.example>
To: gewerbeamt@lg.example
Subject: Nachfrage
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=grenze

--grenze
Content-Type: text/plain; charset=utf-8

Anbei die Unterlagen.
--grenze
Content-Type: text/plain; charset=utf-8
Content-Disposition: attachment; filename=plan.txt

Lageplan mit Zwiebelfisch
--grenze
Content-Type: text/plain; charset=utf-8
Content-Disposition: attachment; filename=liste.txt

Liste mit Zwiebelfisch
--grenze--
"""


def test_attachments_follow_the_labels_of_their_mail_unless_they_were_set_apart(fresh: Service) -> None:
    mail = fresh.hand_in("carla", "nachfrage.eml", MAIL.encode(), release="unit")
    fresh.work_off()
    with fresh.caller("carla") as carla, fresh.caller("dora") as dora:
        by_name = {each["file_name"]: each for each in carla.get("/documents").json()["items"]}
        plan, listed = by_name["plan.txt"], by_name["liste.txt"]
        apart = {"grants": [{"to_unit": "stadt/bauamt", "until": "2099-12-31", "legal_basis": "§ 4 VwVfG"}]}
        path = f"/documents/{listed['id']}"
        assert carla.patch(path, json=apart, headers={"If-Match": listed["etag"]}).status_code == 200
        assert dora.get("/search", params={"q": "Zwiebelfisch"}).json()["total"] == 0

        seen = {"If-Match": by_name["nachfrage.eml"]["etag"]}
        shared = carla.patch(f"/documents/{mail}", json={"release": "partnership"}, headers=seen)
        assert shared.status_code == 200
        fresh.works.drainer.drain_all()
        found = dora.get("/search", params={"q": "Zwiebelfisch"}).json()
        assert [hit["document_id"] for hit in found["hits"]] == [plan["id"]]
        assert (found["total"], found["hits"][0]["parent"]["id"]) == (1, mail)
        assert dora.get(path).status_code == 404

        etag = shared.json()["etag"]
        assert (
            carla.patch(f"/documents/{mail}", json={"release": "unit"}, headers={"If-Match": etag}).status_code == 200
        )
        assert dora.get("/search", params={"q": "Zwiebelfisch"}).json()["total"] == 0
        assert dora.get(f"/documents/{plan['id']}").status_code == 404
        fresh.works.drainer.drain_all()
        assert dora.get("/search", params={"q": "Zwiebelfisch"}).json()["total"] == 0
        assert carla.get("/search", params={"q": "Zwiebelfisch"}).json()["total"] == 2
    with fresh.store.catalogue.reading() as connection:
        rows = connection.execute(
            select(AUDIT.c.subject).where(AUDIT.c.action == "document.change").order_by(AUDIT.c.sequence)
        ).scalars()
        told = [subject.get("enclosures") for subject in map(json.loads, rows)]
    assert told == [None, [plan["id"]], [plan["id"]]]
