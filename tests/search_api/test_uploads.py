"""Resumable uploads: the protocol, rights, and a document made exactly once, whatever is killed in between."""

from __future__ import annotations

import base64
import hashlib
import json
import socket
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from sqlalchemy import func, select, update

from ingest.catalogue.schema import DOCUMENTS, UPLOADS
from search_api.documents.accepting import Accepting
from search_api.uploads.finishing import Finishing
from search_api.uploads.headers import read_metadata
from search_api.uploads.partial_files import PartialFiles
from search_api.uploads.refusals import MetadataInvalid
from tests.search_api.conftest import House, Start
from tests.search_api.serving import API, Service, wait_until

LABELS = {"agency": "stadt", "unit": "stadt/gewerbeamt", "classification": 1, "release": "partnership"}
TUS = {"Tus-Resumable": "1.0.0"}
PIECE = {"Content-Type": "application/offset+octet-stream"}
CONTENT = b"Antrag auf Sondernutzung am Markt. " * 100


def encoded(**values: str) -> str:
    return ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in values.items())


def begin(client: httpx.Client, length: int = len(CONTENT), **values: str) -> httpx.Response:
    given = {"relativePath": "2026/Antrag.txt", "labels": json.dumps(LABELS)} | values
    headers = TUS | {"Upload-Length": str(length), "Upload-Metadata": encoded(**given)}
    return client.post("/uploads", headers=headers)


def address_of(begun: httpx.Response) -> str:
    assert begun.status_code == 201, begun.text
    return begun.headers["Location"].removeprefix(API)


