"""Letters misread as a machine misreads paper, so that the tagger has seen it before."""

from __future__ import annotations

import random
from typing import Final

MISREADINGS: Final = {
    "l": "1I", "I": "l1", "i": "l1", "ü": "u", "ö": "o", "ä": "a", "ß": "B", "e": "c", "c": "e", "h": "b", "n": "u",
    "u": "n", "t": "f", "f": "t", "o": "0", "O": "0", "s": "5", "S": "5", "B": "8", "g": "q", "a": "o", "D": "O",
    "r": "i",
}  # fmt: skip
"""What each letter is taken for."""


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
