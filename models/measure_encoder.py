"""Measure ``models/encoder``: ``python -m models.measure_encoder SET...``; prints the rows of its data sheet.

A SET is a folder in BEIR form: ``corpus.jsonl.gz``, ``queries.jsonl.gz`` (``_id`` and ``text``) and ``qrels.tsv``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import Stemmer

from pipelines.answering.meaning import WHOLE
from pipelines.embeddings.hubs import SHARE, HubCorrection, read_questions
from pipelines.embeddings.onnx_embedder import open_embedder
from pipelines.embeddings.windows import cut_windows
from pipelines.german.stop_words import is_stop_word

FOLDER: Final = Path(__file__).parent / "encoder"
_WORD: Final = re.compile(r"\w+")

Scores = npt.NDArray[np.floating[Any]]
"""Shape (questions, paragraphs)."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Questions, paragraphs, and for each question the number of its only right paragraph."""

    paragraphs: list[str]
    questions: list[str]
    right: npt.NDArray[np.int64]


def read_trial(folder: Path) -> Trial:
    """A set in BEIR form; questions without a right paragraph are left out."""
    corpus, queries = (_lines(folder / f"{name}.jsonl.gz") for name in ("corpus", "queries"))
    number = {row["_id"]: place for place, row in enumerate(corpus)}
    pairs = [line.split("\t") for line in (folder / "qrels.tsv").read_text("utf-8").splitlines()[1:]]
    right = {question: number[paragraph] for question, paragraph, _ in pairs}
    asked = [row for row in queries if row["_id"] in right]
    places = np.array([right[row["_id"]] for row in asked])
    return Trial([row["text"] for row in corpus], [row["text"] for row in asked], places)


def coverage(trial: Trial) -> Scores:
    """BM25 over stems, divided by what all words of the question could earn, at most 1.5."""
    counts = [Counter(_stems(paragraph)) for paragraph in trial.paragraphs]
    lengths = np.array([count.total() for count in counts])
    norms = 1.2 * (0.25 + 0.75 * lengths / lengths.mean())
    holders = Counter(stem for count in counts for stem in count)
    scores = np.zeros((len(trial.questions), len(counts)))
    for row, question in enumerate(trial.questions):
        whole = 0.0
        for stem in _stems(question):
            worth = math.log(1 + (len(counts) - holders[stem] + 0.5) / (holders[stem] + 0.5))
            whole += worth
            if holders[stem]:
                found = np.array([count[stem] for count in counts])
                scores[row] += worth * found * 2.2 / (found + norms)
        scores[row] /= 1.6 * whole + 1e-9
    return np.minimum(scores, 1.5)


def figure(scores: Scores, right: npt.NDArray[np.int64]) -> str:
    """nDCG@10 and, in brackets, recall@5."""
    order = np.argsort(-scores, axis=1, kind="stable")
    ranks = (order == right[:, None]).argmax(axis=1)
    gain = np.where(ranks < 10, 1 / np.log2(ranks + 2), 0.0).mean()
    return f"{gain:.4f} ({(ranks < 5).mean():.3f})"


def measure(trial: Trial) -> None:
    """Print the figures of one set."""
    embedder = open_embedder(FOLDER)
    began = time.process_time()
    questions = np.stack([embedder.embed_question(text) for text in trial.questions])
    per_question = (time.process_time() - began) / len(questions)
    began = time.process_time()
    vectors = [
        embedder.embed_passage(text, [text[window.start : window.end] for window in cut_windows(text)])
        for text in trial.paragraphs
    ]
    per_passage = (time.process_time() - began) / len(vectors)
    correction = HubCorrection(embedder, read_questions(FOLDER / "reference_questions.txt"))
    wholes = np.stack([vector.whole for vector in vectors])
    by_whole = questions @ wholes.T
    by_window = np.stack([(questions @ vector.windows.T).max(axis=1) for vector in vectors], axis=1)
    corrected = by_whole - SHARE * correction.of(wholes)
    nearest = [(questions @ vector.windows.T - SHARE * correction.of(vector.windows)).max(axis=1) for vector in vectors]
    meaning = WHOLE * corrected + (1 - WHOLE) * np.stack(nearest, axis=1)
    covered = coverage(trial)
    rows = {"words": covered, "passage": by_whole, "best window": by_window, "mean of both": (by_whole + by_window) / 2}
    rows |= {"meaning": meaning} | {
        f"{weight} x meaning + coverage": weight * meaning + covered for weight in (8, 10, 12)
    }
    for name, scores in rows.items():
        _say(f"{name:26}{figure(scores, trial.right)}")
    _say(f"processor: question {per_question * 1000:.1f} ms, passage with windows {per_passage * 1000:.1f} ms")


def main() -> None:
    """Measure each set of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path)
    for folder in parser.parse_args().sets:
        _say(folder.name)
        measure(read_trial(folder))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _stems(text: str) -> Sequence[str]:
    words = [word for word in _WORD.findall(text.lower()) if not is_stop_word(word)]
    return [str(stem) for stem in _STEMMER.stemWords(words)]


_STEMMER: Final = Stemmer.Stemmer("german")


if __name__ == "__main__":
    main()
