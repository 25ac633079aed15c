"""Words that may be misread: brought to a form that the usual confusions of OCR share, apart from known words.

``Jalousie`` read as ``Jalous1e`` or ``Ja1ousie`` is one form with it; what else was misread differs in a letter or two
and is found by likeness. Only words that German does not know are looked at: a word that is one was read rightly, and
no question for Halter should find Falter.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from pipelines.german.analysis import stem
from pipelines.german.compounds import parts
from pipelines.german.folding import CACHED_WORDS
from pipelines.german.frequencies import UNKNOWN_WEIGHT, weight

SIGN: Final = "???"
"""Stands before each form in the words of a document. No word has such signs, and three of them are more than the two
letters by which an engine may differ, so that no plain word is taken for a form."""

SHORTEST: Final = 5
"""Letters of a form. Shorter words are like too many others."""

LONGEST: Final = 40

_VERY_LIKE_TO: Final = 8
"""Up to so many letters one may differ, in longer words two."""

_MOST_DIGITS: Final = 0.3
"""Share of digits up to which it is a misread word; with more it is a number."""

_ALIKE: Final = re.compile("rn|ii|vv|cl|ue|oe|ae|[1ljt05689]")
_ONE_FORM: Final = {
    "rn": "m",
    "ii": "u",
    "vv": "w",
    "cl": "d",
    "ue": "u",
    "oe": "o",
    "ae": "a",
    "1": "i",
    "l": "i",
    "j": "i",
    "t": "f",
    "0": "o",
    "5": "s",
    "6": "b",
    "8": "b",
    "9": "g",
}


def form(word: str) -> str:
    """The form of a folded word; empty where it is too short or too long to be found by likeness."""
    if not SHORTEST <= len(word) <= LONGEST:
        return ""
    alike = _ALIKE.sub(lambda match: _ONE_FORM[match.group()], word)
    return alike if len(alike) >= SHORTEST else ""


def is_known(word: str) -> bool:
    """Whether a folded word is one of German, or a compound of such: then it was read rightly."""
    return weight(stem(word)) < UNKNOWN_WEIGHT or bool(parts(word))


def distance(form_: str) -> int:
    """By how many letters what was misread may differ from a form."""
    return 1 if len(form_) <= _VERY_LIKE_TO else 2


def range_of_lengths(form_: str, distance_: int) -> tuple[int, int]:
    """How many letters, at least and at most, a word has whose form differs from this one by so many."""
    return len(form_) - distance_, 2 * (len(form_) + distance_)  # two letters may become one


# The one cache for all three: what it remembers is not asked of the others again.
@lru_cache(maxsize=CACHED_WORDS)
def form_if_doubtful(word: str) -> str:
    """The form of a folded word that may be misread; empty for words that are known and for numbers."""
    digits = sum(sign.isdigit() for sign in word)
    if digits > _MOST_DIGITS * len(word) or is_known(word):
        return ""
    return form(word)


def with_forms(words: str) -> str:
    """Words with one blank between, and behind them the forms of the doubtful ones, each once.

    A stroke parts them, so that no phrase goes on from the one into the other.
    """
    forms = dict.fromkeys(filter(None, map(form_if_doubtful, words.split(" "))))
    return f"{words} | {' '.join(SIGN + found for found in forms)}" if forms else words
