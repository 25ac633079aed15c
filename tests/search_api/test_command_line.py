"""The command line, as processes of its own on a data folder of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import update

from ingest.catalogue.schema import AUDIT
from search_api.settings import Settings
from search_api.wiring_store import open_store
from tests.search_api.scans import letter
from tests.search_api.serving import API, PASSWORD, account_file, wait_until

pytestmark = pytest.mark.slow  # some fifty processes, at a second of start each

AKTE = [sys.executable, "-c", "from search_api.command_line import main; main()"]
ROOT = Path(__file__).parents[2]
LABELS = {"agency": "stadt", "unit": "stadt/gewerbeamt", "classification": 1, "release": "partnership"}
OPTIONS = ("--agency", "stadt", "--unit", "stadt/gewerbeamt", "--classification", "1", "--release", "partnership")


class Akte:
    """Calls ``akte`` with a data folder, without the demo."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        kept = {name: value for name, value in os.environ.items() if not name.startswith("AKTE_")}
        self.environment = kept | {"AKTE_DATA_DIR": str(folder), "AKTE_DEMO": "off", "AKTE_WORKERS": "1"} | settings

    def __call__(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*AKTE, *map(str, arguments)],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    @contextmanager
    def serving(self) -> Iterator[str]:
        """A served instance; its address."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        process = subprocess.Popen(
            [*AKTE, "serve"],
            env=self.environment | {"AKTE_PORT": str(port)},
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        url = f"http://127.0.0.1:{port}"
        try:
            wait_until(lambda: _answers(f"{url}/readyz"), 120)
            yield url
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def _answers(url: str) -> bool:
    try:
        return httpx.get(url).status_code == 200
    except httpx.TransportError:
        return False


@pytest.fixture
def akte(tmp_path: Path) -> Akte:
    return Akte(tmp_path / "data")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    made.mkdir()
    return made


def _write_lines(path: Path, *lines: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_help_names_every_command_and_loads_nothing_heavy() -> None:
    program = (
        "import sys\nfrom search_api.command_line import app\nfrom typer.testing import CliRunner\n"
        "print(CliRunner().invoke(app, ['--help']).output)\n"
        "print(sorted({'haystack', 'fastapi', 'sqlalchemy', 'tantivy', 'numpy'} & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for command in ("serve", "work", "ingest", "reindex", "reread", "doctor", "erase", "users", "audit"):
        assert re.search(rf"^\s+{command}\s", shown, re.MULTILINE), command
    assert "openapi" not in shown
    assert shown.rstrip().endswith("[]")


def test_a_wrong_setting_stops_every_command_with_a_sentence(tmp_path: Path) -> None:
    told = Akte(tmp_path, AKTE_PROT="8000")("doctor")
    assert told.returncode == 2
    assert "AKTE_PROT gibt es nicht. Meinten Sie AKTE_PORT?" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [("AKTE_ENGINE", "elastic:x"), ("AKTE_DATABASE_URL", "unsinn"), ("AKTE_DATABASE_URL", "oracle://u:geheim@h/d")],
)
def test_an_address_that_leads_nowhere_is_told_without_its_password(tmp_path: Path, name: str, value: str) -> None:
    told = Akte(tmp_path, **{name: value})("doctor")
    assert told.returncode == 2
    assert name in told.stderr
    assert "geheim" not in told.stderr


def test_users_are_imported_changed_and_given_passwords(akte: Akte, tmp_path: Path) -> None:
    file = tmp_path / "users.json"
    file.write_text(account_file(password=None))
    first = akte("users", "import", file)
    assert "7 Konten angelegt, 0 geändert." in first.stdout
    passwords = re.findall(r"^ {2}(\w+) {2}([a-z2-9-]{23})$", first.stdout, re.MULTILINE)
    assert len(dict(passwords)) == 7
    second = akte("users", "import", file)
    assert second.stdout == "0 Konten angelegt, 7 geändert.\n"


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        ("kein JSON", "kein gültiges JSON"),
        ("{}", "Liste"),
        ('[{"id": "a"}]', "0.name"),
        (
            '[{"id": "a", "name": "A", "agency": "x", "units": ["x"], "roles": ["clerk"], "clearance": 0}]',
            "behoerde/einheit",
        ),
        ('[{"id": "a", "name": "A", "agency": "x", "units": [], "roles": ["koenig"], "clearance": 0}]', "0.roles.0"),
    ],
)
def test_a_wrong_file_of_users_changes_nothing(akte: Akte, tmp_path: Path, content: str, hint: str) -> None:
    file = tmp_path / "users.json"
    file.write_text(content)
    told = akte("users", "import", file)
    assert told.returncode == 1
    assert "Kein Konto wurde geändert." in told.stderr
    assert hint in told.stderr


def test_a_folder_is_handed_in_read_and_not_taken_twice(akte: Akte, folder: Path) -> None:
    (folder / "a.txt").write_text("Antrag auf Sondernutzung")
    (folder / "unten").mkdir()
    (folder / "unten" / "b.txt").write_text("Antrag auf Sondernutzung")
    first = akte("ingest", folder, *OPTIONS, "--wait")
    assert first.returncode == 0, first.stderr
    assert "2 neu eingereicht, 0 waren schon da, 0 abgelehnt." in first.stdout
    again = akte("ingest", folder, *OPTIONS, "--wait")
    assert "0 neu eingereicht, 2 waren schon da, 0 abgelehnt." in again.stdout
    assert akte("doctor").returncode == 0
    assert "lückenlos" in akte("audit", "verify").stdout


def test_what_was_refused_or_lies_in_quarantine_is_listed_with_its_reason(akte: Akte, folder: Path) -> None:
    for name, content in (("gut.txt", "Text"), ("leer.txt", ""), ("falsch.txt", "x"), ("fremd.txt", "x")):
        (folder / name).write_text(content)
    lines = _write_lines(
        folder / "labels.jsonl",
        {"file": "gut.txt"} | LABELS,
        {"file": "leer.txt"} | LABELS,
        {"file": "falsch.txt"} | LABELS | {"release": "alle"},
        {"file": "fehlt.txt"} | LABELS,
    )
    told = akte("ingest", folder, "--labels", lines, "--wait")
    assert told.returncode == 1
    assert "2 neu eingereicht, 0 waren schon da, 3 abgelehnt." in told.stdout
    assert "abgelehnt: falsch.txt: labels.release: " in told.stderr
    assert "abgelehnt: fehlt.txt: Die Datei fehlt." in told.stderr
    assert "abgelehnt: fremd.txt: " in told.stderr
    assert "in Quarantäne: leer.txt: Die Datei ist leer." in told.stderr
    assert "(empty_file)" in told.stderr


def test_a_document_without_labels_is_taken_when_that_is_said_and_read_by_nobody(akte: Akte, folder: Path) -> None:
    (folder / "a.txt").write_text("Zwiebelfisch")
    half = {"file": "a.txt"} | LABELS | {"classification": None}
    none = half | {"release": None, "grants": []}
    assert akte("ingest", folder, "--labels", _write_lines(folder.parent / "h.jsonl", half)).returncode == 1
    assert akte("ingest", folder, "--labels", _write_lines(folder.parent / "n.jsonl", none), "--wait").returncode == 0


@pytest.mark.parametrize("content", ["[]", "{", '{"datei": "a"}', '{"file": "a"}\n{"file": "a"}', '{"file": 1}'])
def test_a_wrong_file_of_labels_is_told_with_its_line(akte: Akte, folder: Path, content: str) -> None:
    file = folder.parent / "labels.jsonl"
    file.write_text(content)
    told = akte("ingest", folder, "--labels", file)
    assert told.returncode == 1
    assert "Zeile" in told.stderr


def test_a_served_instance_reads_what_is_handed_in_and_shows_the_box(akte: Akte, folder: Path, tmp_path: Path) -> None:
    """The whole way through processes of their own: import, serve, ingest beside it, log in, find, look, erase."""
    file = tmp_path / "users.json"
    file.write_text(account_file())
    assert akte("users", "import", file).returncode == 0
    (folder / "scan.png").write_bytes(letter("Sondernutzung", "am Marktplatz"))
    with akte.serving() as url:
        told = akte("ingest", folder, *OPTIONS, "--wait")
        assert told.returncode == 0, told.stderr
        with httpx.Client(base_url=url + API, headers={"X-Purpose": "Test"}, timeout=60) as client:
            token = client.post("/login", json={"username": "carla", "password": PASSWORD}).json()["access_token"]
            client.headers["Authorization"] = f"Bearer {token}"
            hit = client.get("/search", params={"q": "Sondernutzungen"}).json()["hits"][0]
            assert hit["file_name"] == "scan.png"
            assert hit["boxes"]
            # Beside a running service the command leaves the index to it.
            assert akte("erase", hit["document_id"]).returncode == 0
            wait_until(lambda: client.get("/search", params={"q": "Sondernutzungen"}).json()["total"] == 0)
            assert client.get(f"/documents/{hit['document_id']}").status_code == 404
        assert akte("reindex").returncode == 0
        assert akte("audit", "verify").returncode == 0
    assert akte("doctor").returncode == 0


def test_a_taken_port_is_told_with_another_one_to_try(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        told = Akte(tmp_path / "data", AKTE_PORT=str(port))("serve")
    assert told.returncode == 1
    assert f"Der Anschluss {port} ist belegt." in told.stderr


def test_a_lost_index_is_found_and_mended(akte: Akte, folder: Path) -> None:
    (folder / "a.txt").write_text("Antrag")
    akte("ingest", folder, *OPTIONS, "--wait")
    for file in sorted((akte.folder / "index").rglob("*"), reverse=True):
        if file.is_file():
            file.unlink()
    sick = akte("doctor")
    assert sick.returncode == 1
    assert "akte doctor --repair" in sick.stderr
    assert akte("doctor", "--repair").returncode == 0
    assert akte("doctor").returncode == 0


def test_an_altered_log_fails_the_check(akte: Akte, folder: Path) -> None:
    (folder / "a.txt").write_text("Antrag")
    akte("ingest", folder, *OPTIONS)
    store = open_store(Settings(data_dir=akte.folder, demo=False))
    with store.catalogue.writing() as connection:
        connection.execute(update(AUDIT).values(account_id="niemand"))
    store.close()
    told = akte("audit", "verify")
    assert told.returncode == 1
    assert "Zeile 1 wurde verändert." in told.stderr


def test_an_unknown_document_cannot_be_erased(akte: Akte) -> None:
    told = akte("erase", "0" * 32)
    assert told.returncode == 1
    assert "gibt es nicht" in told.stderr
