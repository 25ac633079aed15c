"""How a name sounds: Kölner Phonetik, so that Hadad and Haddad, Petrović and Petrowitsch meet.

Only words that are rare and written with a capital letter have a sound: names are spelled by ear, other words are not.
"""

from __future__ import annotations

from functools import cache
from string import ascii_lowercase
from typing import Final

from pipelines.german.frequencies import weight

RARE_FROM: Final = 8.5
"""Weight of a stem from which a capitalised word may be a name. Most nouns of a letter weigh less, and so do the names
that everybody can spell (Schmidt 5.7)."""

SHORTEST_SOUND: Final = 3
"""Digits; shorter codes are shared by too many words."""

_SIMPLE: Final = dict.fromkeys("aeijouy", "0") | dict.fromkeys("fvw", "3") | dict.fromkeys("gkq", "4")
_OTHERS: Final = {"b": "1", "l": "5", "m": "6", "n": "6", "r": "7", "s": "8", "z": "8"}
_CODES: Final = _SIMPLE | _OTHERS


def sound(word: str) -> str:
    """The code of a folded word: digits 0 to 8, without repetitions, 0 (a vowel) at the beginning only.

    Source:
        Postel: Die Kölner Phonetik, IBM-Nachrichten 19, 1969. Umlauts are folded to two vowels, which the code ignores.
    """
    codes: list[str] = []
    for place, letter in enumerate(word):
        before = word[place - 1] if place else ""
        behind = word[place + 1 : place + 2]
        codes.append(_code(letter, before, behind))
    digits = "".join(codes)
    single = "".join(digit for place, digit in enumerate(digits) if place == 0 or digits[place - 1] != digit)
    return single[:1] + single[1:].replace("0", "")


def _code(letter: str, before: str, behind: str) -> str:
    if letter == "p":
        return "3" if behind == "h" else "1"
    if letter in "dt":
        return "8" if behind and behind in "csz" else "2"
    if letter == "x":
        return "8" if before and before in "ckq" else "48"
    if letter == "c":
        return _code_of_c(before, behind)
    return _CODES.get(letter, "")


def _code_of_c(before: str, behind: str) -> str:
    if not before:
        return "4" if behind and behind in "ahkloqrux" else "8"
    if before in "sz":
        return "8"
    return "4" if behind and behind in "ahkoqux" else "8"


@cache
def letters_that_sound(digit: str) -> str:
    """The letters with which a word may begin whose code begins so; those without a sound leave it to the next one."""
    return "".join(
        letter
        for letter in ascii_lowercase
        if any(_code(letter, "", behind)[:1] in ("", digit) for behind in ascii_lowercase)
    )


def sound_of_name(exact: str, stem: str) -> str:
    """The sound of a word that may be a name, written with a capital letter or asked for; empty for others.

    Args:
        exact: The folded word.
        stem: Its stem.
    """
    if not exact.isalpha() or weight(stem) < RARE_FROM:
        return ""
    code = sound(exact)
    return code if len(code) >= SHORTEST_SOUND else ""
