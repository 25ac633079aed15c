"""The only door to Haystack: telemetry is off before it is imported, and what is handed over is not copied.

Haystack reports its use to its makers unless told otherwise, at import; and it deep-copies every value that passes
between components (7 to 20 ms for 50 documents).
"""

from __future__ import annotations

import os
from typing import Any, Self

os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"

from haystack import Pipeline, component
from haystack.core.errors import PipelineRuntimeError

__all__ = ["HandedOver", "Pipeline", "PipelineRuntimeError", "component"]


class HandedOver:
    """Base of immutable values that pass between components: a copy of one is the value itself."""

    __slots__ = ()

    def __deepcopy__(self, _memo: dict[int, Any]) -> Self:
        return self

    def to_dict(self) -> dict[str, Any]:
        """Nothing: Haystack takes a snapshot when a component fails, and no content belongs there."""
        return {}
