"""What a given name and a family name look like."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from pipelines.entities.rules.lists import words
from pipelines.german.analysis import stem
from pipelines.german.folding import CACHED_WORDS, fold
from pipelines.german.frequencies import weight

_ORDINARY: Final = words("ordinary_words.txt")
"""Given names of somebody that are mostly other words (Mai, Van, Stein)."""

_NO_FAMILY_NAME: Final = words("no_family_names.txt")
"""Words that stand beside given names in letters and forms without being part of the name."""

_NOUN_ENDINGS: Final = (
    "ung", "ungen", "heit", "keit", "schaft", "straße", "strasse", "amt", "nummer", "behörde", "zeichen",
    "anzeige", "gesetz", "ordnung", "bericht", "protokoll", "vermerk", "schreiben", "erlaubnis", "datum",
    "führer", "führerin", "bearbeiter", "tion", "ität", "ismus", "platz", "allee", "weg", "kommissar",
    "kommissarin", "inspektion", "anschrift", "zeit", "betrieb", "antrag",
)  # fmt: skip
_RARE: Final = 6.5
"""Weight (pipelines/german/frequencies) from which a word is rarer than most nouns: about one word in 300,000."""


_UNHEARD_OF: Final = 9.0
_LONGEST_FOREIGN: Final = 12


@cache
def given_names() -> frozenset[str]:
    """Given names without those that are mostly ordinary words."""
    return _all_given_names() - _ORDINARY


@cache
def _all_given_names() -> frozenset[str]:
    return words("given_names.txt")


def may_be_given(word: str) -> bool:
    """Whether a word is a given name for somebody, be it an ordinary word as well (Mai, Van); asked behind a title."""
    return cased(word) in _all_given_names() and cased(word) not in _NO_FAMILY_NAME - {"Mai"}


@lru_cache(maxsize=CACHED_WORDS)
def cased(word: str) -> str:
    """A word in capitals with only its first letters as capitals; any other word as it is."""
    return "-".join(part.capitalize() for part in word.split("-")) if word.isupper() and len(word) > 2 else word


@lru_cache(maxsize=CACHED_WORDS)
def is_given(word: str) -> bool:
    """Whether a word is a known given name, or two of them with a hyphen."""
    name = cased(word)
    return name in given_names() or ("-" in name and all(part in given_names() for part in name.split("-")))


@lru_cache(maxsize=CACHED_WORDS)
def is_family_shape(word: str) -> bool:
    """Whether a word may be a family name beside a given name."""
    name = cased(word)
    if len(name) < 2 or not name[0].isupper() or name in _NO_FAMILY_NAME or any(sign.isdigit() for sign in name):
        return False
    if any(
        sign.isupper() and name[at - 1] not in "-'’" and not name.startswith("Mc") for at, sign in enumerate(name) if at
    ):
        return False
    return not name.lower().endswith(_NOUN_ENDINGS)


@lru_cache(maxsize=CACHED_WORDS)
def is_rare(word: str) -> bool:
    """Whether a word is hardly ever met in German texts, as most family names are."""
    return weight(stem(fold(word))) >= _RARE


def is_unheard_of(word: str) -> bool:
    """Whether a word is so rare that it is foreign to German, and too short to be put together of German words."""
    return weight(stem(fold(word))) >= _UNHEARD_OF and 3 <= len(word) <= _LONGEST_FOREIGN
