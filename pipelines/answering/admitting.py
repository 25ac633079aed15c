"""Looks every document of the page up in the catalogue, which has the last word on who may read it."""

from __future__ import annotations

from ingest.catalogue import hits
from pipelines.answering.stages import Admitted, Rescored
from pipelines.quiet_haystack import component


@component
class Admitting:
    """Drops what the catalogue does not let the caller read, whatever the engine said."""

    @component.output_types(admitted=Admitted)
    def run(self, rescored: Rescored) -> dict[str, Admitted]:
        """Raises CatalogueError."""
        asked = rescored.fused.by_words.understood.asked
        names = [each.document_id for each in rescored.page if each.document_id not in asked.excluded]
        found = hits.facts_of(asked.connection, names, clearance=asked.clearance) if names else {}
        page = tuple((each, found[each.document_id]) for each in rescored.page if each.document_id in found)
        return {"admitted": Admitted(rescored, page)}
