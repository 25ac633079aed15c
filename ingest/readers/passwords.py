"""How programs turn the characters of a password into bytes."""

from __future__ import annotations

from typing import Final

_ENCODINGS: Final = ("utf-8", "cp1252", "cp850")
"""Of today, of older programs for Windows, and of DOS, whose way of writing umlauts ZIP has kept."""


def spellings(password: str) -> list[bytes]:
    """The bytes that may be meant, the likeliest first; one for a password without umlauts."""
    found = []
    for encoding in _ENCODINGS:
        try:
            found.append(password.encode(encoding))
        except UnicodeEncodeError:
            continue
    return list(dict.fromkeys(found))
