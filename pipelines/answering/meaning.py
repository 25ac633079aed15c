"""The meaning branch: its place in the pipeline. No model of meaning is installed yet, so it finds nothing."""

from __future__ import annotations

from pipelines.answering.stages import FoundByMeaning, Understood
from pipelines.quiet_haystack import component


@component
class MeaningBranch:
    """Finds no document, in any mode; ``hybrid`` therefore answers like ``words``."""

    @component.output_types(by_meaning=FoundByMeaning)
    def run(self, understood: Understood) -> dict[str, FoundByMeaning]:
        """Never fails."""
        return {"by_meaning": FoundByMeaning(understood, ())}
