"""A model of meaning in a folder, run by onnxruntime on the processor.

The network takes ``ids`` and ``mask`` and gives ``vector``; texts begin with ``query: `` or ``passage: `` as its makers
trained it (Wang et al., Multilingual E5 Text Embeddings, 2024).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from pipelines.embeddings.contract import ModelDamaged, ModelId, PassageVectors, Vectors
from pipelines.embeddings.model_files import ModelFiles, check_model

QUESTION: Final = "query: "
PASSAGE: Final = "passage: "

LONGEST: Final = 512
"""Word pieces that the network has places for; passages have about 150."""

_LONGEST_LETTERS: Final = 16 * LONGEST
"""Letters that are looked at: no piece of German or English text has more than 16 on average, and a text of a million
letters would otherwise be cut into pieces only to throw them away."""


class OnnxEmbedder:
    """An ``Embedder``; texts are asked one at a time, since batches of unequal length are slower."""

    def __init__(self, files: ModelFiles, *, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # A spinning thread would take the processor from the other workers between two texts.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session = onnxruntime.InferenceSession(str(files.model), options, providers=["CPUExecutionProvider"])
            self._tokenizer = Tokenizer.from_file(str(files.tokenizer))
            dimensions = int(self._session.get_outputs()[0].shape[-1])
        # onnxruntime and tokenizers raise classes of their own that share no base but Exception.
        except Exception as error:
            raise ModelDamaged(f"Das Modell in {files.folder} lässt sich nicht öffnen: {error}") from error
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.no_padding()
        self._model = ModelId(files.name, files.version, dimensions)

    @property
    def model(self) -> ModelId:
        """Name, version and dimensions of the model."""
        return self._model

    def embed_question(self, text: str) -> Vectors:
        """The vector of a question."""
        return self._embed(QUESTION + text)

    def embed_passage(self, text: str, windows: Sequence[str]) -> PassageVectors:
        """The vectors of a passage and its windows; a window that is the whole passage is not computed twice."""
        whole = self._embed(PASSAGE + text)
        bare = text.strip()
        vectors = [whole if window == bare else self._embed(PASSAGE + window) for window in windows]
        shape = (len(vectors), self._model.dimensions)
        return PassageVectors(whole, np.array(vectors, dtype=np.float32).reshape(shape))

    def _embed(self, text: str) -> Vectors:
        ids = np.array([self._tokenizer.encode(text[:_LONGEST_LETTERS]).ids], dtype=np.int64)
        vector: Vectors = self._session.run(["vector"], {"ids": ids, "mask": np.ones_like(ids)})[0][0]
        return vector


def open_embedder(folder: Path, *, threads: int = 1) -> OnnxEmbedder:
    """The model in a folder, checked and ready.

    Args:
        folder: Holds ``model.onnx``, ``tokenizer.json`` and ``checksums.json``.
        threads: Processor threads for one text.

    Raises:
        ModelMissing: A file is not there.
        ModelDamaged: A file is not the one of the sheet, or is no model.
    """
    return OnnxEmbedder(check_model(folder), threads=threads)
