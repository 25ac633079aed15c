"""Costs of the durable job, without reading and analysing: what a document pays for surviving a kill.

    python -m benchmarks.queue [--jobs 300]

Everything runs against a catalogue on the disk of this checkout, every commit synced. A bare commit of the same
database, through the driver alone, is measured in the same rounds. Prints a table, writes results/queue.json.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Final

from ingest.blobs import Blob, BlobStore
from ingest.catalogue import documents, outbox, pages, progress
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.records import DocumentState, NewDocument
from ingest.catalogue.schema import JOBS
from ingest.catalogue.steps import Step
from ingest.jobs import Lease, Ledger
from ingest.labels import AgencyId, Classification, DocumentId, Labels, Release, UnitId
from ingest.pages import Box, Page, PageSource, Word

_RESULTS: Final = Path(__file__).parent / "results" / "queue.json"
_THREADS: Final = 8
_NOW: Final = 1_800_000_000.0
_LABELS: Final = Labels(AgencyId("stadt"), UnitId("stadt/bauamt"), Classification.OFFEN, Release.UNIT)
_WORDS: Final = tuple(
    Word(place * 8, place * 8 + 7, Box(place % 10 * 200, place // 10 * 60, place % 10 * 200 + 180, 40_000), 0.93)
    for place in range(400)
)
_PAGE: Final = Page(1, "Bescheid" * 400, PageSource.OCR, 2480, 3508, 0, 300.0, 0.9, 0.9, _WORDS, "tesseract 5")


class Bench:
    """A catalogue in a temporary folder, and a worker's view of the ledger."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.catalogue = Catalogue(f"sqlite:///{folder}/catalogue.sqlite")
        self.catalogue.migrate()
        self.blobs = BlobStore(folder / "blobs")
        self.ledger = Ledger("benchmark")
        self.claiming = threading.Lock()

    def accept(self, number: int) -> DocumentId:
        """Store a file of 50 kB and accept it: two syncs of file and folder, one commit."""
        content = f"{number:08d}".encode() * 6_000
        return self.accept_stored(self.blobs.put([content], 10**6))

    def accept_stored(self, blob: Blob) -> DocumentId:
        """Accept a file that is stored: one commit."""
        with self.catalogue.writing() as connection:
            return documents.accept(connection, NewDocument(blob, "brief.pdf", _LABELS, "kb"), _NOW)

    def claim(self) -> Lease:
        """Take the next job: one commit."""
        with self.claiming, self.catalogue.writing() as connection:
            lease = self.ledger.claim(connection, _NOW)
            if lease is None:
                raise RuntimeError("no job is left")
            progress.set_state(connection, lease.document_id, DocumentState.READING, now=_NOW)
        return lease

    def keep_page(self, lease: Lease) -> None:
        """Keep a page of 400 words: one commit."""
        with self.catalogue.writing() as connection:
            self.ledger.hold(connection, lease, _NOW, has_progressed=True)
            pages.store(connection, lease.document_id, _PAGE, version="1")

    def end_reading(self, lease: Lease) -> Lease:
        """Go on to the next step: one commit."""
        with self.catalogue.writing() as connection:
            following = self.ledger.advance(connection, lease, Step.INDEX, _NOW)
            progress.set_state(connection, lease.document_id, DocumentState.INDEXING, now=_NOW)
        return following

    def finish(self, lease: Lease) -> None:
        """Finish the job and leave the rest to the outbox: one commit."""
        with self.catalogue.writing() as connection:
            self.ledger.finish(connection, lease)
            outbox.add(connection, lease.document_id, outbox.Operation.INDEX, 1)

    def whole_job(self, blob: Blob) -> None:
        """Accept, claim, two empty steps: four commits."""
        self.accept_stored(blob)
        self.finish(self.end_reading(self.claim()))


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of one call: median by the clock, mean of the processor."""

    wall: float
    cpu: float


def cost_of(work: Callable[[int], object], count: int) -> Cost:
    """The cost of one of ``count`` calls in a row."""
    walls, began = [], time.process_time()
    for number in range(count):
        started = time.perf_counter()
        work(number)
        walls.append(time.perf_counter() - started)
    return Cost(1000 * median(walls), 1000 * (time.process_time() - began) / count)


def bare_commit(folder: Path, count: int) -> Cost:
    """A small insert and its commit by the driver alone, with the same pragmas."""
    connection = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, text TEXT)")

    def write(_number: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO t (text) VALUES (?)", ("x" * 200,))
        connection.execute("COMMIT")

    cost = cost_of(write, count)
    connection.close()
    return cost


def measure(jobs: int) -> dict[str, Cost]:
    """The cost of each part."""
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as name:
        bench = Bench(Path(name))
        costs = {"bare commit": bare_commit(bench.folder, jobs)}
        costs["accept (file and commit)"] = cost_of(bench.accept, jobs)
        leases: list[Lease] = []
        costs["claim"] = cost_of(lambda _number: leases.append(bench.claim()), jobs)
        costs["page of 400 words"] = cost_of(lambda number: bench.keep_page(leases[number]), jobs)
        costs["step done"] = cost_of(lambda number: bench.end_reading(leases[number]), jobs)
        costs["job done"] = cost_of(lambda number: bench.finish(leases[number]), jobs)
        blob = bench.blobs.put([b"one content"], 100)
        with ThreadPoolExecutor(_THREADS) as pool:
            started, began = time.perf_counter(), time.process_time()
            list(pool.map(lambda _number: bench.whole_job(blob), range(jobs)))
            wall, cpu = time.perf_counter() - started, time.process_time() - began
            costs[f"whole job, {_THREADS} at once"] = Cost(1000 * wall / jobs, 1000 * cpu / jobs)
        _pile_up(bench, blob, 5_000)
        costs["claim with 5,000 waiting"] = cost_of(lambda _number: bench.claim(), jobs)
        bench.catalogue.close()
    return costs


def _pile_up(bench: Bench, blob: Blob, count: int) -> None:
    with bench.catalogue.writing() as connection:
        for number in range(count):
            document_id = documents.accept(connection, NewDocument(blob, "brief.pdf", _LABELS, "kb"), _NOW)
            uploader = f"account {number % 7}"
            connection.execute(JOBS.update().where(JOBS.c.document_id == document_id).values(uploader=uploader))


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=300)
    costs = measure(parser.parse_args().jobs)
    print(f"{'milliseconds':28}{'clock':>8}{'CPU':>8}")
    for name, cost in costs.items():
        print(f"{name:28}{cost.wall:8.2f}{cost.cpu:8.2f}")
    _RESULTS.parent.mkdir(exist_ok=True)
    _RESULTS.write_text(json.dumps({name: asdict(cost) for name, cost in costs.items()}, indent=2) + "\n")


if __name__ == "__main__":
    main()
