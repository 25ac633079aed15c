"""What the product adds to onnxruntime: processor time of a question's vector, and of a passage with its sentences.

    python -m benchmarks.embedding [--rounds 5]

On one thread, with the model that ships. "onnxruntime alone" runs the network over the same word pieces, cut before the
clock starts; the product cuts them itself, cuts the sentences, and weighs how near each vector lies to the reference
questions. Both take turns within each round. Prints a table, writes results/embedding.json.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any, Final

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from benchmarks.results import write_results
from pipelines.embeddings.installing import install, shipped_folder
from pipelines.embeddings.model_files import check_model
from pipelines.embeddings.onnx_embedder import LONGEST, PASSAGE, QUESTION
from pipelines.embeddings.windows import cut_windows

_MOST: Final = 1.2
_REPEATED: Final = 10
_QUESTIONS: Final = (
    "Wer hat am Abend vor der Gaststätte die Räder verladen?",
    "Erlaubnis für den Betrieb einer Spielhalle",
    "Welche Firma hat der Stadt die Rechnung über die Sicherheitstechnik gestellt?",
    "Lärm in der Nacht",
)
_SENTENCES: Final = (
    "Am Montagabend gegen halb zehn bemerkte eine Anwohnerin mehrere Personen vor dem Lager.",
    "Sie luden Kartons in einen hellen Transporter, dessen Kennzeichen sie nicht lesen konnte.",
    "Die Streife traf wenige Minuten später ein, fand aber nur noch offene Tore vor.",
    "Nach Auskunft des Inhabers fehlen Geräte im Wert von rund zwölftausend Euro.",
    "Der Rat der Stadt beschäftigte sich in seiner Sitzung mit dem Antrag auf eine Erlaubnis.",
    "Gegen den Bescheid kann innerhalb eines Monats Widerspruch erhoben werden.",
)
_PASSAGES: Final = tuple(" ".join((*_SENTENCES[at:], *_SENTENCES[:at])) for at in range(0, len(_SENTENCES), 2))


class Alone:
    """onnxruntime with the same network and the same settings, and nothing else."""

    def __init__(self) -> None:
        files = check_model(shipped_folder())
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(str(files.model), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(files.tokenizer))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.no_padding()

    def pieces(self, text: str) -> dict[str, Any]:
        """The inputs of the network for a text."""
        ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
        return {"ids": ids, "mask": np.ones_like(ids)}

    def run(self, inputs: Sequence[dict[str, Any]]) -> None:
        """Run the network over texts, one at a time."""
        for each in inputs:
            self._session.run(["vector"], each)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of all threads of the process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def compare(product: Callable[[], object], alone: Callable[[], object], rounds: int) -> dict[str, float]:
    """Seconds of both, and the median of the ratios of the rounds."""
    product()
    alone()
    pairs = []
    for number in range(rounds):
        order = (product, alone) if number % 2 else (alone, product)
        found = {work: seconds(work) for work in order}
        pairs.append((found[product], found[alone]))
    return {
        "product": median(pair[0] for pair in pairs),
        "alone": median(pair[1] for pair in pairs),
        "ratio": median(first / second for first, second in pairs),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    meaning, alone = install(shipped_folder()), Alone()
    hubs = meaning.hubs
    windows = [[text[window.start : window.end] for window in cut_windows(text)] for text in _PASSAGES]
    questions = [alone.pieces(QUESTION + text) for text in _QUESTIONS * _REPEATED]
    texts = [each for text, cut in zip(_PASSAGES, windows, strict=True) for each in (text, *cut)]
    passages = [alone.pieces(PASSAGE + text) for text in texts]

    def ask() -> None:
        for text in _QUESTIONS * _REPEATED:
            meaning.embedder.embed_question(text)

    def embed() -> None:
        for text in _PASSAGES:
            cut = [text[window.start : window.end] for window in cut_windows(text)]
            made = meaning.embedder.embed_passage(text, cut)
            hubs.of(np.vstack([made.whole, made.windows]))

    results = {
        "a question": compare(ask, lambda: alone.run(questions), rounds),
        "a passage with its sentences": compare(embed, lambda: alone.run(passages), rounds),
    }
    counts = {"a question": len(questions), "a passage with its sentences": len(_PASSAGES)}
    print("ms of one processor                product   onnxruntime alone   ratio (most)")
    for name, found in results.items():
        each = counts[name]
        print(
            f"{name:32} {found['product'] / each * 1000:9.1f} {found['alone'] / each * 1000:19.1f} "
            f"{found['ratio']:7.3f} ({_MOST})"
        )
    print(write_results("embedding", results))


if __name__ == "__main__":
    main()
