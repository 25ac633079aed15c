"""One list out of what all recognisers found: where two overlap, one stays."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from pipelines.entities.contract import Mention


def merge(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions that stay, in the order of the text; no two of them share a character.

    What rests on more stays (check digit, label, rule, model, list), then the longer one, then the surer one; equal
    ones are told apart by type and place, so that the order of the recognisers never matters.
    """
    kept: list[tuple[int, int, Mention]] = []
    places: list[tuple[int, int]] = []
    for mention in sorted(mentions, key=_rank):
        at = bisect_left(places, (mention.start, mention.end))
        is_free_before = at == 0 or places[at - 1][1] <= mention.start
        is_free_behind = at == len(places) or mention.end <= places[at][0]
        if is_free_before and is_free_behind:
            insort(places, (mention.start, mention.end))
            kept.append((mention.start, mention.end, mention))
    return tuple(mention for *_, mention in sorted(kept, key=lambda each: each[:2]))


def _rank(mention: Mention) -> tuple[int, int, float, int, str, str]:
    length = mention.end - mention.start
    return -mention.basis, -length, -mention.confidence, mention.start, mention.type.value, mention.normalized
