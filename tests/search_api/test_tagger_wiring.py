"""What the service does with and without a usable tagger of names; it never stops for want of one."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Literal

import pytest
from structlog.testing import capture_logs

import models
from pipelines.entities.tagging.installing import shipped_tagger
from search_api.health.readiness import ReadinessCheck
from search_api.settings import Settings
from search_api.wiring import open_works, wire
from search_api.wiring_store import open_store

HINT = "Namen werden nur nach Regeln erkannt; der Namenserkenner fehlt oder ist beschädigt."


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    whole = Path(models.__file__).parent
    (tmp_path / "encoder").mkdir()
    shutil.copyfile(whole / "encoder" / "tokenizer.json", tmp_path / "encoder" / "tokenizer.json")
    folder = Path(shutil.copytree(shipped_tagger(), tmp_path / "tagger"))
    with (folder / "model.onnx").open("ab") as content:
        content.write(b" ")
    return folder


def opened(data: Path, tagger: Path | Literal["off"] | None) -> tuple[bool, list[str], list[str]]:
    """Whether there is a tagger, what readiness says of it, and what was written to the log."""
    with capture_logs() as lines:
        store = open_store(Settings(data_dir=data / "var", demo=False, model="off", workers=0, tagger=tagger))
        works = open_works(store)
        wiring = wire(works)
    try:
        ready = wiring.parts[ReadinessCheck].look()
        assert ready.status == "ready"
        told = [str(line["reason"]) for line in lines if line["event"] == "tagger_not_available"]
        return works.tagger is not None, list(ready.problems), told
    finally:
        wiring.close()
        works.close()
        store.close()


def test_the_tagger_that_ships_is_used(tmp_path: Path) -> None:
    assert opened(tmp_path, None) == (True, [], [])


def test_a_tagger_that_is_switched_off_is_not_missed(tmp_path: Path) -> None:
    assert opened(tmp_path, "off") == (False, [], [])


def test_a_damaged_tagger_is_told_and_rules_go_on(tmp_path: Path, damaged: Path) -> None:
    is_there, hints, (reason,) = opened(tmp_path, damaged)
    assert (is_there, hints) == (False, [HINT])
    assert "model.onnx ist nicht die des Prüfblatts" in reason


def test_a_missing_tagger_is_told_and_rules_go_on(tmp_path: Path) -> None:
    is_there, hints, (reason,) = opened(tmp_path, tmp_path / "nirgends")
    assert (is_there, hints) == (False, [HINT])
    assert "nirgends/checksums.json fehlt" in reason
