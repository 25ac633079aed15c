"""Two readings of a line become one, word by word.

Where the readers agree, a word is all but certain. Where they do not, everything that either of them held possible
competes: how likely the network's lattice makes a text, how sure Tesseract was of its own, and, little, whether German
has such a word. The weights were learned on worn pages of our own (``benchmarks.worn_pages``, ``benchmarks.merging``);
the chances that come out are therefore those with which a word is right, on such pages.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ingest.ocr.contract import SeenWord
from ingest.ocr.ctc import log_likelihood, rivals
from ingest.ocr.line_reader import Lattice
from ingest.ocr.line_words import LineWord, chances_of, text_of, words_of
from ingest.ocr.word_list import WordList

_TYPOGRAPHY: Final = str.maketrans("„‚‘`´", "\"''''")
"""Signs that the network does not know, as it writes them."""

_SURE: Final = 0.97
"""A word that both read alike, or of which the network is so sure and Tesseract saw nothing, needs no search."""

_HAIR: Final = 0.3
"""Share of the narrower of two words by which they may overlap and yet stand side by side."""

_LEAST: Final = 0.02
_MOST_ALTERNATIVES: Final = 4


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of evidence counts, as summands of a logarithm of odds.

    ``seen`` for each unit of log likelihood in the lattice, ``hint`` for the word list, ``own`` for the logarithm of
    the odds of Tesseract's confidence, ``agreed`` for being Tesseract's at all.
    """

    seen: float = 0.55
    hint: float = 0.8
    own: float = 0.3
    agreed: float = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that may stand at a place, with its evidence."""

    text: str
    seen: float
    hint: float
    own: float
    is_own: bool

    def score(self, weights: Weights) -> float:
        """Logarithm of its odds, but for a constant that all candidates of a place share."""
        own = weights.own * self.own + weights.agreed if self.is_own else 0.0
        return weights.seen * self.seen + weights.hint * self.hint + own


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a line that at least one reader took for words, and what may stand there, best reading not chosen."""

    first_words: tuple[SeenWord, ...]
    second_words: tuple[LineWord, ...]
    candidates: tuple[Candidate, ...]


WEIGHTS: Final = Weights()


def find_places(lattice: Lattice, first: Sequence[SeenWord], words: WordList) -> list[Place]:
    """The places of a line, from left to right.

    Args:
        lattice: What the network saw.
        first: Tesseract's words of the same line, from left to right.
        words: For hints.
    """
    return [
        Place(ours, theirs, tuple(_candidates(lattice, ours, theirs, words)))
        for ours, theirs in _side_by_side(first, words_of(lattice))
    ]


@dataclass(slots=True)
class _Group:
    """Words that lie over each other, from the left edge of the first to the right edge of the farthest."""

    left: float
    right: float
    ours: list[SeenWord]
    theirs: list[LineWord]


def _side_by_side(
    first: Sequence[SeenWord], second: Sequence[LineWord]
) -> list[tuple[tuple[SeenWord, ...], tuple[LineWord, ...]]]:
    """Words of both readers that lie over each other, put together; a word that lies alone stands alone."""
    spans = [_Group(word.box.x0, word.box.x1, [word], []) for word in first]
    spans += [_Group(word.left, word.right, [], [word]) for word in second]
    groups: list[_Group] = []
    for span in sorted(spans, key=lambda span: (span.left, span.right)):
        last = groups[-1] if groups else None
        # Neighbours may overlap by a hair: boxes of one reader are tight, those of the other are reckoned.
        if last is None or span.left >= last.right - _HAIR * min(span.right - span.left, last.right - last.left):
            groups.append(span)
            continue
        last.right = max(last.right, span.right)
        last.ours += span.ours
        last.theirs += span.theirs
    return [(tuple(group.ours), tuple(group.theirs)) for group in groups]


def _candidates(
    lattice: Lattice, ours: Sequence[SeenWord], theirs: Sequence[LineWord], words: WordList
) -> list[Candidate]:
    own_text = " ".join(word.text for word in ours)
    own_odds = _log_odds(min((word.confidence for word in ours), default=0.5))
    if not theirs:
        return [Candidate(own_text, -6.0, words.hint(own_text), own_odds, is_own=True), _nothing()]
    chances = chances_of(lattice, theirs)
    best = " ".join(word.text for word in theirs)
    plain = own_text.translate(_TYPOGRAPHY)
    if plain == best and min(word.confidence for word in theirs) >= _SURE:
        return [Candidate(own_text, 0.0, words.hint(best), own_odds, is_own=True)]
    texts: dict[str, float] = {}
    for columns, seen in rivals(chances):
        texts.setdefault(text_of(lattice, columns).strip(), seen)
    column_of = {sign: column for column, sign in enumerate(lattice.signs) if sign}
    if ours and plain not in texts:
        texts[plain] = log_likelihood(chances, [column_of.get(sign, -1) for sign in plain])
    found = [
        Candidate(own_text if text == plain else text, seen, words.hint(text), own_odds, text == plain and bool(ours))
        for text, seen in texts.items()
        if text
    ]
    return found if ours or len(theirs) > 1 else [*found, _nothing()]


def _nothing() -> Candidate:
    return Candidate("", -2.5, 0.0, 0.0, is_own=False)


def _log_odds(confidence: float) -> float:
    held = min(0.99, max(0.01, confidence))
    return math.log(held / (1 - held))


def choose(place: Place, weights: Weights) -> tuple[Candidate, float, tuple[tuple[str, float], ...]]:
    """The best candidate, its chance, and its rivals with theirs, best first."""
    scores = [candidate.score(weights) for candidate in place.candidates]
    most = max(scores)
    shares = [math.exp(score - most) for score in scores]
    whole = sum(shares)
    ranked = sorted(zip(shares, place.candidates, strict=True), key=lambda pair: (-pair[0], pair[1].text))
    rest = tuple((candidate.text, share / whole) for share, candidate in ranked[1:] if share / whole >= _LEAST)
    return ranked[0][1], ranked[0][0] / whole, rest[:_MOST_ALTERNATIVES]
