"""Speed of the way from the catalogue into the engine, against tantivy taking the same rows ready-made.

    python -m benchmarks.indexing [--documents 2500]

``rebuild`` is what ``akte reindex`` does: read from the catalogue, index, write down that the engine knows. ``raw`` are
the same rows of tantivy, made before the clock starts, added and committed at once. Both take turns for three rounds
and the best round of each counts. Processor time counts all threads. Prints a table, writes results/indexing.json.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import tantivy

from benchmarks.search_paper import DataFolder, build
from ingest.catalogue import facts
from ingest.catalogue.connection import Catalogue
from pipelines.draining import OutboxDrainer, findable_documents
from pipelines.engines.addresses import open_engine
from pipelines.engines.embedded.mapping import build_schema, register_tokenizers, rows_of
from pipelines.indexing import Indexing
from pipelines.upkeep import reindex

_ROUNDS: Final = 3
_BUFFER: Final = 64_000_000  # as in the engine
_TARGET: Final = 0.7
"""Of the raw rate, at least."""

_RESULTS: Final = Path(__file__).parent / "results" / "indexing.json"


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of the processor."""

    wall: float
    cpu: float

    def best(self, other: Cost) -> Cost:
        """The smaller of each."""
        return Cost(min(self.wall, other.wall), min(self.cpu, other.cpu))


def cost_of(work: Callable[[], object]) -> Cost:
    """What it costs to do something once."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Cost(time.perf_counter() - wall, time.process_time() - cpu)


def raw_rows(catalogue: Catalogue) -> list[tantivy.Document]:
    """All rows as the engine makes them."""
    with catalogue.reading() as connection:
        names = list(facts.analysed_ids(connection))
        return [row for document in findable_documents(connection, names) for row in rows_of(document)]


def add_raw(rows: list[tantivy.Document]) -> Cost:
    """Add rows to an empty index of tantivy."""
    with tempfile.TemporaryDirectory() as folder:
        index = tantivy.Index(build_schema(), path=folder)
        register_tokenizers(index)
        writer = index.writer(_BUFFER, 1)

        def add() -> None:
            for row in rows:
                writer.add_document(row)
            writer.commit()

        return cost_of(add)


def rebuild(catalogue: Catalogue) -> Cost:
    """Rebuild into an empty engine."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"embedded:{folder}/index")
        drainer = OutboxDrainer(catalogue, engine, Path(folder) / "index.lock")
        cost = cost_of(lambda: reindex(catalogue, drainer, lambda _done, _total: None))
        drainer.stop()
        engine.close()
    return cost


def analyse(catalogue: Catalogue, count: int) -> Cost:
    """Run the pipeline ``indexing`` over some documents; the cost of one."""
    with catalogue.reading() as connection:
        names = facts.analysed_ids(connection)[:count]
    indexing = Indexing(catalogue)
    indexing.analyse(names[0])
    cost = cost_of(lambda: [indexing.analyse(name) for name in names])
    return Cost(cost.wall / len(names), cost.cpu / len(names))


def measure(folder: DataFolder) -> dict[str, float]:
    """Passages, costs, and our rate as a share of the raw one."""
    catalogue = Catalogue(folder.database_url)
    rows = raw_rows(catalogue)
    with catalogue.reading() as connection:
        documents = len(facts.analysed_ids(connection))
    raw, ours = add_raw(rows), rebuild(catalogue)
    for _ in range(_ROUNDS - 1):
        raw, ours = raw.best(add_raw(rows)), ours.best(rebuild(catalogue))
    analysis = analyse(catalogue, 100)
    catalogue.close()
    return {
        "documents": documents,
        "passages": len(rows) - documents,
        **{f"raw_{name}_seconds": seconds for name, seconds in asdict(raw).items()},
        **{f"rebuild_{name}_seconds": seconds for name, seconds in asdict(ours).items()},
        "rate_wall": raw.wall / ours.wall,
        "rate_cpu": raw.cpu / ours.cpu,
        "analysis_ms_per_document": 1000 * analysis.cpu,
    }


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2_500)
    arguments = parser.parse_args()
    folder = build(_RESULTS.parent / "indexing-data", documents=arguments.documents)
    found = measure(folder)
    print(f"{'':12}{'seconds':>10}{'CPU':>10}{'passages/s':>12}")
    for name in ("raw", "rebuild"):
        wall, cpu = found[f"{name}_wall_seconds"], found[f"{name}_cpu_seconds"]
        print(f"{name:12}{wall:10.2f}{cpu:10.2f}{found['passages'] / wall:12,.0f}")
    print(f"share of the raw rate: {found['rate_wall']:.2f} by the clock, {found['rate_cpu']:.2f} by CPU", end=" ")
    print(f"(at least {_TARGET})")
    print(f"German analysis: {found['analysis_ms_per_document']:.1f} ms CPU a document of 8 passages")
    _RESULTS.write_text(json.dumps(found, indent=2) + "\n")


if __name__ == "__main__":
    main()
