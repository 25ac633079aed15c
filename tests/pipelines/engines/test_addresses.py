"""Engines are named by addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.engines.addresses import open_engine
from pipelines.engines.embedded.engine import EmbeddedEngine


def test_an_embedded_engine_lies_in_a_folder(tmp_path: Path) -> None:
    engine = open_engine(f"embedded:{tmp_path}/a:b")

    assert isinstance(engine, EmbeddedEngine)
    assert "tantivy" in engine.description
    engine.close()


@pytest.mark.parametrize("address", ["", "lucene:/srv", "/srv/index", "embedded:"])
def test_a_wrong_address_is_answered_with_a_right_one(address: str) -> None:
    with pytest.raises(ValueError, match="embedded:"):
        open_engine(address)
