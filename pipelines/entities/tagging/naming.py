"""What a name that the tagger saw is called, and how sure it is beside what stands around it.

A title, a rank or a date of birth beside a person, a legal form in a firm, a postal code before a place: where such a
cue agrees with the tagger, half of its doubt goes.
"""

from __future__ import annotations

import re
from typing import Final

from pipelines.entities.contract import EntityType
from pipelines.entities.rules import organisations, persons, places
from pipelines.entities.rules.names import is_given
from pipelines.entities.rules.rule import one_line
from pipelines.entities.rules.tokens import Token, tokens_of

TYPES: Final = {"PER": EntityType.PERSON, "ORG": EntityType.ORGANISATION, "LOC": EntityType.LOCATION}
"""The kinds of names that the service keeps; others are learned only so as not to be taken for these."""

_REACH: Final = 40
"""Characters before a name in which a cue may stand."""

_SIGNS: Final = (",", "\n", "\t", ":")
_POSTAL_CODE: Final = re.compile(r"(?<!\d)\d{5}[ ]{1,2}$")


def trimmed(text: str, start: int, end: int, kind: EntityType) -> tuple[int, int] | None:
    """The place of the name without what announces it; None where nothing is left that may be one.

    ``Herr Müller`` is called Müller; a role alone, a sign or a single letter is no person.
    """
    if kind is EntityType.PERSON:
        tokens = tokens_of(text[start:end])
        while tokens and _announces(tokens):
            tokens = tokens[1:]
        while tokens and tokens[-1].text in _SIGNS:
            tokens = tokens[:-1]
        if not any(len(token.text) > 1 and token.text[0].isalpha() for token in tokens):
            return None
        start, end = start + tokens[0].start, start + tokens[-1].end
    is_letters = sum(sign.isalpha() for sign in text[start:end]) > 1
    return (start, end) if is_letters else None


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
            words = [token.text for token in tokens_of(before)[-3:] if token.text not in (".", "\n", ":")]
            is_announced = any(persons.is_announcement(word) for word in words[-1:])
            is_known = any(is_given(token.text) for token in tokens_of(name))
            return is_announced or is_known or persons.is_birth_behind(text, end)
        case EntityType.ORGANISATION:
            return organisations.has_legal_form(name) or organisations.is_public(name)
        case _:
            return _POSTAL_CODE.search(before) is not None or one_line(name) in places.codes_by_place()


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
