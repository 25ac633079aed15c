"""The encoder of this installation: the one that ships, another one in a local folder, or none."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from pipelines.embeddings.contract import Embedder, ModelMissing
from pipelines.embeddings.hubs import HubShares
from pipelines.embeddings.onnx import OnnxEmbedder


@dataclass(frozen=True, slots=True)
class Meaning:
    """An encoder with the hub shares that belong to it."""

    embedder: Embedder
    hub_shares: HubShares


def shipped_folder() -> Path:
    """The folder of the encoder that ships with the product.

    Raises:
        ModelMissing: This installation came without it.
    """
    package = find_spec("models")
    for place in (package.submodule_search_locations or ()) if package is not None else ():
        return Path(place) / "encoder"
    raise ModelMissing("this installation came without a model; name a folder with one in AKTE_MODEL")


def install(folder: Path) -> Meaning:
    """Load an encoder and its reference questions.

    Raises:
        ModelError: Its files are missing, damaged or of another kind.
    """
    embedder = OnnxEmbedder(folder)
    return Meaning(embedder, HubShares(embedder, folder))
