"""kill -9 of service, worker and command line, again and again, while files are handed in: what is lost or double?

    python -m benchmarks.kill_loop [--files 500] [--kills 30]

Half of the files come over HTTP in a batch, by a client that sends a group again until it is acknowledged; half by
``akte ingest``, which is killed and started again until it says that it is done. ``akte serve`` (page, API and a
worker) and ``akte work`` (a second worker) are killed at chance moments after they have become ready. Afterwards every
file must be one document with its content, findable, and ``akte doctor`` must find nothing to mend. Prints the log and
the outcome, writes results/kill_loop.json; the exit code is 1 if anything was lost or is double.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from sqlalchemy import func, select

from benchmarks.kill_loop_senders import FolderSender, House, HttpSender, contents
from benchmarks.own_service import wait_until_ready
from benchmarks.results import write_results
from ingest.blobs import BlobStore
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.errors import CatalogueUnavailable
from ingest.catalogue.records import DocumentState
from ingest.catalogue.schema import DOCUMENTS, OUTBOX

_FINAL: Final = (DocumentState.INDEXED.value, DocumentState.QUARANTINED.value)
_CALM_SECONDS: Final = 4.0
"""A process is killed so long after it has become ready, at most."""

_PATIENCE_SECONDS: Final = 1_500.0


@dataclass(slots=True)
class Outcome:
    """What came of it; everything below ``acknowledged`` should be 0, and ``doctor`` too (its exit code)."""

    files: int = 0
    kills: dict[str, int] = field(default_factory=dict)
    acknowledged: int = 0
    lost: int = 0
    twice: int = 0
    damaged: int = 0
    not_findable: int = 0
    untold: int = 0
    doctor: int = 0
    seconds: float = 0.0

    @property
    def is_sound(self) -> bool:
        """Whether nothing was lost, is double, damaged or left behind."""
        faults = (self.lost, self.twice, self.damaged, self.not_findable, self.untold, self.doctor)
        return self.acknowledged == self.files and not any(faults)


class Killer:
    """Keeps two processes at work and kills them, and the command line, at chance moments."""

    def __init__(self, house: House, folder: FolderSender, kills: int) -> None:
        self._house = house
        self._folder = folder
        self._left = kills
        self._chance = random.Random(9)  # noqa: S311 - only moments
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self.kills: Counter[str] = Counter()

    def keep_at_work(self) -> None:
        """Start what does not run."""
        for name in ("serve", "work"):
            process = self._running.get(name)
            if process is None or process.poll() is not None:
                self._running[name] = self._house.begin(name)
        wait_until_ready(self._running["serve"], self._house.environment)

    def kill_one(self) -> bool:
        """Kill one of them after a moment; False when there were kills enough."""
        if self._left <= 0:
            return False
        self._left -= 1
        time.sleep(self._chance.uniform(0, _CALM_SECONDS))
        victims = dict(self._running)
        if self._folder.process is not None:
            victims["ingest"] = self._folder.process
        name = self._chance.choice(sorted(victims))
        victims[name].kill()
        if name != "ingest":
            victims[name].wait()
        self.kills[name] += 1
        return True

    def end(self) -> None:
        """Let both end in order."""
        for process in self._running.values():
            process.terminate()
        for process in self._running.values():
            process.wait(120)


def run(folder: Path, count: int, kills: int) -> Outcome:
    """The whole loop on a fresh data folder."""
    began = time.monotonic()
    house = House(folder)
    files = contents(count)
    names = sorted(files)
    over_http = HttpSender(house, {name: files[name] for name in names[::2]})
    by_folder = FolderSender(house, {name: files[name] for name in names[1::2]})
    house.import_account()
    killer = Killer(house, by_folder, kills)
    catalogue = Catalogue(f"sqlite:///{folder / 'catalogue.sqlite'}")
    killer.keep_at_work()
    over_http.start()
    by_folder.start()
    _kill_and_wait(house, killer, catalogue, [over_http, by_folder])
    killer.end()
    outcome = judge(catalogue, BlobStore(folder / "blobs"), files, over_http.acknowledged)
    outcome.acknowledged = len(over_http.acknowledged) + (len(names[1::2]) if by_folder.code == 0 else 0)
    outcome.kills = dict(killer.kills)
    outcome.doctor = house.begin("doctor").wait()
    outcome.seconds = round(time.monotonic() - began, 1)
    catalogue.close()
    return outcome


def _kill_and_wait(
    house: House, killer: Killer, catalogue: Catalogue, senders: Sequence[HttpSender | FolderSender]
) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        killer.keep_at_work()
        has_killed = killer.kill_one()
        with suppress(CatalogueUnavailable):
            done, known, untold = _standing(catalogue)
            house.say(
                f"{sum(killer.kills.values()):3} kills {dict(killer.kills)}; {known} documents, {done} at their end"
            )
            if not any(sender.is_alive() for sender in senders) and done == known and not untold:
                return
        if not has_killed:
            time.sleep(1.0)
    house.say("patience is over")


def _standing(catalogue: Catalogue) -> tuple[int, int, int]:
    """Documents at their end, all documents, and what the engine has not been told."""
    with catalogue.reading() as connection:
        states = connection.execute(select(DOCUMENTS.c.state, func.count()).group_by(DOCUMENTS.c.state)).all()
        untold = connection.execute(select(func.count()).select_from(OUTBOX)).scalar_one()
    return sum(n for state, n in states if state in _FINAL), sum(n for _, n in states), untold


def judge(
    catalogue: Catalogue, blobs: BlobStore, files: Mapping[str, bytes], acknowledged: Mapping[str, str]
) -> Outcome:
    """Compare what was handed in with what is there."""
    with catalogue.reading() as connection:
        row = DOCUMENTS.c
        rows = connection.execute(
            select(row.id, row.file_name, row.blob, row.state).where(row.parent_id.is_(None))
        ).all()
    by_name = {found.file_name: found for found in rows}
    ids = {found.id for found in rows}
    wanted = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    _, _, untold = _standing(catalogue)
    return Outcome(
        files=len(files),
        lost=len(files.keys() - by_name.keys()) + len(set(acknowledged.values()) - ids),
        twice=len(rows) - len(by_name),
        damaged=sum(
            found.blob != wanted.get(name) or not _is_whole(blobs, found.blob) for name, found in by_name.items()
        ),
        not_findable=sum(found.state != DocumentState.INDEXED.value for found in rows),
        untold=untold,
    )


def _is_whole(blobs: BlobStore, digest: str) -> bool:
    path = blobs.path(digest)
    return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == digest


def main() -> int:
    """Run, print, and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--kills", type=int, default=30)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=Path(__file__).parents[1]) as name:
        outcome = run(Path(name), arguments.files, arguments.kills)
    for figure, value in asdict(outcome).items():
        print(f"{figure.replace('_', ' '):16}{value}")
    write_results("kill_loop", asdict(outcome))
    return 0 if outcome.is_sound else 1


if __name__ == "__main__":
    sys.exit(main())