def add(client: httpx.Client, address: str, piece: bytes, offset: int = 0, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.patch(address, content=piece, headers=TUS | PIECE | {"Upload-Offset": str(offset)} | named)


def look(client: httpx.Client, address: str) -> Mapping[str, str]:
    answer = client.head(address, headers=TUS)
    assert answer.status_code == 200
    return answer.headers


def count_documents(service: Service) -> int:
    with service.store.catalogue.reading() as connection:
        return connection.execute(select(func.count()).select_from(DOCUMENTS)).scalar_one()


def partial_folder(service: Service) -> Path:
    return service.store.settings.data_dir / "partial-uploads"


def finishing(service: Service) -> Finishing:
    """What another process, started after a kill, would work with."""
    store = service.store
    accepting = Accepting(store.catalogue, store.log, lambda: None)
    return Finishing(store.catalogue, store.blobs, PartialFiles(partial_folder(service)), accepting)


def test_what_the_service_can_do_is_told_to_everybody(house: House) -> None:
    with house.service.caller(None) as nobody:
        answer = nobody.options("/uploads")
    assert answer.status_code == 204
    assert answer.headers["Tus-Version"] == "1.0.0"
    extensions = answer.headers["Tus-Extension"].split(",")
    assert {"creation", "expiration", "checksum", "termination"} <= set(extensions)
    assert answer.headers["Tus-Checksum-Algorithm"] == "sha1,sha256"
    assert int(answer.headers["Tus-Max-Size"]) == house.service.store.settings.largest_file_mb * 2**20


def test_a_file_in_two_pieces_becomes_a_document_of_its_path_and_labels(fresh: Service) -> None:
    with fresh.caller("carla") as carla:
        begun = begin(carla)
        address = address_of(begun)
        assert begun.headers["Upload-Expires"].endswith("GMT")
        first = add(carla, address, CONTENT[:1000])
        assert (first.status_code, first.headers["Upload-Offset"]) == (204, "1000")
        assert first.headers["Tus-Resumable"] == "1.0.0"
        seen = look(carla, address)
        assert (seen["Upload-Offset"], seen["Upload-Length"]) == ("1000", str(len(CONTENT)))
        assert read_metadata(seen["Upload-Metadata"])["relativePath"] == "2026/Antrag.txt"
        last = add(carla, address, CONTENT[1000:], 1000)
        document = carla.get(f"/documents/{last.headers['Upload-Document']}").json()
        assert document["file_name"] == "2026/Antrag.txt"
        assert document["labels"] | LABELS == document["labels"]
        assert carla.get(f"/documents/{document['id']}/original").content == CONTENT
    assert list(partial_folder(fresh).iterdir()) == []


def test_the_last_piece_sent_again_makes_no_second_document(fresh: Service) -> None:
    with fresh.caller("carla") as carla:
        address = address_of(begin(carla))
        made = add(carla, address, CONTENT).headers["Upload-Document"]
        assert add(carla, address, CONTENT).json()["code"] == "upload_offset_wrong"
        again = add(carla, address, b"", len(CONTENT))
        assert (again.status_code, again.headers["Upload-Document"]) == (204, made)
        assert look(carla, address)["Upload-Document"] == made
    assert count_documents(fresh) == 1


def test_a_file_that_came_whole_before_a_kill_becomes_a_document_afterwards_exactly_once(fresh: Service) -> None:
    with fresh.caller("carla") as carla:
        address = address_of(begin(carla))
        upload_id = address.rpartition("/")[2]
        # As it lies when the service is killed between the last byte and the document.
        (partial_folder(fresh) / upload_id).write_bytes(CONTENT + b"never acknowledged")
        with fresh.store.catalogue.writing() as connection:
            connection.execute(update(UPLOADS).values(kept=len(CONTENT)))
        finishing(fresh).sweep()
        finishing(fresh).sweep()
        assert count_documents(fresh) == 1
        made = look(carla, address)["Upload-Document"]
        assert carla.get(f"/documents/{made}/original").content == CONTENT


def test_asking_how_far_it_is_finishes_what_a_kill_left_whole(fresh: Service) -> None:
    with fresh.caller("carla") as carla:
        address = address_of(begin(carla))
        (partial_folder(fresh) / address.rpartition("/")[2]).write_bytes(CONTENT)
        with fresh.store.catalogue.writing() as connection:
            connection.execute(update(UPLOADS).values(kept=len(CONTENT)))
        made = look(carla, address)["Upload-Document"]
        assert carla.get(f"/documents/{made}").json()["size"] == len(CONTENT)


def test_bytes_that_were_never_acknowledged_are_written_anew(fresh: Service) -> None:
    with fresh.caller("carla") as carla:
        address = address_of(begin(carla))
        add(carla, address, CONTENT[:500])
        with (partial_folder(fresh) / address.rpartition("/")[2]).open("ab") as file:
            file.write(b"x" * 99)
        assert look(carla, address)["Upload-Offset"] == "500"
        made = add(carla, address, CONTENT[500:], 500).headers["Upload-Document"]
        assert carla.get(f"/documents/{made}/original").content == CONTENT


def test_what_came_before_the_line_broke_is_kept(fresh: Service) -> None:
    with fresh.caller("carla") as carla:
        address = address_of(begin(carla))
        _break_off(fresh, address, "carla", sent=CONTENT[:700])
        wait_until(lambda: look(carla, address)["Upload-Offset"] == "700")
        assert add(carla, address, CONTENT[700:], 700).headers["Upload-Document"]


def _break_off(service: Service, address: str, name: str, *, sent: bytes, is_silent: bool = False) -> socket.socket:
    """Announce the whole file, send a part of it, and hang up or fall silent."""
    host, port = urlsplit(service.url).netloc.split(":")
    line = socket.create_connection((host, int(port)))
    head = [
        f"PATCH {API}{address} HTTP/1.1",
        f"Host: {host}:{port}",
        f"Authorization: Bearer {service.tokens[name]}",
        "Tus-Resumable: 1.0.0",
        "Content-Type: application/offset+octet-stream",
        "Upload-Offset: 0",
        f"Content-Length: {len(CONTENT)}",
    ]
    line.sendall("\r\n".join([*head, "", ""]).encode() + sent)
    time.sleep(0.3)
    if not is_silent:
        line.close()
    return line


def test_a_line_that_fell_silent_gives_way_to_the_next(fresh: Service) -> None:
    with fresh.caller("carla") as carla:
        address = address_of(begin(carla))
        line = _break_off(fresh, address, "carla", sent=CONTENT[:700], is_silent=True)
        # The request before holds the file; it gives way, and its bytes are kept.
        assert add(carla, address, b"", 0).json()["code"] == "upload_offset_wrong"
        assert look(carla, address)["Upload-Offset"] == "700"
        assert add(carla, address, CONTENT[700:], 700).headers["Upload-Document"]
        line.close()


def test_a_damaged_piece_is_told_by_its_checksum_and_not_kept(fresh: Service) -> None:
    sums = {
        kind: f"{kind} {base64.b64encode(hashlib.new(kind, CONTENT[:50]).digest()).decode()}"
        for kind in ("sha1", "sha256")
    }
    with fresh.caller("carla") as carla:
        address = address_of(begin(carla))
        damaged = add(carla, address, b"?" + CONTENT[1:50], Upload_Checksum=sums["sha256"])
        assert (damaged.status_code, damaged.json()["code"]) == (460, "upload_checksum_wrong")
        assert look(carla, address)["Upload-Offset"] == "0"
        for kind, at in (("sha1", 0), ("sha256", 50)):
            piece = CONTENT[:50]
            assert add(carla, address, piece, at, Upload_Checksum=sums[kind]).status_code == 204
        for wrong in ("md5 AAAA", "sha1 AAAA", "sha1 ???", "sha256"):
            refused = add(carla, address, b"x", 100, Upload_Checksum=wrong)
            assert (refused.status_code, refused.json()["code"]) == (400, "upload_checksum_unknown")


def test_an_empty_file_and_one_that_comes_with_the_beginning_are_whole_at_once(fresh: Service) -> None:
    with fresh.caller("carla") as carla:
        assert begin(carla, 0).headers["Upload-Document"]
        values = encoded(filename="b.txt", labels=json.dumps(LABELS))
        headers = TUS | PIECE | {"Upload-Length": "4", "Upload-Metadata": values}
        begun = carla.post("/uploads", headers=headers, content=b"Text")
        assert begun.status_code == 201
        assert begun.headers["Upload-Offset"] == "4"
        document = carla.get(f"/documents/{begun.headers['Upload-Document']}").json()
        assert document["file_name"] == "b.txt"


def test_an_upload_is_given_up_and_its_bytes_go(fresh: Service) -> None:
    with fresh.caller("carla") as carla:
        address = address_of(begin(carla))
        add(carla, address, CONTENT[:10])
        assert carla.delete(address, headers=TUS).status_code == 204
        assert carla.head(address, headers=TUS).status_code == 404
        assert add(carla, address, CONTENT[10:], 10).status_code == 404
    assert list(partial_folder(fresh).iterdir()) == []


def test_an_upload_that_nobody_goes_on_with_is_dropped(fresh: Service) -> None:
    with fresh.caller("carla") as carla:
        address = address_of(begin(carla))
        add(carla, address, CONTENT[:10])
        with fresh.store.catalogue.writing() as connection:
            connection.execute(update(UPLOADS).values(expires_at=1.0))
        assert carla.head(address, headers=TUS).status_code == 404
        finishing(fresh).sweep()
    assert list(partial_folder(fresh).iterdir()) == []
    with fresh.store.catalogue.reading() as connection:
        assert connection.execute(select(UPLOADS)).first() is None


def test_nobody_else_sees_or_touches_an_upload(fresh: Service) -> None:
    with fresh.caller("carla") as carla, fresh.caller("dora") as dora, fresh.caller("anna") as anna:
        address = address_of(begin(carla))
        missing = f"/uploads/{'0' * 32}"
        for path in (address, missing):
            assert dora.head(path, headers=TUS).status_code == 404
            assert add(dora, path, CONTENT).status_code == 404
            assert dora.delete(path, headers=TUS).status_code == 404
            assert anna.head(path, headers=TUS).status_code == 403
        assert look(carla, address)["Upload-Offset"] == "0"


@pytest.mark.parametrize(
    ("values", "status", "code"),
    [
        ({"labels": "kein JSON"}, 422, "labels_invalid"),
        ({"labels": "{}"}, 422, "labels_invalid"),
        ({"labels": json.dumps(LABELS | {"unit": "stadt/bauamt"})}, 403, "unit_not_yours"),
        ({"labels": json.dumps(LABELS | {"classification": 3})}, 403, "classification_too_high"),
        ({"batch": "0" * 32}, 404, "not_found"),
    ],
)
def test_wrong_labels_refuse_the_beginning(house: House, values: dict[str, str], status: int, code: str) -> None:
    with house.service.caller("carla") as carla:
        refused = begin(carla, 5, **values)
    assert (refused.status_code, refused.json()["code"]) == (status, code)


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"Tus-Resumable": "0.2.2"}, 412, "tus_version_wrong"),
        ({"Upload-Length": "-1"}, 400, "upload_header_invalid"),
        ({"Upload-Length": ""}, 400, "upload_header_invalid"),
        ({"Upload-Metadata": "filename ???"}, 400, "upload_header_invalid"),
        ({"Upload-Length": str(10**15)}, 413, "file_too_large"),
    ],
)
def test_wrong_headers_refuse_the_beginning(house: House, change: dict[str, str], status: int, code: str) -> None:
    headers = TUS | {"Upload-Length": "5", "Upload-Metadata": encoded(filename="a", labels=json.dumps(LABELS))}
    with house.service.caller("carla") as carla:
        refused = carla.post("/uploads", headers=headers | change)
    assert (refused.status_code, refused.json()["code"]) == (status, code)
    assert refused.headers["Tus-Resumable"] == "1.0.0"


