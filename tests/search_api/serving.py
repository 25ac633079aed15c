"""A real service on the loopback, for tests: uvicorn in a thread around real parts."""

from __future__ import annotations

import json
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import uvicorn

from search_api.accounts.importing import import_accounts, read_accounts
from search_api.accounts.throttle import LoginLimits
from search_api.app import create_app
from search_api.commands.serving import server_config
from search_api.jobs.stream import StreamRules
from search_api.settings import Settings
from search_api.wiring import Works, open_works, wire
from search_api.wiring_store import Store, open_store

PASSWORD = "deich-und-leuchtturm"
PURPOSE = "2026 00 417 233, Prüfung"
API = "/api/v1"

ACCOUNTS = (
    ("anna", "polizei", ["polizei/fk3"], ["investigator"], 2),
    ("bernd", "polizei", ["polizei/esd"], ["investigator"], 1),
    ("carla", "stadt", ["stadt/gewerbeamt"], ["clerk"], 2),
    ("dora", "polizei", ["polizei/fk3"], ["clerk"], 2),
    ("igor", "polizei", ["polizei/fk3", "polizei/esd"], ["integrator"], 2),
    ("olga", "stadt", ["stadt/gewerbeamt"], ["auditor"], 3),
    ("adam", "polizei", ["polizei/fk3", "polizei/esd"], ["admin"], 3),
)


def account_file(password: str | None = PASSWORD) -> str:
    """The accounts in the shape of the import file."""
    return json.dumps(
        [
            {"id": name, "name": name.title(), "agency": agency, "units": units, "roles": roles, "clearance": level}
            | ({"password": password} if password else {})
            for name, agency, units, roles, level in ACCOUNTS
        ]
    )


@dataclass
class Service:
    """A running service with its parts; ``url`` without the prefix of the API."""

    url: str
    works: Works
    tokens: dict[str, str] = field(default_factory=dict)

    @property
    def store(self) -> Store:
        return self.works.store

    def caller(self, name: str | None = None, *, purpose: str | None = PURPOSE) -> httpx.Client:
        """A client that is logged in by bearer token and states a purpose; keeps one session for each account."""
        headers = {}
        if purpose is not None:
            headers["X-Purpose"] = quote(purpose)
        if name is not None:
            if name not in self.tokens:
                answer = httpx.post(f"{self.url}{API}/login", json={"username": name, "password": PASSWORD}, timeout=60)
                answer.raise_for_status()
                self.tokens[name] = answer.json()["access_token"]
            headers["Authorization"] = f"Bearer {self.tokens[name]}"
        return httpx.Client(base_url=self.url + API, headers=headers, timeout=60)

    def hand_in(self, name: str, file_name: str, content: bytes, **labels: Any) -> str:
        """The id of a document that an account hands in."""
        with self.caller(name) as client:
            answer = upload(client, file_name, content, **labels)
        assert answer.status_code == 202, answer.text
        document_id: str = answer.json()["id"]
        return document_id

    def work_off(self) -> None:
        """Read and index whatever waits."""
        if self.works.worker is not None:
            self.works.worker.run_until_idle()


def upload(client: httpx.Client, file_name: str, content: bytes, **labels: Any) -> httpx.Response:
    """Hand in a file; labels have defaults for the clerk of the gewerbeamt."""
    given = {"agency": "stadt", "unit": "stadt/gewerbeamt", "classification": 1, "release": "partnership"} | labels
    return client.post(
        "/documents", files={"file": (file_name, content)}, data={"labels": json.dumps(given, ensure_ascii=False)}
    )


def make_template(folder: Path) -> None:
    """A data folder with an empty catalogue and the accounts of the tests: passwords are slow to hash on purpose."""
    store = open_store(Settings(data_dir=folder, demo=False))
    import_accounts(store.catalogue, store.log, read_accounts(account_file()))
    store.close()


@contextmanager
def serve(
    folder: Path,
    *,
    template: Path,
    login_limits: LoginLimits = LoginLimits("1000 per minute", "1000 per minute"),  # noqa: B008 - frozen
    stream_rules: StreamRules = StreamRules(pause=0.05),  # noqa: B008 - frozen
    **settings: Any,
) -> Iterator[Service]:
    """A service with the accounts of the tests, on a free port; nothing works in the background.

    ``template`` is a data folder with catalogue and accounts, made once by ``make_template``; a folder that is in use
    already stays as it is.
    """
    if not folder.exists():
        shutil.copytree(template, folder)
    chosen = Settings(data_dir=folder, demo=False, workers=1, **settings)
    store = open_store(chosen)
    works = open_works(store)
    wiring = wire(works, login_limits=login_limits, stream_rules=stream_rules)
    server = uvicorn.Server(server_config(create_app(wiring), chosen))
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    wait_until(lambda: server.started)
    try:
        yield Service(f"http://127.0.0.1:{port}", works)
    finally:
        server.should_exit = True
        thread.join(30)
        listener.close()
        wiring.close()
        works.close()
        store.close()


def wait_until(is_so: Callable[[], bool], seconds: float = 60.0) -> None:
    """Return as soon as something is so; fail when it takes too long."""
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            raise AssertionError("waited in vain")
        time.sleep(0.02)
