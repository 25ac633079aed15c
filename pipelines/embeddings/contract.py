"""The contract of an encoder of meaning, and what can be wrong with its files.

ModelError
├── ModelMissing    no such folder, or a file of it is missing
├── ModelDamaged    a file is not the one that the sheet of checksums names, or cannot be loaded
└── ModelForeign    files that do not belong together, or of another kind of model
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]
"""Shape (dimensions,), float32, L2-normalised."""


class ModelError(Exception):
    """The encoder cannot be used; the message says what to do about it."""

    code: ClassVar[str] = "model_error"


class ModelMissing(ModelError):
    """No such folder, or a file of it is missing."""

    code = "model_missing"


class ModelDamaged(ModelError):
    """A file is not the one that the sheet of checksums names, or cannot be loaded."""

    code = "model_damaged"


class ModelForeign(ModelError):
    """Files that do not belong together, or of another kind of model."""

    code = "model_foreign"


@dataclass(frozen=True, slots=True)
class ModelName:
    """Which model made a vector; vectors of different models are never compared."""

    name: str
    version: str

    def __str__(self) -> str:
        return f"{self.name}/{self.version}"


class Embedder(Protocol):
    """Turns texts into vectors. The same text gives the same vector, whatever was asked before. Thread-safe."""

    @property
    def model(self) -> ModelName:
        """Name and version."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    def question(self, text: str) -> Vector:
        """The vector of a question; an empty text gives some vector too."""

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of passages or sentences, shape (texts, dimensions); what is too long counts by its beginning."""
