"""Nothing is read before the virus scanner has seen it, and what it finds is given to nobody."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from ingest.catalogue.records import DocumentState
from tests.ingest.clamd import EICAR, clamd
from tests.search_api.conftest import Start
from tests.search_api.serving import Service, wait_until


def _state(service: Service, document_id: str) -> tuple[str, str | None]:
    with service.caller("carla") as carla:
        found = carla.get(f"/documents/{document_id}").json()
    return found["state"], None if found["error"] is None else found["error"]["code"]


def test_what_is_infected_is_neither_read_nor_given_out(start: Start, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("gut.txt", "Sauberer Vermerk")
        archive.writestr("krank.txt", EICAR)
    with clamd(tmp_path / "clamd") as daemon, start(clamd=f"unix:{tmp_path}/clamd") as service:
        clean = service.hand_in("carla", "sauber.txt", b"Vermerk zum Gewerbe")
        infected = service.hand_in("carla", "krank.txt", EICAR)
        archive_id = service.hand_in("carla", "akten.zip", packed.getvalue())
        service.work_off()
        assert _state(service, clean) == ("indexed", None)
        assert _state(service, infected) == ("quarantined", "virus_found")
        assert _state(service, archive_id) == ("indexed", None)  # the daemon of the tests does not look into archives
        assert {b"Vermerk zum Gewerbe", EICAR, b"Sauberer Vermerk"} <= set(daemon.seen)
        with service.caller("carla") as carla:
            refused = carla.get(f"/documents/{infected}/original")
            assert (refused.status_code, refused.json()["code"]) == (403, "original_withheld")
            assert carla.get(f"/documents/{infected}/searchable.pdf").json()["code"] == "original_withheld"
            found = carla.get("/documents", params={"file_name": "krank.txt"}).json()["items"]
            assert [each["error"]["code"] for each in found] == ["virus_found", "virus_found"]
            assert carla.get("/search", params={"q": "EICAR", "mode": "words"}).json()["total"] == 0
        with service.caller("dora") as dora:  # hidden is hidden, infected or not
            assert dora.get(f"/documents/{'0' * 32}/original").status_code == 404


def test_while_the_scanner_is_away_files_wait_and_are_read_afterwards(start: Start, tmp_path: Path) -> None:
    with start(clamd=f"unix:{tmp_path}/clamd") as service:
        with service.caller() as client:
            ready = client.get(f"{service.url}/readyz")
            assert (ready.status_code, ready.json()["virus_scan"]) == (200, "unreachable")
            assert any("Virenscanner" in problem for problem in ready.json()["problems"])
        document_id = service.hand_in("carla", "wartet.txt", b"Vermerk zum Deich")
        service.works.start()
        wait_until(lambda: _pause_of(service, document_id) > 0)
        assert _state(service, document_id)[0] in (DocumentState.ACCEPTED, DocumentState.READING)
        with clamd(tmp_path / "clamd"), service.caller() as client:
            wait_until(lambda: _state(service, document_id)[0] == "indexed")
            assert client.get(f"{service.url}/readyz").json()["virus_scan"] == "on"


def test_without_the_setting_readiness_says_that_nothing_is_scanned(start: Start) -> None:
    with start() as service, service.caller() as client:
        assert client.get(f"{service.url}/readyz").json()["virus_scan"] == "off"


def _pause_of(service: Service, document_id: str) -> float:
    """By how many seconds the job was put off since it was handed in."""
    with service.store.catalogue.reading() as connection:
        query = "SELECT run_after - created_at FROM jobs WHERE document_id = ?"
        return float(connection.exec_driver_sql(query, (document_id,)).scalar_one())
