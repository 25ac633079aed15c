"""Brings the candidates of both branches into one order."""

from __future__ import annotations

from dataclasses import replace

from pipelines.answering.stages import FoundByMeaning, FoundByWords, Fused
from pipelines.quiet_haystack import component


@component
class Fusing:
    """Keeps the order of the words branch and notes the similarity of those that are near in meaning too.

    What only the meaning branch finds has no place yet: that branch finds nothing so far.
    """

    @component.output_types(fused=Fused)
    def run(self, by_words: FoundByWords, by_meaning: FoundByMeaning) -> dict[str, Fused]:
        """Depends on its arguments alone."""
        candidates = by_words.candidates
        if by_meaning.near:
            near = dict(by_meaning.near)
            candidates = tuple(replace(candidate, meaning=near.get(candidate.document_id)) for candidate in candidates)
        return {"fused": Fused(by_words, candidates)}
