"""Settings of all tests: no example of a property test is judged by the time it takes."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A busy machine is no fault of the rule under test.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
