"""German words and how common they are: a hint where a network is torn between two readings, never more than that.

Numbers, names and whatever the list does not hold get no hint, neither for nor against.
"""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path
from typing import Final

WORDS: Final = Path(__file__).parent / "german_words.txt.gz"

_CORE: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AROUND: Final = "()[]{}„“”\"'‚‘’»«.,;:!?-–—*"

_PART: Final = 4
"""Letters that a part of a compound has at least."""

_LINKS: Final = ("", "s", "es", "n", "en")
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


@cache
def load_words() -> WordList:
    """The list that ships; 15 MB in memory, read once."""
    commonness = {}
    with gzip.open(WORDS, "rt", encoding="utf-8") as lines:
        for line in lines:
            word, _, level = line.rstrip("\n").partition("\t")
            commonness[word] = int(level)
    return WordList(commonness)
