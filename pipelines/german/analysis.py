"""A German text as tokens: where its words stand, how they fold, what their stems are.

The same analysis serves documents, questions and marking; whoever compares words compares what comes from here.
"""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from typing import Final

from pipelines.german.folding import CACHED_WORDS, fold
from pipelines.german.identifiers import identifiers
from pipelines.german.stems import stem, stem_of_folded
from pipelines.german.stop_words import is_stop_word
from pipelines.german.tokens import Token

__all__ = [
    "JOINERS",
    "analyse",
    "broken_at",
    "fold",
    "identifiers",
    "stem",
]  # callers ask one module for all of the analysis


def _letters(*, upper: bool) -> str:
    """A regex class body of the Latin, Greek and Cyrillic letters of one case."""
    signs = (chr(code) for code in (*range(0x41, 0x530), *range(0x1E00, 0x2000)))
    return "".join(sign for sign in signs if (sign.isupper() if upper else sign.islower()))


_LOWER: Final = _letters(upper=False)
_UPPER: Final = _letters(upper=True)

# Signs inside a word that are no letters: combining accents (a text may be decomposed), joiners without width, and the
# soft hyphen.
_INSIDE: Final = "\u0300-\u036f\u200b-\u200d\u2060\ufeff\u00ad"

JOINERS: Final = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
"""Signs that show nothing: soft hyphens and joiners without width."""

# What Tesseract and others make of the hyphen at a line end; dashes count, since it stands without a blank before.
_HYPHENS: Final = "\\-\u2010\u2011\u00ac\u2e17\u2013\u2014"

# A hyphen, the line break, at most one empty line (a column goes on in the next block) and the indent.
_BREAK: Final = rf"[{_HYPHENS}][ \t]*\r?\n(?:[ \t]*\r?\n)?[ \t]*"

# After these the hyphen stands for a part that is left out: Ein- und Ausgang, Vor- bzw. Nachteile.
_ELLIPSIS: Final = r"(?!(?:und|oder|bzw|sowie|bis|als|noch|u|o)\b)"

# A broken word goes on in lower case.
_LOWER_JOIN: Final = rf"(?<=[{_LOWER}{_UPPER}]){_BREAK}(?=[{_LOWER}]){_ELLIPSIS}"

# Where all is set in capitals, both sides must be able to be syllables, that is have a vowel: GAST-/STÄTTE is one
# word, KFZ-/SCHEIN are two. The left side is looked at in _halves, since a regex looks back over a fixed width only.
_VOWELS: Final = "AEIOUYÄÖÜ"
_CAPITAL_JOIN: Final = rf"(?<=[{_UPPER}]{{2}}){_BREAK}(?=[{_UPPER}]{{2}})(?=[{_UPPER}]*[{_VOWELS}])"
# Only from the first of several capitals: from each of them a long word would be gone through to its end.
_CAPITALS_BROKEN: Final = re.compile(rf"(?<![{_UPPER}])([{_UPPER}]+){_BREAK}(?=[{_UPPER}])")

_SOFT_JOIN: Final = r"\u00ad[ \t]*\r?\n[ \t]*"

_WORD: Final = re.compile(rf"[^\W_]+(?:(?:{_SOFT_JOIN}|{_LOWER_JOIN}|{_CAPITAL_JOIN})[^\W_]+|[{_INSIDE}]+[^\W_]*)*")

_ANY_BREAK: Final = re.compile(rf"{_SOFT_JOIN}|{_BREAK}")


@lru_cache(maxsize=CACHED_WORDS)
def _facts(surface: str) -> tuple[str, str, bool]:
    """Folded form, stem, and whether it is a stop word; of the word as it stands, breaks included."""
    exact = fold(surface)
    return sys.intern(exact), sys.intern(stem_of_folded(exact)), is_stop_word(exact)


def _halves(surface: str) -> tuple[tuple[int, int], ...]:
    """The parts of a word that was taken for a broken one; usually the one part that it is."""
    parts = []
    begin = 0
    for match in _CAPITALS_BROKEN.finditer(surface):
        if not any(sign in _VOWELS for sign in match[1]):
            parts.append((begin, match.end(1)))
            begin = match.end()
    parts.append((begin, len(surface)))
    return tuple(parts)


def analyse(text: str) -> tuple[Token, ...]:
    """The words of a text in order; linear in its length.

    A word broken at a line end (Gast-/stätte, also with soft hyphen or ¬) is one token over both parts; parts of a
    hyphenated compound (Kfz-Schein, Müller-/Lüdenscheidt), of an address or of a file number are tokens that follow
    one another. Signs that fold to nothing give no token.
    """
    tokens: list[Token] = []
    append = tokens.append
    for match in _WORD.finditer(text):
        surface = match.group()
        start, end = match.span()
        if "\n" in surface:
            for begin, stop in _halves(surface):
                _append(tokens, surface[begin:stop], start + begin)
            continue
        exact, stemmed, is_stop = _facts(surface)
        if exact:
            append(Token(start, end, exact, stemmed, is_stop))
    return tuple(tokens)


def broken_at(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of every hyphen with its line end (and indent) at which ``analyse`` puts a word together again."""
    found: list[tuple[int, int]] = []
    if not _ANY_BREAK.search(text):
        return ()
    for match in _WORD.finditer(text):
        surface = match.group()
        if "\n" not in surface:
            continue
        for begin, stop in _halves(surface):
            found += [
                (match.start() + begin + inner.start(), match.start() + begin + inner.end())
                for inner in _ANY_BREAK.finditer(surface[begin:stop])
            ]
    return tuple(found)


def _append(tokens: list[Token], surface: str, start: int) -> None:
    exact, stemmed, is_stop = _facts(surface)
    if exact:
        tokens.append(Token(start, start + len(surface), exact, stemmed, is_stop))
