"""Many small files: how fast they are taken and become findable, what each stage costs, and whether memory stays flat.

    python -m benchmarks.bulk [--files 2000] [--networks none|names|all] [--patience 60]

Text files of 2 kB, all different, are handed in by ``akte ingest`` while ``akte serve`` reads them, each in a process
of its own, on a fresh data folder beside this checkout, until all are findable by their words. ``names`` switches the
tagger of names on, ``all`` the vectors too; what they do comes after the words and is watched for ``--patience``
seconds. A sample is also done in this process, stage by stage. Prints tables, writes results/bulk.json.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import func, select

from benchmarks.bulk_paper import write_files
from benchmarks.bulk_stages import measure_stages
from benchmarks.own_service import LABELS, count_in_states, environment_of, start, wait_until_ready
from benchmarks.results import write_results
from benchmarks.serving import processor_seconds, resident_megabytes
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.records import DocumentState
from ingest.catalogue.schema import RECOGNITIONS, VECTORS

_LOOK_SECONDS: Final = 0.25
_SAMPLE: Final = 500
_SWITCHES: Final = {
    "none": {"AKTE_MODEL": "off", "AKTE_TAGGER": "off"},
    "names": {"AKTE_MODEL": "off"},
    "all": {},
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """Rates in files a second by the clock; processor time in milliseconds a file; memory in MiB.

    ``taken`` and ``findable`` count from the first file handed in: to the last one acknowledged, and to the last one
    found by its words. The processor time of the service has that of its children; its memory is its own, that of its
    children is told apart. ``load`` is how many processes of the whole machine wanted a processor at the end.
    """

    files: int
    taken: float
    findable: float
    processor_of_intake: float
    processor_of_service: float
    memory_at_rest: float
    memory_at_a_quarter: float
    memory_at_the_end: float
    memory_of_children: float
    memory_of_intake: float
    load: float


@dataclass(frozen=True, slots=True)
class Service:
    """A service at work on a catalogue."""

    pid: int
    catalogue: Catalogue

    def children(self) -> list[int]:
        """The processes that it has started and that still run."""
        tasks = Path(f"/proc/{self.pid}/task").iterdir()
        return [int(name) for task in tasks for name in (task / "children").read_text(encoding="ascii").split()]

    def processor_seconds(self) -> float:
        """Processor time of the service and its children."""
        return sum(map(processor_seconds, [self.pid, *self.children()]))

    def count(self) -> int:
        """How many documents are findable by their words."""
        with self.catalogue.reading() as connection:
            return count_in_states(connection, [DocumentState.INDEXED])


@contextmanager
def serving(folder: Path, environment: dict[str, str]) -> Iterator[Service]:
    """The service as its operators run it, ended with the block."""
    process = start(environment, "serve", log=folder / "serve.log")
    catalogue = None
    try:
        wait_until_ready(process, environment)
        catalogue = Catalogue(f"sqlite:///{folder / 'catalogue.sqlite'}")
        yield Service(process.pid, catalogue)
    finally:
        if catalogue is not None:
            catalogue.close()
        process.terminate()
        process.wait(60)


def measure(service: Service, intake: subprocess.Popen[bytes], count: int) -> Outcome:
    """Watch files come in and become findable; ``intake`` has just begun to hand them in."""
    at_rest, used, began = resident_megabytes(service.pid), service.processor_seconds(), time.perf_counter()
    quarter = 0.0
    taken, costs = None, None
    while (done := service.count()) < count or costs is None:
        if costs is None:
            pid, _, usage = os.wait4(intake.pid, os.WNOHANG)
            if pid:
                taken, costs = time.perf_counter(), usage
        if done >= count / 4 and not quarter:
            quarter = resident_megabytes(service.pid)
        time.sleep(_LOOK_SECONDS)
    ended = time.perf_counter()
    return Outcome(
        files=count,
        taken=round(count / ((taken or ended) - began), 1),
        findable=round(count / (ended - began), 1),
        processor_of_intake=round(1000 * (costs.ru_utime + costs.ru_stime) / count, 2),
        processor_of_service=round(1000 * (service.processor_seconds() - used) / count, 2),
        memory_at_rest=round(at_rest, 1),
        memory_at_a_quarter=round(quarter, 1),
        memory_at_the_end=round(resident_megabytes(service.pid), 1),
        memory_of_children=round(sum(map(resident_megabytes, service.children())), 1),
        memory_of_intake=round(costs.ru_maxrss / 1024, 1),
        load=round(os.getloadavg()[0], 1),
    )


def after_the_words(service: Service, seconds: float) -> dict[str, float]:
    """How many documents a second get their names and their vectors once the words are done."""

    def counts() -> dict[str, int]:
        with service.catalogue.reading() as connection:
            return {
                table.name: connection.execute(select(func.count(table.c.document_id.distinct()))).scalar_one()
                for table in (RECOGNITIONS, VECTORS)
            }

    before, began, used = counts(), time.perf_counter(), service.processor_seconds()
    time.sleep(seconds)
    passed, spent = time.perf_counter() - began, service.processor_seconds() - used
    rates = {name: round((count - before[name]) / passed, 1) for name, count in counts().items()}
    return {f"{name} a second": rate for name, rate in rates.items()} | {"processors busy": round(spent / passed, 2)}


def main() -> None:
    """Measure, print, and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--networks", choices=sorted(_SWITCHES), default="none")
    parser.add_argument("--patience", type=float, default=60.0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=Path(__file__).parents[1]) as name:
        found = _measure_all(Path(name), arguments.files, arguments.networks, arguments.patience)
    write_results("bulk", {"networks": arguments.networks, **found})


def _measure_all(folder: Path, count: int, networks: str, patience: float) -> dict[str, object]:
    source, sample, data = folder / "files", folder / "sample", folder / "var"
    write_files(source, count)
    write_files(sample, min(count, _SAMPLE))
    stages = measure_stages(sample, folder / "stages")
    _print("milliseconds of the processor a file, by stage", stages)
    data.mkdir()
    environment = environment_of(data, _SWITCHES[networks])
    with serving(data, environment) as service:
        intake = start(environment, "ingest", str(source), *LABELS, log=data / "ingest.log")
        outcome = measure(service, intake, count)
        _print(f"end to end, networks: {networks}", asdict(outcome))
        later = after_the_words(service, patience) if networks != "none" else {}
        if later:
            _print("after the words", later)
    return {"stages": stages, "outcome": asdict(outcome), "later": later}


def _print(title: str, figures: dict[str, float]) -> None:
    print(title)
    for name, figure in figures.items():
        print(f"  {name.replace('_', ' '):26}{figure:>12}")


if __name__ == "__main__":
    main()
