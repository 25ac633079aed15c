"""The stem of a German word: the same for its inflections, and not for another word that only looks like one.

Snowball cuts ``-er`` off as an inflection, as it is in Bilder. In Halter it is none: it makes one who holds of holding.
A list of such nouns keeps Halter apart from halten, Melder from melden, Täter from Tat, Mieter from Miete.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Final

import Stemmer

from pipelines.german.folding import CACHED_WORDS, fold

TABLE: Final = Path(__file__).with_name("nouns_in_er.txt")
"""Nouns that end in -er by themselves, one a line, folded and without umlauts; with + before them those that may end a
compound. Data sheet: nouns_in_er.md."""

SHORTEST_NOUN: Final = 6
"""Letters of a noun that may end a compound (Fahrzeug|halter); shorter ones end too many other words."""

LONGEST_NOUN: Final = 30
"""Letters; no longer end is looked up, so that a long row of letters takes no long time."""

SHORTEST_BEGINNING: Final = 3
"""Letters before it."""

_STEMMER: Final = Stemmer.Stemmer("german", 0)  # 0: no cache of its own, ours below is bounded and shared
_STEMMER_LOCK: Final = Lock()  # a Stemmer keeps state while it works

_UMLAUT: Final = re.compile(r"ae|oe|(?<![aeq])ue")
"""Two letters that Snowball too reads as an umlaut; not in neue, Steuer, Bauer and Quelle."""

_INFLECTED: Final = re.compile(r"(.*er)(?:s|n|in|innen|ins)?")
"""A noun in -er in any inflection, and the women among them: Halters, Haltern, Halterin, Halterinnen."""


def without_umlauts(exact: str) -> str:
    """A folded word with plain vowels for umlauts, so that Klöster and Kloster are one."""
    return _UMLAUT.sub(lambda match: match.group()[0], exact)


@lru_cache(maxsize=CACHED_WORDS)
def stem_of_folded(exact: str) -> str:
    """As ``stem``, of a word that is folded already."""
    if noun := _noun_in_er(exact):
        return noun
    return root(exact)


def stem(word: str) -> str:
    """The folded stem of a word: the same for every spelling and most inflections of it.

    Snowball German reads ae, oe and ue of the folded word as umlauts where German does (not in neue, Steuer or Quelle)
    and then drops the dots, so that Häuser, Haeuser and Haus share ``haus``.
    """
    return stem_of_folded(fold(word))


def root(exact: str) -> str:
    """What Snowball leaves of a folded word: of Halter what is left of halten, too."""
    with _STEMMER_LOCK:
        stemmed: str = _STEMMER.stemWord(exact)
    return fold(stemmed)


def kin(exact: str, stemmed: str) -> str:
    """The stem of the words that a noun in -er comes from, or of the noun that comes from a word; empty if none.

    Of Halter that of halten, of halten that of Halter.
    """
    if stemmed.endswith("er") and _noun_in_er(exact):
        found = root(exact)
        return found if found != stemmed else ""
    return stemmed + "er" if stemmed + "er" in _nouns() else ""


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    return frozenset(line.removeprefix("+") for line in _lines())


@lru_cache(maxsize=1)
def _ends() -> frozenset[str]:
    return frozenset(line[1:] for line in _lines() if line.startswith("+"))


def _lines() -> list[str]:
    return TABLE.read_text(encoding="utf-8").split()


def _noun_in_er(exact: str) -> str:
    """The noun in -er that a folded word is a form of, without umlauts; empty where it is none."""
    match = _INFLECTED.fullmatch(exact)
    if match is None:
        return ""
    word = without_umlauts(match[1])
    if word in _nouns():
        return word
    ends = _ends()
    first = max(SHORTEST_BEGINNING, len(word) - LONGEST_NOUN)
    may_end = (word[place:] for place in range(first, len(word) - SHORTEST_NOUN + 1))
    return word if any(end in ends for end in may_end) else ""
