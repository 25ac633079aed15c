"""Starts ``akte serve`` as its users do, on a free port of the loopback, and stops it again."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import httpx

Found = TypeVar("Found")

PASSWORD = "kutter-und-leuchtturm"
AKTE = (sys.executable, "-c", "from search_api.command_line import main; main()")
PURPOSE = "2026 00 417 233 – Prüfung"
ACCOUNTS: tuple[dict[str, object], ...] = (
    {
        "id": "clara",
        "name": "Clara Clerk",
        "agency": "stadt",
        "units": ["stadt/ordnungsamt"],
        "roles": ["clerk"],
        "clearance": 2,
    },
    {
        "id": "ivo",
        "name": "Ivo Investigator",
        "agency": "polizei",
        "units": ["polizei/fk4"],
        "roles": ["investigator"],
        "clearance": 2,
    },
    {
        "id": "piet",
        "name": "Piet Policeclerk",
        "agency": "polizei",
        "units": ["polizei/fk4"],
        "roles": ["clerk"],
        "clearance": 1,
    },
    {
        "id": "nele",
        "name": "Nele Neighbour",
        "agency": "polizei",
        "units": ["polizei/fk2"],
        "roles": ["investigator"],
        "clearance": 0,
    },
    {
        "id": "theo",
        "name": "Theo Trustee",
        "agency": "stadt",
        "units": [],
        "roles": ["auditor"],
        "clearance": 0,
    },
)


@dataclass(frozen=True)
class Running:
    """A running service: where it answers and where its data lies."""

    url: str
    folder: Path

    def client(self, account: str) -> httpx.Client:
        """A client logged in by token, with a purpose."""
        login = {"username": account, "password": PASSWORD}
        answer = httpx.post(f"{self.url}/api/v1/login", json=login, timeout=30)
        answer.raise_for_status()
        headers = {"Authorization": f"Bearer {answer.json()['access_token']}", "X-Purpose": quote(PURPOSE)}
        return httpx.Client(base_url=f"{self.url}/api/v1", headers=headers, timeout=60)

    def hand_in(self, account: str, file: Path, **labels: object) -> str:
        """The id of a file that an account hands in."""
        with self.client(account) as client:
            answer = client.post(
                "/documents", files={"file": (file.name, file.read_bytes())}, data={"labels": json.dumps(labels)}
            )
        answer.raise_for_status()
        document_id: str = answer.json()["id"]
        return document_id

    def document(self, account: str, file_name: str) -> dict[str, Any] | None:
        """The document of that name as the account sees it, None where there is none."""
        with self.client(account) as client:
            items = client.get("/documents", params={"file_name": file_name}).json()["items"]
        return items[0] if items else None


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def akte(*arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the command line once."""
    return subprocess.run(
        [*AKTE, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )


@contextmanager
def running(folder: Path, *, demo: bool) -> Iterator[Running]:
    """A service of its own process with the accounts of these tests (or the demo accounts)."""
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AKTE_")} | {
        "AKTE_DATA_DIR": str(folder),
        "AKTE_PORT": str(port),
        "AKTE_DEMO": "on" if demo else "off",
        "OMP_THREAD_LIMIT": "1",
    }
    if not demo:
        accounts = folder.parent / "users.json"
        accounts.write_text(json.dumps([account | {"password": PASSWORD} for account in ACCOUNTS]), encoding="utf-8")
        akte("users", "import", str(accounts), environment=environment)
    log = (folder.parent / "serve.log").open("wb")
    process = subprocess.Popen([*AKTE, "serve"], env=environment, stdout=log, stderr=log)
    try:
        service = Running(f"http://localhost:{port}", folder)
        _wait_until_ready(service.url, process)
        yield service
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        log.close()


def wait_for(look: Callable[[], Found | None], what: str, seconds: float = 300.0) -> Found:
    """What a look finds as soon as it finds something; the steps of a document come one after the other."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := look():
            return found
        time.sleep(0.5)
    raise AssertionError(f"waited in vain for {what}")


def _wait_until_ready(url: str, process: subprocess.Popen[bytes], seconds: float = 180.0) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise AssertionError(f"the service ended with {process.returncode} before it was ready")
        try:
            if httpx.get(f"{url}/readyz", timeout=2).status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise AssertionError("the service did not become ready")
