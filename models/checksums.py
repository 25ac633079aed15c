"""The sheet of checksums that lies beside each model: who made it is in the data sheet, what it is stands here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from models.sources import digest

SHEET: Final = "checksums.json"


def write_checksums(folder: Path, *, name: str, version: str, files: Sequence[str]) -> None:
    """Write ``checksums.json``: name and version of the model, size in bytes and SHA-256 of each file."""
    sheet = {
        "name": name,
        "version": version,
        "files": {file: {"bytes": (folder / file).stat().st_size, "sha256": digest(folder / file)} for file in files},
    }
    (folder / SHEET).write_text(json.dumps(sheet, indent=2) + "\n", encoding="utf-8")
