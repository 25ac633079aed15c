"""One empty world for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pipelines.asking.world import World, opened


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A catalogue and an engine without documents."""
    with opened(tmp_path) as new:
        yield new
