"""Where the words of a question stand in a passage: what is marked on the page.

Marks follow the analysis, so that they show what the engine has found: an inflected word, a plate spelled otherwise, a
word broken at a line end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from pipelines.german.analysis import analyse, fold, identifiers
from pipelines.german.misreadings import SIGN, form_if_doubtful
from pipelines.german.streams import all_variants, variants
from pipelines.german.tokens import Identifier
from pipelines.passages import StoredPassage
from pipelines.question.nearness import stretches
from pipelines.question.tree import Fuzzy, IdentifierLeaf, Leaf, Phrase, Prefix, Word

How = Literal[
    "exact", "form", "synonym", "part", "sound", "misread", "prefix", "fuzzy", "phrase", "identifier", "meaning"
]
"""Why a word matches: as asked, in another form of it, by another name, as a part of a compound, by its sound, as one
that may be misread, by its beginning, with other letters, in a row, squeezed; or why a sentence does: it is the nearest
in meaning."""


@dataclass(frozen=True, slots=True)
class Mark:
    """``page_text[start:end]`` matches ``leaf``; a phrase or identifier has one mark over all of its words."""

    start: int
    end: int
    leaf: Leaf
    how: How


def mark(leaves: Sequence[Leaf], passage: StoredPassage, page_text: str) -> tuple[Mark, ...]:
    """The marks of a passage by place; those of different words of a question may overlap.

    Where an identifier is found, its words are not marked by themselves: the 26 of a file number is everywhere. A word
    of the page that matches a word of the question in several ways is marked once, by the plainest; the parts of a
    compound are marked only where the compound itself is not there.

    Args:
        leaves: Those of the question, each once; the tree does not matter, a leaf that is there is marked.
        passage: Several passages that follow one another on a page may be made one by ``merged``, to mark phrases
            across their borders.
        page_text: The text of the whole page.
    """
    return Marker(leaves).marks(passage, page_text)


_WAYS: Final[tuple[How, ...]] = ("exact", "form", "synonym", "part", "sound", "misread")
"""Ways in which one word is another, the plainest first."""


def _plainest(marks: Sequence[Mark]) -> Iterator[Mark]:
    whole = {each.leaf.surface for each in marks if not _is_component(each.leaf)}
    best: dict[tuple[int, int, str], Mark] = {}
    for each in marks:
        if each.how not in _WAYS:
            yield each
            continue
        is_component = _is_component(each.leaf)
        if is_component and each.leaf.surface in whole:
            continue
        told = replace(each, how="part") if is_component else each
        key = told.start, told.end, told.leaf.surface
        if key not in best or _WAYS.index(told.how) < _WAYS.index(best[key].how):
            best[key] = told
    yield from best.values()


def _is_component(leaf: Leaf) -> bool:
    """Whether a leaf asks for a part of the word that was asked."""
    if not isinstance(leaf, Word) or leaf.by_form or leaf.stream == "synonym":
        return False
    return fold(leaf.surface) != leaf.exact


def may_bear_marks(leaves: Sequence[Leaf], passage: StoredPassage) -> bool:
    """Whether ``mark`` may find something; without the page only phrases are known to be absent."""
    words = f" {' '.join(passage.words.split())} "
    return any(
        not isinstance(leaf, Phrase) or leaf.between > 0 or f" {' '.join(leaf.words)} " in words for leaf in leaves
    )


def merged(passages: Sequence[StoredPassage]) -> StoredPassage:
    """Passages of one page that follow one another, as one; at least one passage."""
    first, last = passages[0], passages[-1]
    if any(each.page != first.page for each in passages):
        raise ValueError(f"passages of several pages: {sorted({each.page for each in passages})}")
    return StoredPassage(
        ordinal=first.ordinal,
        page=first.page,
        start=first.start,
        end=last.end,
        words=" ".join(each.words for each in passages),
        stems=" ".join(each.stems for each in passages),
        offsets=b"".join(each.offsets for each in passages),
    )


class Marker:
    """``mark`` for many passages of one question: what it has learned of a word it need not ask again."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self._leaves = tuple(leaves)
        self._comparison = _Comparison(self._leaves)

    def marks(self, passage: StoredPassage, page_text: str) -> tuple[Mark, ...]:
        """As ``mark``."""
        reading = _Reading(passage, page_text)
        identified = list(self._identifier_marks(reading))
        within = {token.exact for _, each in identified for token in analyse(each.leaf.surface)}
        found = [
            (number, each)
            for number, each in (*self._comparison.marks(reading), *self._phrase_marks(reading))
            if not (isinstance(each.leaf, Word) and each.leaf.exact in within)
        ]
        found += identified
        found.sort(key=lambda pair: pair[0])
        return tuple(sorted(_plainest([each for _, each in found]), key=lambda each: (each.start, each.end)))

    def _phrase_marks(self, reading: _Reading) -> Iterator[tuple[int, Mark]]:
        for number, leaf in enumerate(self._leaves):
            if isinstance(leaf, Phrase):
                yield from ((number, each) for each in reading.phrase_marks(leaf))

    def _identifier_marks(self, reading: _Reading) -> Iterator[tuple[int, Mark]]:
        for number, leaf in enumerate(self._leaves):
            if isinstance(leaf, IdentifierLeaf):
                yield from ((number, each) for each in reading.identifier_marks(leaf))


