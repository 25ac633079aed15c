"""How long a token or value may be in an index: every engine has a limit of its own, so ours comes first and is one.

Nobody can ask for more: a question has 2,000 characters at most.
"""

from __future__ import annotations

from typing import Final

LONGEST: Final = 4_000
"""Characters; at most 16,000 bytes of UTF-8, where Lucene ends at 32,766 and tantivy at 65,530."""


def cut(token: str) -> str:
    """The beginning of a token or value that is too long; any other as it is."""
    return token if len(token) <= LONGEST else token[:LONGEST]


def cut_each(tokens: str) -> str:
    """Tokens with one blank between, each cut."""
    if len(tokens) <= LONGEST:
        return tokens
    return " ".join([cut(token) for token in tokens.split(" ")])
