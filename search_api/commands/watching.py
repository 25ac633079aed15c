"""Takes files from a folder as they appear, and lays them aside: what was taken, and what was not, with the reason.

A file is taken once it has not changed for some seconds, so one that is still being copied or scanned is left alone.
It is moved only after its document is durable: killed in between, the next look finds it known and only moves it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import structlog

from ingest.blobs import StorageFull
from ingest.catalogue.errors import CatalogueError
from search_api.commands.handing_in import GROUP, HandedIn, hand_in_group
from search_api.commands.watch_rules import SIDECAR, is_rule, labelled
from search_api.wiring_store import Store

TAKEN: Final = "erledigt"
REFUSED: Final = "abgelehnt"
"""Folders below the watched one."""

REASON: Final = ".grund.txt"
SETTLE_SECONDS: Final = 10.0
"""How long a file must lie unchanged: scanners and network copies pause for seconds between pieces."""

_LOOK_SECONDS: Final = 5.0
_UNFINISHED: Final = (".part", ".partial", ".tmp", ".crdownload", ".filepart")

_log: Final = structlog.get_logger("watch")


@dataclass(frozen=True, slots=True)
class _Sight:
    """How a file looked, and since when it has looked so."""

    size: int
    changed_at: int
    since: float


class Watcher:
    """Looks into a folder again and again between ``start`` and ``stop``, or once by ``look``."""

    def __init__(
        self, store: Store, folder: Path, wake: Callable[[], None], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._store = store
        self._folder = folder
        self._wake = wake
        self._clock = clock
        self._seen: dict[Path, _Sight] = {}
        self._stops = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """End after the files in hand; may be called twice."""
        self._stops.set()
        if self._thread.is_alive():
            self._thread.join()

    def look(self) -> int:
        """Take every file that lies still; gives the number of files that were taken or refused.

        Raises:
            StorageFull: No room on the disk; the files stay where they are.
        """
        still = list(self._still())
        for first in range(0, len(still), GROUP):
            group = still[first : first + GROUP]
            today = date.today()  # noqa: DTZ011 - the office's own day
            candidates = [labelled(self._folder, path, today=today) for path in group]
            for path, outcome in zip(group, hand_in_group(self._store, candidates), strict=True):
                self._lay_aside(path, outcome)
            self._wake()
        return len(still)

    def _still(self) -> Iterator[Path]:
        now, lying = self._clock(), {}
        for path in sorted(self._files()):
            try:
                stat = path.stat()
            except OSError:
                continue  # taken away while we looked
            before = self._seen.get(path)
            is_same = before is not None and (before.size, before.changed_at) == (stat.st_size, stat.st_mtime_ns)
            since = before.since if before is not None and is_same else now
            lying[path] = _Sight(stat.st_size, stat.st_mtime_ns, since)
            if now - since >= SETTLE_SECONDS:
                yield path
        self._seen = lying

    def _files(self) -> Iterator[Path]:
        for path in self._folder.rglob("*"):
            steps = path.relative_to(self._folder).parts
            is_aside = steps[0] in (TAKEN, REFUSED) or any(step.startswith((".", "~")) for step in steps)
            is_unfinished = path.name.lower().endswith(_UNFINISHED)
            if not is_aside and not is_unfinished and not is_rule(path) and path.is_file() and not path.is_symlink():
                yield path

    def _lay_aside(self, path: Path, outcome: HandedIn) -> None:
        target = self._place(TAKEN if outcome.refusal is None else REFUSED, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
        sidecar = path.with_name(path.name + SIDECAR)
        if sidecar.is_file():
            sidecar.replace(target.with_name(target.name + SIDECAR))
        if outcome.refusal is not None:
            target.with_name(target.name + REASON).write_text(outcome.refusal + "\n", encoding="utf-8")
            _log.warning("file_refused")
        self._seen.pop(path, None)

    def _place(self, aside: str, path: Path) -> Path:
        """Where a file is laid; one of the same name that lies there stays."""
        target = self._folder / aside / path.relative_to(self._folder)
        number = 1
        while target.exists():
            number += 1
            target = target.with_name(f"{path.stem} ({number}){path.suffix}")
        return target

    def _run(self) -> None:
        while not self._stops.wait(_LOOK_SECONDS):
            try:
                self.look()
            except (OSError, StorageFull, CatalogueError) as error:
                # Whatever is wrong now, the files lie where they lay and are looked at again.
                _log.warning("watch_waits", reason=type(error).__name__)
