"""A quarantined file is opened with its password, and the password is found nowhere afterwards."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ingest.reading.locked_files import PASSWORD, aes_zip, locked_pdf
from tests.ingest.reading.paper import digital_pdf, text_stream
from tests.search_api.conftest import Start
from tests.search_api.serving import Service, serve


@pytest.fixture(scope="module")
def service(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with serve(tmp_path_factory.mktemp("passwords") / "data", template=template) as service:
        yield service


def _locked() -> bytes:
    return locked_pdf(digital_pdf([text_stream(["Sperrvermerk zur Anhörung", "Aktenzeichen 32.2"])]))


def _everywhere(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def test_the_right_password_makes_a_document_findable(service: Service) -> None:
    locked = _locked()
    document_id = service.hand_in("carla", "gesperrt.pdf", locked)
    service.work_off()
    with service.caller("carla") as carla:
        found = carla.get(f"/documents/{document_id}").json()
        assert (found["state"], found["error"]["code"]) == ("quarantined", "encrypted_pdf")
        wrong = carla.post(f"/documents/{document_id}/retry", json={"password": "geraten-4711"})
        assert (wrong.status_code, wrong.json()["code"]) == (422, "password_wrong")
        assert "geraten-4711" not in wrong.text
        assert carla.get(f"/documents/{document_id}").json()["state"] == "quarantined"
        right = carla.post(f"/documents/{document_id}/retry", json={"password": PASSWORD})
        assert right.json() == {"id": document_id, "state": "accepted"}
        service.work_off()
        assert carla.get(f"/documents/{document_id}").json()["state"] == "indexed"
        assert carla.get("/search", params={"q": "Sperrvermerk", "mode": "words"}).json()["total"] == 1
        assert carla.get(f"/documents/{document_id}/pages/1/image").content[:4] == b"RIFF"
        assert carla.get(f"/documents/{document_id}/original").content == locked  # as handed in, lock and all
    kept = _everywhere(service.store.settings.data_dir)
    assert PASSWORD.encode() not in kept
    assert b"geraten-4711" not in kept


def test_every_try_is_logged_without_the_password(service: Service) -> None:
    document_id = service.hand_in("carla", "protokoll.pdf", _locked())
    service.work_off()
    with service.caller("carla") as carla:
        carla.post(f"/documents/{document_id}/retry", json={"password": "falsch"})
        carla.post(f"/documents/{document_id}/retry", json={"password": PASSWORD})
    with service.caller("olga", purpose=None) as olga:
        rows = olga.get("/audit", params={"action": "document.retry", "limit": 100}).json()["items"]
    tries = [json.dumps(row["subject"]) for row in rows if row["subject"]["document"] == document_id]
    assert sorted(json.loads(each)["password"] for each in tries) == ["accepted", "refused"]
    assert not any(PASSWORD in each or "falsch" in each for each in tries)


def test_the_files_of_a_locked_archive_become_documents_and_go_with_it(service: Service) -> None:
    document_id = service.hand_in("carla", "gesperrt.zip", aes_zip({"drin.txt": b"Leuchtfeuer im Tresor"}))
    service.work_off()
    with service.caller("carla") as carla:
        assert carla.post(f"/documents/{document_id}/retry", json={"password": PASSWORD}).status_code == 202
        service.work_off()
        hits = carla.get("/search", params={"q": "Leuchtfeuer", "mode": "words"}).json()["hits"]
        assert [hit["parent"]["id"] for hit in hits] == [document_id]
        receipt = carla.delete(f"/documents/{document_id}").json()
    assert receipt["files_removed"] == 3  # as handed in, unlocked, and what was in it
    assert b"Leuchtfeuer" not in _everywhere(service.store.settings.blob_folder)


def test_who_has_the_file_but_not_the_password_gets_nothing_of_another_ones_pages(service: Service) -> None:
    locked = _locked()
    first = service.hand_in("carla", "mit.pdf", locked)
    service.work_off()
    with service.caller("carla") as carla:
        carla.post(f"/documents/{first}/retry", json={"password": PASSWORD})
        service.work_off()
        second = service.hand_in("carla", "ohne.pdf", locked)
        service.work_off()
        found = carla.get(f"/documents/{second}").json()
        assert (found["state"], found["error"]["code"], found["pages_done"]) == ("quarantined", "encrypted_pdf", 0)


def test_a_password_is_for_the_unit_of_a_locked_document_only(service: Service) -> None:
    document_id = service.hand_in("carla", "fremd.pdf", _locked())
    hidden = service.hand_in("carla", "verborgen.pdf", _locked(), release="unit")
    empty = service.hand_in("carla", "leer.pdf", b"")
    service.work_off()
    given = {"password": PASSWORD}
    with service.caller("dora") as dora, service.caller("carla") as carla, service.caller("anna") as anna:
        assert dora.post(f"/documents/{document_id}/retry", json=given).json()["code"] == "unit_not_yours"
        assert dora.post(f"/documents/{hidden}/retry", json=given).status_code == 404
        assert carla.post(f"/documents/{'0' * 32}/retry", json=given).status_code == 404
        assert anna.post(f"/documents/{document_id}/retry", json=given).status_code == 403
        assert carla.post(f"/documents/{empty}/retry", json=given).json()["code"] == "password_not_wanted"


@pytest.mark.parametrize(
    "body", [{}, {"password": ""}, {"password": 7}, {"password": "x" * 501}, {"kennwort": "x"}, []]
)
def test_a_wrong_body_is_refused_without_repeating_it(service: Service, body: object) -> None:
    document_id = service.hand_in("carla", "form.pdf", _locked())
    service.work_off()
    with service.caller("carla") as carla:
        refused = carla.post(f"/documents/{document_id}/retry", json=body)
    assert refused.status_code == 422
    assert "xxx" not in refused.text


def test_a_kind_that_nobody_can_unlock_says_so(start: Start) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        package.writestr("META-INF/manifest.xml", "<m><file-entry><encryption-data/></file-entry></m>")
        package.writestr("content.xml", b"\x00\x01")
    with start() as service:
        document_id = service.hand_in("carla", "brief.odt", written.getvalue())
        service.work_off()
        with service.caller("carla") as carla:
            refused = carla.post(f"/documents/{document_id}/retry", json={"password": PASSWORD})
            assert (refused.status_code, refused.json()["code"]) == (422, "password_not_usable")
            assert carla.get(f"/documents/{document_id}").json()["state"] == "quarantined"
