from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

import models
from pipelines.embeddings.contract import ModelId, PassageVectors, Vectors
from pipelines.embeddings.hubs import NEAREST, HubCorrection, read_questions


class Corners:
    """An embedder that turns the n-th question into the n-th axis."""

    model = ModelId("corners", "1", 16)

    def embed_question(self, text: str) -> Vectors:
        axis: Vectors = np.eye(16, dtype=np.float32)[int(text)]
        return axis

    def embed_passage(self, text: str, windows: Sequence[str]) -> PassageVectors:
        return PassageVectors(self.embed_question(text), np.stack([self.embed_question(window) for window in windows]))


def test_what_lies_near_many_questions_is_near_to_any() -> None:
    correction = HubCorrection(Corners(), [str(number) for number in range(12)])
    hub = np.full(16, 0.25, dtype=np.float32)
    lone = np.eye(16, dtype=np.float32)[0]
    far = np.eye(16, dtype=np.float32)[15]
    assert correction.of(np.stack([hub, lone, far])) == pytest.approx([0.25, 1 / NEAREST, 0.0])


def test_too_few_reference_questions_are_refused() -> None:
    with pytest.raises(ValueError, match="at least"):
        HubCorrection(Corners(), ["1", "2"])


def test_the_reference_questions_that_ship_are_many_and_different() -> None:
    questions = read_questions(Path(models.__file__).parent / "encoder" / "reference_questions.txt")
    assert len(questions) >= 200
    assert len(set(questions)) == len(questions)
