from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.models.conftest import FOLDER

MODELS = ("encoder", "line_reader", "tagger")
LARGEST = 50_000_000


@pytest.mark.parametrize("name", MODELS)
def test_each_file_is_the_one_of_the_sheet(name: str) -> None:
    files = json.loads((FOLDER / name / "checksums.json").read_text("utf-8"))["files"]
    for file, facts in files.items():
        content = (FOLDER / name / file).read_bytes()
        assert len(content) == facts["bytes"]
        assert hashlib.sha256(content).hexdigest() == facts["sha256"]


@pytest.mark.parametrize("name", MODELS)
def test_each_model_stays_small_and_has_a_data_sheet(name: str) -> None:
    folder: Path = FOLDER / name
    assert sum(file.stat().st_size for file in folder.iterdir()) <= LARGEST
    sheet = (folder / "datasheet.md").read_text("utf-8")
    assert "| licence |" in sheet
    assert "## Figures" in sheet
