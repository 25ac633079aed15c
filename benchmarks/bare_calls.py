"""What answering costs without a service: a process that makes the bare calls of a question and tells their costs.

Started by ``benchmarks.api``; reads a line for each thing to do (way, tab, number of a question) and answers with the
seconds of processor time that it took, all threads together. Two ways, each with and without meaning:

``calls``       the calls of tantivy that the service makes for the question, and no more
``program``     a direct program of tantivy for such an answer (``PlainTantivy``): BM25 over passages behind the same
                filter of visibility, the number of documents, four facets counted by document, the stored facts of
                twenty hits and tantivy's own snippets
``... meaning`` beside either the vector of the question by onnxruntime, and the 300 nearest visible of 200,000 passages
                by faiss over the same 16-bit vectors
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import faiss
import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from benchmarks.plain_tantivy import PlainTantivy
from benchmarks.recording import RecordingEngine
from benchmarks.search_paper import CALLER, DataFolder
from benchmarks.search_questions import questions
from benchmarks.search_vectors import engine_address, log_of
from ingest.catalogue.connection import Catalogue
from pipelines.answering.answer import Mode, Question
from pipelines.asking import Asking
from pipelines.embeddings.contract import Embedder
from pipelines.embeddings.installing import install, shipped_folder
from pipelines.engines.contract import FacetName
from pipelines.engines.embedded.vectors import read
from pipelines.question.filters import NO_FILTERS

FACETS: Final[tuple[FacetName, ...]] = ("agency", "unit", "doc_type", "kind")
_NEAREST: Final = 300


def all_questions(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Kind and text of every question, in the order in which they are numbered."""
    return [(kind, text) for kind, texts in questions(catalogue).items() for text in texts]


class BareMeaning:
    """Vector and nearest passages of a question, by onnxruntime and faiss alone."""

    def __init__(self, folder: DataFolder, visible: NDArray[np.uint64]) -> None:
        files = shipped_folder()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(files / "model.onnx"), options)
        self._tokenizer = Tokenizer.from_file(str(files / "tokenizer.json"))
        # faiss describes the constructors of its C++ side; in Python they take an array and keywords.
        made: Any = faiss
        made.omp_set_num_threads(1)
        records = [record for _, record in read(log_of(folder), 0)]
        width = records[0].vectors.shape[1]
        self._index = made.IndexScalarQuantizer(width, made.ScalarQuantizer.QT_fp16, made.METRIC_INNER_PRODUCT)
        for record in records:
            self._index.add(record.vectors.astype(np.float32))
        keys = [np.full(len(record.ordinals), int(record.document_id[:16], 16), dtype=np.uint64) for record in records]
        bits = np.packbits(np.isin(np.concatenate(keys), visible), bitorder="little")
        self._only = made.SearchParameters(sel=made.IDSelectorBitmap(bits))

    def ask(self, text: str) -> None:
        """Embed and search once."""
        ids = np.array([self._tokenizer.encode("query: " + text).ids], dtype=np.int64)
        (vector,) = self._session.run(["vector"], {"ids": ids, "mask": np.ones_like(ids)})
        self._index.search(vector, _NEAREST, params=self._only)


def _replays(folder: DataFolder, catalogue: Catalogue, texts: list[str], mode: Mode) -> list[Callable[[], None]]:
    embedder: Embedder | None = None
    address = folder.engine_address
    if mode == "hybrid":
        embedder, address = install(shipped_folder()).embedder, engine_address(folder)
    recording = RecordingEngine(address, None if embedder is None else str(embedder.model))
    asking = Asking(catalogue, recording, embedder)
    made = []
    for text in texts:
        asking.ask(Question(text, mode=mode, facets=FACETS), clearance=CALLER)
        made.append(recording.replay())
    return made


def main() -> None:
    """Get everything ready, say so, and do what each line asks for."""
    folder, mode = DataFolder(Path(sys.argv[1])), sys.argv[2]
    catalogue = Catalogue(folder.database_url)
    texts = [text for _, text in all_questions(catalogue)]
    calls = _replays(folder, catalogue, texts, "hybrid" if mode == "hybrid" else "words")
    plain = PlainTantivy.built_beside(folder, catalogue)
    meaning = None
    if mode == "hybrid":
        recording = RecordingEngine(engine_address(folder), str(install(shipped_folder()).embedder.model))
        meaning = BareMeaning(folder, recording.visible_ids(CALLER, NO_FILTERS)[:, 0])
    print("ready", flush=True)
    for line in sys.stdin:
        way, number = line.rstrip("\n").split("\t")
        place = int(number)
        began = time.process_time()
        if meaning is not None:
            meaning.ask(texts[place])
        if way == "calls":
            calls[place]()
        else:
            plain.ask(texts[place], FACETS, with_snippets=True)
        print(time.process_time() - began, flush=True)


if __name__ == "__main__":
    main()
