"""Towns named in running text: a known place behind a word such as ``in`` or ``aus``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.entities.contract import Basis, EntityType
from pipelines.entities.rules.names import is_given, is_rare
from pipelines.entities.rules.places import codes_by_place, place_at, towns
from pipelines.entities.rules.rule import Rule, Sighting

_BEFORE: Final = re.compile(
    r"(?<!\w)(?:[Ii]n|[Aa]us|[Nn]ach|[Bb]ei|von|Raum|Richtung|Ortsteil|Gemeinde|Stadtteil)[ \n](?=[A-ZÄÖÜ])"
)

_SHORTEST: Final = 5


def look(text: str) -> Iterator[Sighting]:
    """Towns as printed."""
    for cue in _BEFORE.finditer(text):
        end = place_at(text, cue.end(), None)
        if end is None or (end < len(text) and (text[end].isalnum() or text[end] == "-")):
            continue
        name = text[cue.end() : end]
        if name in codes_by_place() and (name in towns() or _is_a_place(name, cue.group())):
            yield Sighting(cue.end(), end, name, 0.6, Basis.GAZETTEER)


def _is_a_place(name: str, cue: str) -> bool:
    """Whether a small place is meant: not an ordinary word, nor the family name of somebody (von Bergen)."""
    return len(name) >= _SHORTEST and is_rare(name) and not is_given(name) and not cue.startswith("von")


RECOGNISER: Final = Rule("locations", "3", EntityType.LOCATION, look)
