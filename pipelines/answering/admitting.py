"""Looks every document of the page up in the catalogue, which has the last word on who may read it."""

from __future__ import annotations

from ingest.catalogue import documents
from pipelines.answering.stages import Admitted, Rescored
from pipelines.quiet_haystack import component


@component
class Admitting:
    """Drops what the catalogue does not let the caller read, whatever the engine said."""

    @component.output_types(admitted=Admitted)
    def run(self, rescored: Rescored) -> dict[str, Admitted]:
        """Raises CatalogueError."""
        asked = rescored.fused.by_words.understood.asked
        question = asked.question
        candidates = rescored.candidates[question.offset : question.offset + question.limit]
        found = documents.find_many(
            asked.connection, [candidate.document_id for candidate in candidates], clearance=asked.clearance
        )
        page = tuple(
            (candidate, found[candidate.document_id])
            for candidate in candidates
            if candidate.document_id in found and candidate.document_id not in asked.excluded
        )
        above = {document.parent_id for _, document in page if document.parent_id is not None}
        # A parent has labels of its own: an attachment may be shared while its e-mail is not.
        parents = documents.find_many(asked.connection, above, clearance=asked.clearance) if above else {}
        return {"admitted": Admitted(rescored, page, parents)}
