"""Two readings of a line become one, word by word.

Where the readers agree, a word is all but certain. Where they do not, everything that either of them held possible
competes: how likely the network's lattice makes a text, how sure Tesseract was of its own, and, little, whether German
has such a word. The weights were learned on worn pages of our own (``benchmarks.worn_pages``) by maximum likelihood, so
that the chances that come out are those with which a word is right on such pages; but for the word list, which counts
less than was learned, since such pages hold fewer names than files do.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
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

_UNSEEN: Final = -6.0
_NOTHING: Final = -1.5
"""Stand for the log likelihood of what Tesseract read where the network saw nothing at all, and of nothing being there
where only one reader saw something."""

_LEAST: Final = 0.02
_MOST_ALTERNATIVES: Final = 4


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of evidence counts, as summands of a logarithm of odds.

    ``seen`` for each unit of log likelihood in the lattice, ``hint`` for the word list, ``own`` for the logarithm of
    the odds of Tesseract's confidence, ``agreed`` for having been read by a pass of Tesseract at all.
    """

    seen: float = 0.53
    hint: float = 2.0
    own: float = 0.07
    agreed: float = 1.6


WEIGHTS: Final = Weights()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that may stand at a place, with its evidence.

    ``seen`` is its log likelihood in the lattice, ``hint`` that of the word list; ``own`` are logarithms of odds of the
    confidence of each pass of Tesseract that read it.
    """

    text: str
    seen: float
    hint: float
    own: tuple[float, ...] = ()

    def score(self, weights: Weights) -> float:
        """Logarithm of its odds, but for a constant that all candidates of a place share."""
        own = sum(weights.own * odds + weights.agreed for odds in self.own)
        return weights.seen * self.seen + weights.hint * self.hint + own


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a line that at least one reader took for words, and what may stand there, best reading not chosen.

    ``first_words`` are those of the first pass of Tesseract that has some there.
    """

    first_words: tuple[SeenWord, ...]
    second_words: tuple[LineWord, ...]
    candidates: tuple[Candidate, ...]


def find_places(lattice: Lattice, passes: Sequence[Sequence[SeenWord]], words: WordList) -> list[Place]:
    """The places of a line, from left to right.

    Args:
        lattice: What the network saw.
        passes: Tesseract's words of the same line, for each of its passes.
        words: For hints.
    """
    places = []
    for group in _side_by_side(passes, words_of(lattice)):
        ours = [tuple(sorted(part, key=lambda word: word.box.x0)) for part in group.ours if part]
        candidates = _candidates(lattice, ours, group.theirs, words)
        places.append(Place(ours[0] if ours else (), tuple(group.theirs), tuple(candidates)))
    return places


@dataclass(slots=True)
class _Group:
    """Words that lie over each other, from the left edge of the first to the right edge of the farthest.

    ``ours`` are Tesseract's for each pass.
    """

    left: float
    right: float
    ours: list[list[SeenWord]]
    theirs: list[LineWord]


def _side_by_side(passes: Sequence[Sequence[SeenWord]], second: Sequence[LineWord]) -> list[_Group]:
    """Words of all readings that lie over each other, put together; a word that lies alone stands alone."""
    spans = [_Group(word.left, word.right, [[] for _ in passes], [word]) for word in second]
    for number, words in enumerate(passes):
        for word in words:
            ours: list[list[SeenWord]] = [[] for _ in passes]
            ours[number].append(word)
            spans.append(_Group(word.box.x0, word.box.x1, ours, []))
    groups: list[_Group] = []
    for span in sorted(spans, key=lambda span: (span.left, span.right)):
        last = groups[-1] if groups else None
        # Neighbours may overlap by a hair: boxes of one reader are tight, those of the other are reckoned.
        if last is None or span.left >= last.right - _HAIR * min(span.right - span.left, last.right - last.left):
            groups.append(span)
            continue
        last.right = max(last.right, span.right)
        last.theirs += span.theirs
        for words, more in zip(last.ours, span.ours, strict=True):
            words.extend(more)
    return groups


def _candidates(
    lattice: Lattice, ours: Sequence[Sequence[SeenWord]], theirs: Sequence[LineWord], words: WordList
) -> list[Candidate]:
    own: dict[str, list[float]] = {}
    printed: dict[str, str] = {}
    for part in ours:
        text = " ".join(word.text for word in part)
        plain = as_written(text)
        printed.setdefault(plain, text)
        own.setdefault(plain, []).append(_log_odds(min(word.confidence for word in part)))
    seen = _seen_texts(lattice, theirs, own.keys())
    found = [
        Candidate(printed.get(text, text), chance, words.hint(text), tuple(own.get(text, ())))
        for text, chance in seen.items()
    ]
    # What one reader alone saw may be nothing but a speck or a stroke.
    return found if ours and theirs else [*found, Candidate("", _NOTHING, 0.0)]


def _seen_texts(lattice: Lattice, theirs: Sequence[LineWord], own: Collection[str]) -> dict[str, float]:
    """Texts that may stand on the steps of some words, Tesseract's ``own`` among them, with their log likelihood."""
    if not theirs:
        return dict.fromkeys(own, _UNSEEN)
    best = " ".join(word.text for word in theirs)
    if set(own) <= {best} and min(word.confidence for word in theirs) >= _SURE:
        return {best: 0.0}
    chances = chances_of(lattice, theirs)
    texts: dict[str, float] = {}
    for columns, seen in rivals(chances):
        text = text_of(lattice, columns).strip()
        if text:
            texts.setdefault(text, seen)
    column_of = {sign: column for column, sign in enumerate(lattice.signs) if sign}
    for text in own:
        if text not in texts:
            texts[text] = log_likelihood(chances, [column_of.get(sign, -1) for sign in text])
    return texts


def as_written(text: str) -> str:
    """A text with the signs that the network would write for those that it does not know."""
    return text.translate(_TYPOGRAPHY)


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