def test_pieces_of_the_wrong_kind_or_size_are_refused(start: Start) -> None:
    with start(largest_file_mb=1) as service, service.caller("carla") as carla:
        address = address_of(begin(carla, 10))
        kind = carla.patch(address, content=b"x", headers=TUS | {"Upload-Offset": "0"})
        assert (kind.status_code, kind.json()["code"]) == (415, "upload_type_wrong")
        assert add(carla, address, b"x", 3).status_code == 409
        assert add(carla, address, b"x" * 11).status_code == 413
        assert look(carla, address)["Upload-Offset"] == "0"
        assert begin(carla, 2**20 + 1).status_code == 413


def test_a_line_that_lets_only_post_through_can_override_the_method(fresh: Service) -> None:
    with fresh.caller("carla") as carla:
        address = address_of(begin(carla))
        headers = TUS | PIECE | {"Upload-Offset": "0", "X-HTTP-Method-Override": "PATCH"}
        assert carla.post(address, content=CONTENT[:9], headers=headers).headers["Upload-Offset"] == "9"
        assert carla.post(address, headers=TUS | {"X-HTTP-Method-Override": "DELETE"}).status_code == 204
        assert carla.post(address, headers=TUS).status_code == 405


def test_changes_by_cookie_need_the_header_token(fresh: Service) -> None:
    with fresh.caller("carla") as carla:
        address = address_of(begin(carla))
        cookie = {"Cookie": f"akte_session={fresh.tokens['carla']}"}
        with httpx.Client(base_url=fresh.url + API, headers=cookie) as browser:
            assert browser.head(address, headers=TUS).status_code == 200
            for refused in (begin(browser), add(browser, address, CONTENT), browser.delete(address, headers=TUS)):
                assert (refused.status_code, refused.json()["code"]) == (403, "cross_site_refused")