class _Comparison:
    """Compares the words of passages with those leaves of a question that stand for one word each.

    All words at once: one by one this would cost more than all else that an answer is made of. Each method gives a mark
    for each way in which a word matches, with the number of the leaf.
    """

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self._by_form: dict[str, list[tuple[int, Word]]] = {}
        self._by_stem: dict[str, list[tuple[int, Word]]] = {}
        self._by_variant: dict[str, list[tuple[int, Word]]] = {}
        self._alike: list[tuple[int, Prefix | Fuzzy]] = []
        self._misread: list[tuple[int, Fuzzy]] = []
        for number, leaf in enumerate(leaves):
            match leaf:
                case Word(by_form=True):
                    self._by_form.setdefault(leaf.exact, []).append((number, leaf))
                case Word(stream="stem" | "kin" | "synonym"):
                    self._by_stem.setdefault(leaf.stem, []).append((number, leaf))
                case Word():
                    self._by_variant.setdefault(leaf.stem, []).append((number, leaf))
                case Fuzzy(is_misread=True):
                    self._misread.append((number, leaf))
                case Prefix() | Fuzzy():
                    self._alike.append((number, leaf))
        self._misread_by_form: dict[str, list[tuple[int, Fuzzy]]] = {}

    def marks(self, reading: _Reading) -> Iterator[tuple[int, Mark]]:
        """In every way, the ways one after another."""
        words, stems = reading.words, reading.stems
        if not self._by_form.keys().isdisjoint(words):
            for place, word in enumerate(words):
                for number, leaf in self._by_form.get(word, ()):
                    yield number, reading.mark(place, place, leaf, "exact")
        if not self._by_stem.keys().isdisjoint(stems):
            for place, stem in enumerate(stems):
                for number, leaf in self._by_stem.get(stem, ()):
                    yield number, reading.mark(place, place, leaf, _how_by_stem(words[place], leaf))
        if self._by_variant:
            yield from self._marks_of_variants(reading)
        if self._misread:
            yield from self._marks_of_misread(reading)
        for number, likeness in self._alike:
            for place, word in enumerate(words):
                if how := _likeness(word, likeness):
                    yield number, reading.mark(place, place, likeness, how)

    def _marks_of_variants(self, reading: _Reading) -> Iterator[tuple[int, Mark]]:
        rows = list(map(all_variants, reading.words, reading.stems))
        if self._by_variant.keys().isdisjoint(chain.from_iterable(rows)):
            return
        for place, row in enumerate(rows):
            if row and not self._by_variant.keys().isdisjoint(row):
                for token in variants(reading.first_sign(place), reading.words[place], reading.stems[place]):
                    for number, leaf in self._by_variant.get(token, ()):
                        yield number, reading.mark(place, place, leaf, "sound" if leaf.stream == "sound" else "part")

    def _marks_of_misread(self, reading: _Reading) -> Iterator[tuple[int, Mark]]:
        known = self._misread_by_form
        for place, form in enumerate(map(form_if_doubtful, reading.words)):
            if not form:
                continue
            found = known.get(form)
            if found is None:
                found = known[form] = [each for each in self._misread if _is_near(form, each[1])]
            for number, leaf in found:
                yield number, reading.mark(place, place, leaf, "misread")


def _how_by_stem(word: str, leaf: Word) -> How:
    if leaf.stream == "synonym":
        return "synonym"
    return "exact" if word == leaf.exact else "form"


def _is_near(form: str, leaf: Fuzzy) -> bool:
    wanted = leaf.exact.removeprefix(SIGN)
    return OSA.distance(form, wanted, score_cutoff=leaf.distance) <= leaf.distance


def _likeness(word: str, leaf: Prefix | Fuzzy) -> How | None:
    """How a word is like a beginning or like other letters; None where it is not."""
    if isinstance(leaf, Prefix):
        return "prefix" if word.startswith(leaf.beginning) else None
    # OSA: two letters in the wrong order are one slip, as in the engines.
    slips = OSA.distance(word, leaf.exact, score_cutoff=leaf.distance)
    return None if slips > leaf.distance else "fuzzy" if slips else "exact"


class _Reading:
    """A passage taken apart once, for all leaves."""

    def __init__(self, passage: StoredPassage, page_text: str) -> None:
        self._passage = passage
        self._page_text = page_text
        self.words = passage.words.split()
        self.stems = passage.stems.split()
        self._offsets: NDArray[np.uint32] = np.frombuffer(passage.offsets, dtype="<u4").reshape(-1, 2)
        if not len(self.words) == len(self.stems) == len(self._offsets):
            raise ValueError(f"words, stems and offsets of passage {passage.ordinal} are not aligned")
        self._identifiers: tuple[Identifier, ...] | None = None

    def first_sign(self, place: int) -> str:
        """The sign with which a word begins on the page."""
        return self._page_text[self._offsets[place, 0]]

    def mark(self, first: int, last: int, leaf: Leaf, how: How) -> Mark:
        """The mark from one word to another."""
        return Mark(int(self._offsets[first, 0]), int(self._offsets[last, 1]), leaf, how)

    def phrase_marks(self, leaf: Phrase) -> Iterator[Mark]:
        """A mark for each row of the words of a phrase."""
        if leaf.between:
            for first, last in stretches(self.words, leaf.words, leaf.between):
                yield self.mark(first, last, leaf, "phrase")
            return
        asked = list(leaf.words)
        for place in range(len(self.words) - len(asked) + 1):
            if self.words[place] == asked[0] and self.words[place : place + len(asked)] == asked:
                yield self.mark(place, place + len(asked) - 1, leaf, "phrase")

    def identifier_marks(self, leaf: IdentifierLeaf) -> Iterator[Mark]:
        """A mark for each place where an identifier stands, however it is written."""
        if self._identifiers is None:
            self._identifiers = identifiers(self._page_text[self._passage.start : self._passage.end])
        for found in self._identifiers:
            if found.form == leaf.form:
                begin = self._passage.start
                yield Mark(begin + found.start, begin + found.end, leaf, "identifier")
