"""Mentions as they are shown on a page: with boxes around their words."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.catalogue.mentions import StoredMention
from ingest.catalogue.pages import StoredPage
from ingest.pages import Box

Corners = tuple[int, int, int, int]


def show_mention(mention: StoredMention, page: StoredPage) -> dict[str, object]:
    """A mention in the shape of schemas.MentionView."""
    lines = _lines(page.words.between(mention.start, mention.end).boxes())
    return {
        "id": f"{page.document_id}-{mention.ordinal}",
        "type": mention.type,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "normalized": mention.normalized,
        "box": _around(lines) if lines else None,
        "boxes": lines,
        "confidence": round(mention.confidence, 4),
        "recogniser": f"{mention.recogniser} {mention.version}",
        "entity_id": mention.entity_id,
    }


def _lines(boxes: Sequence[Box]) -> list[Corners]:
    """One box for each printed line: a word that begins left of the one before it begins a new line."""
    lines: list[list[Corners]] = []
    last = None
    for box in boxes:
        if last is None or box.x0 < last.x0:
            lines.append([])
        lines[-1].append((box.x0, box.y0, box.x1, box.y1))
        last = box
    return [_around(line) for line in lines]


def _around(boxes: Sequence[Corners]) -> Corners:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)
