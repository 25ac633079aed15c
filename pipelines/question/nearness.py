"""Words that stand near one another: how far apart, and where they stand in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import comb
from typing import Final

MOST_WAYS: Final = 60
"""Ways in which words may stand, each a phrase of its own to an engine that cannot tell gaps: ten words between two,
nine among three, four among four."""

MOST_BETWEEN: Final = 10
"""Words between; farther apart they are in one sentence by chance."""


def bounded(between: int, count: int) -> int:
    """So many further words may stand among ``count`` words, at most ``between``."""
    allowed = min(between, MOST_BETWEEN)
    while allowed and comb(allowed + count - 1, count - 1) > MOST_WAYS:
        allowed -= 1
    return allowed


def ways(count: int, between: int) -> Iterator[tuple[int, ...]]:
    """Every way in which ``count`` words stand with at most ``between`` others among them: places, the first at 0."""
    for places in combinations(range(1, count + between), count - 1):
        yield (0, *places)


def stretches(words: Sequence[str], wanted: Sequence[str], between: int) -> Iterator[tuple[int, int]]:
    """First and last place of the wanted words wherever they stand so near in this order; the nearest for each."""
    for first, word in enumerate(words):
        if word != wanted[0]:
            continue
        ends = {first}
        for each in wanted[1:]:
            reach = first + len(wanted) - 1 + between
            least = min(ends) + 1
            ends = {place for place in range(least, min(reach + 1, len(words))) if words[place] == each}
            if not ends:
                break
        else:
            yield first, min(ends)
