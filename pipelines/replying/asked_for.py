"""What a question asks for, by its form: who, when, where, how much, which number, or something told by a sentence.

A question is known by its question word (``wer``, ``an welchem``, ``how many``); all other texts are search words and
get no short answer, and neither do questions for yes or no. The table of question words and the few functions that
read it stay in one file, since each line of one is only understood by the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pipelines.entities.contract import EntityType
from pipelines.german.analysis import stem
from pipelines.german.folding import fold


class Measured(StrEnum):
    """What answers beside the types of mentions."""

    QUANTITY = "QUANTITY"
    CLOCK = "CLOCK"
    COLOUR = "COLOUR"
    CODE = "CODE"
    """``HV-26-88123``: letters and digits that no recogniser knows."""
    PLACE = "PLACE"
    """``hinter dem Deich``: a place that no recogniser names."""
    TIME = "TIME"
    """``seit Pfingsten``: a time without date and clock."""


Sought = EntityType | Measured


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What would be an answer.

    ``types`` are the kinds of spans that may be, ``otherwise`` those that are less likely; none where only a whole
    sentence is. ``counted`` is the stem of what a number should count (``Anruf``), ``units`` are those it may be
    measured in, folded; both empty where any will do. ``form`` holds the folded words that only make it a question: no
    text need hold them. ``is_named``: what somebody is called.
    """

    types: tuple[Sought, ...]
    otherwise: tuple[Sought, ...] = ()
    counted: str = ""
    units: frozenset[str] = frozenset()
    form: frozenset[str] = frozenset()
    is_named: bool = False

    @property
    def needs_span(self) -> bool:
        """Whether a sentence without such a span cannot be an answer: numbers and names are told by nothing else."""
        return self.is_named or (bool(self.types) and not _TOLD_OTHERWISE & {*self.types, *self.otherwise})


_PEOPLE: Final = (EntityType.PERSON, EntityType.ORGANISATION)
_TIMES: Final = (EntityType.DATE, Measured.CLOCK)
_PLACES: Final = (EntityType.ADDRESS, EntityType.LOCATION)
_SUMS: Final = (EntityType.MONEY, Measured.QUANTITY)
_NUMBERS: Final = (
    EntityType.PHONE, EntityType.FILE_REFERENCE, EntityType.REGISTER_NUMBER, EntityType.ID_NUMBER, EntityType.IBAN,
    EntityType.LICENCE_PLATE, EntityType.VIN,
)  # fmt: skip

_TOLD_OTHERWISE: Final[frozenset[Sought]] = frozenset([*_PEOPLE, EntityType.LAW])
"""``Der frühere Hausmeister`` answers too."""

_BY_WORD: Final[dict[str, tuple[Sought, ...]]] = {
    **dict.fromkeys(("wer", "wem", "wen", "wessen", "who", "whom", "whose"), _PEOPLE),
    **dict.fromkeys(("wann", "when"), _TIMES),
    **dict.fromkeys(("wo", "wohin", "woher", "where"), _PLACES),
}
_BY_SENTENCE: Final = frozenset(
    [
        "was",
        "warum",
        "wieso",
        "weshalb",
        "weswegen",
        "womit",
        "wodurch",
        "wofür",
        "wovon",
        "woran",
        "worauf",
        "worüber",
        "wozu",
        "wonach",
        "wogegen",
        "worin",
        "what",
        "why",
    ]
)
_WHICH: Final = frozenset(["welcher", "welche", "welches", "welchem", "welchen", "which"])
_COUNTING: Final = frozenset(["viel", "viele", "vielen", "vielem", "many", "much"])
_CALLED: Final = frozenset(["heißt", "heisst", "hieß", "hiess", "heißen", "lautet", "lautete", "lauten", "nennt"])

_SIMPLE: Final[dict[str, tuple[Sought, ...]]] = {
    **dict.fromkeys(("hoch", "high"), _SUMS),
    **dict.fromkeys(("teuer", "expensive"), (EntityType.MONEY,)),
    **dict.fromkeys(("spät", "late"), (Measured.CLOCK,)),
}

