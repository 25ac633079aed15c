"""Speed of questions over 200,000 passages: ours, the bare tantivy calls inside, and the plain way to use tantivy.

    python -m benchmarks.search [--documents 25000] [--repeat 5]

Each kind of question is asked with four facets by a caller who sees a quarter of the documents. Prints a table and
writes benchmarks/results/search.json. Processor time counts all threads of the process.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.index_rate import measure_index_rates
from benchmarks.plain_tantivy import PlainTantivy
from benchmarks.recording import RecordingEngine
from benchmarks.search_paper import CALLER, DOCUMENTS_BUILT, DataFolder, build
from benchmarks.search_questions import questions
from ingest.catalogue.connection import Catalogue
from pipelines.answering.answer import Question
from pipelines.asking import Asking
from pipelines.engines.addresses import open_engine
from pipelines.engines.contract import FacetName

WAYS: Final = ("bare", "ours", "plain", "plain_shown")
RESULTS: Final = Path(__file__).parent / "results"
FACETS: Final[tuple[FacetName, ...]] = ("agency", "unit", "doc_type", "kind")


@dataclass(frozen=True, slots=True)
class Costs:
    """Milliseconds of one kind of question.

    ``cpu`` is the mean over the questions of the processor time of each one's best round, since whatever else runs on
    the machine makes processors slower, never faster; ``p50`` and ``p95`` are wall times over all rounds.
    """

    cpu: float
    p50: float
    p95: float


def measure(ask: Callable[[int], object], count: int, repeat: int) -> Costs:
    """The costs of asking ``count`` questions in ``repeat`` rounds, after one round to warm up."""
    for number in range(count):
        ask(number)
    walls = []
    best = np.full(count, np.inf)
    for _ in range(repeat):
        for number in range(count):
            started, began = time.perf_counter(), time.process_time()
            ask(number)
            best[number] = min(best[number], time.process_time() - began)
            walls.append(time.perf_counter() - started)
    return Costs(
        1000 * float(best.mean()), 1000 * float(np.percentile(walls, 50)), 1000 * float(np.percentile(walls, 95))
    )


def compare(folder: DataFolder, repeat: int) -> dict[str, dict[str, Any]]:
    """For each kind of question the costs of the four ways."""
    catalogue = Catalogue(folder.database_url)
    engine = open_engine(folder.engine_address)
    asking = Asking(catalogue, engine)
    plain = PlainTantivy.built_beside(folder, catalogue)
    table: dict[str, dict[str, Any]] = {}
    for kind, texts in questions(catalogue).items():
        asked = [Question(text, facets=FACETS) for text in texts]
        recorded = _record(catalogue, folder, asked)

        def bare(number: int, recorded: list[Callable[[], None]] = recorded) -> None:
            recorded[number]()

        def ours(number: int, asked: list[Question] = asked) -> None:
            asking.ask(asked[number], clearance=CALLER)

        def plainly(number: int, texts: list[str] = texts) -> None:
            plain.ask(texts[number], FACETS, with_snippets=False)

        def plainly_shown(number: int, texts: list[str] = texts) -> None:
            plain.ask(texts[number], FACETS, with_snippets=True)

        table[kind] = {
            "hits": float(np.mean([asking.ask(each, clearance=CALLER).total for each in asked])),
            "bare": measure(bare, len(asked), repeat),
            "ours": measure(ours, len(asked), repeat),
            "plain": measure(plainly, len(texts), repeat),
            "plain_shown": measure(plainly_shown, len(texts), repeat),
        }
    engine.close()
    catalogue.close()
    return table


def _record(catalogue: Catalogue, folder: DataFolder, asked: Sequence[Question]) -> list[Callable[[], None]]:
    """For each question a function that makes the calls of tantivy again that answering it made."""
    recording = RecordingEngine(folder.engine_address)
    asking = Asking(catalogue, recording)
    replays = []
    for question in asked:
        asking.ask(question, clearance=CALLER)
        replays.append(recording.replay())
    return replays


def memory_of_serving(folder: DataFolder) -> float:
    """Resident megabytes of a fresh process that has answered every question once."""
    program = "from benchmarks.search import answer_all; answer_all()"
    ended = subprocess.run(
        [sys.executable, "-c", program, str(folder.path)], check=True, capture_output=True, text=True
    )
    return float(ended.stdout.strip().splitlines()[-1])


def answer_all() -> None:
    """What ``memory_of_serving`` runs: answers, then prints its own resident megabytes."""
    folder = DataFolder(Path(sys.argv[1]))
    catalogue = Catalogue(folder.database_url)
    asking = Asking(catalogue, open_engine(folder.engine_address))
    for texts in questions(catalogue).values():
        for text in texts:
            asking.ask(Question(text, facets=FACETS), clearance=CALLER)
    resident = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    print(int(resident.split()[1]) / 1024)


def _print_table(table: dict[str, dict[str, Any]]) -> None:
    print("                 documents |  processor, ms        |  ours, wall ms |  plain way, processor ms")
    print("question             found |    bare    ours ratio |    p50    p95  |  search   with snippets")
    for kind, row in table.items():
        bare, ours = row["bare"], row["ours"]
        print(
            f"{kind:<18}{row['hits']:>8.0f} | {bare.cpu:>7.2f} {ours.cpu:>7.2f} {ours.cpu / bare.cpu:>5.2f} | "
            f"{ours.p50:>6.1f} {ours.p95:>6.1f}  | {row['plain'].cpu:>7.1f} {row['plain_shown'].cpu:>10.1f}"
        )


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=DOCUMENTS_BUILT)
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    folder = build(RESULTS / "search-data", documents=options.documents)
    table = compare(folder, options.repeat)
    _print_table(table)
    totals = {way: sum(row[way].cpu for row in table.values()) for way in WAYS}
    memory = memory_of_serving(folder)
    rates = measure_index_rates(folder)
    ratios = {way: totals["ours"] / totals[way] for way in WAYS if way != "ours"}
    print(
        f"\nall kinds together: {ratios['bare']:.2f} x the bare calls, {ratios['plain']:.2f} x the plain way, "
        f"{ratios['plain_shown']:.2f} x with its snippets; serving takes {memory:.0f} MB"
    )
    print(
        f"indexing: {rates.ours:.0f} passages for each second of processor time, raw bulk {rates.raw:.0f}, "
        f"{rates.ours / rates.raw:.2f} x"
    )
    told = {
        "questions": {
            kind: {name: value if isinstance(value, float) else vars_of(value) for name, value in row.items()}
            for kind, row in table.items()
        },
        "ratios": ratios,
        "memory_mb": memory,
        "index_rates": vars_of(rates),
    }
    (RESULTS / "search.json").write_text(json.dumps(told, indent=2))


def vars_of(value: Any) -> dict[str, float]:
    """The fields of a slotted dataclass."""
    return {name: getattr(value, name) for name in value.__slots__}


if __name__ == "__main__":
    main()
