"""The contract of a model of meaning; its docstrings are promises.

Errors, each with a sentence for the operator:

    EmbeddingError
    ├── ModelMissing    a file of the model is not there
    ├── ModelDamaged    a file is not the one of the sheet, or cannot be opened as a model
    └── ModelForeign    vectors were made by another model or version than the one that is asked
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


class EmbeddingError(Exception):
    """A model of meaning cannot be used."""

    code: ClassVar[str] = "embedding_error"


class ModelMissing(EmbeddingError):
    """A file of the model is not there."""

    code = "model_missing"


class ModelDamaged(EmbeddingError):
    """A file of the model has another checksum than its sheet says, or is no model."""

    code = "model_damaged"


class ModelForeign(EmbeddingError):
    """Vectors of two models or versions are not comparable."""

    code = "model_foreign"


@dataclass(frozen=True, slots=True)
class ModelId:
    """Which model made a vector; ``str`` of it (``multilingual-e5-small-de/1``) is what index and catalogue keep."""

    name: str
    version: str
    dimensions: int

    def __str__(self) -> str:
        return f"{self.name}/{self.version}"

    def require(self, other: str) -> None:
        """Refuse vectors that another model made.

        Args:
            other: The model's name and version as they were kept with the vectors.

        Raises:
            ModelForeign: It is another one.
        """
        if other != str(self):
            raise ModelForeign(
                f"Die gespeicherten Vektoren stammen vom Modell {other}, eingestellt ist {self}. "
                "Bitte das frühere Modell einstellen oder mit »akte reindex« alle Vektoren neu berechnen."
            )


@dataclass(frozen=True, slots=True)
class PassageVectors:
    """What a passage means, as a whole and window by window.

    Attributes:
        whole: shape (dimensions,), float32, L2-normalised.
        windows: shape (windows, dimensions), float32, each L2-normalised, in the order in which the windows were given.
    """

    whole: Vectors
    windows: Vectors


class Embedder(Protocol):
    """Makes vectors; all methods may be called from several threads, and equal texts give equal vectors."""

    @property
    def model(self) -> ModelId:
        """Which model this is."""

    def embed_question(self, text: str) -> Vectors:
        """The vector of a question, shape (dimensions,), float32, L2-normalised.

        Any text has one, the empty text too; what goes beyond the model's length is left out.
        """

    def embed_passage(self, text: str, windows: Sequence[str]) -> PassageVectors:
        """The vectors of a passage and of its windows (``windows.cut_windows``); any texts have them."""
