"""A small set of sample documents, one of each kind of file, made once for all tests."""

from pathlib import Path

import pytest

from samples.collection import PAPERS
from samples.generate import GeneratedSet, generate
from samples.paper import Carrier, Paper


def one_of_each() -> tuple[Paper, ...]:
    """The first paper of every kind of file."""
    found: dict[Carrier, Paper] = {}
    for paper in PAPERS:
        found.setdefault(paper.carrier, paper)
    return tuple(found.values())


@pytest.fixture(scope="session")
def small_set(tmp_path_factory: pytest.TempPathFactory) -> GeneratedSet:
    return generate(tmp_path_factory.mktemp("samples"), papers=one_of_each())


@pytest.fixture(scope="session")
def files(small_set: GeneratedSet) -> dict[Carrier, Path]:
    """The made files by their kind."""
    return {paper.carrier: path for paper, path in zip(one_of_each(), small_set.files, strict=True)}
