"""Pages with the marks of a question, from what the analysis has stored of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection

from ingest.catalogue import hits, passages
from ingest.catalogue.words import boxes_between
from ingest.labels import Clearance, DocumentId
from ingest.pages import Box
from pipelines.marking import Mark, Marker, may_bear_marks, merged
from pipelines.passages import StoredPassage
from pipelines.question.tree import Leaf


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A page with its marks by place; ``around`` is the part of its text that was looked through.

    ``boxes`` has for each mark those of the words that it touches: two for a word broken at a line end, one for each
    word of a phrase, none on a page without an image.
    """

    number: int
    text: str
    marks: tuple[Mark, ...]
    boxes: tuple[tuple[Box, ...], ...]
    around: tuple[int, int]


def marked_pages(
    connection: Connection, document_id: DocumentId, leaves: Sequence[Leaf], *, clearance: Clearance
) -> Iterator[MarkedPage]:
    """The pages of a visible document that bear a mark, in order; each is fetched when it is its turn.

    The passages of a page are looked through as one, so that a phrase across their border is marked too.
    """
    if not leaves:
        return
    each_once = tuple(dict.fromkeys(leaves))
    marker = Marker(each_once)
    stored = passages.of_document(connection, document_id, clearance=clearance)
    for number, on_page in groupby(stored, key=lambda passage: passage.page):
        whole = merged(
            [
                StoredPassage(each.ordinal, each.page, each.start, each.end, each.words, each.stems, each.offsets)
                for each in on_page
            ]
        )
        if not may_bear_marks(each_once, whole):
            continue
        page = hits.pages_of(connection, [(document_id, number)], clearance=clearance).get((document_id, number))
        if page is not None and (marks := marker.marks(whole, page.text, page.words)):
            boxes = boxes_between(page.words, [(each.start, each.end) for each in marks])
            yield MarkedPage(number, page.text, marks, boxes, (whole.start, whole.end))
