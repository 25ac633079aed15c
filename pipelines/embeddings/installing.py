"""The encoder of this installation: the one that ships, or another one in a local folder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from pipelines.embeddings.contract import Embedder, ModelMissing
from pipelines.embeddings.hubs import HubCorrection, read_questions
from pipelines.embeddings.onnx_embedder import open_embedder

REFERENCE_QUESTIONS: Final = "reference_questions.txt"


@dataclass(frozen=True)
class Meaning:
    """An encoder and the reference questions that belong to it."""

    embedder: Embedder
    questions: tuple[str, ...]

    @cached_property
    def hubs(self) -> HubCorrection:
        """Made when it is first asked for, by a worker: embedding the questions takes a second."""
        return HubCorrection(self.embedder, self.questions)


def shipped_folder() -> Path:
    """The folder of the encoder that ships with the product.

    Raises:
        ModelMissing: This installation came without it.
    """
    package = find_spec("models")
    for place in (package.submodule_search_locations or ()) if package is not None else ():
        return Path(place) / "encoder"
    raise ModelMissing("Diese Installation enthält kein Modell. Bitte in AKTE_MODEL einen Ordner mit einem angeben.")


def install(folder: Path) -> Meaning:
    """Load an encoder and its reference questions.

    Raises:
        EmbeddingError: Its files are missing or damaged.
    """
    embedder = open_embedder(folder)
    try:
        return Meaning(embedder, read_questions(folder / REFERENCE_QUESTIONS))
    except FileNotFoundError:
        raise ModelMissing(f"Im Ordner {folder} fehlt {REFERENCE_QUESTIONS}.") from None
