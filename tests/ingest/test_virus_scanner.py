"""A file is looked at by the daemon, or it is not read."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

import pytest

from ingest.quarantine import QuarantineCode, Unreadable
from ingest.virus_scanner import ClamdAddress, ScannerAway, VirusScanner, parse_address
from tests.ingest.clamd import EICAR, clamd


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "clamd.ctl"


def _file(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "file"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("content", [b"", b"Vermerk", bytes(700_000)])
def test_a_clean_file_is_sent_whole_and_admitted(tmp_path: Path, place: Path, content: bytes) -> None:
    with clamd(place) as server:
        VirusScanner(ClamdAddress(path=str(place))).admit(_file(tmp_path, content))
        assert server.seen == [content]


def test_an_infected_file_is_refused_with_the_name_of_what_was_found(tmp_path: Path, place: Path) -> None:
    with clamd(place), pytest.raises(Unreadable) as refused:
        VirusScanner(ClamdAddress(path=str(place))).admit(_file(tmp_path, b"vorweg " + EICAR))
    assert (refused.value.code, refused.value.detail) == (QuarantineCode.VIRUS_FOUND, "Eicar-Test-Signature")


def test_a_file_too_large_for_the_daemon_is_not_taken_for_clean(tmp_path: Path, place: Path) -> None:
    with clamd(place, most_bytes=1000), pytest.raises(Unreadable) as refused:
        VirusScanner(ClamdAddress(path=str(place))).admit(_file(tmp_path, bytes(5_000_000)))
    assert refused.value.code is QuarantineCode.NOT_SCANNED


def test_without_a_daemon_pauses_grow_with_the_outage_and_shrink_after_it(tmp_path: Path, place: Path) -> None:
    now = [0.0]
    scanner = VirusScanner(ClamdAddress(path=str(place)), clock=lambda: now[0])
    file = _file(tmp_path, b"x")
    pauses = []
    for seconds in (0.0, 1.0, 40.0, 9000.0):
        now[0] = seconds
        with pytest.raises(ScannerAway) as away:
            scanner.admit(file)
        pauses.append(away.value.pause)
    assert pauses == [5.0, 5.0, 40.0, 300.0]
    with clamd(place):
        scanner.admit(file)
    with pytest.raises(ScannerAway) as away:
        scanner.admit(file)
    assert away.value.pause == 5.0


def test_a_daemon_that_hangs_up_without_a_word_has_not_scanned(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def hang_up() -> None:
            connection, _ = listener.accept()
            connection.recv(5)
            connection.close()

        thread = threading.Thread(target=hang_up)
        thread.start()
        with pytest.raises(ScannerAway):
            VirusScanner(ClamdAddress(host="127.0.0.1", port=listener.getsockname()[1])).admit(_file(tmp_path, b"x"))
        thread.join()


def test_the_daemon_tells_its_version(place: Path) -> None:
    with clamd(place):
        assert VirusScanner(ClamdAddress(path=str(place))).version().startswith("ClamAV 1.4.3")


def test_addresses_are_told_apart() -> None:
    assert parse_address("unix:/run/clamav/clamd.ctl") == ClamdAddress(path="/run/clamav/clamd.ctl")
    assert parse_address("localhost:3310") == ClamdAddress(host="localhost", port=3310)
    assert parse_address("[::1]:3310") == ClamdAddress(host="::1", port=3310)


@pytest.mark.parametrize(
    "text", ["", "unix:", "unix:run/clamd", "localhost", ":3310", "host:", "host:0", "host:70000", "h:²"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        parse_address(text)
