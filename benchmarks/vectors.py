"""What our embedding adds to onnxruntime: processor time of a question's vector, and of a passage with its windows.

    python -m benchmarks.vectors [--rounds 5]

One thread. ``alone`` runs the network over the same word pieces, cut before the clock starts; ``ours`` begins with the
text: cutting it into windows and pieces, the network, 16-bit vectors, nearness to any question. Both take turns, the
best round of each text counts. Prints a table, writes results/vectors.json.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from benchmarks.results import FOLDER, write_results
from benchmarks.search_paper import build
from benchmarks.search_questions import questions
from benchmarks.search_vectors import passage_texts
from ingest.catalogue.connection import Catalogue
from pipelines.embedding import Embedding
from pipelines.embeddings.installing import install, shipped_folder
from pipelines.embeddings.windows import cut_windows

_TEXTS = 8


class Alone:
    """The network, given word pieces."""

    def __init__(self) -> None:
        folder = shipped_folder()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))

    def prepared(self, texts: list[str]) -> Callable[[], object]:
        """What runs the network over the pieces of each text, one after the other."""
        pieces = [np.array([self._tokenizer.encode(text).ids], dtype=np.int64) for text in texts]
        return lambda: [self._session.run(["vector"], {"ids": ids, "mask": np.ones_like(ids)}) for ids in pieces]


def compare(pairs: list[tuple[Callable[[], object], Callable[[], object]]], rounds: int) -> tuple[float, float]:
    """Mean milliseconds of processor time of ours and alone."""
    best = np.full((len(pairs), 2), np.inf)
    for number in range(rounds + 1):
        for place, pair in enumerate(pairs):
            for way, work in enumerate(pair):
                began = time.process_time()
                work()
                if number:
                    best[place, way] = min(best[place, way], time.process_time() - began)
    ours, alone = (1000 * best.mean(axis=0)).tolist()
    return ours, alone


def _parts(text: str) -> list[str]:
    """A passage and its windows as the network is given them."""
    windows = [text[each.start : each.end] for each in cut_windows(text)]
    return ["passage: " + part for part in (text, *windows)]


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    folder = build(Path(FOLDER) / "vectors-data", documents=200)
    catalogue = Catalogue(folder.database_url)
    asked = questions(catalogue)["6 in a sentence"][:_TEXTS]
    passages = passage_texts(catalogue, _TEXTS)
    meaning, alone = install(shipped_folder()), Alone()
    embedding = Embedding(catalogue, meaning)
    embed_question, embed_passage = meaning.embedder.embed_question, embedding.embed_passage
    found = {
        "question": compare(
            [(partial(embed_question, text), alone.prepared(["query: " + text])) for text in asked], options.rounds
        ),
        "passage": compare(
            [(partial(embed_passage, 0, text, 0, len(text)), alone.prepared(_parts(text))) for text in passages],
            options.rounds,
        ),
    }
    catalogue.close()
    for name, (ours, bare) in found.items():
        print(f"{name:<10} ours {ours:6.2f} ms, onnxruntime alone {bare:6.2f} ms, {ours / bare:.2f} x")
    write_results("vectors", {name: {"ours_ms": ours, "alone_ms": bare} for name, (ours, bare) in found.items()})


if __name__ == "__main__":
    main()
