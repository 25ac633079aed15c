"""The service in a process of its own, as its operators run it; its processor time and memory seen from outside."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from benchmarks.search_paper import CALLER, DataFolder

_ACCOUNT: Final = "benchmark"
_PASSWORD: Final = "leuchtturm-und-kutter"
_AKTE: Final = (sys.executable, "-c", "from search_api.command_line import main; main()")
_START_SECONDS: Final = 120.0


def processor_seconds(pid: int) -> float:
    """Processor time of all threads of a process since it began, to the microsecond.

    ``/proc/PID/stat`` counts in hundredths of a second, too coarse for one question; the kernel's clock of the process
    does not. Its number is made as clock_getcpuclockid(3) makes it.
    """
    return time.clock_gettime((~pid << 3) | 2)


def resident_megabytes(pid: int, field: str = "VmRSS") -> float:
    """Memory of a process: what it holds now, or with ``VmHWM`` the most it has held."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(field))


@dataclass(frozen=True, slots=True)
class Service:
    """A running service and one connection to it, logged in as the caller of the benchmark."""

    pid: int
    connection: http.client.HTTPConnection
    headers: Mapping[str, str]

    def ask(self, **parameters: Any) -> bytes:
        """The body of an answer of ``GET /search``."""
        address = "/api/v1/search?" + urlencode(parameters)
        try:
            self.connection.request("GET", address, headers=dict(self.headers))
            answer = self.connection.getresponse()
        except http.client.RemoteDisconnected:
            # The service ends connections that rest for five seconds; the next call opens a new one.
            self.connection.request("GET", address, headers=dict(self.headers))
            answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{answer.status}: {body[:300]!r}")
        return body


@contextmanager
def serving(folder: DataFolder, engine_address: str) -> Iterator[Service]:
    """``akte serve`` over a data folder, without worker and demo; stopped at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AKTE_")} | {
        "AKTE_DATA_DIR": str(folder.path),
        "AKTE_ENGINE": engine_address,
        "AKTE_PORT": str(port),
        "AKTE_DEMO": "off",
        "AKTE_WORKERS": "0",
        "OMP_NUM_THREADS": "1",
    }
    _import_account(folder, environment)
    with (folder.path / "serve.log").open("wb") as log:
        process = subprocess.Popen([*_AKTE, "serve"], env=environment, stdout=log, stderr=log)
        try:
            yield _logged_in(process, port)
        finally:
            process.terminate()
            process.wait(30)


def _import_account(folder: DataFolder, environment: Mapping[str, str]) -> None:
    account = {
        "id": _ACCOUNT,
        "name": "Benchmark",
        "agency": CALLER.agency,
        "units": sorted(CALLER.units),
        "roles": sorted(role.value for role in CALLER.roles),
        "clearance": int(CALLER.level),
        "password": _PASSWORD,
    }
    file = folder.path / "account.json"
    file.write_text(json.dumps([account]), encoding="utf-8")
    subprocess.run([*_AKTE, "users", "import", str(file)], env=dict(environment), check=True, capture_output=True)


def _logged_in(process: subprocess.Popen[bytes], port: int) -> Service:
    deadline = time.monotonic() + _START_SECONDS
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while True:
        try:
            connection.request("GET", "/readyz")
            answer = connection.getresponse()
            answer.read()
            if answer.status == 200:
                break
        except OSError:
            connection.close()
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"the service did not become ready (exit code {process.poll()})")
        time.sleep(0.1)
    login = json.dumps({"username": _ACCOUNT, "password": _PASSWORD})
    connection.request("POST", "/api/v1/login", body=login, headers={"Content-Type": "application/json"})
    token = json.loads(connection.getresponse().read())["access_token"]
    return Service(process.pid, connection, {"Authorization": f"Bearer {token}", "X-Purpose": "2026%2000%20417%20233"})
