"""What a name that the tagger saw is called, and how sure it is beside what stands around it.

A title, a rank or a date of birth beside a person, a known given name in one, a legal form in a firm, a list that holds
a place: where such a cue agrees with the tagger, half of its doubt goes. The tagger learned from sentences; in forms,
tables and letterheads, where sentences are missing, it is believed only with a cue.
"""

from __future__ import annotations

import re
from typing import Final

from pipelines.entities.contract import EntityType
from pipelines.entities.rules import organisations, persons, places
from pipelines.entities.rules.names import is_given, is_rare, is_unheard_of
from pipelines.entities.rules.rule import one_line
from pipelines.entities.rules.tokens import Token, tokens_of

TYPES: Final = {"PER": EntityType.PERSON, "ORG": EntityType.ORGANISATION, "LOC": EntityType.LOCATION}
"""The kinds of names that the service keeps; others are learned only so as not to be taken for these."""

_REACH: Final = 40
"""Characters before a name in which a cue may stand."""

_FAR: Final = 200
"""Characters of the longest line that is looked at."""

_GAP: Final = re.compile(r"\t|\n\s*\n")
_SIGNS: Final = (",", "\n", "\t", ":")
_POSTAL_CODE: Final = re.compile(r"(?<!\d)\d{5}[ ]{1,2}$")
_DATE_BEHIND: Final = re.compile(r",[ ](?:den[ ]|am[ ])?\d{1,2}\.")
_LONG_LINE: Final = 45
"""Characters from which a line without tabs is running text; a shorter one may end a paragraph or be a sentence."""

_FEWEST_WORDS: Final = 4
_KIND_OF_OFFICE: Final = re.compile(
    r"(?!Bundes)\w*(?:amt|amte?s|behörde|kammer|gericht|gericht(?:e?s)|verwaltung|anwaltschaft|inspektion|direktion"
    r"|präsidium|kommissariat|revier|wehr|kasse|polizei|zoll|rat|stelle|dienst)",
    re.IGNORECASE,
)
"""``Ordnungsamt`` alone is a kind of office. Taken for a name, it would make the offices of two towns one."""


def trimmed(text: str, start: int, end: int, kind: EntityType) -> tuple[int, int] | None:
    """The place of the name without what announces it; None where nothing is left that may be one.

    ``Herr Müller`` is called Müller; a role alone, a sign or a single letter is no person, a kind of office no
    organisation, and a place of an address or of the date of a letter is not spoken of. A name does not go on behind a
    tab or an empty line.
    """
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    if _GAP.search(text, start, end) or not _may_wrap(text, start, end):
        return None
    if kind is EntityType.PERSON:
        tokens = tokens_of(text[start:end])
        while tokens and _announces(tokens):
            tokens = tokens[1:]
        if not any(len(token.text) > 1 and token.text[0].isalpha() for token in tokens):
            return None
        start, end = start + tokens[0].start, start + tokens[-1].end
    if kind is EntityType.ORGANISATION:
        end = _without_sentence(text, start, end)
    if kind is EntityType.ORGANISATION and _KIND_OF_OFFICE.fullmatch(text, start, end):
        return None
    if kind is EntityType.LOCATION and _is_of_address_or_date(text, start, end):
        return None
    if kind is EntityType.LOCATION and any(map(str.isdigit, text[start:end])):
        return None  # a house or a room; with its street it is an address
    is_letters = sum(sign.isalpha() for sign in text[start:end]) > 1
    return (start, end) if is_letters else None


def is_running(text: str, place: int) -> bool:
    """Whether a place lies in sentences: in a long line without tabs, the line behind one, or a sentence of its own."""
    start = text.rfind("\n", max(0, place - _FAR), place) + 1
    end = text.find("\n", place, place + _FAR)
    line = text[start : end if end >= 0 else place + _FAR].strip()
    if "\t" in line:
        return False
    if len(line) >= _LONG_LINE or (line.endswith((".", "!", "?")) and len(line.split()) >= _FEWEST_WORDS):
        return True
    before = text[max(0, start - _FAR) : max(0, start - 1)].rpartition("\n")[2]
    return len(before.strip()) >= _LONG_LINE and "\t" not in before


