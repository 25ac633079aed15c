"""German words and how common they are: a hint where a network is torn between two readings, never more than that.

Numbers, names and whatever the list does not hold get no hint, neither for nor against.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from functools import cache, cached_property
from pathlib import Path
from typing import Final

WORDS: Final = Path(__file__).parent / "german_words.txt.gz"

_CORE: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AROUND: Final = "()[]{}„“”\"'‚‘’»«.,;:!?-–—*"

_STRUCK: Final = str.maketrans("ıłŁøØđĐ", "ilLoOdD")
"""Letters whose marks Unicode does not count as marks."""

_PART: Final = 4
"""Letters that a part of a compound has at least."""

_LINKS: Final = ("", "s", "es", "n", "en")
_COMMONER: Final = 0.2
"""Difference of hints: ten times as common. Lists hold much that was printed without its dots."""

_COMPOUND: Final = 0.6
"""Share of a listed word's hint that a word gets which two listed ones make up."""


class WordList:
    """Hints by how common a word is: 0 for what is not listed, about 1 for rare words, 2 for the commonest."""

    def __init__(self, commonness: dict[str, int]) -> None:
        self._commonness = commonness

    def hint(self, text: str) -> float:
        """Of a word with the punctuation around it; of several words their mean."""
        words = text.split()
        return sum(map(self._word_hint, words)) / len(words) if words else 0.0

    def respelt(self, text: str) -> tuple[str, ...]:
        """Listed words that differ from one word only by dots and other marks over letters, and are clearly commoner.

        Punctuation around it stays; of compounds either part may be the one that lost its marks.
        """
        core = text.strip(_AROUND)
        if len(core) < 3 or not _CORE.fullmatch(core):
            return ()
        held = self._word_hint(core)
        before, _, after = text.partition(core)
        found = dict.fromkeys(self._respelt_word(core))
        if not found and not held and len(core) >= 2 * _PART and core[1:].islower():
            for cut in range(_PART, len(core) - _PART + 1):
                for head in (core[:cut], *self._respelt_word(core[:cut])):
                    tails = (core[cut:], *(tail.lower() for tail in self._respelt_word(core[cut:].capitalize())))
                    found.update(dict.fromkeys(head + tail for tail in tails if self._word_hint(head + tail)))
        return tuple(before + word + after for word in found if self._word_hint(word) > held + _COMMONER)

    def _respelt_word(self, word: str) -> list[str]:
        plain = without_marks(word)
        found = self._marked.get(plain.lower(), ())
        if word.isupper():
            return [each for each in (plain, *map(str.upper, found)) if self._listed(each)]
        like = (each.capitalize() if word[0].isupper() else each for each in (plain, *found))
        return [each for each in like if self._listed(each)]

    @cached_property
    def _marked(self) -> dict[str, tuple[str, ...]]:
        """Listed words with marks over letters, in small letters, by what is left without them."""
        marked: dict[str, tuple[str, ...]] = {}
        for word in self._commonness:
            if not word.isascii():
                small = word.lower()
                plain = without_marks(small)
                if plain != small and small not in (held := marked.get(plain, ())):
                    marked[plain] = (*held, small)
        return marked

    def _word_hint(self, word: str) -> float:
        core = word.strip(_AROUND)
        if len(core) < 2 or not _CORE.fullmatch(core):
            return 0.0
        listed = self._listed(core)
        if listed:
            return listed
        parts = core.split("-")
        if len(parts) > 1:
            hints = [self._listed(part) for part in parts if part]
            return min(hints) * _COMPOUND if hints else 0.0
        return self._compound(core)

    def _listed(self, word: str) -> float:
        ways = [word]
        if word.isupper():
            ways += [word.capitalize(), word.lower()]
        elif word[0].isupper() and word[1:].islower():
            ways.append(word.lower())  # at the beginning of a sentence
        most = max(self._commonness.get(way, 0) for way in ways)
        return 0.8 + most / 50 if most else 0.0

    def _compound(self, word: str) -> float:
        if len(word) < 2 * _PART or not word[1:].islower():
            return 0.0
        for cut in range(_PART, len(word) - _PART + 1):
            if not self._listed_as_noun(word[cut:]):
                continue
            for link in _LINKS:
                first = word[:cut].removesuffix(link)
                if word[:cut].endswith(link) and len(first) >= _PART and self._listed(first):
                    return _COMPOUND
        return 0.0

    def _listed_as_noun(self, word: str) -> bool:
        return word.capitalize() in self._commonness


def without_marks(text: str) -> str:
    """A text without dots, accents and strokes over, below and through its letters; as many letters as before."""
    plain = (unicodedata.normalize("NFD", sign)[0] for sign in text)
    return "".join(plain).translate(_STRUCK)


@cache
def load_words() -> WordList:
    """The list that ships; 15 MB in memory, read once."""
    commonness = {}
    with gzip.open(WORDS, "rt", encoding="utf-8") as lines:
        for line in lines:
            word, _, level = line.rstrip("\n").partition("\t")
            commonness[word] = int(level)
    return WordList(commonness)
