"""How fast the engine takes documents in, against tantivy taking the same rows ready-made."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import tantivy
from sqlalchemy import select

from benchmarks.search_paper import DataFolder
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.schema import DOCUMENTS
from ingest.labels import DocumentId
from pipelines.draining import findable_documents
from pipelines.engines.addresses import open_engine
from pipelines.engines.embedded.mapping import build_schema, register_tokenizers, rows_of
from pipelines.findable import FindableDocument

_MEASURED: Final = 4_000  # documents; about 32,000 passages


@dataclass(frozen=True, slots=True)
class Rates:
    """Passages for each second of processor time, commit included."""

    ours: float
    raw: float


def measure_index_rates(folder: DataFolder) -> Rates:
    """Ours takes findable documents, raw takes rows of tantivy that were made before the clock starts."""
    catalogue = Catalogue(folder.database_url)
    with catalogue.reading() as connection:
        names = [DocumentId(name) for name in connection.execute(select(DOCUMENTS.c.id).limit(_MEASURED)).scalars()]
        documents = list(findable_documents(connection, names))
    catalogue.close()
    passages = sum(len(document.passages) for document in documents)
    raw = min(_raw_seconds(documents) for _ in range(3))
    ours = min(_our_seconds(documents) for _ in range(3))
    return Rates(passages / ours, passages / raw)


def _our_seconds(documents: list[FindableDocument]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"embedded:{folder}/index")
        engine.clear()
        started = time.process_time()
        engine.index(documents)
        seconds = time.process_time() - started
        engine.close()
    return seconds


def _raw_seconds(documents: list[FindableDocument]) -> float:
    rows = [row for document in documents for row in rows_of(document)]
    with tempfile.TemporaryDirectory() as folder:
        index = tantivy.Index(build_schema(), path=str(Path(folder)))
        register_tokenizers(index)
        writer = index.writer(64_000_000, 1)
        started = time.process_time()
        for row in rows:
            writer.add_document(row)
        writer.commit()
        return time.process_time() - started
