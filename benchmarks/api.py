"""Costs of a whole call of the API over 200,000 passages, from the request to the last byte of the answer.

    python -m benchmarks.api [--documents 25000] [--rounds 3]

The service runs as its operators run it, in a process of its own (``benchmarks.serving``), asked over HTTP by one
caller who sees a quarter of the documents, four facets each time; login, clearance, parsing, ranking, second check
against the catalogue, snippets, boxes, the durable row of the log, JSON and HTTP are all in its processor time.
Beside it, question by question, a second process makes bare calls (``benchmarks.bare_calls`` says which): once those of
tantivy that the service itself makes, once those of a direct program for such an answer.

A ratio is the sum over all questions of one round; of the rounds the median counts. Milliseconds of processor time are
medians over questions and rounds, each question by itself. Wall time is what the caller waits, other load of the
machine included. Prints a table, writes results/api.json.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

import numpy as np

from benchmarks.bare_calls import FACETS, all_questions
from benchmarks.results import FOLDER, write_results
from benchmarks.search_paper import DOCUMENTS_BUILT, DataFolder, build
from benchmarks.search_vectors import build_vectors, engine_address
from benchmarks.serving import Service, processor_seconds, resident_megabytes, serving
from ingest.catalogue.connection import Catalogue

WAYS: Final = ("calls", "program")
_NOT_BY_MEANING: Final = ("phrase", "prefix")
"""Kinds of questions that ask for exactly what they say: the service does not look for their meaning."""


@dataclass(frozen=True, slots=True)
class Cost:
    """One question, once: seconds of processor time of the service and of the bare ways, seconds the caller waited."""

    kind: str
    service: float
    wall: float
    calls: float
    program: float


class BareProcess:
    """The process that makes the bare calls."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def cost(self, way: str, number: int) -> float:
        """Seconds of processor time that one way to answer a question takes."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{way}\t{number}\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())


@contextmanager
def bare_process(folder: DataFolder, mode: str) -> Iterator[BareProcess]:
    """Start it and wait until it has opened everything."""
    command = [sys.executable, "-m", "benchmarks.bare_calls", str(folder.path), mode]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        while (line := process.stdout.readline()) != "ready\n":
            if not line:
                raise RuntimeError("the process for the bare calls did not start")
        yield BareProcess(process)


def measure(
    service: Service, bare: BareProcess, texts: list[tuple[str, str]], mode: str, rounds: int
) -> list[list[Cost]]:
    """The costs of all questions, round by round, after one round to warm up."""
    measured = []
    for number_of_round in range(rounds + 1):
        costs = []
        for number, (kind, text) in enumerate(texts):
            if mode == "hybrid" and kind in _NOT_BY_MEANING:
                continue
            before, began = processor_seconds(service.pid), time.perf_counter()
            service.ask(q=text, mode=mode, facets=",".join(FACETS))
            wall = time.perf_counter() - began
            # The last thread may still be on its way to rest.
            time.sleep(0.001)
            used = processor_seconds(service.pid) - before
            costs.append(Cost(kind, used, wall, *(bare.cost(way, number) for way in WAYS)))
        if number_of_round:
            measured.append(costs)
    return measured


def summary(rounds: list[list[Cost]]) -> dict[str, Any]:
    """Figures of one mode: for each kind of question, and of all."""
    everything = [cost for costs in rounds for cost in costs]
    walls = [1000 * cost.wall for cost in everything]
    ratios = {
        way: [sum(cost.service for cost in costs) / sum(getattr(cost, way) for cost in costs) for costs in rounds]
        for way in WAYS
    }
    return {
        "kinds": {
            kind: {
                name: 1000 * median(getattr(cost, name) for cost in everything if cost.kind == kind)
                for name in ("service", *WAYS, "wall")
            }
            for kind in dict.fromkeys(cost.kind for cost in everything)
        },
        "cpu_ms": 1000 * median(cost.service for cost in everything),
        "wall_p50_ms": float(np.percentile(walls, 50)),
        "wall_p95_ms": float(np.percentile(walls, 95)),
        "ratios": {way: median(found) for way, found in ratios.items()},
        "ratios_of_rounds": ratios,
    }


def print_summary(mode: str, found: dict[str, Any]) -> None:
    """One table."""
    print(f"\n{mode:<16} |      processor time, ms      |  wait, ms")
    print("question         |  service   calls   program   |    p50")
    for kind, row in found["kinds"].items():
        print(f"{kind:<16} |{row['service']:>8.2f}{row['calls']:>9.2f}{row['program']:>9.2f}     |{row['wall']:>7.1f}")
    print(
        f"processor {found['cpu_ms']:.2f} ms; wait p50 {found['wall_p50_ms']:.1f}, p95 {found['wall_p95_ms']:.1f} ms;\n"
        f"{found['ratios']['calls']:.2f} x its own calls, {found['ratios']['program']:.2f} x a direct program"
    )


def run(folder: DataFolder, rounds: int) -> dict[str, Any]:
    """Both modes, and the memory of the service that has answered all of it."""
    build_vectors(folder)
    catalogue = Catalogue(folder.database_url)
    texts = all_questions(catalogue)
    catalogue.close()
    found: dict[str, Any] = {}
    with serving(folder, engine_address(folder)) as service:
        for mode in ("words", "hybrid"):
            with bare_process(folder, mode) as bare:
                found[mode] = summary(measure(service, bare, texts, mode, rounds))
            found[mode]["memory_mb"] = resident_megabytes(service.pid)
            print_summary(mode, found[mode])
        found["most_memory_mb"] = resident_megabytes(service.pid, "VmHWM")
    return found


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=DOCUMENTS_BUILT)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    folder = build(Path(FOLDER) / "search-data", documents=options.documents)
    found = run(folder, options.rounds)
    print(
        f"\nthe service holds {found['words']['memory_mb']:.0f} MB after the questions by words, "
        f"{found['hybrid']['memory_mb']:.0f} MB after those by meaning; {found['most_memory_mb']:.0f} MB at most"
    )
    write_results("api", found)


if __name__ == "__main__":
    main()
