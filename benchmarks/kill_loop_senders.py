"""Who hands files in during the kill loop, and into what: senders that go on until they are told of each file."""

from __future__ import annotations

import json
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TypeVar

import httpx

from benchmarks.bulk_paper import Letters
from benchmarks.own_service import LABELS, environment_of, start

_PASSWORD: Final = "leuchtturm-und-kutter"
_LABELS: Final = {"agency": "stadt", "unit": "stadt/bauamt", "classification": 0, "release": "unit"}
_GROUP: Final = 5
_PAUSE_SECONDS: Final = 0.4
"""Between two groups, so that many kills fall into the time of handing in."""


def contents(count: int) -> dict[str, bytes]:
    """Files by name: most are small texts, every fifth needs a child to be read."""
    letters, made = Letters(), dict[str, bytes]()
    for number in range(count):
        text = letters.next(number)
        match number % 10:
            case 3:
                made[f"{number:05d}.html"] = f"<!doctype html><html><body><p>{text}</p></body></html>".encode()
            case 7:
                head = f"From: a@amt.example\r\nTo: b@amt.example\r\nSubject: Vorgang {number}\r\n"
                made[f"{number:05d}.eml"] = f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{text}".encode()
            case _:
                made[f"{number:05d}.txt"] = text.encode()
    return made


class House:
    """A data folder with the processes that work on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = environment_of(folder, {"AKTE_MODEL": "off", "AKTE_TAGGER": "off", "AKTE_WORKERS": "1"})
        self.url = f"http://127.0.0.1:{self.environment['AKTE_PORT']}"
        self._began = time.monotonic()

    def say(self, text: str) -> None:
        """A line of the log."""
        print(f"{time.monotonic() - self._began:7.1f}  {text}", flush=True)

    def begin(self, *arguments: str) -> subprocess.Popen[bytes]:
        """An ``akte`` command on the data folder."""
        return start(self.environment, *arguments, log=self.folder / "log")

    def import_account(self) -> None:
        """Whoever hands in over HTTP."""
        account = {
            "id": "kutter",
            "name": "Kutter",
            "agency": "stadt",
            "units": ["stadt/bauamt"],
            "roles": ["clerk"],
            "clearance": 2,
            "password": _PASSWORD,
        }
        file = self.folder / "account.json"
        file.write_text(json.dumps([account]), encoding="utf-8")
        self.begin("users", "import", str(file)).wait()


Answer = TypeVar("Answer")


class HttpSender(threading.Thread):
    """Hands files in by one batch; sends a group again until it is acknowledged."""

    def __init__(self, house: House, files: Mapping[str, bytes]) -> None:
        super().__init__(name="http", daemon=True)
        self._house = house
        self._files = list(files.items())
        self.acknowledged: dict[str, str] = {}
        self.sent_again = 0

    def run(self) -> None:
        """Until everything is acknowledged."""
        with httpx.Client(base_url=f"{self._house.url}/api/v1", timeout=120) as client:
            token = self._until_answered(lambda: self._login(client))
            client.headers["Authorization"] = f"Bearer {token}"
            batch = self._until_answered(lambda: client.post("/batches", json={}).raise_for_status().json()["id"])
            for first in range(0, len(self._files), _GROUP):
                group = self._files[first : first + _GROUP]
                found = self._until_answered(lambda: self._send(client, batch, group))  # noqa: B023 - called at once
                self.acknowledged |= found
                time.sleep(_PAUSE_SECONDS)

    def _until_answered(self, ask: Callable[[], Answer]) -> Answer:
        while True:
            try:
                return ask()
            except httpx.HTTPError:
                # Killed before, while or after it answered; whichever it was, asking again does no harm.
                self.sent_again += 1
                time.sleep(0.2)

    def _login(self, client: httpx.Client) -> str:
        answer = client.post("/login", json={"username": "kutter", "password": _PASSWORD}).raise_for_status()
        token: str = answer.json()["access_token"]
        return token

    def _send(self, client: httpx.Client, batch: str, group: list[tuple[str, bytes]]) -> dict[str, str]:
        parts = [("labels", (None, json.dumps(_LABELS).encode())), ("batch", (None, batch.encode()))]
        answer = client.post("/documents/batch", files=[*parts, *(("file", each) for each in group)])
        return {one["file"]: one["id"] for one in answer.raise_for_status().json()["files"]}


class FolderSender(threading.Thread):
    """Hands a folder in by ``akte ingest``, begun again as often as it is killed."""

    def __init__(self, house: House, files: Mapping[str, bytes]) -> None:
        super().__init__(name="folder", daemon=True)
        self._house = house
        self._folder = house.folder / "incoming"
        self._folder.mkdir()
        for name, content in files.items():
            (self._folder / name).write_bytes(content)
        self.process: subprocess.Popen[bytes] | None = None
        self.code: int | None = None

    def run(self) -> None:
        """Until it ends by itself."""
        while self.code is None:
            self.process = self._house.begin("ingest", str(self._folder), *LABELS)
            code = self.process.wait()
            self.code = None if code == -signal.SIGKILL else code
        self.process = None
