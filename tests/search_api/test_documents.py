"""Handing in, listing, changing, trying again and erasing documents."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image
from sqlalchemy import select

from ingest.catalogue.schema import DISCARDS, DOCUMENTS
from pipelines.forgetting import settle_erasures
from tests.search_api.conftest import House, Start
from tests.search_api.scans import letter
from tests.search_api.serving import Service, upload, wait_until


def _names(service: Service) -> list[str]:
    with service.store.catalogue.reading() as connection:
        return list(connection.execute(select(DOCUMENTS.c.file_name)).scalars())


def test_a_file_is_accepted_read_and_found(fresh: Service) -> None:
    document_id = fresh.hand_in("carla", "Antrag.txt", b"Antrag auf Sondernutzung", title="Antrag")
    with fresh.caller("carla") as carla:
        assert carla.get(f"/documents/{document_id}").json()["state"] == "accepted"
        fresh.work_off()
        document = carla.get(f"/documents/{document_id}").json()
        assert (document["state"], document["page_count"], document["pages_done"]) == ("indexed", 1, 1)
        assert document["media_type"] == "text/plain"
        assert document["error"] is None
        assert document["labels"] == {
            "agency": "stadt",
            "unit": "stadt/gewerbeamt",
            "classification": 1,
            "release": "partnership",
            "grants": [],
        }
        assert carla.get("/search", params={"q": "Sondernutzungen"}).json()["hits"][0]["document_id"] == document_id


def test_the_labels_may_come_after_the_file(fresh: Service) -> None:
    labels = {"agency": "stadt", "unit": "stadt/gewerbeamt", "classification": 0, "release": "unit"}
    with fresh.caller("carla") as carla:
        parts = (("file", ("a.txt", b"Text")), ("labels", (None, json.dumps(labels).encode())))
        assert carla.post("/documents", files=parts).status_code == 202


@pytest.mark.parametrize(
    ("change", "status", "code", "field"),
    [
        ({"release": None}, 422, "labels_invalid", "labels.release"),
        ({"classification": 7}, 422, "labels_invalid", "labels.classification"),
        ({"agency": "polizei"}, 422, "labels_invalid", "labels.unit"),
        (
            {"grants": [{"to_unit": "polizei/fk3", "until": "2020-01-01", "legal_basis": "§ 4"}]},
            422,
            "labels_invalid",
            "labels.grants.0.until",
        ),
        ({"unit": "stadt/bauamt"}, 403, "unit_not_yours", None),
        ({"agency": "polizei", "unit": "polizei/fk3"}, 403, "unit_not_yours", None),
        ({"classification": 3}, 403, "classification_too_high", None),
    ],
)
def test_wrong_labels_are_refused_and_nothing_is_kept(
    fresh: Service, change: dict[str, Any], status: int, code: str, field: str | None
) -> None:
    with fresh.caller("carla") as carla:
        refused = upload(carla, "a.txt", b"Dieser Text darf nicht bleiben", **change)
    assert (refused.status_code, refused.json()["code"]) == (status, code)
    assert [error["field"] for error in refused.json()["errors"]] == ([field] if field else [])
    assert _names(fresh) == []
    assert list(fresh.store.blobs.every()) == []


def test_a_file_whose_labels_turn_out_wrong_afterwards_is_removed_again(fresh: Service) -> None:
    with fresh.caller("carla") as carla:
        parts = (("file", ("a.txt", b"Dieser Text darf nicht bleiben")), ("labels", (None, b"{}")))
        assert carla.post("/documents", files=parts).json()["code"] == "labels_invalid"
    with fresh.store.catalogue.reading() as connection:
        assert connection.execute(select(DISCARDS)).first() is not None
    settle_erasures(fresh.store.catalogue, fresh.store.blobs, lambda _document, _blob: None)
    assert list(fresh.store.blobs.every()) == []


def test_an_upload_whose_content_is_erased_elsewhere_before_it_is_accepted_is_taken_all_the_same(
    fresh: Service,
) -> None:
    content = b"Gleicher Text " * 20_000
    labels = {"agency": "stadt", "unit": "stadt/gewerbeamt", "classification": 0, "release": "unit"}
    with fresh.caller("carla") as carla:
        parts = [("file", ("a.txt", content)), ("labels", (None, json.dumps(labels).encode()))]
        request = carla.build_request("POST", "/documents", files=parts)
        body = request.read()
        place = body.index(b'name="labels"')

        def sent() -> Iterator[bytes]:
            yield body[:place]
            wait_until(lambda: list(fresh.store.blobs.every()) != [])
            for digest in list(fresh.store.blobs.every()):
                fresh.store.blobs.remove(digest)
            yield body[place:]

        headers = {"Content-Type": request.headers["Content-Type"]}
        answer = carla.post("/documents", content=sent(), headers=headers)
        assert answer.status_code == 202, answer.text
        assert carla.get(f"/documents/{answer.json()['id']}/original").content == content


def test_removing_it_again_leaves_an_equal_file_of_somebody_else(fresh: Service) -> None:
    kept = fresh.hand_in("dora", "a.txt", b"Gleicher Text", agency="polizei", unit="polizei/fk3")
    with fresh.caller("carla") as carla:
        carla.post("/documents", files=[("file", ("a.txt", b"Gleicher Text")), ("labels", (None, "{}"))])
    settle_erasures(fresh.store.catalogue, fresh.store.blobs, lambda _document, _blob: None)
    with fresh.caller("dora") as dora:
        assert dora.get(f"/documents/{kept}/original").content == b"Gleicher Text"


@pytest.mark.parametrize(
    ("content", "content_type", "code"),
    [
        (b"", "multipart/form-data", "upload_broken"),
        (b"", "multipart/form-data; boundary=x", "upload_broken"),
        (b"{}", "application/json", "upload_broken"),
        (b"--x\r\nnonsense", "multipart/form-data; boundary=x", "upload_broken"),
        (
            b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabgeschnitten',
            "multipart/form-data; boundary=x",
            "upload_broken",
        ),
        (
            b'--x\r\nContent-Disposition: form-data; name="anderes"\r\n\r\nx\r\n--x--\r\n',
            "multipart/form-data; boundary=x",
            "upload_broken",
        ),
        (
            b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n--x--\r\n',
            "multipart/form-data; boundary=x",
            "labels_invalid",
        ),
    ],
)
def test_a_broken_form_is_refused(fresh: Service, content: bytes, content_type: str, code: str) -> None:
    with fresh.caller("carla") as carla:
        refused = carla.post("/documents", content=content, headers={"Content-Type": content_type})
    assert refused.json()["code"] == code, refused.text
    assert _names(fresh) == []


def test_a_form_without_a_file_says_so(fresh: Service) -> None:
    labels = {"agency": "stadt", "unit": "stadt/gewerbeamt", "classification": 0, "release": "unit"}
    with fresh.caller("carla") as carla:
        refused = carla.post("/documents", files=[("labels", (None, json.dumps(labels)))])
    assert refused.json()["errors"] == [{"field": "file", "message": "Die Datei fehlt."}]


@pytest.mark.parametrize("is_announced", [True, False])
def test_a_file_that_is_too_large_is_refused_with_the_limit(start: Start, is_announced: bool) -> None:
    with start(largest_file_mb=1) as service, service.caller("carla") as carla:
        labels = json.dumps({"agency": "stadt", "unit": "stadt/gewerbeamt", "classification": 0, "release": "unit"})
        request = carla.build_request(
            "POST", "/documents", files={"file": ("a.txt", b"x" * 1_500_000)}, data={"labels": labels}
        )
        if not is_announced:
            body = request.read()
            headers = {"Content-Type": request.headers["Content-Type"]}
            refused = carla.post("/documents", content=iter([body]), headers=headers)
        else:
            refused = carla.send(request)
        assert (refused.status_code, refused.json()["code"]) == (413, "file_too_large")
        assert "1 MiB" in refused.json()["detail"]
        assert _names(service) == []
        assert list(service.store.blobs.every()) == []


@pytest.mark.parametrize(
    ("raw", "kept"),
    [("../../etc/passwd.txt", "passwd.txt"), ("böse\u202etxt.exe", "bösetxt.exe"), ("x" * 300, "x" * 255)],
)
def test_file_names_are_made_safe(fresh: Service, raw: str, kept: str) -> None:
    document_id = fresh.hand_in("carla", raw, b"Text")
    with fresh.caller("carla") as carla:
        assert carla.get(f"/documents/{document_id}").json()["file_name"] == kept
        disposition = carla.get(f"/documents/{document_id}/original").headers["Content-Disposition"]
    assert disposition.startswith("attachment; ")
    assert "\n" not in disposition


def test_the_original_comes_back_byte_for_byte_and_is_never_shown_by_a_browser(house: House) -> None:
    with house.service.caller("anna") as anna:
        answer = anna.get(f"/documents/{house.scan}/original")
    assert answer.content.startswith(b"\x89PNG")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_page_image_is_as_large_as_the_page_says_and_drawn_once(house: House) -> None:
    with house.service.caller("anna") as anna:
        page = anna.get(f"/documents/{house.scan}/pages/1").json()
        first = anna.get(f"/documents/{house.scan}/pages/1/image")
        again = anna.get(f"/documents/{house.scan}/pages/1/image")
        plain = anna.get(f"/documents/{house.shared}/pages/1/image")
    assert first.headers["Content-Type"] in ("image/webp", "image/png")
    assert first.headers["Cache-Control"] == "no-store"
    assert Image.open(io.BytesIO(first.content)).size == (page["width"], page["height"])
    assert again.content == first.content
    assert (plain.status_code, plain.json()["code"]) == (404, "page_without_image")


def test_a_file_that_cannot_be_read_says_why_in_german_and_can_be_tried_again(fresh: Service) -> None:
    document_id = fresh.hand_in("carla", "leer.pdf", b"")
    fresh.work_off()
    with fresh.caller("carla") as carla:
        document = carla.get(f"/documents/{document_id}").json()
        assert document["state"] == "quarantined"
        assert document["error"]["code"] == "empty_file"
        assert document["error"]["message"].startswith("Die Datei ist leer.")
        assert carla.post(f"/documents/{document_id}/retry").json() == {"id": document_id, "state": "accepted"}
        refused = carla.post(f"/documents/{document_id}/retry")
    assert (refused.status_code, refused.json()["code"]) == (409, "not_in_quarantine")


@pytest.mark.parametrize(
    ("file_name", "content", "code"),
    [
        ("akte.pdf", b"PK\x03\x04" + bytes(200), "corrupt_file"),
        ("akte.pdf", b"\x7fELF" + bytes(200), "unsupported_type"),
        ("akte.pdf", b"%PDF-1.7\n1 0 obj\n<<", "corrupt_file"),
        ("scan.png", letter("halb")[:1000], "corrupt_file"),
    ],
)
def test_a_broken_or_mislabelled_file_goes_to_quarantine_and_its_neighbour_is_read(
    fresh: Service, file_name: str, content: bytes, code: str
) -> None:
    bad = fresh.hand_in("carla", file_name, content)
    good = fresh.hand_in("carla", "brief.pdf", b"In Wahrheit ein Text")
    fresh.work_off()
    with fresh.caller("carla") as carla:
        assert carla.get(f"/documents/{bad}").json()["error"]["code"] == code
        assert carla.get(f"/documents/{good}").json()["media_type"] == "text/plain"
        assert carla.get("/search", params={"q": "Wahrheit"}).json()["total"] == 1


def _zip(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_what_lies_in_an_archive_in_an_archive_is_found_as_a_document_of_its_own(fresh: Service) -> None:
    inner = _zip({"Akte/Bericht.txt": b"Der Strohmann wohnt am Hafen", "kaputt.pdf": b"%PDF-1.7\n<<"})
    outer = fresh.hand_in("carla", "Sicherung.zip", _zip({"Paket.zip": inner, "../x.txt": b"Schmuggelware"}))
    fresh.work_off()
    with fresh.caller("carla") as carla:
        (hit,) = carla.get("/search", params={"q": "Strohmann"}).json()["hits"]
        report = carla.get(f"/documents/{hit['document_id']}").json()
        assert (report["file_name"], report["parent"]["file_name"]) == ("Bericht.txt", "Paket.zip")
        assert carla.get(f"/documents/{report['parent']['id']}").json()["parent"]["id"] == outer
        assert "unzulässiger Pfad" in carla.get(f"/documents/{outer}/pages/1").json()["text"]
        assert carla.get("/search", params={"q": "Schmuggelware", "mode": "words"}).json()["total"] == 0
    assert sorted(_names(fresh)) == ["Bericht.txt", "Paket.zip", "Sicherung.zip", "kaputt.pdf"]


def test_the_list_goes_on_where_it_stopped(fresh: Service) -> None:
    wanted = [fresh.hand_in("carla", f"{number}.txt", b"Text") for number in range(5)]
    with fresh.caller("carla") as carla:
        found, cursor = [], None
        while True:
            page = carla.get("/documents", params={"limit": 2} | ({"cursor": cursor} if cursor else {})).json()
            found += [item["id"] for item in page["items"]]
            cursor = page["cursor"]
            if cursor is None:
                break
    assert found == wanted[::-1]


def test_the_list_is_narrowed_by_name_state_unit_and_uploader(house: House) -> None:
    with house.service.caller("carla") as carla:

        def ids(**parameters: Any) -> set[str]:
            return {item["id"] for item in carla.get("/documents", params=parameters).json()["items"]}

        assert ids(file_name="BESCHEID") == {house.shared}
        assert ids(state="quarantined") == {house.broken}
        assert ids(unit="polizei/fk3") == set()
        assert house.scan in ids(mine=True)
        assert house.shared in ids(doc_type="genehmigung", agency="stadt")
        assert house.broken not in ids(doc_type="genehmigung", agency="stadt")
    with house.service.caller("anna") as anna:
        assert anna.get("/documents", params={"mine": "true"}).json()["items"] == []


def test_erasing_leaves_no_trace_of_the_text(fresh: Service) -> None:
    canary = b"Kanarienvogelwort"
    document_id = fresh.hand_in("carla", "a.txt", b"Text mit " + canary, title="Titel mit Kanarienvogelwort")
    fresh.work_off()
    fresh.works.drainer.start()
    with fresh.caller("carla") as carla:
        assert carla.get("/search", params={"q": "text"}).json()["total"] == 1
        receipt = carla.delete(f"/documents/{document_id}").json()
        assert (receipt["documents"], receipt["files_removed"], receipt["index"]) == (1, 1, "removed")
        assert carla.get(f"/documents/{document_id}").status_code == 404
        assert carla.get("/search", params={"q": "text"}).json()["total"] == 0
    folder = fresh.store.settings.data_dir
    for place, _, names in os.walk(folder):
        for name in names:
            content = (Path(place) / name).read_bytes()
            assert canary not in content, name
            assert canary.lower() not in content.lower(), name


def test_a_caller_who_leaves_in_the_middle_of_an_upload_leaves_nothing_behind(fresh: Service) -> None:
    def body() -> Any:
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalbe Datei'
        raise ConnectionResetError

    with fresh.caller("carla") as carla:
        with pytest.raises((httpx.HTTPError, ConnectionResetError)):
            carla.post("/documents", content=body(), headers={"Content-Type": "multipart/form-data; boundary=x"})
        assert carla.get("/documents").json()["items"] == []
    assert list(fresh.store.blobs.every()) == []
