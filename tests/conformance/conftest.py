"""The engines that the suite is run over; a further one joins by one line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.engines.addresses import open_engine
from pipelines.engines.contract import Engine

ADDRESSES = ("embedded:{folder}/index",)


@pytest.fixture(params=ADDRESSES, ids=lambda address: address.partition(":")[0])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty engine is found."""
    return str(request.param).format(folder=tmp_path)


@pytest.fixture
def engine(address: str) -> Iterator[Engine]:
    """An empty engine."""
    opened = open_engine(address)
    opened.clear()
    yield opened
    opened.close()
