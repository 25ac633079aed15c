"""What our engine costs over bare opensearch-py: the same questions to the same server, in one run.

    python -m benchmarks.opensearch [--documents 2500] [--each 12] [--repeat 3] [--no-vectors]

Starts a real OpenSearch (``make test`` brings it) and asks each question three ways in turn: bare (``_msearch`` of the
bodies that our engine sends, answers thrown away), by the engine, and as a whole answer with pages, boxes and the
second check. Prints a table of wall times and writes benchmarks/results/opensearch.json.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from opensearchpy import OpenSearch
from sqlalchemy import select

from benchmarks.results import FOLDER, write_results
from benchmarks.search_paper import CALLER, DataFolder, build
from benchmarks.search_questions import questions
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.schema import DOCUMENTS
from ingest.labels import Clearance, DocumentId
from pipelines.analysing import ANALYSER_VERSION
from pipelines.answering.answer import Question
from pipelines.asking import Asking
from pipelines.draining import findable_documents
from pipelines.engines.contract import Answered, Ask, Engine, FacetName, Found, Near, RankedPassage
from pipelines.engines.opensearch.address import Address, Trust, parse_address
from pipelines.engines.opensearch.bodies import admitted, compared, near_body
from pipelines.engines.opensearch.connection import Body, Connection
from pipelines.engines.opensearch.engine import OpenSearchEngine
from pipelines.engines.opensearch.reader import Reader
from pipelines.findable import FindableDocument
from pipelines.question.parsing import parse
from tests.opensearch_node.node import running

FACETS: Final[tuple[FacetName, ...]] = ("agency", "unit", "doc_type", "kind")
DIMENSIONS: Final = 384
_LIMIT: Final = 100
_NEAREST: Final = 300


@dataclass(frozen=True, slots=True)
class Times:
    """Wall times in milliseconds."""

    p50: float
    p95: float


class RecordingConnection(Connection):
    """Notes what it is asked, so that the same can be asked without us."""

    sent: list[Sequence[Body]]

    def during(self, act: Callable[[], object]) -> list[Sequence[Body]]:
        """The questions that an act sends, request by request."""
        self.sent = []
        act()
        return self.sent

    def ask(self, index: str, bodies: Sequence[Body]) -> list[Body]:
        """As ``Connection.ask``."""
        self.sent.append(bodies)
        return super().ask(index, bodies)


class RecordingEngine(OpenSearchEngine):
    """The engine over a connection that takes notes."""

    def __init__(self, address: Address, model: str | None) -> None:
        super().__init__(address, Trust(), analysis=ANALYSER_VERSION, model=model)
        self.noting = RecordingConnection(address, Trust(), seconds=60)
        self._noted = Reader(self.noting, lambda: self.alias)

    def find(self, ask: Ask, *, clearance: Clearance) -> Found:
        """As ``Engine.find``."""
        return self._noted.find(ask, clearance)

    def answer(self, asks: Sequence[Ask], *, near: Near | None = None, clearance: Clearance) -> Answered:
        """As ``Engine.answer``."""
        return self._noted.answer(asks, near, clearance)

    def passages(
        self, ask: Ask, document_ids: Sequence[DocumentId], *, clearance: Clearance, per_document: int = 3
    ) -> Mapping[DocumentId, tuple[RankedPassage, ...]]:
        """As ``Engine.passages``."""
        return self._noted.passages(ask, document_ids, clearance, per_document)


def in_turn(ways: dict[str, list[Callable[[], object]]], repeat: int) -> dict[str, Times]:
    """The times of several ways to do the same things, each thing done in every way before the next one."""
    chance = random.Random(1)  # noqa: S311 - an order, not a secret
    walls: dict[str, list[float]] = {way: [] for way in ways}
    for round_ in range(repeat + 1):
        for acts in zip(*ways.values(), strict=True):
            order = list(zip(ways, acts, strict=True))
            chance.shuffle(order)  # whoever comes first pays for what the next one finds in a cache
            for way, act in order:
                started = time.perf_counter()
                act()
                if round_:  # the first round warms up
                    walls[way].append(1000 * (time.perf_counter() - started))
    return {way: Times(float(np.percentile(all_, 50)), float(np.percentile(all_, 95))) for way, all_ in walls.items()}


def with_vectors(documents: Iterator[FindableDocument]) -> Iterator[FindableDocument]:
    """Vectors at random: what they cost does not depend on what they mean."""
    chance = np.random.default_rng(1)
    for document in documents:
        rows = chance.standard_normal((len(document.passages), DIMENSIONS))
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        passages = tuple(
            replace(passage, vector=row.astype("<f2").tobytes())
            for passage, row in zip(document.passages, rows, strict=True)
        )
        yield replace(document, passages=passages)


def fill(engine: Engine, catalogue: Catalogue, *, vectors: bool) -> tuple[int, float]:
    """Put everything into the engine; gives passages and seconds."""
    with catalogue.reading() as connection:
        names = [DocumentId(name) for name in connection.execute(select(DOCUMENTS.c.id)).scalars()]
        documents = list(findable_documents(connection, names))
    started = time.perf_counter()
    for begin in range(0, len(documents), 500):
        part = iter(documents[begin : begin + 500])
        engine.index(with_vectors(part) if vectors else part)
    return sum(len(document.passages) for document in documents), time.perf_counter() - started


def compare(folder: DataFolder, url: str, each: int, repeat: int, *, vectors: bool) -> dict[str, Any]:
    """For each kind of question the times of the ways."""
    address = parse_address("opensearch+http", f"{url.partition(':')[2]}/benchmark", Trust())
    model = "random/1" if vectors else None
    engine = OpenSearchEngine(address, Trust(), analysis=ANALYSER_VERSION, model=model, seconds=60)
    recording = RecordingEngine(address, model)
    engine.clear()
    catalogue = Catalogue(folder.database_url)
    passages, seconds = fill(engine, catalogue, vectors=vectors)
    print(f"{passages:,} passages indexed in {seconds:.0f} s")
    client = OpenSearch(url, timeout=60)
    asking, noted = Asking(catalogue, engine), Asking(catalogue, recording)

    def bare(sent: Sequence[Sequence[Body]]) -> Callable[[], object]:
        requests = [[line for body in bodies for line in ({"index": engine.alias}, body)] for bodies in sent]
        return lambda: [client.msearch(body=lines) for lines in requests]

    table: dict[str, Any] = {}
    for kind, all_texts in questions(catalogue).items():
        texts = all_texts[:each]
        noting = recording.noting
        ways = {
            "bare": [bare(noting.during(_find(recording, text))) for text in texts],
            "engine": [_find(engine, text) for text in texts],
            "bare_of_answer": [bare(noting.during(_answer(noted, text))) for text in texts],
            "answer": [_answer(asking, text) for text in texts],
        }
        table[kind] = in_turn(ways, repeat)
    if vectors:
        chance = np.random.default_rng(2)
        rows = chance.standard_normal((20, DIMENSIONS))
        units = list((rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32))
        near = [near_body(admitted(CALLER, frozenset()), compared(unit), _NEAREST) for unit in units]
        ways = {"bare": [bare([[body]]) for body in near], "engine": [_near(engine, unit) for unit in units]}
        table["nearest 300"] = in_turn(ways, repeat)
    engine.close()
    recording.close()
    catalogue.close()
    client.close()
    return {"passages": passages, "index_seconds": seconds, "questions": table}


def _find(engine: Engine, text: str) -> Callable[[], object]:
    ask = Ask(parse(text).tree, limit=_LIMIT, facets=FACETS)
    return lambda: engine.find(ask, clearance=CALLER)


def _answer(asking: Asking, text: str) -> Callable[[], object]:
    question = Question(text, "words", facets=FACETS)
    return lambda: asking.ask(question, clearance=CALLER)


def _near(engine: Engine, vector: NDArray[np.float32]) -> Callable[[], object]:
    return lambda: engine.answer((), near=Near(vector, limit=_NEAREST), clearance=CALLER)


def _print_table(table: dict[str, dict[str, Times]]) -> None:
    print("wall ms, p50 (p95)  |     bare _msearch        engine  ratio |  bare of the answer   whole answer  ratio")
    for kind, row in table.items():
        told = f"{kind:<19} | {_told(row['bare'])} {_told(row['engine'])} {row['engine'].p50 / row['bare'].p50:>6.2f}"
        if "answer" in row:
            ratio = row["answer"].p50 / row["bare_of_answer"].p50
            told += f" | {_told(row['bare_of_answer'])} {_told(row['answer'])} {ratio:>6.2f}"
        print(told)
    for ours, bare in (("engine", "bare"), ("answer", "bare_of_answer")):
        rows = [row for row in table.values() if ours in row]
        ratio = sum(row[ours].p50 for row in rows) / sum(row[bare].p50 for row in rows)
        print(f"all kinds together, {ours} over {bare}: {ratio:.2f}")


def _told(times: Times) -> str:
    return f"{times.p50:>7.1f} ({times.p95:>6.1f})"


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2_500)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--each", type=int, default=12, help="questions of each kind")
    parser.add_argument("--no-vectors", dest="vectors", action="store_false")
    options = parser.parse_args()
    folder = build(Path(FOLDER) / f"search-data-{options.documents}", documents=options.documents)
    with running(heap="1g", full_compiler=True) as url:
        found = compare(folder, url, options.each, options.repeat, vectors=options.vectors)
    _print_table(found["questions"])
    told = {kind: {way: asdict(times) for way, times in row.items()} for kind, row in found["questions"].items()}
    write_results("opensearch", {**found, "questions": told})


if __name__ == "__main__":
    main()
