"""A service on a data folder of its own, and the command line beside it, for benchmarks that hand files in."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, func, select

from ingest.catalogue.records import DocumentState
from ingest.catalogue.schema import DOCUMENTS

LABELS: Final = ("--agency", "stadt", "--unit", "stadt/bauamt", "--classification", "0", "--release", "unit")

_AKTE: Final = (sys.executable, "-c", "from search_api.command_line import main; main()")
_START_SECONDS: Final = 180.0


def environment_of(folder: Path, switches: Mapping[str, str]) -> dict[str, str]:
    """Settings of a service on a data folder; the port is one that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    plain = {name: value for name, value in os.environ.items() if not name.startswith("AKTE_")}
    own = {"AKTE_DATA_DIR": str(folder), "AKTE_PORT": str(port), "AKTE_DEMO": "off", "OMP_NUM_THREADS": "1"}
    return plain | own | dict(switches)


def start(environment: Mapping[str, str], *arguments: str, log: Path) -> subprocess.Popen[bytes]:
    """An ``akte`` command in a process of its own; what it says is added to a file."""
    with log.open("ab") as out:
        return subprocess.Popen([*_AKTE, *arguments], env=dict(environment), stdout=out, stderr=out)


def wait_until_ready(process: subprocess.Popen[bytes], environment: Mapping[str, str]) -> None:
    """Wait until a service answers.

    Raises:
        RuntimeError: It ended, or took longer than it may.
    """
    address = f"http://127.0.0.1:{environment['AKTE_PORT']}/readyz"
    deadline = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the service did not become ready (exit code {process.poll()})")


def count_in_states(connection: Connection, states: Sequence[DocumentState]) -> int:
    """How many documents are in one of these states."""
    query = select(func.count()).where(DOCUMENTS.c.state.in_([state.value for state in states]))
    return connection.execute(query).scalar_one()
