"""How well questions find: nDCG@10 of words, meaning and both, beside the methods of others (benchmarks/peers.py).

    python -m benchmarks.retrieval [FOLDER...] [--encoder FOLDER]
    python -m benchmarks.retrieval --keep

Measured is the set that the product brings along, by kind of question, and each folder with corpus.jsonl,
queries.jsonl and qrels.tsv (or .gz). ``--encoder`` names another encoder for the peers than the one that ships, for
example multilingual-e5-small as it comes. ``--keep`` measures the set of the product alone and keeps its figures as
those that a change may not fall below (tests/pipelines/test_finding_set.py).

Figures of XQuAD-de and MLQA-de stand in docs/decisions/0006.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from benchmarks import peers
from benchmarks.results import write_results
from benchmarks.retrieval_set import OWN_SET, Rankings, RetrievalSet
from ingest.blobs import BlobStore
from ingest.catalogue import documents, pages
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.records import NewDocument
from ingest.labels import AgencyId, Classification, Clearance, DocumentId, Labels, Release, Role, UnitId
from ingest.pages import Page, PageSource
from pipelines.answering.answer import Mode, Question
from pipelines.asking import Asking
from pipelines.draining import OutboxDrainer
from pipelines.embedding import Embedding
from pipelines.embeddings.installing import install, shipped_folder
from pipelines.engines.addresses import open_engine
from pipelines.indexing import Indexing, keep

_LABELS: Final = Labels(AgencyId("stadt"), UnitId("stadt/archiv"), Classification.OFFEN, Release.PARTNERSHIP)
_READER: Final = Clearance(
    AgencyId("stadt"), frozenset(), Classification.OFFEN, frozenset({Role.INVESTIGATOR}), date(2026, 1, 1)
)
MODES: Final[tuple[Mode, ...]] = ("words", "meaning", "hybrid")
KEPT_MODES: Final[tuple[Mode, ...]] = ("words", "hybrid")
KEPT_FIGURES: Final = OWN_SET / "figures.json"


@dataclass(frozen=True, slots=True)
class Found:
    """What a mode finds, and how many milliseconds of CPU a question costs."""

    rankings: Rankings
    cpu_ms: float


def measure(given: RetrievalSet, folder: Path, modes: Sequence[Mode] = MODES) -> dict[Mode, Found]:
    """What each mode finds in a set, through catalogue, engine and query pipeline as they serve."""
    meaning = install(shipped_folder())
    catalogue = Catalogue(f"sqlite:///{folder / 'catalogue.sqlite'}")
    catalogue.migrate()
    engine = open_engine(f"embedded:{folder / 'index'}", str(meaning.embedder.model))
    embedding = Embedding(catalogue, meaning)
    names = _fill(given, catalogue, BlobStore(folder / "blobs"), embedding)
    drainer = OutboxDrainer(catalogue, engine, folder / "lock")
    drainer.drain_all()
    asking = Asking(catalogue, engine, meaning.embedder)
    found: dict[Mode, Found] = {}
    for mode in modes:
        started = time.process_time()
        ranked = {}
        for question, text in given.questions.items():
            answer = asking.ask(Question(text, mode=mode, limit=10), clearance=_READER)
            ranked[question] = [names[hit.document_id] for hit in answer.hits]
        found[mode] = Found(ranked, (time.process_time() - started) / len(given.questions) * 1000)
    drainer.stop()
    engine.close()
    catalogue.close()
    return found


def _fill(given: RetrievalSet, catalogue: Catalogue, blobs: BlobStore, embedding: Embedding) -> dict[DocumentId, str]:
    indexing = Indexing(catalogue)
    names: dict[DocumentId, str] = {}
    for number, (name, text) in enumerate(given.texts.items()):
        new = NewDocument(blobs.put([f"{name} {text}".encode()], limit=10**7), f"{name}.txt", _LABELS, "bench")
        with catalogue.writing() as connection:
            document_id = documents.accept(connection, new, now=float(number))
            page = Page(1, text, PageSource.DIGITAL, 0, 0, 0, 0.0, None, None, (), "bench")
            pages.store(connection, document_id, page, version="1")
        names[document_id] = name
        indexable = indexing.analyse(document_id)
        with catalogue.writing() as connection:
            keep(connection, document_id, indexable)
        made = embedding.embed(document_id)
        with catalogue.writing() as connection:
            embedding.keep(connection, document_id, made)
    return names


def keep_figures() -> None:
    """Write what the set of the product measures now as what later changes must reach."""
    given = RetrievalSet(OWN_SET)
    with tempfile.TemporaryDirectory() as scratch:
        found = measure(given, Path(scratch), KEPT_MODES)
    figures = {
        mode: {kind: round(value, 4) for kind, value in given.by_kind(each.rankings).items()}
        for mode, each in found.items()
    }
    KEPT_FIGURES.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main(folders: Sequence[Path], encoder: Path) -> None:
    """Print a table for each set and write benchmarks/results/retrieval.json."""
    embedder = install(encoder).embedder
    print(f"nDCG@10; encoder of the peers: {embedder.model}")
    results: dict[str, dict[str, dict[str, float]]] = {}
    for folder in (OWN_SET, *folders):
        given = RetrievalSet(folder)
        with tempfile.TemporaryDirectory() as scratch:
            found = measure(given, Path(scratch))
        figures = {name: given.by_kind(ranked) for name, ranked in peers.rankings(given, embedder).items()}
        figures |= {mode: given.by_kind(each.rankings) for mode, each in found.items()}
        _print(given, figures)
        print(
            "CPU ms a question: " + ", ".join(f"{mode} {each.cpu_ms:.1f}" for mode, each in found.items()), flush=True
        )
        cost: dict[str, float] = {mode: each.cpu_ms for mode, each in found.items()}
        results[given.name] = {**figures, "cpu_ms": cost}
    write_results("retrieval", results)


def _print(given: RetrievalSet, figures: Mapping[str, Mapping[str, float]]) -> None:
    print(f"\n{given.name + ' (n)':24s}" + " ".join(f"{name:>13s}" for name in figures))
    for kind in (*dict.fromkeys(given.kinds.values()), "all"):
        count = len(given.questions) if kind == "all" else list(given.kinds.values()).count(kind)
        print(f"{f'{kind} ({count})':24s}" + " ".join(f"{each[kind]:13.3f}" for each in figures.values()))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="How well questions find")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--encoder", type=Path, default=shipped_folder())
    parser.add_argument("--keep", action="store_true", help="keep the figures of the set of the product")
    arguments = parser.parse_args()
    if arguments.keep:
        keep_figures()
    else:
        main(arguments.folders, arguments.encoder)
