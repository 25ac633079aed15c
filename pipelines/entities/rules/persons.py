"""Persons, by cues: a title or rank before a name, a field of a form, a known given name, a date of birth behind it.

Normal form: ``Nachname, Vorname``; a family name alone stands for itself until the whole document is looked at. The
cues share one reading of names, which keeps them in one file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.entities.contract import Basis, EntityType
from pipelines.entities.rules.names import cased, is_family_shape, is_given, is_rare, is_unheard_of, may_be_given
from pipelines.entities.rules.rule import Rule, Sighting
from pipelines.entities.rules.tokens import Token, tokens_of

_ADDRESSED: Final = frozenset(["Herr", "Herrn", "Frau", "Hr", "Fr", "Fräulein", "Hrn", "Eheleute"])
_ROLES: Final = frozenset(
    [
        "Zeuge",
        "Zeugin",
        "Zeugen",
        "Beschuldigter",
        "Beschuldigte",
        "Beschuldigten",
        "Geschädigter",
        "Geschädigte",
        "Geschädigten",
        "Inhaber",
        "Inhaberin",
        "Geschäftsführer",
        "Geschäftsführerin",
        "Geschäftsführers",
        "Sachbearbeiter",
        "Sachbearbeiterin",
        "Bearbeiter",
        "Bearbeiterin",
        "Ansprechpartner",
        "Ansprechpartnerin",
        "Betreiber",
        "Betreiberin",
        "Betreibers",
        "Halter",
        "Halterin",
        "Fahrer",
        "Fahrerin",
        "Kontoinhaber",
        "Kontoinhaberin",
        "Rechtsanwalt",
        "Rechtsanwältin",
        "RA",
        "RAin",
        "Dr",
        "Prof",
        "Antragsteller",
        "Antragstellerin",
        "Anzeigende",
        "Anzeigender",
        "Anzeigeerstatter",
        "Anzeigeerstatterin",
        "Gewerbetreibender",
        "Gewerbetreibende",
        "Hinweisgeber",
        "Hinweisgeberin",
        "Verantwortlicher",
        "Verantwortliche",
        "Eigentümer",
        "Eigentümerin",
        "Pächter",
        "Pächterin",
        "Mieter",
        "Mieterin",
        "Vermieter",
        "Vermieterin",
        "Staatsanwalt",
        "Staatsanwältin",
        "Richter",
        "Richterin",
        "gez",
    ]
)
_RANKS: Final = re.compile(
    r"(?:E?PHK|POK|PK|PKA|PM|POM|PHM|POR|PR|PD|E?KHK|KOK|KK|KKA|KOR|KR|KD|KHM|KOM|KM|OAR|AR|StOI|StAR|StA|VA|OStA)(?:in|’in|'in)?"
    r"|(?:Polizei|Kriminal)(?:ober|haupt|erste[rn]?)?(?:kommissar|meister|rat)(?:in|s)?|(?:Ober|Haupt)kommissar(?:in|s)?"
    r"|(?:Stadt|Verwaltungs)(?:ober|haupt)?(?:inspektor|amtmann|amtfrau|angestellte[rn]?|sekretär|amtsrat)(?:in|s)?"
)
_TITLES: Final = frozenset(["Dr", "Prof", "med", "jur", "rer", "nat", "phil", "h", "c", "Dipl", "Ing", "Mag"])
PARTICLES: Final = frozenset(
    [
        "von",
        "vom",
        "van",
        "der",
        "den",
        "de",
        "zu",
        "zur",
        "zum",
        "di",
        "da",
        "del",
        "la",
        "le",
        "al",
        "el",
        "bin",
        "ben",
        "ibn",
        "ten",
        "ter",
        "dos",
        "El",
        "Al",
        "De",
        "Di",
        "Van",
        "Von",
        "Le",
        "La",
    ]
)
"""What stands between a given name and a family name, or begins the latter."""

_FIELDS: Final = re.compile(
    r"(?<!\w)(?:Name(?:,?[ ](?:und[ ])?Vorname)?|Familienname|Nachname|Zuname|Vor-[ ]und[ ](?:Nach|Zu"
    r"|Familien)name|Vorname[ ](?:und[ ])?Name|"
    r"Inhaber(?:in)?|Geschäftsführ(?:er|erin|ung)|Betreiber(?:in)?|Antragsteller(?:in)?|Anzeigeerstatter(?:in)?|Halter(?:in)?|Beschuldigter?|"
    r"Geschädigter?|Zeug(?:e|in)|Sachbearbeiter(?:in)?|Sachbearbeitung|Bearbeiter(?:in)?|Bearbeitet[ ]von"
    r"|Auskunft[ ]erteilt|Ansprechpartner(?:in)?|"
    r"Kontoinhaber(?:in)?|Verfasser(?:in)?|Ersteller(?:in)?|Von|An|Betroffener?|Verantwortlicher?"
    r"|Auskunftsperson|Mitteiler(?:in)?)[ ]?(?:\([^()\n]{1,20}\))?"
    r"[ ]?(?::[ \t]{0,6}\n?|[ ]{2,}|\t[ \t]{0,3})(?=[A-ZÀ-Ž])"
)
_BORN: Final = re.compile(r",?[ \n]{1,2}\(?(?:geb(?:oren)?\.?(?!\w)|\*[ ]?\d)")
_MOST_WORDS: Final = 6
_LONG_LINE: Final = 45
_LINE_OF_A_COLUMN: Final = 28
_SMALL_WORDS: Final = 3
_SMALL_WORD: Final = re.compile(r"(?<!\w)[a-zäöüß]{2,}(?!\w)")


def look(text: str) -> Iterator[Sighting]:
    """Names as ``Nachname, Vorname``, or a family name alone behind a title, a rank or a role."""
    tokens = tokens_of(text)
    fields = {match.end() for match in _FIELDS.finditer(text)}
    end = 0
    for place, token in enumerate(tokens):
        if token.start < end or not token.is_capital or token.text in _TITLES:
            continue
        found = _at(text, tokens, place, is_field=token.start in fields)
        if found is not None:
            end = found.end
            yield found


def is_announcement(word: str) -> bool:
    """Whether a word is a title, a rank or a role, and so no part of a name."""
    return word in _ADDRESSED or word in _ROLES or word in _TITLES or _RANKS.fullmatch(word) is not None


def is_birth_behind(text: str, end: int) -> bool:
    """Whether a date of birth or a name at birth follows."""
    return _BORN.match(text, end) is not None


def _at(text: str, tokens: Sequence[Token], place: int, *, is_field: bool) -> Sighting | None:
    """The name that begins at a token, if one does."""
    cue = _cue_before(tokens, place)
    turned = _turned(tokens, place, is_field=is_field)
    if turned is not None:
        return turned
    straight = _straight(text, tokens, place, is_told=is_field or cue is not None)
    if straight is not None:
        return straight
    token = tokens[place]
    if cue == "name" and is_family_shape(token.text):
        last = _family_end(tokens, place)
        name = joined(tokens, place, last)
        return Sighting(token.start, tokens[last].end, name, 0.8, Basis.LABELLED)
    if cue == "role" and is_family_shape(token.text) and is_rare(token.text) and not is_given(token.text):
        return Sighting(token.start, token.end, cased(token.text), 0.6)
    return None


def _cue_before(tokens: Sequence[Token], place: int) -> str | None:
    """What announces a name: ``name`` after a title of address or a rank, ``role`` after what somebody is or does."""
    before = place - 1
    strength = None
    for _ in range(4):
        if before < 0:
            break
        word = tokens[before].text
        if word in (".", "\n") or word in _TITLES:
            if word == "\n" and tokens[before - 1].text not in _ADDRESSED:
                break
            strength = "name" if word in ("Dr", "Prof") else strength
        elif word in _ADDRESSED or _RANKS.fullmatch(word):
            return "name"
        elif word in _ROLES:
            return "role" if word != "gez" else "name"
        else:
            break
        before -= 1
    return strength


def _turned(tokens: Sequence[Token], place: int, *, is_field: bool) -> Sighting | None:
    """``Nachname, Vorname``, where the given name is known or a form asked for it."""
    last = _family_end(tokens, place)
    if not is_family_shape(tokens[last].text) or last + 2 >= len(tokens) or tokens[last + 1].text != ",":
        return None
    first = last + 2
    if not _may_follow(tokens, first, is_field=is_field, is_rare_family=is_rare(tokens[last].text)):
        return None
    end = first
    while end + 1 < len(tokens) and end - first < 2 and tokens[end + 1].is_near and is_given(tokens[end + 1].text):
        end += 1
    # "Lena, Max und Jan": a list of given names is no name.
    if is_given(tokens[place].text) and not is_field and not is_rare(tokens[place].text):
        return None
    if (
        is_given(tokens[place].text)
        and not is_field
        and end + 1 < len(tokens)
        and is_family_shape(tokens[end + 1].text)
    ):
        return None
    # "mit drei Beteiligten, Renate Lindqvist": an ordinary word before a whole name is none of it.
    if not is_field and not is_rare(tokens[last].text) and _goes_on(tokens, end + 1):
        return None
    name = f"{joined(tokens, place, last)}, {joined(tokens, first, end)}"
    return Sighting(tokens[place].start, tokens[end].end, name, 0.9, Basis.LABELLED if is_field else Basis.RULE)


def _goes_on(tokens: Sequence[Token], place: int) -> bool:
    """Whether a family name follows, on the line or at the beginning of the next."""
    while place < len(tokens) and tokens[place].text == "\n":
        place += 1
    return place < len(tokens) and tokens[place].is_capital and is_family_shape(tokens[place].text)


def _may_follow(tokens: Sequence[Token], place: int, *, is_field: bool, is_rare_family: bool) -> bool:
    """Whether the word behind ``Nachname,`` is a given name."""
    word = tokens[place].text
    if _RANKS.fullmatch(word) or not tokens[place].is_capital:
        return False
    if is_given(word) or (is_field and is_family_shape(word)):
        return True
    is_month = place + 1 < len(tokens) and tokens[place + 1].text.isdigit()
    return may_be_given(word) and is_rare_family and not is_month


def _straight(  # noqa: PLR0911 - each sign that this is no name ends the look
    text: str, tokens: Sequence[Token], place: int, *, is_told: bool
) -> Sighting | None:
    """``Vorname Nachname``: a known given name, or two rare words that are announced or followed by a birth."""
    given_end = place
    word = tokens[place].text
    # Mai and Van are names beside a family name that is no ordinary word, and a month or a preposition elsewhere.
    is_known = is_given(word) or (may_be_given(word) and (is_told or _is_rare_beside(tokens, place + 1)))
    if _RANKS.fullmatch(tokens[place].text):
        return None
    if not is_known:
        if len(tokens[place].text) == 1 and _is(tokens, place + 1, "."):
            given_end = place + 1  # an initial
            if not is_told:
                return None
        elif not is_family_shape(tokens[place].text):
            return None
    while given_end + 1 < len(tokens) and given_end - place < 4 and _continues(tokens, given_end + 1):
        following = tokens[given_end + 1]
        is_name = is_given(following.text) or (is_known and may_be_given(following.text))
        if not is_name or not _has_family(tokens, _behind_wrap(text, tokens, given_end + 2)):
            break
        given_end += 1
    first = _behind_wrap(text, tokens, given_end + 1)
    if not _has_family(tokens, first):
        return None
    last = _family_end(tokens, first)
    if last - place > _MOST_WORDS:
        return None
    if not is_known:
        is_born = is_birth_behind(text, tokens[last].end)
        is_likely = is_rare(tokens[place].text) and is_rare(tokens[last].text)
        if not (is_likely and is_told) and not (is_born and is_likely):
            return _unheard_of(tokens, place, last)
    given = joined(tokens, place, given_end)
    sure = 0.92 if is_told and is_known else 0.8
    basis = Basis.LABELLED if is_told else Basis.RULE
    return Sighting(tokens[place].start, tokens[last].end, f"{joined(tokens, first, last)}, {given}", sure, basis)


def _unheard_of(tokens: Sequence[Token], place: int, last: int) -> Sighting | None:
    """Two words side by side that German hardly knows: seldom anything but a name from elsewhere."""
    given, family = tokens[place], tokens[last]
    if last != place + 1 or not is_unheard_of(given.text) or not is_unheard_of(family.text):
        return None
    if not family.is_near or given.text.isupper() or family.text.isupper():
        return None
    name = f"{cased(family.text)}, {cased(given.text)}"
    return Sighting(given.start, family.end, name, 0.5, Basis.GAZETTEER)


def _is_rare_beside(tokens: Sequence[Token], place: int) -> bool:
    """Whether two rare words, or one that ends its line or clause, follow; at least one of them."""
    if place >= len(tokens) or not _continues(tokens, place) or not tokens[place].is_capital:
        return False
    return is_rare(tokens[place].text) and is_family_shape(tokens[place].text)


def _continues(tokens: Sequence[Token], place: int) -> bool:
    return tokens[place].is_near and tokens[place].text not in ("\n", "\t")


def _is(tokens: Sequence[Token], place: int, text: str) -> bool:
    return place < len(tokens) and tokens[place].text == text


def _wraps(text: str, line_break: int) -> bool:
    """Whether a line break stands in running text: the line before it is long, and no empty line follows.

    A line of a column is shorter, and known by its small words.
    """
    line = text[max(text.rfind("\n", max(0, line_break - 200), line_break) + 1, line_break - 200) : line_break]
    is_running = len(line) >= _LONG_LINE or (
        len(line) >= _LINE_OF_A_COLUMN and "\t" not in line and len(_SMALL_WORD.findall(line)) >= _SMALL_WORDS
    )
    return is_running and text[line_break + 1 : line_break + 2] != "\n"


def _behind_wrap(text: str, tokens: Sequence[Token], place: int) -> int:
    """The place itself, or the next one where running text goes on in another line."""
    is_wrap = place < len(tokens) and tokens[place].text == "\n" and _wraps(text, tokens[place].start)
    return place + 1 if is_wrap else place


def _has_family(tokens: Sequence[Token], place: int) -> bool:
    """Whether a family name, perhaps behind particles, begins here."""
    for at in range(place, min(place + 3, len(tokens))):
        token = tokens[at]
        if at > place and not _continues(tokens, at):
            return False
        if token.text in PARTICLES and token.text not in ("El", "Al", "De", "Di", "Van", "Von", "Le", "La"):
            continue
        return (at == place and not token.is_near and tokens[at - 1].text != "\n") is False and is_family_shape(
            token.text
        )
    return False


def _family_end(tokens: Sequence[Token], place: int) -> int:
    """The last token of a family name that begins here: particles, then one word."""
    last = place
    while (
        last + 1 < len(tokens) and last - place < 3 and tokens[last].text in PARTICLES and _continues(tokens, last + 1)
    ):
        last += 1
    return last


def joined(tokens: Sequence[Token], first: int, last: int) -> str:
    """The tokens from ``first`` to ``last`` as one name, words in capitals as they are written elsewhere."""
    parts: list[str] = []
    for token in tokens[first : last + 1]:
        if token.text == "." and parts:
            parts[-1] += "."
        elif token.text not in ("\n", "\t"):
            parts.append(token.text if token.text in PARTICLES else cased(token.text))
    return " ".join(parts)


RECOGNISER: Final = Rule("persons", "4", EntityType.PERSON, look)
