"""Batches: many files in one request, what came of each, who may know of it, and trying again."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Sequence
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from ingest.catalogue.schema import BATCHES, DOCUMENTS
from search_api.batches.pace import judge_pace
from search_api.batches.result_csv import render_csv
from search_api.batches.schemas import BatchFileView
from tests.search_api.conftest import House, Start
from tests.search_api.serving import Service

LABELS = {"agency": "stadt", "unit": "stadt/gewerbeamt", "classification": 1, "release": "unit"}
SHARED = LABELS | {"release": "partnership"}

Named = tuple[str, bytes]


def hand_in(
    client: httpx.Client,
    files: Sequence[Named],
    labels: dict[str, Any] | None = LABELS,
    **fields: str,
) -> httpx.Response:
    parts: list[tuple[str, tuple[str | None, bytes]]] = []
    if labels is not None:
        parts.append(("labels", (None, json.dumps(labels).encode())))
    parts += [(name, (None, value.encode())) for name, value in fields.items()]
    parts += [("file", (name, content)) for name, content in files]
    return client.post("/documents/batch", files=parts)


def count_documents(service: Service) -> int:
    with service.store.catalogue.reading() as connection:
        return connection.execute(select(func.count()).select_from(DOCUMENTS)).scalar_one()


def test_a_folder_is_taken_in_one_request_and_its_page_tells_what_came_of_each_file(fresh: Service) -> None:
    files = [("2026/a.txt", b"Antrag"), ("2026/Anlagen/b.txt", b"Anlage"), ("leer.pdf", b"")]
    with fresh.caller("carla") as carla:
        answer = hand_in(carla, files, name="Scans KW 47")
        assert answer.status_code == 202, answer.text
        taken = answer.json()
        assert (taken["accepted"], taken["refused"]) == (3, 0)
        assert [file["file"] for file in taken["files"]] == [name for name, _ in files]
        fresh.work_off()
        batch = carla.get(f"/batches/{taken['batch']}").json()
        assert batch["name"] == "Scans KW 47"
        assert batch["counts"] | {"indexed": 2, "quarantined": 1} == batch["counts"]
        assert (batch["handed_in"], batch["seconds_left"]) == (3, 0)
        assert batch["per_minute"] > 0
        assert [(file["file"], file["error"]["code"], file["error"]["action"]) for file in batch["failures"]] == [
            ("leer.pdf", "empty_file", "replace")
        ]
        document = carla.get(f"/documents/{taken['files'][1]['id']}").json()
        assert document["file_name"] == "2026/Anlagen/b.txt"
        assert [item["id"] for item in carla.get("/batches").json()["items"]] == [taken["batch"]]


def test_a_manifest_gives_each_file_its_labels_and_refuses_single_files(fresh: Service) -> None:
    lines = [
        {"file": "a.txt", "title": "Bescheid"},
        {"file": "b.txt", "unit": "stadt/bauamt"},
        {"file": "c.txt", "classification": 9},
        {"file": "fehlt.txt"},
    ]
    with fresh.caller("carla") as carla:
        files = [("a.txt", b"A"), ("b.txt", b"B"), ("c.txt", b"C"), ("d.txt", b"D")]
        taken = hand_in(carla, files, manifest="\n".join(map(json.dumps, lines))).json()
        outcome = {file["file"]: (file["error"] or {}).get("code") for file in taken["files"]}
        assert outcome == {
            "a.txt": None,
            "b.txt": "unit_not_yours",
            "c.txt": "labels_invalid",
            "d.txt": None,
            "fehlt.txt": "file_missing",
        }
        accepted = [file["id"] for file in taken["files"] if file["id"]]
        titles = {carla.get(f"/documents/{each}").json()["title"] for each in accepted}
        assert titles == {"Bescheid", None}
        batch = carla.get(f"/batches/{taken['batch']}").json()
        assert batch["counts"]["refused"] == 3
        assert all(file["error"]["message"] for file in batch["failures"])


@pytest.mark.parametrize(
    ("labels", "fields", "status", "code"),
    [
        (None, {}, 422, "labels_invalid"),
        (LABELS | {"unit": "stadt/bauamt"}, {}, 403, "unit_not_yours"),
        (LABELS | {"classification": 3}, {}, 403, "classification_too_high"),
        (LABELS, {"manifest": "kein JSON"}, 422, "labels_invalid"),
        (LABELS, {"batch": "0" * 32}, 404, "not_found"),
        (LABELS, {"anderes": "x"}, 400, "upload_broken"),
    ],
)
def test_what_concerns_all_files_refuses_the_request_and_nothing_is_kept(
    fresh: Service, labels: dict[str, Any] | None, fields: dict[str, str], status: int, code: str
) -> None:
    with fresh.caller("carla") as carla:
        refused = hand_in(carla, [("a.txt", b"Text")], labels, **fields)
    assert (refused.status_code, refused.json()["code"]) == (status, code), refused.text
    assert count_documents(fresh) == 0
    assert list(fresh.store.blobs.every()) == []


def test_a_request_without_files_is_refused(fresh: Service) -> None:
    with fresh.caller("carla") as carla:
        assert hand_in(carla, []).json()["code"] == "upload_broken"


def test_a_file_that_is_too_large_is_refused_alone(start: Start) -> None:
    with start(largest_file_mb=1) as service, service.caller("carla") as carla:
        files = [("a.txt", b"A"), ("gross.txt", b"x" * 1_100_000), ("b.txt", b"B")]
        taken = hand_in(carla, files).json()
        errors = {file["file"]: (file["error"] or {}).get("code") for file in taken["files"]}
        assert errors == {"a.txt": None, "gross.txt": "file_too_large", "b.txt": None}
        assert len(list(service.store.blobs.every())) == 2


def test_what_arrived_before_the_line_broke_is_kept_and_sending_again_takes_nothing_twice(fresh: Service) -> None:
    files = [(f"{number}.txt", f"Brief {number}".encode()) for number in range(3)]
    with fresh.caller("carla") as carla:
        batch = carla.post("/batches", json={"name": "Scans", "expected": 3}).json()["id"]
        parts = [("labels", (None, json.dumps(LABELS).encode())), ("batch", (None, batch.encode()))]
        whole = carla.build_request(
            "POST", "/documents/batch", files=[*parts, *(("file", (name, content)) for name, content in files)]
        )
        cut_off = whole.read()[:-120]  # within the last file
        headers = {"Content-Type": whole.headers["Content-Type"]}
        broken = carla.post("/documents/batch", content=cut_off, headers=headers)
        assert broken.json()["code"] == "upload_broken"
        assert 0 < carla.get(f"/batches/{batch}").json()["handed_in"] < 3
        assert carla.get(f"/batches/{batch}").json()["seconds_left"] is None
        again = hand_in(carla, files, batch=batch).json()
        assert again["accepted"] == 3
        assert carla.get(f"/batches/{batch}").json()["handed_in"] == 3
    assert count_documents(fresh) == 3


def test_a_refused_file_that_comes_again_mended_is_refused_no_longer(fresh: Service) -> None:
    line = json.dumps({"file": "a.txt", "classification": 9})
    with fresh.caller("carla") as carla:
        batch = hand_in(carla, [("a.txt", b"A")], manifest=line).json()["batch"]
        assert carla.get(f"/batches/{batch}").json()["counts"]["refused"] == 1
        hand_in(carla, [("a.txt", b"A")], batch=batch)
        counts = carla.get(f"/batches/{batch}").json()["counts"]
    assert (counts["refused"], counts["accepted"]) == (0, 1)


def test_a_batch_is_seen_by_who_may_see_one_of_its_documents_and_counts_only_those(fresh: Service) -> None:
    with fresh.caller("carla") as carla, fresh.caller("anna") as anna, fresh.caller("bernd") as bernd:
        lines = [{"file": "offen.txt", "release": "partnership"}, {"file": "eigen.txt"}, {"file": "nie.txt", "x": 1}]
        manifest = "\n".join(map(json.dumps, lines))
        files = [("offen.txt", b""), ("eigen.txt", b""), ("nie.txt", b"")]
        batch = hand_in(carla, files, manifest=manifest, name="Ermittlung Petersen").json()["batch"]
        fresh.work_off()
        seen = anna.get(f"/batches/{batch}").json()
        assert (seen["name"], seen["mine"], seen["expected"]) == (None, False, None)
        assert (seen["handed_in"], seen["counts"]["quarantined"], seen["counts"]["refused"]) == (1, 1, 0)
        assert [file["file"] for file in seen["failures"]] == ["offen.txt"]
        listed = anna.get(f"/batches/{batch}/files").json()["items"]
        assert [file["file"] for file in listed] == ["offen.txt"]
        assert b"eigen" not in anna.get(f"/batches/{batch}/result.csv").content
        assert anna.get("/batches").json()["items"] == []
        alone = hand_in(carla, [("eigen.txt", b"Inhalt")]).json()["batch"]
        for path in ("", "/files", "/result.csv"):
            hidden = bernd.get(f"/batches/{alone}{path}")
            missing = bernd.get(f"/batches/{'0' * 32}{path}")
            assert hidden.status_code == missing.status_code == 404
            assert _without_trace(hidden) == _without_trace(missing)


def test_hidden_documents_of_a_batch_change_nothing_for_others(fresh: Service) -> None:
    with fresh.caller("carla") as carla, fresh.caller("anna") as anna:
        batch = hand_in(carla, [("a.txt", b"A"), ("b.txt", b"")], SHARED).json()["batch"]
        fresh.work_off()
        before = [_without_trace(anna.get(f"/batches/{batch}{path}")) for path in ("", "/files", "/result.csv")]
        hand_in(carla, [("c.txt", b"C"), ("d.txt", b"")], batch=batch)
        fresh.work_off()
        after = [_without_trace(anna.get(f"/batches/{batch}{path}")) for path in ("", "/files", "/result.csv")]
    assert before == after


def _without_trace(answer: httpx.Response) -> bytes:
    return re.sub(rb'"(trace_id|per_minute)":("[0-9a-f]*"|[0-9.]+)', b"", answer.content)


def test_only_failed_documents_are_read_again(fresh: Service) -> None:
    with fresh.caller("carla") as carla, fresh.caller("dora") as dora:
        batch = hand_in(carla, [("a.txt", b"A"), ("leer.txt", b""), ("leer2.txt", b" ")], SHARED).json()["batch"]
        fresh.work_off()
        failed = carla.get(f"/batches/{batch}").json()["counts"]["quarantined"]
        assert dora.post(f"/batches/{batch}/retry").json() == {"retried": 0}
        assert carla.post(f"/batches/{batch}/retry").json() == {"retried": failed}
        counts = carla.get(f"/batches/{batch}").json()["counts"]
        assert (counts["accepted"], counts["indexed"]) == (failed, 3 - failed)
        assert carla.post(f"/batches/{'0' * 32}/retry").status_code == 404


def test_the_list_of_files_goes_on_where_it_stopped_and_may_show_failures_only(fresh: Service) -> None:
    files = [(f"{number}.txt", b"" if number == 3 else b"Text") for number in range(5)]
    with fresh.caller("carla") as carla:
        batch = hand_in(carla, files).json()["batch"]
        fresh.work_off()
        first = carla.get(f"/batches/{batch}/files", params={"limit": 3}).json()
        rest = carla.get(f"/batches/{batch}/files", params={"limit": 3, "cursor": first["cursor"]}).json()
        failed = carla.get(f"/batches/{batch}/files", params={"failed": True}).json()
        foreign = carla.get(f"/batches/{batch}/files", params={"failed": True, "cursor": first["cursor"]})
    assert [file["file"] for file in first["items"] + rest["items"]] == [name for name, _ in files]
    assert rest["cursor"] is None
    assert [file["file"] for file in failed["items"]] == ["3.txt"]
    assert foreign.json()["code"] == "cursor_invalid"


def test_the_result_is_a_table_in_which_no_name_is_a_formula(fresh: Service) -> None:
    with fresh.caller("carla") as carla:
        batch = hand_in(carla, [("=cmd.txt", b"A"), ("leer;.txt", b"")]).json()["batch"]
        fresh.work_off()
        answer = carla.get(f"/batches/{batch}/result.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [row[:3] for row in rows] == [
        ["Datei", "Stand", "Code"],
        ["'=cmd.txt", "auffindbar", ""],
        ["leer;.txt", "in Quarantäne", "empty_file"],
    ]


@pytest.mark.parametrize("name", ["=1+1", "+49", "-x", "@SUM(A1)"])
def test_no_cell_begins_like_a_formula(name: str) -> None:
    table = render_csv([BatchFileView(file=name, id=None, state="accepted", error=None)])
    assert table.decode("utf-8-sig").splitlines()[1].startswith("'")


def test_a_batch_goes_with_its_last_document(fresh: Service) -> None:
    with fresh.caller("carla") as carla:
        taken = hand_in(carla, [("a.txt", b"A"), ("b.txt", b"B")]).json()
        first, second = (file["id"] for file in taken["files"])
        carla.delete(f"/documents/{first}")
        assert carla.get(f"/batches/{taken['batch']}").json()["handed_in"] == 1
        carla.delete(f"/documents/{second}")
        assert carla.get(f"/batches/{taken['batch']}").status_code == 404
    with fresh.store.catalogue.reading() as connection:
        assert connection.execute(select(func.count()).select_from(BATCHES)).scalar_one() == 0


def test_who_reads_a_batch_stands_in_the_log_with_the_purpose(house: House) -> None:
    with house.service.caller("carla") as carla, house.service.caller("olga") as olga:
        batch = carla.post("/batches", json={}).json()["id"]
        carla.get(f"/batches/{batch}")
        rows = olga.get("/audit", params={"action": "batch.read"}).json()["items"]
    assert rows[0]["account_id"] == "carla"
    assert rows[0]["subject"]["batch"] == batch
    assert rows[0]["purpose"]


def test_the_pace_is_told_once_there_is_one() -> None:
    assert judge_pace(0, None, 7, now=100.0).seconds_left is None
    assert judge_pace(0, None, 0, now=100.0).seconds_left == 0
    pace = judge_pace(60, 40.0, 120, now=100.0)
    assert (pace.per_minute, pace.seconds_left) == (60.0, 120)
    assert judge_pace(2, 99.9, 10, now=100.0).per_minute == 24.0


def test_what_is_found_inside_a_file_belongs_to_its_batch(fresh: Service) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("brief.txt", "Brief")
        archive.writestr("kaputt.pdf", "%PDF-1.4 kaputt")
    with fresh.caller("carla") as carla:
        batch = hand_in(carla, [("Akten/paket.zip", packed.getvalue())]).json()["batch"]
        fresh.work_off()
        view = carla.get(f"/batches/{batch}").json()
    assert (view["handed_in"], view["counts"]["indexed"], view["counts"]["quarantined"]) == (1, 2, 1)
    assert [file["file"] for file in view["failures"]] == ["Akten/paket.zip/kaputt.pdf"]
