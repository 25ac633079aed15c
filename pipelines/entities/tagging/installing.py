"""The tagger of this installation: the one that ships, or another one in a local folder."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from pipelines.embeddings.contract import ModelDamaged, ModelMissing
from pipelines.embeddings.model_files import MODEL, TOKENIZER, check_model
from pipelines.entities.tagging.decoding import Decoder
from pipelines.entities.tagging.tagger import Tagger

LABELS: Final = "labels.json"


def shipped_tagger() -> Path:
    """The folder of the tagger that ships with the product; its word pieces are those of the encoder beside it.

    Raises:
        ModelMissing: This installation came without it.
    """
    package = find_spec("models")
    for place in (package.submodule_search_locations or ()) if package is not None else ():
        return Path(place) / "tagger"
    raise ModelMissing("Diese Installation enthält keinen Namenserkenner. Bitte in AKTE_TAGGER einen Ordner angeben.")


def open_tagger(folder: Path, *, threads: int = 1) -> Tagger:
    """The tagger in a folder, its files checked; the network is opened when a text is first looked at.

    Args:
        folder: Holds ``model.onnx``, ``labels.json``, ``tokenizer.json`` (or the sheet says where that lies) and
            ``checksums.json``.
        threads: Processor threads for one text.

    Raises:
        ModelMissing: A file is not there.
        ModelDamaged: A file is not the one of the sheet, or the labels are none.
    """
    files = check_model(folder, (MODEL, TOKENIZER, LABELS))
    path = files.paths[LABELS]
    try:
        decoder = Decoder([str(label) for label in json.loads(path.read_text("utf-8"))])
    except (ValueError, TypeError) as error:
        raise ModelDamaged(f"Die Datei {path} enthält keine Namen von Merkmalen: {error}") from error
    return Tagger(files, decoder, threads=threads)
