"""Places, times, codes and colours that no recogniser names: ``hinter dem Deich``, ``seit Pfingsten``, ``grün``.

They answer less surely than a mention: ``im Vertrag`` has the form of a place. German only, as the papers are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_COUNTED: Final = (
    r"(?:\d{1,3}|ein(?:e[mnr]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|wenigen|einigen)"
)
_UNITS: Final = r"(?:Minuten?|Stunden?|Tag(?:en?)?|Wochen?|Monat(?:en?)?|Jahr(?:en?)?)"
_MONTHS: Final = r"Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_DAYS: Final = (
    r"(?:Mon|Diens|Donners|Frei|Sams|Sonn|Feier|Werk|Vor|Nachmit|Mit)tag|Mittwoch|Morgen|Vormittag|Abend|Nacht|Mitternacht"
    r"|Wochenende|Ostern|Pfingsten|Weihnachten|Silvester|Neujahr|Advent"
    r"|(?:Früh|Spät)?(?:jahr|sommer|herbst|Sommer|Herbst)|Frühling|(?:Hoch)?[Ss]ommer|Winter"
)
_FIXED: Final = rf"(?:{_MONTHS})(?: (?:19|20)\d\d)?|(?:Jahr )?(?:19|20)\d\d(?![\d.,])|{_DAYS}"
_TIME: Final = re.compile(
    rf"\b(?:(?i:vor|seit|nach|binnen|in) {_COUNTED} {_UNITS}\b"
    rf"|(?i:seit|ab|bis|zu|nach|vor|an|am|im|in der|gegen|von|anfang|mitte|ende)(?: zum?)?"
    rf"(?: (?:letzten|vergangenen|nächsten|selben|frühen|späten|ersten))? (?:{_FIXED})\b"
    r"|(?i:heute|gestern|vorgestern|nachts|abends|morgens|mittags|nachmittags)\b)"
)

_ARTICLE: Final = (
    r"(?:de[mnrs]|das|die|eine[mnr]?|ein|(?:mein|dein|sein|ihr|unser|eur|kein)(?:e[mnr]?)?|diese[mnrs]?|jene[mnrs]?)"
)
_PLACE: Final = re.compile(
    r"\b(?i:in|im|ins|an|am|ans|auf|aufs|hinter|hinterm|unter|unterm|neben|zwischen|bei|beim|vor|vorm|über|gegenüber"
    r"|aus|nach|zum|zur|richtung)"
    rf"(?: {_ARTICLE})?(?: [a-zäöüß]+e[mnrs])? (?P<noun>[A-ZÄÖÜ]\w*[a-zäöüß](?:-[A-ZÄÖÜ]\w+)?)"
)
_NO_PLACE: Final = re.compile(
    rf"(?:{_MONTHS}|{_DAYS}|{_UNITS[3:-1]}|Uhr|Euro|Fall|Falle|Rahmen|Auftrag|Namen|Angaben?|Auskunft|Ansicht|Aussage|Meinung"
    r"|Schätzung|Folge|Grund|Hilfe|Höhe|Antrag|Bezug|Ordnung|Frage|Sache|Zeit|Anschluss|Eindruck|Verdacht|Gefahr|Anzeige)$"
)

_CODE: Final = re.compile(r"(?<![\w.,/-])(?=\S{0,20}\d\S{0,20}\d)[A-Z0-9][\w/-]{3,}(?:[.][\w/-]+)*(?![\w,])")

_COLOUR: Final = re.compile(
    r"\b(?i:(?:hell|dunkel|knall|gras|wein|stahl|himmel|feuer|schnee|silber|anthrazit)?"
    r"(?:rot|blau|grün|gelb|schwarz|weiß|grau|braun|orange|violett|lila|rosa|beige|türkis|silbern|golden)"
    r"(?:e[mnrs]?)?|[a-zäöüß]{3,}(?:farben|farbig)(?:e[mnrs]?)?)\b"
)


def times_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of times told without a date or a clock."""
    return (match.span() for match in _TIME.finditer(text, start, end))


def places_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of a preposition with its noun that may tell a place."""
    for match in _PLACE.finditer(text, start, end):
        if not _NO_PLACE.match(match["noun"]):
            yield match.span()


def codes_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of words that hold several digits."""
    return (match.span() for match in _CODE.finditer(text, start, end))


def colours_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of colours."""
    return (match.span() for match in _COLOUR.finditer(text, start, end))
