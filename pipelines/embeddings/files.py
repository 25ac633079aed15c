"""The folder of a model: its sheet of checksums, and the proof that the files are those that the sheet names."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipelines.embeddings.contract import ModelDamaged, ModelForeign, ModelMissing, ModelName

SHEET: Final = "checksums.json"


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A verified folder."""

    model: ModelName
    folder: Path

    def file(self, name: str) -> Path:
        """One of its files.

        Raises:
            ModelForeign: The sheet names no such file.
        """
        path = self.folder / name
        if not path.is_file():
            raise ModelForeign(f"the model in {self.folder} has no {name}")
        return path


def verified(folder: Path) -> ModelFolder:
    """The model in a folder, once every file that its sheet names has been compared with it.

    Raises:
        ModelMissing: No folder, no sheet, or a file that the sheet names is not there.
        ModelDamaged: The sheet cannot be read, or a file differs from it.
    """
    try:
        sheet = json.loads((folder / SHEET).read_text(encoding="utf-8"))
        model = ModelName(str(sheet["name"]), str(sheet["version"]))
        files = {str(name): str(entry["sha256"]) for name, entry in sheet["files"].items()}
    except FileNotFoundError:
        raise ModelMissing(f"there is no model in {folder}: {SHEET} is missing") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelDamaged(f"{folder / SHEET} cannot be read") from error
    for name, expected in files.items():
        try:
            with (folder / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            raise ModelMissing(f"{folder / name} is missing") from None
        except OSError as error:
            raise ModelDamaged(f"{folder / name} cannot be read") from error
        if found != expected:
            raise ModelDamaged(f"{folder / name} is not the file that {SHEET} names; copy the model anew")
    return ModelFolder(model, folder)
