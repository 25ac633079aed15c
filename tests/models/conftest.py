"""The committed networks, opened as the service opens them: onnxruntime and tokenizers, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
import pytest
from tokenizers import Tokenizer

import models

FOLDER = Path(models.__file__).parent


@dataclass(frozen=True, slots=True)
class Network:
    """A model with its tokenizer; ``ask`` gives one output for the pieces of one text."""

    session: Any
    tokenizer: Tokenizer

    def ask(self, text: str, output: str) -> npt.NDArray[np.float32]:
        ids = np.array([self.tokenizer.encode(text).ids], dtype=np.int64)
        (answer,) = self.session.run([output], {"ids": ids, "mask": np.ones_like(ids)})
        result: npt.NDArray[np.float32] = answer[0]
        return result


def open_network(name: str) -> Network:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    tokenizer = Tokenizer.from_file(str(FOLDER / name / "tokenizer.json"))
    tokenizer.enable_truncation(512)
    path = str(FOLDER / name / "model.onnx")
    return Network(onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"]), tokenizer)


@pytest.fixture(scope="session")
def encoder() -> Network:
    return open_network("encoder")


Embed = Callable[[Sequence[str]], npt.NDArray[np.float32]]


@pytest.fixture(scope="session")
def embed(encoder: Network) -> Embed:
    return lambda texts: np.stack([encoder.ask(text, "vector") for text in texts])
