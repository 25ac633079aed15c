"""The words and signs of a text with their places, for rules that look at what stands beside what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d+|\n|\t|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, a sign, a tab or a line break; ``is_near``: at most one blank stands before it."""

    start: int
    end: int
    text: str
    is_near: bool

    @property
    def is_capital(self) -> bool:
        """Whether it is a word that begins with a capital letter."""
        return self.text[0].isupper()


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text in order; blanks are no tokens."""
    tokens: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        tokens.append(Token(match.start(), match.end(), match.group(), match.start() - end <= 1))
        end = match.end()
    return tokens
