"""Vectors for the generated paper, so that hybrid questions can be measured over 200,000 passages.

Embedding them all would take hours. So a few hundred passages are embedded as the service does it, and every passage
gets the vectors of one of these with some noise: as near to questions and to one another as real ones, and as many
sentence windows. What a question costs depends on numbers and sizes, not on whose vectors they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select

from benchmarks.search_paper import DataFolder
from ingest.catalogue import vectors
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.schema import DOCUMENTS, PAGES, PASSAGES
from ingest.catalogue.vectors import StoredVectors
from ingest.labels import DocumentId
from pipelines.analysing import ANALYSER_VERSION
from pipelines.draining import findable_documents
from pipelines.embeddings.installing import Meaning, install, shipped_folder
from pipelines.embeddings.windows import cut_windows
from pipelines.engines.addresses import open_engine

_EMBEDDED: Final = 300
_NOISE: Final = 0.01
"""Of each of 384 numbers: a passage keeps a cosine of .98 with the one it was made of."""
_BATCH: Final = 250
_SEED: Final = 20260315

_Passages = tuple[DocumentId, list[tuple[int, int]]]
"""A document with ordinal and start of each of its passages."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A passage that was embedded: spans of its windows, vectors of itself and of each window, and their hub shares."""

    spans: NDArray[np.uint32]
    vectors: NDArray[np.float32]
    shares: NDArray[np.float32]


def engine_address(folder: DataFolder) -> str:
    """The index with vectors; it lies beside the one without."""
    return f"embedded:{folder.path / 'meaning-index'}"


def build_vectors(folder: DataFolder) -> Meaning:
    """Catalogue and index with vectors, made the first time; gives the encoder that made them."""
    meaning = install(shipped_folder())
    model = str(meaning.embedder.model)
    wanted = {"model": model, "seed": _SEED, "analyser": ANALYSER_VERSION}
    mark = folder.path / "vectors.json"
    if mark.exists() and json.loads(mark.read_text()) == wanted:
        return meaning
    catalogue = Catalogue(folder.database_url)
    _write_vectors(catalogue, meaning, model)
    engine = open_engine(engine_address(folder), model)
    engine.clear()
    with catalogue.reading() as connection:
        names = [DocumentId(name) for name in connection.execute(select(DOCUMENTS.c.id)).scalars()]
        engine.index(findable_documents(connection, names, model=model))
    engine.close()
    catalogue.close()
    mark.write_text(json.dumps(wanted))
    return meaning


def passage_texts(catalogue: Catalogue, count: int) -> list[str]:
    """The texts of the first passages."""
    row = PASSAGES.c
    query = (
        select(PAGES.c.text, row.start, row.end)
        .join(PAGES, (PAGES.c.document_id == row.document_id) & (PAGES.c.number == row.page))
        .limit(count)
    )
    with catalogue.reading() as connection:
        return [text[start:end] for text, start, end in connection.execute(query)]


def _write_vectors(catalogue: Catalogue, meaning: Meaning, model: str) -> None:
    chance = np.random.default_rng(_SEED)
    patterns = [_pattern(meaning, text) for text in passage_texts(catalogue, _EMBEDDED)]
    with catalogue.reading() as connection:
        row = PASSAGES.c
        query = select(row.document_id, row.ordinal, row.start).order_by(row.document_id, row.ordinal)
        places = connection.execute(query).all()
    by_document: dict[DocumentId, list[tuple[int, int]]] = {}  # ordinals and starts
    for name, ordinal, start in places:
        by_document.setdefault(DocumentId(name), []).append((ordinal, start))
    for lot in _lots(list(by_document.items())):
        with catalogue.writing() as connection:
            for name, passages in lot:
                drawn = chance.integers(len(patterns), size=len(passages))
                made = [
                    _like(patterns[which], ordinal, start, chance)
                    for which, (ordinal, start) in zip(drawn, passages, strict=True)
                ]
                vectors.store(connection, name, model, made)


def _lots(items: Sequence[_Passages]) -> Iterator[Sequence[_Passages]]:
    for first in range(0, len(items), _BATCH):
        print(f"\rvectors of {first + _BATCH:,} documents", end="", flush=True)
        yield items[first : first + _BATCH]
    print()


def _pattern(meaning: Meaning, text: str) -> _Pattern:
    spans = [(window.start, window.end) for window in cut_windows(text)]
    found = meaning.embedder.embed_passage(text, [text[first:last] for first, last in spans])
    rows = np.vstack([found.whole, found.windows])
    return _Pattern(np.array(spans, dtype=np.uint32), rows, meaning.hubs.of(rows))


def _like(pattern: _Pattern, ordinal: int, start: int, chance: np.random.Generator) -> StoredVectors:
    noisy = pattern.vectors + chance.standard_normal(pattern.vectors.shape, dtype=np.float32) * np.float32(_NOISE)
    rows = (noisy / np.linalg.norm(noisy, axis=1, keepdims=True)).astype("<f2")
    return StoredVectors(
        ordinal=ordinal,
        passage=rows[0].tobytes(),
        hub_share=float(pattern.shares[0]),
        windows=rows[1:].tobytes(),
        window_hub_shares=pattern.shares[1:].astype("<f4").tobytes(),
        window_spans=(pattern.spans + np.uint32(start)).astype("<u4").tobytes(),
    )


def log_of(folder: DataFolder) -> Path:
    """The file of vectors of the index."""
    return next((folder.path / "meaning-index").glob("generation-*/vectors.log"))
