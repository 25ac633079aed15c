"""Hits that are one paper: marked as such, and where that is wished folded under the best of them.

A document is folded under the first one before it that it is a copy of and that is not folded itself. Copies of copies
are not followed, so that two papers that a third one resembles stay apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.catalogue import hits
from ingest.catalogue.copies import copies_among
from ingest.catalogue.hits import HitFacts
from ingest.labels import DocumentId
from pipelines.answering.answer import FOLDED_AMONG, Hit, NearDuplicate
from pipelines.answering.stages import Rescored, Shown
from pipelines.quiet_haystack import component


@component
class Folding:
    """Takes what stands under a better hit out of the list, and cuts the page out of the rest."""

    @component.output_types(folded=Rescored)
    def run(self, rescored: Rescored) -> dict[str, Rescored]:
        """Raises CatalogueError."""
        asked = rescored.fused.by_words.understood.asked
        question = asked.question
        if not question.fold:
            return {"folded": rescored}
        names = [each.document_id for each in rescored.page[:FOLDED_AMONG] if each.document_id not in asked.excluded]
        under = fold(names, copies_among(asked.connection, names, clearance=asked.clearance))
        gone = {name for some in under.values() for name in some}
        kept = [each for each in rescored.page if each.document_id not in gone]
        page = tuple(kept[question.offset : question.offset + question.limit])
        return {"folded": replace(rescored, page=page, under=under, folded=len(gone))}


def fold(
    names: Sequence[DocumentId], copies: Mapping[DocumentId, Sequence[DocumentId]]
) -> dict[DocumentId, tuple[DocumentId, ...]]:
    """What stands under which document; both in the order of the list.

    Args:
        names: The list, best first.
        copies: For each document that has some its copies, in the order of the list.
    """
    above: dict[DocumentId, DocumentId] = {}
    under: dict[DocumentId, list[DocumentId]] = {}
    seen: set[DocumentId] = set()
    for name in names:
        best = next((copy for copy in copies.get(name, ()) if copy in seen and copy not in above), None)
        if best is not None:
            above[name] = best
            under.setdefault(best, []).append(name)
        seen.add(name)
    return {name: tuple(some) for name, some in under.items()}


def with_near_duplicates(shown: Shown) -> tuple[Hit, ...]:
    """The hits of a page, each with its copies: those folded under it, or else those on the same page.

    Raises:
        CatalogueError: The catalogue did not answer.
    """
    asked = shown.admitted.rescored.fused.by_words.understood.asked
    is_folded = asked.question.fold
    names = [hit.document_id for hit in shown.hits]
    facts: Mapping[DocumentId, HitFacts]
    if is_folded:
        under = shown.admitted.rescored.under
        copies: Mapping[DocumentId, Sequence[DocumentId]] = {name: under[name] for name in names if name in under}
        named = [name for some in copies.values() for name in some]
        facts = hits.facts_of(asked.connection, named, clearance=asked.clearance) if named else {}
    else:
        copies = copies_among(asked.connection, names, clearance=asked.clearance) if len(names) > 1 else {}
        facts = {each.id: each for _, each in shown.admitted.page}
    if not copies:
        return shown.hits
    return tuple(_with(hit, [facts[name] for name in copies.get(hit.document_id, ())], is_folded) for hit in shown.hits)


def _with(hit: Hit, copies: Sequence[HitFacts], is_folded: bool) -> Hit:
    if not copies:
        return hit
    told = tuple(
        NearDuplicate(each.id, each.file_name, each.title, each.agency, each.unit, each.date) for each in copies
    )
    return replace(hit, near_duplicates=told, folded=is_folded)
