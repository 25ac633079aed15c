"""Short words with misread letters, spelled out as a regular expression of Lucene.

Lucene's own fuzzy query leaves out words of which no letter is the same: of two letters two. Where the word asked for
has more than twice as many letters as may differ, there are none.
"""

from __future__ import annotations

from functools import lru_cache


def needs_spelling_out(word: str, distance: int) -> bool:
    """Whether Lucene's fuzzy query would miss words within the distance."""
    return len(word) <= 2 * distance


@lru_cache(maxsize=256)
def spelled_out(word: str, distance: int) -> str:
    """A pattern for all words that differ by at most so many letters: exchanged, missing, added or swapped neighbours.

    No letter is touched twice (optimal string alignment), as in Lucene's fuzzy query and in tantivy's.
    """
    return "|".join(sorted(_patterns(word, distance) - {""}))


def _patterns(rest: str, distance: int) -> set[str]:
    if not rest:
        return {"." * added for added in range(distance + 1)}
    found = {_literal(rest[0]) + pattern for pattern in _patterns(rest[1:], distance)}
    if distance:
        found |= {"." + pattern for pattern in _patterns(rest, distance - 1)}
        found |= {"." + pattern for pattern in _patterns(rest[1:], distance - 1)}
        found |= _patterns(rest[1:], distance - 1)
        if len(rest) > 1:
            swapped = _literal(rest[1]) + _literal(rest[0])
            found |= {swapped + pattern for pattern in _patterns(rest[2:], distance - 1)}
    return found


def _literal(sign: str) -> str:
    return sign if sign.isalnum() else "\\" + sign
