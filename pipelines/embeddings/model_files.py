"""The files of a model in a folder, checked against the sheet that lies beside them.

``checksums.json`` names the model, its version and the SHA-256 of each file. Another model can be configured by a
folder that holds ``model.onnx``, ``tokenizer.json`` and such a sheet. A file that two models share lies beside one of
them; the sheet of the other names it by its way from there (``../encoder/tokenizer.json``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pipelines.embeddings.contract import ModelDamaged, ModelMissing

SHEET: Final = "checksums.json"
MODEL: Final = "model.onnx"
TOKENIZER: Final = "tokenizer.json"


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model whose files are those of its sheet.

    Attributes:
        paths: Where each file lies, by its bare name.
        digest: Of the checksums of all files; another one for every other content.
    """

    name: str
    version: str
    folder: Path
    paths: Mapping[str, Path]
    digest: str

    @property
    def model(self) -> Path:
        """The network."""
        return self.paths[MODEL]

    @property
    def tokenizer(self) -> Path:
        """Its word pieces."""
        return self.paths[TOKENIZER]


def check_model(folder: Path, needed: Collection[str] = (MODEL, TOKENIZER)) -> ModelFiles:
    """The model in a folder; reads every file once (about 40 MB, 0.1 s).

    Args:
        folder: Where the sheet lies.
        needed: Bare names of the files that a model of this kind has at least.

    Raises:
        ModelMissing: The folder, the sheet or a file is not there.
        ModelDamaged: The sheet is none, leaves out a file that is needed, or a file differs from it.
    """
    sheet = _sheet(folder, needed)
    for file, checksum in sheet["files"].items():
        path = folder / file
        if not path.is_file():
            raise ModelMissing(f"Die Modelldatei {path} fehlt. Bitte das Modell neu einspielen.")
        with path.open("rb") as content:
            found = hashlib.file_digest(content, "sha256").hexdigest()
        if found != checksum:
            raise ModelDamaged(
                f"Die Modelldatei {path} ist nicht die des Prüfblatts {SHEET}: beschädigt oder ausgetauscht. "
                "Bitte das Modell neu einspielen."
            )
    checksums = sorted(f"{Path(file).name} {checksum}" for file, checksum in sheet["files"].items())
    return ModelFiles(
        sheet["name"],
        sheet["version"],
        folder,
        {Path(file).name: folder / file for file in sheet["files"]},
        hashlib.sha256("\n".join(checksums).encode()).hexdigest(),
    )


def _sheet(folder: Path, needed: Collection[str]) -> dict[str, Any]:
    path = folder / SHEET
    try:
        content = json.loads(path.read_text("utf-8"))
        files = {str(file): str(facts["sha256"]) for file, facts in content["files"].items()}
        sheet = {"name": str(content["name"]), "version": str(content["version"]), "files": files}
    except FileNotFoundError as error:
        raise ModelMissing(f"Das Prüfblatt {path} fehlt. Ohne es wird kein Modell benutzt.") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelDamaged(f"Das Prüfblatt {path} ist nicht lesbar: {error}") from error
    lacking = sorted(set(needed) - {Path(file).name for file in files})
    if lacking:
        raise ModelDamaged(f"Das Prüfblatt {path} nennt nicht: {', '.join(lacking)}.")
    return sheet
