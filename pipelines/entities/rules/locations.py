"""Places named in running text: a known town behind ``in`` or ``aus``, a street behind ``in der``."""

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
_STREET: Final = re.compile(
    r"(?<!\w)(?:[Ii]n|[Aa]n|[Aa]uf|[Aa]us|[Vv]on|[Bb]is|[Uu]nd|[Ee]ntlang|[Nn]ahe)[ \n](?:zu[ ])?(?:der|die)[ \n]"
    r"((?:[A-ZÄÖÜ][\wäöüß]{1,30}(?:e|er)[ \n]Stra(?:ß|ss)e)|[A-ZÄÖÜ][\wäöüß-]{2,30}stra(?:ß|ss)e)(?![\w-])"
)
_BEHIND_A_STREET: Final = re.compile(r"[ \n]\d")
_KINDS_OF_STREETS: Final = frozenset(
    [
        "Landesstraße", "Landstraße", "Bundesstraße", "Kreisstraße", "Einbahnstraße", "Hauptverkehrsstraße",
        "Nebenstraße", "Seitenstraße", "Anliegerstraße", "Spielstraße", "Wohnstraße", "Durchgangsstraße",
        "Querstraße", "Parallelstraße", "Fahrradstraße", "Gemeindestraße", "Ortsstraße", "Nachbarstraße",
    ]
)  # fmt: skip

_SHORTEST: Final = 5


def look(text: str) -> Iterator[Sighting]:
    """Towns as printed, and streets without a number; with one they are addresses."""
    for street in _STREET.finditer(text):
        name = street.group(1)
        if not _BEHIND_A_STREET.match(text, street.end(1)) and name not in _KINDS_OF_STREETS:
            yield Sighting(*street.span(1), " ".join(name.split()), 0.7)
    for cue in _BEFORE.finditer(text):
        end = place_at(text, cue.end(), None)
        if end is None or (end < len(text) and (text[end].isalnum() or text[end] == "-")):
            continue
        name = text[cue.end() : end]
        if name not in codes_by_place():
            continue
        if _is_a_place(name, cue.group()):
            yield Sighting(cue.end(), end, name, 0.7)
        elif name in towns():
            yield Sighting(cue.end(), end, name, 0.6, Basis.GAZETTEER)


def _is_a_place(name: str, cue: str) -> bool:
    """Whether this can hardly be anything else: no ordinary word, nor the family name of somebody (von Bergen)."""
    return len(name) >= _SHORTEST and is_rare(name) and not is_given(name) and not cue.startswith("von")


RECOGNISER: Final = Rule("locations", "3", EntityType.LOCATION, look)
