"""How well questions find: nDCG@10 of words, meaning and both over sets in BEIR form, beside plain BM25 and a peer.

BM25 is the usual ranking over our own tokens; the peer is tantivy as it comes, with the German analysis that search
engines bring along: words in small letters, German stop words left out, Snowball's stems, its own BM25.

    python -m benchmarks.retrieval FOLDER...    each with corpus.jsonl, queries.jsonl, qrels.tsv (or .gz)

The sets are not part of the product. Figures of XQuAD-de and MLQA-de stand in docs/decisions/0006.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

import tantivy

from benchmarks.results import write_results
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
from pipelines.engines.embedded.rows import numbers, search
from pipelines.german.analysis import analyse
from pipelines.indexing import Indexing, keep

_LABELS: Final = Labels(AgencyId("stadt"), UnitId("stadt/archiv"), Classification.OFFEN, Release.PARTNERSHIP)
_READER: Final = Clearance(
    AgencyId("stadt"), frozenset(), Classification.OFFEN, frozenset({Role.INVESTIGATOR}), date(2026, 1, 1)
)
_MODES: Final[tuple[Mode, ...]] = ("words", "meaning", "hybrid")


class RetrievalSet:
    """Texts, questions and which texts answer them."""

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self.texts: dict[str, str] = {}
        self.questions: dict[str, str] = {}
        self.relevant: dict[str, dict[str, int]] = defaultdict(dict)
        for path in sorted(folder.rglob("*")):
            if path.name.startswith("corpus"):
                self.texts = {row["_id"]: f"{row.get('title', '')} {row['text']}".strip() for row in _json_lines(path)}
            elif path.name.startswith("queries"):
                self.questions = {row["_id"]: row["text"] for row in _json_lines(path)}
            elif path.is_file() and (".tsv" in path.name or "qrels" in path.name):
                for line in _lines(path):
                    question, text, grade = line.split("\t")[:3]
                    if grade.strip().isdigit():
                        self.relevant[question][text] = int(grade)


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        yield from file


def _json_lines(path: Path) -> Iterator[Any]:
    return map(json.loads, _lines(path))


def ndcg(ranked: Sequence[str], relevant: Mapping[str, int]) -> float:
    """Normalised discounted cumulative gain of the first ten."""

    def gain(grades: Sequence[int]) -> float:
        return sum((2.0**grade - 1.0) / math.log2(place + 2) for place, grade in enumerate(grades))

    return gain([relevant.get(name, 0) for name in ranked[:10]]) / gain(sorted(relevant.values(), reverse=True)[:10])


def _stems(text: str) -> list[str]:
    return [token.stem for token in analyse(text) if not token.is_stop_word]


def plain_bm25(given: RetrievalSet) -> float:
    """The usual ranking over the same tokens, with statistics of the collection, for comparison."""
    tokens = {
        name: [each.stem for each in analyse(text) if not each.is_stop_word] for name, text in given.texts.items()
    }
    average = sum(map(len, tokens.values())) / len(tokens)
    holding: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for name, stems in tokens.items():
        for stem, count in Counter(stems).items():
            holding[stem].append((name, count * 2.2 / (count + 1.2 * (0.25 + 0.75 * len(stems) / average))))
    gains = []
    for question, text in given.questions.items():
        scores: dict[str, float] = defaultdict(float)
        for token in analyse(text):
            if not token.is_stop_word and token.stem in holding:
                found = holding[token.stem]
                rarity = math.log(1 + (len(tokens) - len(found) + 0.5) / (len(found) + 0.5))
                for name, impact in found:
                    scores[name] += rarity * impact
        gains.append(ndcg(sorted(scores, key=lambda name: (-scores[name], name)), given.relevant[question]))
    return sum(gains) / len(gains)


def peer_bm25(given: RetrievalSet) -> float:
    """Tantivy's own analysis and ranking, any word of the question matching."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("number", fast=True)
    builder.add_text_field("text", tokenizer_name="german")
    index = tantivy.Index(builder.build())
    analyzer = (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.stopword("german"))
        .filter(tantivy.Filter.stemmer("german"))
        .build()
    )
    index.register_tokenizer("german", analyzer)
    writer = index.writer(num_threads=1)
    names = list(given.texts)
    for number, name in enumerate(names):
        row = tantivy.Document(text=given.texts[name])
        row.add_unsigned("number", number)
        writer.add_document(row)
    writer.commit()
    index.reload()
    searcher = index.searcher()
    gains = []
    for question, text in given.questions.items():
        clauses = [
            (tantivy.Occur.Should, tantivy.Query.term_query(index.schema, "text", term))
            for term in sorted(set(analyzer.analyze(text)))
        ]
        rows, _ = search(searcher, tantivy.Query.boolean_query(clauses), 50)
        found = zip([score for score, _ in rows], numbers(searcher, "number", [at for _, at in rows]), strict=True)
        ranked = sorted(found, key=lambda pair: (-pair[0], names[pair[1]]))
        gains.append(ndcg([names[number] for _, number in ranked], given.relevant[question]))
    return sum(gains) / len(gains)


def measure(given: RetrievalSet, folder: Path) -> dict[str, float]:
    """nDCG@10 of each mode over a set, through catalogue, engine and query pipeline as they serve."""
    meaning = install(shipped_folder())
    catalogue = Catalogue(f"sqlite:///{folder / 'catalogue.sqlite'}")
    catalogue.migrate()
    engine = open_engine(f"embedded:{folder / 'index'}", str(meaning.embedder.model))
    embedding = Embedding(catalogue, meaning)
    names = _fill(given, catalogue, BlobStore(folder / "blobs"), embedding)
    drainer = OutboxDrainer(catalogue, engine, folder / "lock")
    drainer.drain_all()
    asking = Asking(catalogue, engine, meaning.embedder)
    figures: dict[str, float] = {}
    for mode in _MODES:
        started = time.process_time()
        gains = []
        for question, text in given.questions.items():
            answer = asking.ask(Question(text, mode=mode, limit=10), clearance=_READER)
            gains.append(ndcg([names[hit.document_id] for hit in answer.hits], given.relevant[question]))
        figures[mode] = sum(gains) / len(gains)
        figures[f"{mode}_cpu_ms"] = (time.process_time() - started) / len(given.questions) * 1000
    drainer.stop()
    engine.close()
    catalogue.close()
    return figures


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


def main(folders: Sequence[str]) -> None:
    """Print a table and write benchmarks/results/retrieval.json."""
    if not folders:
        print("no retrieval set given; see the module")
        return
    results: dict[str, dict[str, float]] = {}
    print(
        f"{'set':16s} {'BM25':>7s} {'peer':>7s} " + " ".join(f"{mode:>9s}" for mode in _MODES) + "   CPU ms a question"
    )
    for folder in folders:
        given = RetrievalSet(Path(folder))
        with tempfile.TemporaryDirectory() as scratch:
            figures = measure(given, Path(scratch)) | {"bm25": plain_bm25(given), "peer": peer_bm25(given)}
        results[given.name] = figures
        print(
            f"{given.name:16s} {figures['bm25']:7.3f} {figures['peer']:7.3f} "
            + " ".join(f"{figures[mode]:9.3f}" for mode in _MODES)
            + "   "
            + " / ".join(f"{figures[f'{mode}_cpu_ms']:.1f}" for mode in _MODES),
            flush=True,
        )
    write_results("retrieval", results)


if __name__ == "__main__":
    main(sys.argv[1:])
