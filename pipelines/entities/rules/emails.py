"""E-mail addresses, in small letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.entities.contract import EntityType
from pipelines.entities.rules.rule import Rule, Sighting

_ADDRESS: Final = re.compile(
    r"(?<![\w.+-])([\w+-](?:[\w.+-]{0,62}[\w+-])?)(?:[ ]?@[ ]?|\(at\)|\[at\]"
    # Behind the last dot OCR now and then sees a blank; there only the usual endings are one.
    r"|©)((?:[\w-]{1,63}\.){1,5}(?:[A-Za-z]{2,12}|[ ](?:de|com|net|org|eu|info|example)))(?![\w@-])"
)


def look(text: str) -> Iterator[Sighting]:
    """Addresses with a domain that ends in letters."""
    if not any(sign in text for sign in ("@", "(at)", "[at]", "©")):
        return
    for match in _ADDRESS.finditer(text):
        normal = f"{match[1]}@{match[2]}".lower().replace(" ", "")
        yield Sighting(match.start(), match.end(), normal, 0.95 if "@" in match.group() else 0.7)


RECOGNISER: Final = Rule("emails", "2", EntityType.EMAIL, look)