_LENGTHS: Final = frozenset(
    ["m", "meter", "metern", "km", "kilometer", "kilometern", "cm", "zentimeter", "zentimetern", "mm", "millimeter"]
)
_SPANS: Final = frozenset(
    [
        "sekunde",
        "sekunden",
        "minute",
        "minuten",
        "stunde",
        "stunden",
        "tag",
        "tage",
        "tagen",
        "woche",
        "wochen",
        "monat",
        "monate",
        "monaten",
        "jahr",
        "jahre",
        "jahren",
        "std",
        "min",
    ]
)
_AREAS: Final = frozenset(["qm", "m2", "quadratmeter", "quadratmetern", "hektar", "ha"])
_WEIGHTS: Final = frozenset(["kg", "kilogramm", "kilo", "g", "gramm", "t", "tonne", "tonnen", "zentner"])
_UNITS_OF: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(("weit", "lang", "breit", "tief", "far"), _LENGTHS),
    **dict.fromkeys(("lange", "long"), _SPANS),
    **dict.fromkeys(("groß", "gross", "big", "large"), _AREAS | _LENGTHS),
    **dict.fromkeys(("schwer", "heavy"), _WEIGHTS),
    **dict.fromkeys(("schnell", "fast"), frozenset(["kmh", "stundenkilometer", "stundenkilometern", "km"])),
    "laut": frozenset(["db", "dba", "dezibel"]),
    **dict.fromkeys(
        ("alt", "old"), frozenset(["jahr", "jahre", "jahren", "jaehrig", "jaehrige", "jaehrigen", "monate"])
    ),
    **dict.fromkeys(("oft", "häufig", "often"), frozenset(["mal", "male", "malen"])),
}

