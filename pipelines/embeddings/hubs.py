"""Corrects for hubs: texts that lie near every question, such as names and subject lines.

From the similarity of a text and a question its *hub share* is taken: the mean of its highest similarities with a
fixed set of reference questions. What remains says how much nearer this question is than any question would be. The
reference questions are part of the model's folder and never those of a caller, so nothing hidden leaks through them.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipelines.embeddings.contract import Embedder, ModelMissing

REFERENCE_FILE: Final = "reference_questions.txt"

NEAREST: Final = 10
"""Reference questions whose similarities are averaged; between 5 and 20 results hardly differ."""


class HubShares:
    """The hub shares of texts, given their vectors; asks the embedder once for each reference question.

    That takes a second or two and waits until the first text comes.
    """

    def __init__(self, embedder: Embedder, folder: Path) -> None:
        """Read the reference questions.

        Raises:
            ModelMissing: The folder has none, or too few.
        """
        try:
            lines = (folder / REFERENCE_FILE).read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            raise ModelMissing(f"{folder / REFERENCE_FILE} is missing") from None
        questions = [line.strip() for line in lines if line.strip()]
        if len(questions) < NEAREST:
            raise ModelMissing(f"{folder / REFERENCE_FILE} needs at least {NEAREST} questions")
        self._embedder = embedder
        self._questions = questions

    @cached_property
    def _references(self) -> NDArray[np.float32]:
        return np.stack([self._embedder.question(question) for question in self._questions])

    def of(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """The hub share of each vector, shape (texts,), float32."""
        if not len(vectors):
            return np.empty(0, dtype=np.float32)
        similarities = vectors @ self._references.T
        highest = np.partition(similarities, -NEAREST, axis=1)[:, -NEAREST:]
        return np.asarray(highest.mean(axis=1), dtype=np.float32)
