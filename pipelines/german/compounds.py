"""The parts of German compounds: Schrottplatzbetreiber is Schrott, Platz and Betreiber.

A word is cut where known beginnings and a known ending meet (``make_compounds``), linking letters included. How surely
is the product of how surely each part is one; Kontakt is not cut, since hardly any word that ends in -takt is a
compound of Takt, nor is any that begins with Kon-.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from pipelines.german.analysis import stem
from pipelines.german.folding import CACHED_WORDS
from pipelines.german.frequencies import weight

TABLE: Final = Path(__file__).with_name("compounds.tsv.gz")
"""Part, the word it is a form of, percent as beginning and as ending. Data sheet: compounds.md."""

LEXICALISED: Final = Path(__file__).with_name("lexicalised.txt")
"""Compounds that are no kind of their last part (a Strohfrau is no Frau, a Kindergarten no Garten), written by hand."""

LINKS: Final = ("ens", "es", "en", "er", "s", "n", "e")
"""Letters that link the parts of a compound, longest first."""

SHORTEST_PART: Final = 3
SHORTEST_WORD: Final = 7
LONGEST_WORD: Final = 60
"""Letters; what is longer is no word, and cutting takes time that grows with the square of the length."""

_SURE_ENOUGH: Final = 0.14
"""Product from which a cut is believed; the data sheet says how many are wrong."""

_COST_OF_CUT: Final = 0.8
"""Each cut but the first makes it so much less sure: of two readings the one with fewer parts is mostly meant."""


_LONG_ENDING: Final = 7
_READ_OFTEN: Final = 11.5
_SURE_OF_LONG_ENDING: Final = 0.35
"""What hardly ever ends a compound may still do so if it is long and read now and then: Lärm|belästigung."""


@dataclass(frozen=True, slots=True)
class Part:
    """``word[start:end]`` is a part of a compound; ``base`` is the word it is a form of (arbeits: arbeit)."""

    start: int
    end: int
    base: str


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, tuple[str, float]], dict[str, float]]:
    beginnings: dict[str, tuple[str, float]] = {}
    endings: dict[str, float] = {}
    for line in gzip.decompress(TABLE.read_bytes()).decode().splitlines():
        part, base, as_beginning, as_ending = line.split("\t")
        if as_beginning != "0":
            beginnings[part] = base, int(as_beginning) / 100
        if as_ending != "0":
            endings[part] = int(as_ending) / 100
    return beginnings, endings


@lru_cache(maxsize=CACHED_WORDS)
def parts(word: str) -> tuple[Part, ...]:
    """The parts of a folded word, at least two of them; none where it is no compound, or none that is known."""
    if not SHORTEST_WORD <= len(word) <= LONGEST_WORD or not word.isalpha():
        return ()
    beginnings, endings = _table()
    # best[place]: how surely word[:place] is a row of beginnings, and the cuts of it.
    best: dict[int, tuple[float, tuple[Part, ...]]] = {0: (1.0, ())}
    chosen: tuple[float, tuple[Part, ...]] = (0.0, ())
    for start in range(len(word) - SHORTEST_PART + 1):
        if start not in best:
            continue
        sure, before = best[start]
        if before and (as_ending := endings.get(word[start:], 0.0) or _as_long_ending(word[start:])):
            whole = sure * as_ending
            if whole > chosen[0]:
                chosen = whole, (*before, Part(start, len(word), word[start:]))
        for end in range(start + SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            if (found := beginnings.get(word[start:end])) is None:
                continue
            row = sure * found[1] * (_COST_OF_CUT if before else 1.0)
            if row > best.get(end, (0.0, ()))[0]:
                best[end] = row, (*before, Part(start, end, found[0]))
    return chosen[1] if chosen[0] >= _SURE_ENOUGH else ()


def _as_long_ending(ending: str) -> float:
    is_word = len(ending) >= _LONG_ENDING and weight(stem(ending)) < _READ_OFTEN
    return _SURE_OF_LONG_ENDING if is_word else 0.0


def is_lexicalised(word: str) -> bool:
    """Whether a folded compound is no kind of its last part, so that nobody who asks for that part means it."""
    return stem(word) in _lexicalised()


@lru_cache(maxsize=1)
def _lexicalised() -> frozenset[str]:
    return frozenset(map(stem, LEXICALISED.read_text(encoding="utf-8").split()))


def rows_of_parts(word: str) -> Iterator[str]:
    """The word that each row of neighbouring parts is a form of, the whole word left out.

    Of Schrottplatzbetreiber: Schrott, Schrottplatz, Platz, Platzbetreiber, Betreiber. A compound whose last part has
    lost its meaning has no row that only ends it: Hauptbahnhof has Bahnhof and no Hof.
    """
    found = parts(word)
    latest = max((first for first, part in enumerate(found) if is_lexicalised(word[part.start :])), default=len(found))
    for first, opening in enumerate(found):
        for last in range(first, len(found)):
            ends_it = last == len(found) - 1
            if last - first + 1 < len(found) and not (ends_it and first > latest):
                yield word[opening.start : found[last].start] + found[last].base
