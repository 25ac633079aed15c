"""The words of a text, and windows of them that the tagger reads at once.

A window ends where writing pauses: at an empty line, the end of a sentence, the end of a line. Only text that never
pauses is cut in the middle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

WORD: Final = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
"""What has a label: a word with its hyphens and apostrophes, or a sign; the rule by which the tagger was trained."""

MOST: Final = 80
"""Words of a window: some sentences. Longer windows cost more and tell hardly more about a name."""

LONGEST: Final = 2_000
"""Characters of a window. Text of which 80 words are longer is no text; its words are cut off for the tagger."""

_EMPTY_LINE, _SENTENCE, _LINE = 3, 2, 1
_LONGEST_ABBREVIATION: Final = 3


@dataclass(frozen=True, slots=True)
class Window:
    """``text[start:end]`` and its words, as places of the whole text; it begins and ends with a word."""

    start: int
    end: int
    words: tuple[tuple[int, int], ...]


def windows_of(text: str) -> list[Window]:
    """The windows of a text in order; every word is in one of them."""
    words = [(match.start(), match.end()) for match in WORD.finditer(text)]
    windows = []
    first = 0
    while first < len(words):
        last = first + MOST
        if last < len(words):
            last = _pause(text, words, first, last)
        part = tuple(words[first:last])
        windows.append(Window(part[0][0], min(part[-1][1], part[0][0] + LONGEST), part))
        first = last
    return windows


def _pause(text: str, words: Sequence[tuple[int, int]], first: int, last: int) -> int:
    """The number of the word before which the window is best cut: the latest of the strongest pauses in its half."""
    strengths = ((_strength(text, words, place), place) for place in range(first + MOST // 2, last + 1))
    strength, place = max(strengths)
    return place if strength else last


def _strength(text: str, words: Sequence[tuple[int, int]], place: int) -> int:
    """How much writing pauses before a word; 0 where it goes on."""
    before, end = words[place - 1]
    following = words[place][0]
    breaks = text.count("\n", end, following)
    if breaks > 1:
        return _EMPTY_LINE
    if text[before] in ".!?" and following > end and not text[following].islower():
        length = words[place - 2][1] - words[place - 2][0] if place > 1 else 0
        if length > _LONGEST_ABBREVIATION and not text[words[place - 2][0]].isdigit():
            return _SENTENCE
    return _LINE if breaks else 0