def may_stand_alone(name: str) -> bool:
    """Whether a person may be called so without any cue: one word alone must be rarer than the nouns of German."""
    return any(sign.isspace() for sign in name) or is_rare(name)


def normal_form(name: str, kind: EntityType) -> str:
    """The name as it is listed: ``Nachname, Vorname``, a firm with its legal form as registers write it."""
    if kind is EntityType.PERSON:
        return _listed(tokens_of(name)) or one_line(name)
    return organisations.normal_form(one_line(name)) if kind is EntityType.ORGANISATION else one_line(name)


def has_cue(text: str, start: int, end: int, kind: EntityType) -> bool:
    """Whether something beside a name, or in it, says that it is one of this kind."""
    before = text[max(0, start - _REACH) : start]
    name = text[start:end]
    match kind:
        case EntityType.PERSON:
            line = before.rpartition("\n")[2].replace(":", " ")
            words = [token.text for token in tokens_of(line) if token.text != "."]
            is_announced = any(map(persons.is_announcement, words[-1:]))
            tokens = [token.text for token in tokens_of(name)]
            is_known = any(map(is_given, tokens)) or (len(tokens) > 1 and all(map(is_unheard_of, tokens)))
            return is_announced or is_known or persons.is_birth_behind(text, end)
        case EntityType.ORGANISATION:
            return organisations.has_legal_form(name) or organisations.is_public(name)
        case _:
            return one_line(name) in places.codes_by_place()


def _without_sentence(text: str, start: int, end: int) -> int:
    """The end of a name without a capitalised word of the sentence behind it (``teile ich zu X Folgendes mit``)."""
    words = text[start:end].split()
    if len(words) < 2 or words[-1] not in organisations.SENTENCE_WORDS:
        return end
    return start + len(text[start : end - len(words[-1])].rstrip())


def _may_wrap(text: str, start: int, end: int) -> bool:
    """Whether a name lies in one line, or goes on behind the break of a long one."""
    line_break = text.find("\n", start, end)
    return line_break < 0 or line_break - text.rfind("\n", max(0, line_break - _FAR), line_break) > _LONG_LINE


def _is_of_address_or_date(text: str, start: int, end: int) -> bool:
    is_alone = text.rfind("\n", 0, start) + 1 == start or text[start - 1] == "\t"
    return _POSTAL_CODE.search(text, max(0, start - _REACH), start) is not None or (
        is_alone and _DATE_BEHIND.match(text, end) is not None
    )


def _announces(tokens: list[Token]) -> bool:
    """Whether the first of the tokens only announces a name; Richter does, but not in ``Richter, Anna``."""
    is_turned = len(tokens) > 1 and tokens[1].text == ","
    return tokens[0].text in (*_SIGNS, ".") or (not is_turned and persons.is_announcement(tokens[0].text))


def _listed(tokens: list[Token]) -> str:
    """``Müller, Anna`` from ``Anna Müller`` and from ``Müller, Anna``; a family name alone as it is."""
    parts = [token for token in tokens if token.text not in ("\n", "\t")]
    comma = next((place for place, token in enumerate(parts) if token.text == ","), None)
    if comma is not None:
        family, given = parts[:comma], parts[comma + 1 :]
    else:
        last = len(parts) - 1
        while last > 0 and parts[last].text == ".":
            last -= 1
        while last > 1 and parts[last - 1].text in persons.PARTICLES:
            last -= 1
        family, given = parts[last:], parts[:last]
    names = [persons.joined(part, 0, len(part) - 1) if part else "" for part in (family, given)]
    return ", ".join(filter(None, names))
