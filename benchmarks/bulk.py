"""Many small files: how fast they are taken, how fast they become findable, and whether memory stays flat.

    python -m benchmarks.bulk [--files 2000] [--threads 2] [--with-meaning]

Text files of 2 kB, all different, are handed in from a folder as ``akte ingest`` does, into a fresh data folder beside
this checkout; then a worker of this process reads them until all are findable by words. Without ``--with-meaning`` the
steps of the two networks (names and vectors) are switched off, as ``AKTE_TAGGER`` and ``AKTE_MODEL`` do. Prints a table
and writes results/bulk.json.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import func, select

from ingest.catalogue.records import DocumentState
from ingest.catalogue.schema import DOCUMENTS
from search_api.commands.handing_in import GROUP, hand_in_group
from search_api.commands.labels_file import Candidate, candidates
from search_api.settings import Settings
from search_api.wiring import Works, open_works
from search_api.wiring_store import Store, open_store

_RESULTS: Final = Path(__file__).parent / "results" / "bulk.json"
_LABELS: Final = {"agency": "stadt", "unit": "stadt/bauamt", "classification": 0, "release": "unit"}
_SYLLABLES: Final = ("an", "be", "der", "ein", "fol", "gen", "hal", "kei", "lung", "mel", "nis", "ord", "rat", "ung")
_BYTES: Final = 2_000
_LOOK_SECONDS: Final = 0.5


@dataclass(frozen=True, slots=True)
class Outcome:
    """Rates in files a second; processor seconds of this process without its readers; memory in MiB."""

    files: int
    taken_a_second: float
    findable_a_second: float
    end_to_end_a_second: float
    processor_seconds: float
    memory_at_a_quarter: float
    memory_at_the_end: float


def write_files(folder: Path, count: int) -> None:
    """Text files of 2 kB, each of its own words."""
    chance = random.Random(7)  # noqa: S311 - the same files each time
    for number in range(count):
        words = [f"Vorgang {number}."]
        while sum(map(len, words)) + len(words) < _BYTES:
            words.append("".join(chance.choices(_SYLLABLES, k=3)))
        place = folder / f"{number % 100:02d}"
        place.mkdir(exist_ok=True)
        (place / f"{number:06d}.txt").write_text(" ".join(words), encoding="utf-8")


def take_all(store: Store, files: list[Candidate]) -> None:
    """Hand the files in, in the groups of the command line."""
    for first in range(0, len(files), GROUP):
        hand_in_group(store, files[first : first + GROUP])


@contextmanager
def working(store: Store) -> Iterator[Works]:
    """The works around a store, reading and indexing."""
    works = open_works(store)
    works.start()
    try:
        yield works
    finally:
        works.close()


def wait_for(store: Store, count: int) -> float:
    """Wait until so many documents are findable; gives the memory of this process, in MiB, when a quarter was."""
    at_a_quarter = 0.0
    while (done := _count_indexed(store)) < count:
        if done >= count / 4 and not at_a_quarter:
            at_a_quarter = _memory()
        time.sleep(_LOOK_SECONDS)
    return at_a_quarter


def _count_indexed(store: Store) -> int:
    query = select(func.count()).where(DOCUMENTS.c.state == DocumentState.INDEXED.value)
    with store.catalogue.reading() as connection:
        return connection.execute(query).scalar_one()


def _memory() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def measure(folder: Path, count: int, threads: int, *, with_meaning: bool) -> Outcome:
    """One run in a fresh data folder."""
    source = folder / "files"
    source.mkdir()
    write_files(source, count)
    settings = Settings(data_dir=folder / "var", demo=False, workers=threads)
    if not with_meaning:
        settings = settings.model_copy(update={"model": "off", "tagger": "off"})
    store = open_store(settings)
    files = list(candidates(source, {}, _LABELS, today=date(2026, 1, 1)))
    processor, began = time.process_time(), time.perf_counter()
    take_all(store, files)
    taken = time.perf_counter()
    with working(store):
        at_a_quarter = wait_for(store, count)
        ended, at_the_end = time.perf_counter(), _memory()
    store.close()
    return Outcome(
        files=count,
        taken_a_second=round(count / (taken - began), 1),
        findable_a_second=round(count / (ended - taken), 1),
        end_to_end_a_second=round(count / (ended - began), 1),
        processor_seconds=round(time.process_time() - processor, 1),
        memory_at_a_quarter=round(at_a_quarter, 1),
        memory_at_the_end=round(at_the_end, 1),
    )


def main() -> None:
    """Measure, print, and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--with-meaning", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=Path(__file__).parents[1]) as folder:
        outcome = measure(Path(folder), arguments.files, arguments.threads, with_meaning=arguments.with_meaning)
    for name, value in asdict(outcome).items():
        print(f"{name.replace('_', ' '):24}{value:>12}")
    _RESULTS.parent.mkdir(exist_ok=True)
    _RESULTS.write_text(json.dumps(vars(arguments) | asdict(outcome), indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
