"""Settings of all tests: no example of a property test is judged by the time it takes; browser tests come last."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no fault of the rule under test.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests go to the end: from the first on, Playwright's event loop runs in the thread of all tests."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