_WHOLE_NOUNS: Final[dict[str, tuple[Sought, ...]]] = {
    **dict.fromkeys(("ort", "orte", "stadt", "land", "dorf", "place", "city", "town"), tuple(reversed(_PLACES))),
    **dict.fromkeys(("tag", "tage", "tagen", "monat", "jahr", "frist", "date", "day", "month", "year"), _TIMES),
    **dict.fromkeys(("uhr", "time"), (Measured.CLOCK,)),
    **dict.fromkeys(("amt", "bank", "lokal", "company", "office"), (EntityType.ORGANISATION,)),
    **dict.fromkeys(("mann", "frau", "name", "namen", "person", "witness"), (EntityType.PERSON,)),
    **dict.fromkeys(("fin", "vin"), (EntityType.VIN,)),
    **dict.fromkeys(("geld", "euro", "euros", "money", "price", "fee", "rent", "amount"), _SUMS),
    **dict.fromkeys(("pegel", "zahl", "wert", "alter", "tempo", "dauer", "menge", "age"), (Measured.QUANTITY,)),
    **dict.fromkeys(("plate",), (EntityType.LICENCE_PLATE,)),
    **dict.fromkeys(("phone", "telephone"), (EntityType.PHONE,)),
    **dict.fromkeys(("email", "mail"), (EntityType.EMAIL,)),
    **dict.fromkeys(("address", "street"), (EntityType.ADDRESS,)),
    **dict.fromkeys(("nummer", "number"), _NUMBERS),
    **dict.fromkeys(("farbe", "farben", "colour", "color"), (Measured.COLOUR,)),
}
_ENDINGS: Final[tuple[tuple[str, tuple[Sought, ...]], ...]] = (
    ("kennzeichen", (EntityType.LICENCE_PLATE,)),
    ("nummernschild", (EntityType.LICENCE_PLATE,)),
    ("telefonnummer", (EntityType.PHONE,)),
    ("rufnummer", (EntityType.PHONE,)),
    ("handynummer", (EntityType.PHONE,)),
    ("mobilnummer", (EntityType.PHONE,)),
    ("telefon", (EntityType.PHONE,)),
    ("durchwahl", (EntityType.PHONE,)),
    ("iban", (EntityType.IBAN,)),
    ("kontonummer", (EntityType.IBAN,)),
    ("konto", (EntityType.IBAN,)),
    ("bankverbindung", (EntityType.IBAN,)),
    ("mailadresse", (EntityType.EMAIL,)),
    ("email", (EntityType.EMAIL,)),
    ("adresse", (EntityType.ADDRESS,)),
    ("anschrift", (EntityType.ADDRESS,)),
    ("strasse", (EntityType.ADDRESS, EntityType.LOCATION)),
    ("hausnummer", (EntityType.ADDRESS,)),
    ("wohnsitz", _PLACES),
    ("gemeinde", tuple(reversed(_PLACES))),
    ("stadtteil", tuple(reversed(_PLACES))),
    ("aktenzeichen", (EntityType.FILE_REFERENCE,)),
    ("geschaeftszeichen", (EntityType.FILE_REFERENCE,)),
    ("vorgangsnummer", (EntityType.FILE_REFERENCE,)),
    ("registernummer", (EntityType.REGISTER_NUMBER,)),
    ("ausweisnummer", (EntityType.ID_NUMBER,)),
    ("passnummer", (EntityType.ID_NUMBER,)),
    ("fahrgestellnummer", (EntityType.VIN,)),
    ("paragraf", (EntityType.LAW,)),
    ("paragraph", (EntityType.LAW,)),
    ("gesetz", (EntityType.LAW,)),
    ("vorschrift", (EntityType.LAW,)),
    ("rechtsgrundlage", (EntityType.LAW,)),
    ("datum", (EntityType.DATE,)),
    ("termin", _TIMES),
    ("zeitpunkt", _TIMES),
    ("uhrzeit", (Measured.CLOCK,)),
    ("firma", (EntityType.ORGANISATION,)),
    ("unternehmen", (EntityType.ORGANISATION,)),
    ("behoerde", (EntityType.ORGANISATION,)),
    ("verein", (EntityType.ORGANISATION,)),
    ("gesellschaft", (EntityType.ORGANISATION,)),
    ("versicherung", (EntityType.ORGANISATION,)),
    ("gaststaette", (EntityType.ORGANISATION,)),
    ("gericht", (EntityType.ORGANISATION,)),
    ("zeuge", (EntityType.PERSON,)),
    ("zeugin", (EntityType.PERSON,)),
    ("taeter", (EntityType.PERSON,)),
    ("beamter", (EntityType.PERSON,)),
    ("beamte", (EntityType.PERSON,)),
    ("beamtin", (EntityType.PERSON,)),
    ("bearbeiter", (EntityType.PERSON,)),
    ("bearbeiterin", (EntityType.PERSON,)),
    ("inhaber", _PEOPLE),
    ("inhaberin", _PEOPLE),
    ("betreiber", _PEOPLE),
    ("betreiberin", _PEOPLE),
    ("eigentuemer", _PEOPLE),
    ("eigentuemerin", _PEOPLE),
    ("fuehrer", (EntityType.PERSON,)),
    ("fuehrerin", (EntityType.PERSON,)),
    ("halter", _PEOPLE),
    ("halterin", _PEOPLE),
    ("fahrer", (EntityType.PERSON,)),
    ("fahrerin", (EntityType.PERSON,)),
    ("vermieter", _PEOPLE),
    ("vermieterin", _PEOPLE),
    ("betrag", _SUMS),
    ("summe", _SUMS),
    ("gebuehr", _SUMS),
    ("preis", _SUMS),
    ("miete", _SUMS),
    ("pacht", _SUMS),
    ("kosten", _SUMS),
    ("kaution", _SUMS),
    ("geld", _SUMS),
    ("lohn", _SUMS),
    ("schaden", _SUMS),
    ("umsatz", _SUMS),
    ("pegel", (Measured.QUANTITY,)),
    ("meterstand", (Measured.QUANTITY,)),
    ("zaehlerstand", (Measured.QUANTITY,)),
    ("hoehe", (Measured.QUANTITY, EntityType.MONEY)),
    ("laenge", (Measured.QUANTITY,)),
    ("breite", (Measured.QUANTITY,)),
    ("gewicht", (Measured.QUANTITY,)),
    ("temperatur", (Measured.QUANTITY,)),
    ("anzahl", (Measured.QUANTITY,)),
    ("geschwindigkeit", (Measured.QUANTITY,)),
    ("groesse", (Measured.QUANTITY,)),
    ("flaeche", (Measured.QUANTITY,)),
    ("entfernung", (Measured.QUANTITY,)),
    ("abstand", (Measured.QUANTITY,)),
    ("anteil", (Measured.QUANTITY,)),
    ("wert", (Measured.QUANTITY, EntityType.MONEY)),
    ("nummer", _NUMBERS),
)
"""What a noun behind ``welche`` or ``wie lautet`` is answered by: the first ending that fits."""

_WORD: Final = re.compile(r"\w+(?:-\w+)*")
_MOST_BEFORE: Final = 2
_BEFORE: Final = frozenset(
    [
        "und",
        "an",
        "auf",
        "aus",
        "bei",
        "durch",
        "für",
        "gegen",
        "in",
        "im",
        "mit",
        "nach",
        "seit",
        "bis",
        "ab",
        "über",
        "um",
        "unter",
        "von",
        "vor",
        "wegen",
        "zu",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "since",
        "to",
        "until",
        "with",
    ]
)
"""Words that may stand before the question word, at most two: ``An wen``, ``Und seit wann``."""

