"""Brings the documents of both branches into one order."""

from __future__ import annotations

from pipelines.answering.stages import FoundByMeaning, FoundByWords, Fused
from pipelines.quiet_haystack import component


@component
class Fusing:
    """Keeps the order of the words branch and notes what is near in meaning.

    What only the meaning branch finds has no place yet: that branch finds nothing so far.
    """

    @component.output_types(fused=Fused)
    def run(self, by_words: FoundByWords, by_meaning: FoundByMeaning) -> dict[str, Fused]:
        """Depends on its arguments alone."""
        return {"fused": Fused(by_words, by_words.documents, dict(by_meaning.near))}
