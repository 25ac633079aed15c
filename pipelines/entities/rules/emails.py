"""E-mail addresses, in small letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.entities.contract import EntityType
from pipelines.entities.rules.rule import Rule, Sighting

_ADDRESS: Final = re.compile(
    r"(?<![\w.+-])([\w+-](?:[\w.+-]{0,62}[\w+-])?)(?:[ ]?@[ ]?|\(at\)|\[at\]"
    r"|©)((?:[\w-]{1,63}\.){1,5}[A-Za-z]{2,12})(?![\w@-])"
)


def look(text: str) -> Iterator[Sighting]:
    """Addresses with a domain that ends in letters."""
    if not any(sign in text for sign in ("@", "(at)", "[at]", "©")):
        return
    for match in _ADDRESS.finditer(text):
        normal = f"{match[1]}@{match[2]}".lower()
        yield Sighting(match.start(), match.end(), normal, 0.95 if "@" in match.group() else 0.7)


RECOGNISER: Final = Rule("emails", "1", EntityType.EMAIL, look)