def test_uploads_of_a_batch_stand_on_its_page_and_the_same_file_counts_once(fresh: Service) -> None:
    with fresh.caller("carla") as carla:
        batch = carla.post("/batches", json={"expected": 2}).json()["id"]
        made = {add(carla, address_of(begin(carla, batch=batch)), CONTENT).headers["Upload-Document"] for _ in range(2)}
        assert len(made) == 1
        view = carla.get(f"/batches/{batch}").json()
        assert (view["handed_in"], view["expected"], view["counts"]["accepted"]) == (1, 2, 1)


def test_the_upload_stands_in_the_log_once_with_the_purpose(fresh: Service) -> None:
    with fresh.caller("carla") as carla, fresh.caller("olga") as olga:
        made = add(carla, address_of(begin(carla)), CONTENT).headers["Upload-Document"]
        rows = olga.get("/audit", params={"action": "document.upload"}).json()["items"]
    assert [row["subject"]["document"] for row in rows] == [made]
    assert rows[0]["purpose"]
    assert rows[0]["account_id"] == "carla"


@pytest.mark.parametrize("header", ["a ???", "a /w==", "a YQ==,a YQ==", "a " + "A" * 300_000])
def test_metadata_that_cannot_be_read_is_refused(header: str) -> None:
    with pytest.raises(MetadataInvalid):
        read_metadata(header)


def test_metadata_may_be_empty_and_names_may_have_no_value() -> None:
    assert read_metadata("") == {}
    assert read_metadata("wichtig, name QW50cmFnIMOk") == {"wichtig": "", "name": "Antrag ä"}
