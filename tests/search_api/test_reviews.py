"""The queue of badly read pages over HTTP."""

from __future__ import annotations

from ingest.catalogue import progress, qualities
from ingest.catalogue.qualities import PageQuality, Quality
from ingest.labels import DocumentId
from tests.search_api.scans import letter
from tests.search_api.serving import Service


def _worsen(service: Service, document_id: str, ocr_quality: float) -> None:
    name = DocumentId(document_id)
    with service.store.catalogue.writing() as connection:
        rated = PageQuality(4, Quality(ocr_quality, 1.0, None, ocr_quality))
        qualities.store(connection, name, 1, rated)
        progress.record_quality(connection, name, ocr_quality)


def test_pages_wait_until_a_clerk_has_looked(fresh: Service) -> None:
    own = {"agency": "polizei", "unit": "polizei/fk3", "release": "unit"}
    shared = fresh.hand_in("carla", "scan.png", letter("Sondernutzung", "am Marktplatz"))
    hidden = fresh.hand_in("dora", "geheim.png", letter("Vermerk"), **own)
    fresh.work_off()
    for document_id, quality in ((shared, 0.5), (hidden, 0.2)):
        _worsen(fresh, document_id, quality)
    with fresh.caller("carla") as carla, fresh.caller("dora") as dora, fresh.caller("anna") as anna:
        queue = carla.get("/reviews").json()
        assert (queue["total"], [item["document_id"] for item in queue["items"]]) == (1, [shared])
        assert queue["items"][0]["quality"]["legibility"] == "poor"
        first = dora.get("/reviews", params={"limit": 1}).json()
        assert (first["total"], first["items"][0]["document_id"]) == (2, hidden)
        rest = dora.get("/reviews", params={"limit": 1, "cursor": first["cursor"]}).json()
        assert ([item["document_id"] for item in rest["items"]], rest["cursor"]) == ([shared], None)
        assert dora.get("/reviews", params={"mine": True}).json()["total"] == 1
        assert dora.get("/reviews", params={"mine": True, "cursor": first["cursor"]}).json()["code"] == "cursor_invalid"

        assert carla.post(f"/documents/{hidden}/pages/1/review").status_code == 404
        assert dora.post(f"/documents/{shared}/pages/1/review").json()["code"] == "unit_not_yours"
        assert anna.post(f"/documents/{shared}/pages/1/review").json()["code"] == "role_missing"
        assert carla.post(f"/documents/{shared}/pages/9/review").json()["code"] == "nothing_to_review"
        assert carla.post(f"/documents/{shared}/pages/1/review").json()["reviewed_by"] == "carla"
        assert carla.get("/reviews").json()["items"] == []
    with fresh.caller("olga") as olga:
        entries = olga.get("/audit", params={"action": "document.review"}).json()["items"]
        assert [entry["subject"] for entry in entries] == [{"document": shared, "page": 1}]


def test_the_list_of_badly_read_pages_needs_a_purpose(fresh: Service) -> None:
    with fresh.caller("carla", purpose=None) as carla:
        assert carla.get("/reviews").status_code == 428


def test_quality_is_told_of_documents_and_pages_and_narrows_lists_and_searches(fresh: Service) -> None:
    scan = fresh.hand_in("carla", "scan.png", letter("Sondernutzung", "am Marktplatz"))
    text = fresh.hand_in("carla", "text.txt", b"Sondernutzung am Marktplatz")
    fresh.work_off()
    with fresh.caller("carla") as carla:
        document = carla.get(f"/documents/{scan}").json()
        assert document["quality"]["ocr_quality"] == round(document["ocr_quality"], 4)
        assert carla.get(f"/documents/{scan}/pages/1").json()["quality"] == document["quality"]
        assert carla.get(f"/documents/{text}").json()["quality"] is None
        assert carla.get(f"/documents/{text}/pages/1").json()["quality"] is None
        listed = carla.get("/documents", params={"sort": "ocr_quality"}).json()["items"]
        assert [item["id"] for item in listed] == [scan, text]
        narrowed = carla.get("/documents", params={"legibility": "digital"}).json()["items"]
        assert [item["id"] for item in narrowed] == [text]
        found = carla.get("/search", params={"q": "Sondernutzung", "facets": "legibility"}).json()
        legibility = document["quality"]["legibility"]
        assert {value["value"]: value["count"] for value in found["facets"]["legibility"]} == {
            "digital": 1,
            legibility: 1,
        }
        found = carla.get("/search", params={"q": "Sondernutzung", "legibility": legibility}).json()
        assert [hit["document_id"] for hit in found["hits"]] == [scan]
        assert carla.get("/documents", params={"legibility": "schlecht"}).status_code == 422
        assert carla.get("/documents", params={"sort": "size"}).status_code == 422
