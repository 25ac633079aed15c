"""Texts as a machine reads paper: letters misread, headings in capitals, so that the tagger has seen it before."""

from __future__ import annotations

import random
from typing import Final

MISREADINGS: Final = {
    "l": "1I", "I": "l1", "i": "l1", "ü": "u", "ö": "o", "ä": "a", "ß": "B", "e": "c", "c": "e", "h": "b", "n": "u",
    "u": "n", "t": "f", "f": "t", "o": "0", "O": "0", "s": "5", "S": "5", "B": "8", "g": "q", "a": "o", "D": "O",
    "r": "i",
}  # fmt: skip
"""What each letter is taken for."""

_CAPITALS: Final = 0.05
_SMALL_LETTERS: Final = 0.02
_MISREAD: Final = 0.2
"""Shares of the texts (0 to 1); misread ones have 0.5 to 4 % of their letters wrong."""


def misread(text: str, rate: float, rng: random.Random) -> str:
    """The text with some letters taken for others; its length stays.

    Args:
        text: Any text.
        rng: Decides which.
        rate: How often (0 to 1) a letter that can be misread is misread.
    """
    return "".join(
        rng.choice(MISREADINGS[sign]) if sign in MISREADINGS and rng.random() < rate else sign for sign in text
    )


def as_read(text: str, rng: random.Random) -> str:
    """The text as it is, or a fifth of the time misread."""
    return misread(text, rng.uniform(0.005, 0.04), rng) if rng.random() < _MISREAD else text


def recased(text: str, rng: random.Random) -> str:
    """The text as it is, or now and then in capitals or in small letters; its length stays."""
    chance = rng.random()
    if chance < _CAPITALS and len(text.upper()) == len(text):  # ß becomes two letters and would shift the words
        return text.upper()
    return text.lower() if chance > 1 - _SMALL_LETTERS and len(text.lower()) == len(text) else text
