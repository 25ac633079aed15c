"""Figures for Prometheus: requests by route and status, times, depth of queues. No names, ids, texts or questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The figures of this process, in a registry of its own, so that two applications in one process do not mix.

    ``gauges`` are read when somebody asks for the figures: each gives a number under its name.
    """

    def __init__(self, gauges: Mapping[str, tuple[str, Callable[[], float]]]) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "akte_requests", "Answered requests", ("route", "method", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "akte_request_seconds",
            "Time to the first byte of an answer",
            ("route",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        # Looked up once for each kind of answer, of which there are few: a look costs more than the count itself.
        self._requests_like = cache(self._requests.labels)
        self._seconds_of = cache(self._seconds.labels)
        for name, (description, read) in gauges.items():
            Gauge(f"akte_{name}", description, registry=self._registry).set_function(read)

    def count(self, *, route: str, method: str, status: int, seconds: float) -> None:
        """Note one answer; ``route`` is the pattern of the address, never the address itself."""
        self._requests_like(route, method, status).inc()
        self._seconds_of(route).observe(seconds)

    def render(self) -> bytes:
        """All figures in the text format of Prometheus."""
        return generate_latest(self._registry)
