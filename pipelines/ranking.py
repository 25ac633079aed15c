"""How much a word weighs in a document, without any statistics of the index.

Scores must not depend on documents that the caller may not see, and index statistics do: one hidden document that
holds the word changes the rarity of the word and so the order of the others. Hence the two factors of a score are

* the weight of a word, from a fixed table of German at large (``german.frequencies``), and
* its impact in the document, from this document alone, with fixed constants (here).

An engine cannot multiply them by itself, so an impact is written down as level tokens: a stem ``s`` as ``s``, and as
``s#1`` .. ``s#4`` where its impact reaches 0.35, 0.5, 0.65, 0.8. ``level_clauses`` says what each token that is found
adds. The first hits are then scored exactly from the impacts themselves (``refine``).

All numbers are small multiples of powers of two, so that sums are exact in any order, on any engine and any shard.
docs/decisions/0003 has the figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from pipelines.question.tree import Leaf, Word

SATURATION: Final = 1.2
"""k1 of BM25: with the usual length a word that stands once has the impact 1 / (1 + 1.2), ten times 0.89. The usual
value; results hardly move between 0.9 and 1.6."""

LENGTH_SHARE: Final = 0.75
"""b of BM25: how much of the saturation grows with the length of the passage. The usual value."""

USUAL_LENGTH: Final = 48
"""Words without stop words in a passage of 80 words of German; stands where BM25 has the average of its index. Being
40 % off costs less than half a point of nDCG. Change it together with ``passages.AIM``."""

SHORTEST_LENGTH: Final = 16
"""Shorter passages count as so long. A page that bears nothing but a stamp would otherwise come before every letter
that really speaks of the matter."""

BEST_PASSAGE_SHARE: Final = 0.75
"""Share of a document's impact that its best passage gives; the rest comes from how often the whole document has the
word. People seek a place that answers, so the place counts more."""

HALF_FULL: Final = 2
"""So many occurrences in the whole document give half of the rest."""

_UNIT: Final = 256  # impacts are kept as 1 .. 255 of 256

# Where the next level begins, in 256ths (0.35, 0.5, 0.65, 0.8). Five levels cost under a point of nDCG@10 against the
# impacts themselves, before the first hits are refined; more levels only make the index longer.
_LEVELS: Final = (90, 128, 166, 205)
_BASE_SHARE: Final = 0.3  # a word that is there at all counts as an impact of 0.3,
_STEP_SHARE: Final = 0.15  # and each level adds so much: every level stands for the middle of its range
_SUFFIXES: Final = ("#1", "#2", "#3", "#4")
_SUFFIXES_OF: Final = tuple(_SUFFIXES[: sum(impact >= start for start in _LEVELS)] for impact in range(_UNIT))
_MIDDLING_IMPACT: Final = 0.45  # of a word that stands once in a passage of the usual length
_CLAUSE_UNIT: Final = 256  # clause weights are multiples of 1/256: exact in 32-bit floats up to 65,536


def passage_impact(frequency: int, length: int) -> float:
    """Impact of a word in a passage, above 0 and below 1.

    Args:
        frequency: How often the passage has the stem, at least 1.
        length: Words of the passage that are no stop words.

    Source:
        Robertson, Zaragoza: The Probabilistic Relevance Framework: BM25 and Beyond, 2009, without its (k1 + 1).
    """
    relative = max(length, SHORTEST_LENGTH) / USUAL_LENGTH
    return frequency / (frequency + SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * relative))


@dataclass(frozen=True, slots=True)
class Content:
    """What a passage is weighted by: its stems, stop words left out, and tokens of other streams.

    A passage is as long as it has stems; that a word has parts makes it no longer.
    """

    stems: Sequence[str]
    variants: Sequence[str] = ()

    def counts(self) -> Counter[str]:
        """How often each token stands there."""
        counts = Counter(self.stems)
        counts.update(self.variants)
        return counts


def passage_impacts(passage: Content) -> dict[str, int]:
    """Impacts of the tokens of a passage in 256ths, 1 .. 255."""
    counts = passage.counts()
    impacts = {count: _rounded(passage_impact(count, len(passage.stems))) for count in set(counts.values())}
    return {stem: impacts[count] for stem, count in counts.items()}


def document_impacts(passages: Iterable[Content]) -> dict[str, int]:
    """Impacts of the tokens of a document in 256ths, 1 .. 255, given its passages."""
    best: dict[str, float] = {}
    total: Counter[str] = Counter()
    for passage in passages:
        counts = passage.counts()
        total.update(counts)
        impacts = {count: passage_impact(count, len(passage.stems)) for count in set(counts.values())}
        for stem, count in counts.items():
            impact = impacts[count]
            if impact > best.get(stem, 0.0):
                best[stem] = impact
    often = {count: (1 - BEST_PASSAGE_SHARE) * count / (count + HALF_FULL) for count in set(total.values())}
    return {stem: _rounded(BEST_PASSAGE_SHARE * best[stem] + often[count]) for stem, count in total.items()}


def _rounded(impact: float) -> int:
    return min(_UNIT - 1, max(1, round(impact * _UNIT)))


def level_tokens(impacts: Mapping[str, int]) -> str:
    """What an engine indexes for impacts in 256ths: level tokens, one blank between, in the order of the mapping."""
    tokens: list[str] = []
    for stem, impact in impacts.items():
        tokens.append(stem)
        if stem.isalnum():  # tokens of other streams begin with a sign and have no levels
            tokens += [stem + suffix for suffix in _SUFFIXES_OF[impact]]
    return " ".join(tokens)


@lru_cache(maxsize=4096)
def level_clauses(weight: float) -> tuple[tuple[str, float], ...]:
    """What each level token of a word adds to the score: pairs of suffix and weight, the bare stem (``""``) first.

    The weights are multiples of 1/256.
    """
    base = round(weight * _BASE_SHARE * _CLAUSE_UNIT) / _CLAUSE_UNIT
    step = round(weight * _STEP_SHARE * _CLAUSE_UNIT) / _CLAUSE_UNIT
    return (("", base), *((suffix, step) for suffix in _SUFFIXES))


def clauses_of(word: Word) -> tuple[tuple[str, float], ...]:
    """What each level token of a word of a question adds to the score, as ``level_clauses``.

    A word in another stream than that of stems has one token, which counts as a middling impact: five clauses for each
    way of writing would cost more than they tell. The first hits are scored exactly all the same.
    """
    if word.stream == "stem":
        return level_clauses(word.weight)
    return (("", round(word.weight * _MIDDLING_IMPACT * _CLAUSE_UNIT) / _CLAUSE_UNIT),)


def stem_hash(stem: str) -> int:
    """32 bits that stand for a stem in packed impacts; the same on every machine."""
    return crc32(stem.encode())


def pack_impacts(impacts: Mapping[str, int]) -> bytes:
    """Impacts in 256ths as bytes: all hashes, ascending, 4 bytes each, low byte first; then one byte for each impact.

    Two stems of a document that share a hash (one document in some thousands) both count with the higher impact.
    """
    by_hash: dict[int, int] = {}
    for stem, impact in impacts.items():
        key = stem_hash(stem)
        by_hash[key] = max(impact, by_hash.get(key, 0))
    hashes = np.fromiter(by_hash.keys(), dtype="<u4", count=len(by_hash))
    values = np.fromiter(by_hash.values(), dtype=np.uint8, count=len(by_hash))
    order = np.argsort(hashes)
    return hashes[order].tobytes() + values[order].tobytes()


def impacts_of(stems: Sequence[str], packed: bytes) -> tuple[int, ...]:
    """The impact of each stem in one document, in 256ths; 0 where it is missing."""
    count = len(packed) // 5
    if not count:
        return (0,) * len(stems)
    hashes = np.frombuffer(packed, dtype="<u4", count=count)
    values = np.frombuffer(packed, dtype=np.uint8, offset=4 * count)
    wanted = np.array([stem_hash(stem) for stem in stems], dtype=np.uint32)
    places = np.minimum(np.searchsorted(hashes, wanted), count - 1)
    found: list[int] = np.where(hashes[places] == wanted, values[places], 0).tolist()
    return tuple(found)


def _score_at_each_level(word: Word) -> list[float]:
    scores: list[float] = np.cumsum([share for _, share in clauses_of(word)]).tolist()
    return scores + [scores[-1]] * (len(_LEVELS) + 1 - len(scores))


class _AskedWords:
    """The words of a question, ready to be looked up in many documents."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        words = [leaf for leaf in leaves if isinstance(leaf, Word) and not leaf.by_form]
        self.weights: NDArray[np.float64] = np.array([word.weight for word in words], dtype=np.float64)
        self._hashes = np.array([stem_hash(word.stem) for word in words], dtype=np.uint32)
        # Row: word; column: level. What an engine has added for a word of that level.
        self._level_scores = np.array([_score_at_each_level(word) for word in words], dtype=np.float64).reshape(
            len(words), len(_LEVELS) + 1
        )
        self._rows = np.arange(len(words))

    def impacts(self, packed: Sequence[bytes]) -> NDArray[np.uint8]:
        """The impact of each word in each document, in 256ths; shape (documents, words), 0 where it is missing."""
        counts = [len(each) // 5 for each in packed]
        hashes = np.frombuffer(b"".join([each[: 4 * n] for each, n in zip(packed, counts, strict=True)]), dtype="<u4")
        values = np.frombuffer(
            b"".join([each[4 * n :] for each, n in zip(packed, counts, strict=True)]), dtype=np.uint8
        )
        ends = np.cumsum(counts)
        table = np.zeros((len(counts), len(self._hashes)), dtype=np.uint8)
        for column, wanted in enumerate(self._hashes):
            # All documents at once: one look at 70,000 numbers costs less than 200 searches by bisection.
            places = np.flatnonzero(hashes == wanted)
            table[np.searchsorted(ends, places, side="right"), column] = values[places]
        return table

    def level_scores(self, impacts: NDArray[np.uint8]) -> NDArray[np.float64]:
        """What the level tokens of these impacts have added to the scores of an engine; shape (documents,)."""
        levels = np.searchsorted(_LEVEL_STARTS, impacts, side="right")
        added: NDArray[np.float64] = (self._level_scores[self._rows, levels] * (impacts > 0)).sum(axis=1)
        return added


_LEVEL_STARTS: Final = np.array(_LEVELS, dtype=np.uint8)


def exact_scores(leaves: Sequence[Leaf], packed: Sequence[bytes]) -> list[float]:
    """For each document, by its packed impacts, the sum over the words of a question of weight times impact.

    Only words asked by their stem count. A word that is asked twice counts twice. Multiples of 1/16384.
    """
    asked = _AskedWords(leaves)
    scores: list[float] = (asked.impacts(packed) @ asked.weights / _UNIT).tolist()
    return scores


def refine(leaves: Sequence[Leaf], found: Iterable[tuple[float, bytes]]) -> tuple[float, ...]:
    """Scores of an engine made exact: what level tokens added for a word is replaced by its weight times its impact.

    What phrases, prefixes, fuzzy words and identifiers added stays as it is. Multiples of 1/16384, so that equal scores
    are equal to the last bit wherever they were computed.

    Args:
        leaves: Those that the engine counts wherever they are held (``tree.counted_leaves``).
        found: For each hit the score of the engine and the packed impacts.
    """
    asked = _AskedWords(leaves)
    pairs = list(found)
    impacts = asked.impacts([packed for _, packed in pairs])
    scores = np.array([score for score, _ in pairs], dtype=np.float64)
    refined: list[float] = (scores - asked.level_scores(impacts) + impacts @ asked.weights / _UNIT).tolist()
    return tuple(refined)


def told_twice(leaves: Sequence[Leaf], packed: Sequence[bytes]) -> tuple[float, ...]:
    """For each document what the ways of writing a word of the question add beyond the best of them.

    Args:
        leaves: Those of the question; those of one surface are ways of writing one word.
        packed: The packed impacts of each document.
    """
    words = [leaf for leaf in leaves if isinstance(leaf, Word) and not leaf.by_form]
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        places.setdefault(word.surface, []).append(place)
    several = [each for each in places.values() if len(each) > 1]
    if not several or not packed:
        return (0.0,) * len(packed)
    asked = _AskedWords(words)
    added = asked.impacts(packed) * asked.weights / _UNIT
    beyond = sum(added[:, each].sum(axis=1) - added[:, each].max(axis=1) for each in several)
    return tuple(np.asarray(beyond, dtype=np.float64).tolist())
