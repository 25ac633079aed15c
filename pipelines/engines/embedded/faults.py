"""The one place that translates what tantivy raises."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pipelines.engines.contract import EngineUnavailable


@contextmanager
def translated() -> Iterator[None]:
    """Turns a failure of tantivy or of its files into EngineUnavailable; tantivy raises ValueError for all of them."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise EngineUnavailable("the embedded index cannot be read or written") from error