_NEAREST_NOUN: Final = 5
"""Words behind ``welche`` among which its noun is looked for."""

_FEWEST: Final = 3
"""Words of a question; without a question mark, ``wer haftet`` may as well be words to look for."""


def asked_for(text: str) -> AskedFor | None:
    """What a text asks for; None where it is no question that has a short answer."""
    words = _WORD.findall(text[:300])
    lowered = [word.lower() for word in words]
    if len(words) < _FEWEST and not (text.rstrip().endswith("?") and len(words) > 1):
        return None
    for place, word in enumerate(lowered[: _MOST_BEFORE + 1]):
        found = _at(words, lowered, place, word)
        if found is not None:
            return found
        if word not in _BEFORE:
            return None
    return None


def _at(words: list[str], lowered: list[str], place: int, word: str) -> AskedFor | None:
    """What is asked for where the question word may be the one at a place."""
    behind = lowered[place + 1] if place + 1 < len(words) else ""
    form = frozenset(map(fold, lowered[: place + 1]))
    if word in _BY_WORD:
        return _of_word(_BY_WORD[word], words[place + 1 :], form)
    if word in _WHICH or (word == "what" and _types_of(words[place + 1 : place + 4])):
        return _of_types(_types_of(words[place + 1 : place + 1 + _NEAREST_NOUN]), form)
    if word in _BY_SENTENCE:
        return _of_types(_SUMS if behind.startswith(("kostet", "kosten")) else (), form)
    return _how(words[place + 2 :], behind, form) if word in ("wie", "how") else None


def _of_word(types: tuple[Sought, ...], rest: list[str], form: frozenset[str]) -> AskedFor:
    """Who does something is mostly a person; whose part firms play too (``Vermieter``) may be either."""
    if types in (_TIMES, _PLACES):
        return AskedFor(types, (Measured.TIME,) if types == _TIMES else (Measured.PLACE,), form=form)
    is_either = types != _PEOPLE or any(_types_of([word]) == _PEOPLE for word in rest)
    return AskedFor(types, form=form) if is_either else AskedFor(types[:1], types[1:], form=form)


def _of_types(types: tuple[Sought, ...], form: frozenset[str]) -> AskedFor:
    """Sums and measures may stand for each other; the first is the likelier one. Unknown codes may be any number."""
    if types and set(types) <= set(_NUMBERS):
        return AskedFor(types, (Measured.CODE,), form=form)
    is_either = Measured.QUANTITY in types and EntityType.MONEY in types
    return AskedFor(types[:1], types[1:], form=form) if is_either else AskedFor(types, form=form)


def _how(rest: list[str], behind: str, form: frozenset[str]) -> AskedFor:
    """What ``wie`` asks for, by the word behind it and the rest."""
    with_it = form | {fold(behind)}
    if behind in _COUNTING:
        return _how_many(rest, with_it, is_plural=behind in ("viele", "vielen", "many"))
    if behind in _CALLED:
        types = _types_of(rest[:_NEAREST_NOUN])
        return _of_types(types, with_it) if types else AskedFor(_PEOPLE, form=with_it, is_named=True)
    if behind in _SIMPLE:
        return _of_types(_SIMPLE[behind], with_it)
    if behind in _UNITS_OF:
        return AskedFor((Measured.QUANTITY,), units=_UNITS_OF[behind], form=with_it)
    return AskedFor((), form=form)


def _how_many(rest: list[str], form: frozenset[str], *, is_plural: bool) -> AskedFor:
    """``Wie viele tote Enten`` counts ducks, ``wie viel wurde den Arbeitern abgezogen`` asks for a sum."""
    among = rest[:3] if is_plural else rest[:1]
    noun = next((word for word in among if word[0].isupper()), "")
    if not noun and is_plural and rest:
        noun = rest[0]  # an English noun has no capital
    if fold(noun) == "uhr":
        return AskedFor((Measured.CLOCK,), form=form)
    if not noun or _types_of([noun]) == _SUMS:
        return _of_types(_SUMS, form)
    return AskedFor((Measured.QUANTITY,), (EntityType.MONEY,), counted=stem(fold(noun)), form=form)


def _types_of(nouns: list[str]) -> tuple[Sought, ...]:
    """What the first of some words that is known is answered by."""
    for noun in map(fold, nouns):
        if noun in _WHOLE_NOUNS:
            return _WHOLE_NOUNS[noun]
        for ending, types in _ENDINGS:
            if noun.endswith((ending, ending + "n", ending + "en", ending + "s", ending + "e")):
                return types
    return ()
