"""Addresses: a street with a number, with postal code and place where they follow; ``Straße Nr, PLZ Ort``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.entities.contract import Basis, EntityType
from pipelines.entities.rules.places import canonical, place_at
from pipelines.entities.rules.rule import Rule, Sighting, is_near, one_line
from pipelines.entities.rules.umlauts import is_without_umlauts, with_umlauts

_STRONG: Final = (
    r"(?:[Ss]tra(?:ß|ss|B)en?|[Ss]tr\.|[Ss]tr(?=\s?\d)|[Aa]llee|[Gg]asse|[Cc]haussee|[Pp]romenade|[Tt]wiete|[Uu]fer"
    r"|[Dd]amm|[Ww]eg|[Pp]latz|[Rr]ing)"
)
_WEAK: Final = (
    r"(?:markt|hof|kamp|berg|graben|wall|stieg|steig|pfad|feld|heide|garten|gärten|tor|park|wiesen?|bogen|zeile|brücke|deich|"
    r"redder|busch|brook|horst|höhe|mühle|anger|winkel|grund|eck|terrasse|passage|kai|insel|siedlung|zentrum)"
)
_WORD: Final = r"[A-ZÄÖÜ][a-zäöüßé.]{1,24}"
_LEAD: Final = (
    r"(?:(?:(?!Keller|Zimmer|Lager)[A-ZÄÖÜ][a-zäöüßé]{1,20}er|(?:Groß|Klein|Alt|Neu|Lang|Hoh|Ober|Unter|Breit|Kurz"
    r"|Hinter|Vorder|Rot|Weiß|Grün|Schwarz|Krumm|Schmal|Tief|Steil|Nieder|Heilig|Golden|Stein|Kalt|Warm)e[nrs]?"
    r"|St\.|Sankt)[ ]){0,2}"
)
"""Adjectives before a street; other words before it are no part of it, such as Anschrift, Halle, Räume."""
_STREET: Final = re.compile(
    rf"(?<![\w-])(?P<street>(?P<strong>{_LEAD}(?:[A-ZÄÖÜ][a-zäöüßé.]{{1,24}}-){{0,4}}(?:[A-ZÄÖÜ][a-zäöüßé]{{1,24}}?)?"
    rf"{_STRONG}(?:[ ](?:am"
    rf"|an der|im|beim)[ ]{_WORD})?)"
    rf"|[A-ZÄÖÜ][a-zäöüßé]{{1,24}}(?:-[A-ZÄÖÜ][a-zäöüßé]{{1,20}}){{0,2}}{_WEAK}"
    r"|(?:Am|An|Auf|Bei|Beim|Hinter|Hinterm|Im|In|Unter|Vor|Zum|Zur|Achter|Neben|Über)[ \n]"
    rf"(?:(?:der|dem|den|die|das)[ ])?{_WORD}(?:[ ]{_WORD}){{0,1}}(?:-{_WORD}){{0,2}}"
    rf"|(?:Große|Kleine|Alte|Neue|Obere|Untere|Hohe|Lange)[ ]{_WORD})"
    r"[ \n]?(?P<number>\d{1,4}[ ]?(?:[a-zA-Z](?![\w.]))?(?:[ ]?[-–/+][ ]?\d{1,4}[ ]?(?:[a-z](?!\w))?)?)"
    r"(?![\w%€§]|[.,:]\d|[ ]?(?:Uhr|Euro|EUR|€|%|Personen|Stück|Meter|km|m²|Tage|Wochen|Monate|Jahre|Minuten"
    r"|Abs|und[ ]\d))"
)
_TAIL: Final = re.compile(
    r"(?:[ ]?[,;|·•*/–—-][ ]?|[ ]{1,3}|\t)?\n?[ ]{0,2}(?:D[- ])?(?P<code>\d{5})(?!\d)[ \n]{1,2}(?=[A-ZÄÖÜ])"
)
_TOWN_TAIL: Final = re.compile(r"(?:,[ \n]| in )(?=[A-ZÄÖÜ])")
_CUE: Final = re.compile(
    r"[Aa]nschrift|[Aa]dresse|wohn|[Ss]itz|[Oo]bjekt|[Tt]atort|[Ee]insatzort|ansässig|[Ss]traße|Standort|Betriebsst|Örtlichkeit|Wohnung|gemeldet|Ort:|Haus"
)
_NO_STREET: Final = re.compile(
    r"(?:Am|Im|In|An|Zum|Zur|Vor|Unter|Bei|Beim|Auf|Über)[ ](?:(?:der|dem|den|die|das)[ ])?(?:Montag|Dienstag"
    r"|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|"
    r"Sonntag|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahr|Monat|Zeitraum|Abschnitt|"
    r"Fall|Raum|Zimmer|Aktenzeichen|Az|Vorgang|Nummer|Nr|Anlage|Seite|Punkt|Ziffer|Rahmen|Alter|Tag|Umfang|Wert|Verfahren|"
    r"Stand|Datum|Stunden|Telefon|Tel|Kennzeichen|Höhe|Betrag|Frist|Konto)"
)


def look(text: str) -> Iterator[Sighting]:
    """Addresses; a weak sign of a street (hof, tor, Am ...) counts only with a postal code or where announced."""
    for match in _STREET.finditer(text):
        if _NO_STREET.match(match["street"]):
            continue
        street = street_form(match["street"])
        number = re.sub(r"\s", "", match["number"]).replace("–", "-")
        number = number[:-1] + number[-1].lower()
        tail = _TAIL.match(text, match.end())
        end = None if tail is None else place_at(text, tail.end(), tail["code"])
        if tail is not None and end is not None:
            read = one_line(text[tail.end() : end])
            town = canonical(read, tail["code"])
            if is_without_umlauts(read, town):
                street = with_umlauts(street)
            yield Sighting(match.start(), end, f"{street} {number}, {tail['code']} {town}", 0.95, Basis.LABELLED)
            continue
        is_told = is_near(text, match.start(), _CUE, 40)
        if match["strong"] is None and not is_told:
            continue
        yield Sighting(match.start(), match.end(), f"{street} {number}", 0.8 if match["strong"] else 0.6)


def street_form(street: str) -> str:
    """A street with its kind written out."""
    plain = one_line(street)
    plain = re.sub(r"(?<=[Ss]tra)(?:ss|B)(?=e)", "ß", plain)
    return re.sub(r"([Ss])tr(?:\.|$)", r"\1traße", plain)


RECOGNISER: Final = Rule("addresses", "3", EntityType.ADDRESS, look)
