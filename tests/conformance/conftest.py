"""The engines that the suite is run over; a further one joins by one line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.engines.addresses import open_engine
from pipelines.engines.contract import Engine

ADDRESSES = (
    "embedded:{folder}/index",
    "opensearch+{opensearch_place}",
)


class _Fixtures(dict[str, str]):
    """What addresses name: a folder, or another fixture, made only for the engine that names it."""

    def __init__(self, request: pytest.FixtureRequest, folder: Path) -> None:
        super().__init__(folder=str(folder))
        self._request = request

    def __missing__(self, name: str) -> str:
        return str(self._request.getfixturevalue(name))


@pytest.fixture(params=ADDRESSES, ids=lambda address: address.partition(":")[0])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty engine is found."""
    return str(request.param).format_map(_Fixtures(request, tmp_path))


@pytest.fixture
def engine(address: str) -> Iterator[Engine]:
    """An empty engine."""
    opened = open_engine(address)
    opened.clear()
    yield opened
    opened.close()
