"""Two readings of a line become one, word by word.

Where the readers agree, a word is all but certain. Where they do not, everything that either of them held possible
competes: how likely the network's lattice makes a text, how sure Tesseract was of its own, and, little, whether German
has such a word. The weights were learned on worn pages of our own (``benchmarks.worn_pages``) by maximum likelihood, so
that the chances that come out are those with which a word is right on such pages; but for the word list, which counts
less than was learned, since such pages hold fewer names than files do.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ingest.ocr.contract import SeenWord
from ingest.ocr.ctc import log_likelihood, rivals
from ingest.ocr.line_reader import Lattice
from ingest.ocr.line_words import LineWord, chances_of, text_of, words_of
from ingest.ocr.word_list import WordList, without_marks

_TYPOGRAPHY: Final = str.maketrans("„‚‘`´", "\"''''")
"""Signs that the network does not know, as it writes them."""

_SURE: Final = 0.97
"""A word that both read alike, or of which the network is so sure and Tesseract saw nothing, needs no search."""

_LOST_MARK: Final = 2.5
"""Log likelihood by which a word is less likely whose dots or accents do not show: coarse scans lose one in twelve."""

_UNKNOWN_TO_TESSERACT: Final = frozenset("áàâãåæçèêëìíîïñóòôõøœúùûýÿłŁšŠžŽćčďěňřťůąęńśźżğışİÇØÅÆțșőűđŐĐȘȚĆČŚŻŹŘŞĞÁÓÚÍ")
"""Letters that its German model never writes: it takes the nearest one instead, and is sure of it."""

_DOTTED: Final = frozenset("äöüÄÖÜ")

_SECTION_BY_FIRST: Final = re.compile(r"(\(?)[8$&§]( \d{1,4}[a-z]?)?")
_SECTION_BY_SECOND: Final = re.compile(r"\(?[S§$](\s?[\dS]{1,4}[a-z]?)?")
"""What either reader makes of a section sign, with or without its number; no other sign looks like both."""

_TWO_LOOKS: Final = 2.0
"""Log likelihood by which a section sign is likelier than what the network takes it for."""

_SAME_LETTERS: Final = 0.65

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
    share: float = 1.0
    """Of what ``own`` counts: less where Tesseract read the same letters without marks that it does not know."""

    def score(self, weights: Weights) -> float:
        """Logarithm of its odds, but for a constant that all candidates of a place share."""
        own = sum(weights.own * odds + weights.agreed for odds in self.own)
        return weights.seen * self.seen + weights.hint * self.hint + self.share * own


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
    seen = _seen_texts(lattice, theirs, own.keys(), words)
    found = []
    for text, chance in seen.items():
        odds, share = _own_of(text, own)
        hint = words.hint(text) if share == 1 else max(words.hint(text), share * words.hint(without_marks(text)))
        found.append(Candidate(printed.get(text, text), chance, hint, odds, share))
    # What one reader alone saw may be nothing but a speck or a stroke.
    return found if ours and theirs else [*found, Candidate("", _NOTHING, 0.0)]


def _own_of(text: str, own: Mapping[str, Sequence[float]]) -> tuple[tuple[float, ...], float]:
    """Tesseract's odds for a text, and the share of them that counts."""
    if text in own:
        return tuple(own[text]), 1.0
    if any(sign in _UNKNOWN_TO_TESSERACT for sign in text):
        plain = without_marks(text)
        for other, odds in own.items():
            if without_marks(other) == plain:
                return tuple(odds), _SAME_LETTERS
    return (), 1.0


def _seen_texts(
    lattice: Lattice, theirs: Sequence[LineWord], own: Collection[str], words: WordList
) -> dict[str, float]:
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
    for text, seen in list(texts.items()):
        spellings = [*words.respelt(text), *(other for other in own if _is_with_dots(other, text))]
        for spelling in spellings:
            texts[spelling] = max(texts.get(spelling, -math.inf), seen - _LOST_MARK)
    for text in own:
        if (sections := _as_sections(text, best)) is not None:
            texts[sections] = texts.get(best, 0.0) + _TWO_LOOKS
    return texts


def _is_with_dots(text: str, other: str) -> bool:
    """Whether a text is another one with more dots over its letters."""
    dots = (sum(sign in _DOTTED for sign in each) for each in (text, other))
    return operator.gt(*dots) and without_marks(text) == without_marks(other)


def _as_sections(own: str, best: str) -> str | None:
    """A section sign that the readers took for different signs, with the number that Tesseract read."""
    one = _SECTION_BY_FIRST.fullmatch(own)
    return f"{one[1]}§{one[2] or ''}" if one and _SECTION_BY_SECOND.fullmatch(best) else None


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
