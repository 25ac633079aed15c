"""Sentence windows: stretches of a passage that each say one thing.

A passage about three things lies near none of them; its sentences do. Short lines (a name, a subject line, a date) lie
near every question, so they are joined with what follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

FEWEST: Final = 5
"""Words. A window with fewer takes in the next sentence: on its own it would be near to everything."""

MOST: Final = 60
"""Words. A longer stretch without an end of sentence (a table, a list) is cut here."""

_BREAK: Final = re.compile(r"(?<=[.!?])[)\"“”«»]*\s+(?=[\"“„»(]*[A-ZÄÖÜ])|\n[ \t\r]*\n\s*")
"""An end of sentence before a capital, or an empty line. "Nr. 5" and "z. B. der" hold neither; "Dr. Meier" does, which
``FEWEST`` mends nearly always."""

_WORD: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Window:
    """``text[start:end]`` of the passage; begins and ends with a sign that is no blank."""

    start: int
    end: int


def cut_windows(text: str) -> tuple[Window, ...]:
    """The windows of a passage, in order and without overlap; together they hold every word, and none holds no word."""
    windows: list[Window] = []
    ends = _ends(text)
    start = end = words = 0
    for match in _WORD.finditer(text):
        if not words:
            start = match.start()
        end = match.end()
        words += 1
        if (end in ends and words >= FEWEST) or words == MOST:
            windows.append(Window(start, end))
            words = 0
    if not words:
        return tuple(windows)
    if words < FEWEST and windows and _fits(text, windows[-1], words):
        return (*windows[:-1], Window(windows[-1].start, end))
    return (*windows, Window(start, end))


def _ends(text: str) -> frozenset[int]:
    """Where the last words of sentences end."""
    return frozenset(match.start() + len(match.group().rstrip()) for match in _BREAK.finditer(text))


def _fits(text: str, window: Window, words: int) -> bool:
    return len(_WORD.findall(text, window.start, window.end)) + words <= MOST
