"""Towns named in running text: a known place behind a word such as ``in`` or ``aus``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.entities.contract import Basis, EntityType
from pipelines.entities.rules.places import codes_by_place, place_at, towns
from pipelines.entities.rules.rule import Rule, Sighting

_BEFORE: Final = re.compile(
    r"(?<!\w)(?:in|aus|nach|bei|von|Raum|Richtung|Ortsteil|Gemeinde|Stadtteil)[ \n](?=[A-ZÄÖÜ])"
)


def look(text: str) -> Iterator[Sighting]:
    """Towns as printed."""
    for cue in _BEFORE.finditer(text):
        end = place_at(text, cue.end(), None)
        if end is None or (end < len(text) and (text[end].isalnum() or text[end] == "-")):
            continue
        name = text[cue.end() : end]
        if name in towns() and name in codes_by_place():
            yield Sighting(cue.end(), end, name, 0.6, Basis.GAZETTEER)


RECOGNISER: Final = Rule("locations", "2", EntityType.LOCATION, look)
