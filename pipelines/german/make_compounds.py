"""Makes ``compounds.tsv.gz``: which beginnings and endings German compounds are made of, and how surely.

Run from the top of the repository, only when folding or the source changes (every split may change with it)::

    uv run --group frequencies python -m pipelines.german.make_compounds

Learned without any labelled split from the words that the package wordfreq lists: every word is cut where a known
beginning meets a known ending, the cut with the most productive parts counts, and after some rounds a part is as sure
as the share of the words with this beginning (or ending) that were cut there. ``strasse`` is cut off nearly always,
``takt`` hardly ever: most words that end so are no compounds of it. The same input gives the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from wordfreq import get_frequency_dict

from pipelines.german.compounds import LINKS, SHORTEST_PART, SHORTEST_WORD, TABLE
from pipelines.german.folding import fold

KNOWN_FROM: Final = 3e-7
"""Share of all words from which a word counts as one that compounds are made of; rarer ones are often slips."""

ROUNDS: Final = 4

LONGEST_PART: Final = 20

FEWEST: Final = {3: 25}
FEWEST_OTHERS: Final = 4
"""Words in which a part must be found; among three letters chance finds many."""

SUREST_FROM: Final = {3: 0.35, 4: 0.25}
SUREST_FROM_OTHERS: Final = 0.2
"""Least share of the words with this beginning or ending that are cut there."""

NO_PARTS: Final = Path(__file__).with_name("no_parts.tsv")
"""What is never a part, and where: written by hand."""


def _excluded(place: str) -> frozenset[str]:
    rows = (line.split("\t") for line in NO_PARTS.read_text(encoding="utf-8").splitlines())
    return frozenset(part for part, where in rows if where == place)


# Prefixes and particles begin more words than any noun, and what follows them is no part of its own.
_NO_BEGINNINGS: Final = _excluded("beginning")

# Endings that make words, and forms of them.
_NO_ENDINGS: Final = _excluded("ending")

Counts = Mapping[str, int]


def main() -> None:
    """Write the table and print what the data sheet says of it."""
    words = _words()
    known = {word for word, share in words.items() if share >= KNOWN_FROM}
    base_of = _bases({word[:place] for word in words for place in _places(word)}, known)
    cuts = {
        word: found
        for word in words
        if (found := [place for place in _places(word) if word[:place] in base_of and _may_end(word[place:], known)])
    }
    beginnings: Counts = Counter(word[:place] for word, places in cuts.items() for place in places)
    endings: Counts = Counter(word[place:] for word, places in cuts.items() for place in places)
    for _ in range(ROUNDS):
        chosen = {word: _best(word, places, beginnings, endings) for word, places in cuts.items()}
        beginnings = Counter(word[:place] for word, place in chosen.items())
        endings = Counter(word[place:] for word, place in chosen.items())
    sure_beginnings = _sure(beginnings, Counter(word[:place] for word in words for place in _places(word)))
    sure_endings = _sure(endings, Counter(word[place:] for word in words for place in _places(word)))
    lines = [
        f"{part}\t{base_of.get(part, part)}\t{sure_beginnings.get(part, 0)}\t{sure_endings.get(part, 0)}\n"
        for part in sorted({*sure_beginnings, *sure_endings})
    ]
    TABLE.write_bytes(gzip.compress("".join(lines).encode(), mtime=0))
    print(f"beginnings: {len(sure_beginnings)}, endings: {len(sure_endings)}, lines: {len(lines)}")
    print(f"bytes: {TABLE.stat().st_size}\nsha256: {hashlib.sha256(TABLE.read_bytes()).hexdigest()}")


def _words() -> dict[str, float]:
    words: defaultdict[str, float] = defaultdict(float)
    for word, share in sorted(get_frequency_dict("de", wordlist="best").items()):
        if word.isalpha() and len(word) >= SHORTEST_PART:
            words[fold(word)] += share
    return words


def _places(word: str) -> range:
    """Where a word may be cut in two."""
    if len(word) < SHORTEST_WORD:
        return range(0)
    return range(max(SHORTEST_PART, len(word) - LONGEST_PART), min(len(word) - SHORTEST_PART, LONGEST_PART) + 1)


def _bases(beginnings: set[str], known: set[str]) -> dict[str, str]:
    """The word that each beginning is a form of: arbeits of arbeit, schul of schule."""
    found = {}
    for beginning in beginnings - _NO_BEGINNINGS:
        if beginning in known:
            found[beginning] = beginning
            continue
        bare = next((beginning[: -len(link)] for link in LINKS if _carries(beginning, link, known)), None)
        if bare is not None:
            found[beginning] = bare
        elif beginning + "e" in known:
            found[beginning] = beginning + "e"
    return found


def _carries(beginning: str, link: str, known: set[str]) -> bool:
    bare = beginning.removesuffix(link)
    return bare != beginning and len(bare) >= SHORTEST_PART and bare in known and bare not in _NO_BEGINNINGS


def _may_end(ending: str, known: set[str]) -> bool:
    return ending in known and ending not in _NO_ENDINGS


def _best(word: str, places: list[int], beginnings: Counts, endings: Counts) -> int:
    def productivity(place: int) -> float:
        both = math.log(beginnings.get(word[:place], 0) + 0.01) + math.log(endings.get(word[place:], 0) + 0.01)
        # Of two cuts alike the one between longer parts: Bau|mangel, not Baum|angel, is rare.
        return both + (0.7 if place > SHORTEST_PART and len(word) - place > SHORTEST_PART else -1.5)

    return max(places, key=productivity)


def _sure(counts: Counts, seen: Counts) -> dict[str, int]:
    """How surely a word is cut at each part, in percent."""
    found = {}
    for part, count in counts.items():
        share = count / seen[part]
        enough = count >= FEWEST.get(len(part), FEWEST_OTHERS)
        if enough and share >= SUREST_FROM.get(len(part), SUREST_FROM_OTHERS):
            found[part] = min(100, max(1, round(share * 100)))
    return found


if __name__ == "__main__":
    main()
