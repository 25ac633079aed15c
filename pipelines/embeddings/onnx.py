"""An encoder that onnxruntime runs: the one that ships (models/encoder), or another one in a local folder.

The folder holds ``model.onnx`` (inputs ``ids`` and ``mask``, int64, shape (texts, pieces); output ``vector``, float32,
shape (texts, dimensions), L2-normalised), ``tokenizer.json`` and ``checksums.json``.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from pipelines.embeddings.contract import ModelDamaged, ModelForeign, ModelName, Vector
from pipelines.embeddings.files import verified

LONGEST: Final = 512
"""Word pieces of a text that are looked at; the model knows no further places."""

_REMEMBERED: Final = 256  # questions whose vector is kept: paging and facets ask the same one again
_QUESTION: Final = "query: "
_PASSAGE: Final = "passage: "


class OnnxEmbedder:
    """The contract of ``pipelines.embeddings.contract.Embedder``, on the processor, one thread a call."""

    def __init__(self, folder: Path) -> None:
        """Load and verify a model; takes about a second.

        Raises:
            ModelMissing: No folder, or a file is missing.
            ModelDamaged: A file differs from its checksum or cannot be loaded.
            ModelForeign: Inputs and outputs are not those of such an encoder.
        """
        files = verified(folder)
        self._model = files.model
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._tokenizer = Tokenizer.from_file(str(files.file("tokenizer.json")))
            self._session = onnxruntime.InferenceSession(
                str(files.file("model.onnx")), options, providers=["CPUExecutionProvider"]
            )
        except ModelForeign:
            raise
        except Exception as error:
            # onnxruntime and tokenizers raise bare exceptions of their own for a file that they cannot read.
            raise ModelDamaged(f"the model in {folder} cannot be loaded") from error
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.no_padding()
        self._dimensions = self._check(folder)
        self._cached = lru_cache(maxsize=_REMEMBERED)(lambda text: self._run(_QUESTION + text))
        self._lock = threading.Lock()

    @property
    def model(self) -> ModelName:
        """Name and version."""
        return self._model

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return self._dimensions

    def question(self, text: str) -> Vector:
        """As ``Embedder.question``."""
        return self._cached(text)

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As ``Embedder.passages``; one text at a time, since unequal lengths together are slower and not the same."""
        vectors = np.empty((len(texts), self._dimensions), dtype=np.float32)
        for place, text in enumerate(texts):
            vectors[place] = self._run(_PASSAGE + text)
        return vectors

    def _run(self, text: str) -> Vector:
        ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
        given: dict[str, Any] = {"ids": ids, "mask": np.ones_like(ids)}
        (vector,) = self._session.run(["vector"], given)
        found: Vector = np.asarray(vector[0], dtype=np.float32)
        return found

    def _check(self, folder: Path) -> int:
        inputs = {each.name for each in self._session.get_inputs()}
        outputs = {each.name: each.shape for each in self._session.get_outputs()}
        shape = outputs.get("vector")
        if inputs != {"ids", "mask"} or shape is None or len(shape) != 2 or not isinstance(shape[1], int):
            raise ModelForeign(f"the model in {folder} is no encoder: it needs ids and mask and gives vector")
        return int(shape[1])
