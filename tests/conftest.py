"""Settings of all tests: no example of a property test is judged by its time, and one OpenSearch serves them all."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.opensearch_node.building import HOME
from tests.opensearch_node.node import running
from tests.opensearch_node.places import own_place

# A busy machine is no fault of the rule under test.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that run against OpenSearch, so that `make check` can leave them out.

    Browser tests go to the end: from the first on, Playwright's event loop runs in the thread of all tests.
    """
    for item in items:
        names = {name for name in getattr(item, "fixturenames", ()) if name.startswith("opensearch_")}
        if names or "opensearch" in item.name.partition("[")[2]:
            item.add_marker("opensearch")
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def opensearch_url() -> Iterator[str]:
    """URL of a real OpenSearch, started for the first test that needs it.

    Who runs tests again and again names a running one (``python -m tests.opensearch_node.node``) in
    ``AKTE_TEST_OPENSEARCH`` and saves its start.
    """
    standing = os.environ.get("AKTE_TEST_OPENSEARCH")
    if standing:
        yield standing
        return
    if not HOME.is_dir():
        pytest.fail("the OpenSearch of the tests is missing: ./scripts/setup.sh --for-tests brings it")
    with running() as url:
        yield url


@pytest.fixture
def opensearch_place(opensearch_url: str) -> Iterator[str]:
    """URL of a real OpenSearch with a prefix of its own, emptied afterwards."""
    with own_place(opensearch_url) as place:
        yield place
