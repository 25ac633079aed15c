"""The component that asks the engine: by words and by vector at once, for one that is behind a network."""

from __future__ import annotations

from typing import Final

from pipelines.answering.stages import FoundByVector, FoundByWords, Worded
from pipelines.answering.words import asks_of, by_words
from pipelines.engines.contract import Engine, Near
from pipelines.quiet_haystack import component

NEAREST_PASSAGES: Final = 300
"""Passages fetched from the engine by their own vector; the best sentence decides among them."""


@component
class Retrieving:
    """One call for both branches."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @component.output_types(by_words=FoundByWords, by_vector=FoundByVector)
    def run(self, worded: Worded) -> dict[str, FoundByWords | FoundByVector]:
        """Raises EngineError."""
        understood = worded.understood
        asked = understood.asked
        near = None
        if worded.vector is not None:
            near = Near(worded.vector, understood.filters, asked.excluded, NEAREST_PASSAGES)
        asks = asks_of(understood)
        answered = self._engine.answer(asks, near=near, clearance=asked.clearance)
        return {
            "by_words": by_words(understood, asks, answered.found),
            "by_vector": FoundByVector(worded, answered.near),
        }
