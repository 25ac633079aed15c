"""Where the words of a question stand in a passage: what is marked on the page.

Marks follow the analysis, so that they show what the engine has found: an inflected word, a plate spelled otherwise, a
word broken at a line end.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final, Literal

from rapidfuzz.distance import OSA

from pipelines.german.analysis import analyse, fold, identifiers
from pipelines.german.misreadings import SIGN, form_if_doubtful, range_of_lengths
from pipelines.german.separable import separated, verb_of, verb_token
from pipelines.german.streams import may_have, variants
from pipelines.german.tokens import Identifier
from pipelines.other_readings import other_readings
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


def mark(leaves: Sequence[Leaf], passage: StoredPassage, page_text: str, page_words: bytes = b"") -> tuple[Mark, ...]:
    """The marks of a passage by place; those of different words of a question may overlap.

    Where an identifier is found, its words are not marked by themselves: the 26 of a file number is everywhere. A word
    of the page that matches a word of the question in several ways is marked once, by the plainest; the parts of a
    compound are marked only where the compound itself is not there.

    Args:
        leaves: Those of the question, each once; the tree does not matter, a leaf that is there is marked.
        passage: Several passages that follow one another on a page may be made one by ``merged``, to mark phrases
            across their borders.
        page_text: The text of the whole page.
        page_words: Its packed words, to mark those that another reader read as asked; empty where they do not matter.
    """
    return Marker(leaves).marks(passage, page_text, page_words)


_WAYS: Final[tuple[How, ...]] = ("exact", "form", "synonym", "part", "sound", "misread")
"""Ways in which one word is another, the plainest first."""

_RANKS: Final = {how: rank for rank, how in enumerate(_WAYS)}

_Found = tuple[int, int, int, How]
"""A mark before it is one: number of the leaf, start, end, how. Hundreds are found for each that stays."""


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
        self._is_component = tuple(map(_is_component, self._leaves))
        self._comparison = _Comparison(self._leaves)
        self._phrases = [(number, leaf) for number, leaf in enumerate(leaves) if isinstance(leaf, Phrase)]
        self._other_readings = [
            (leaf.stem, number)
            for number, leaf in enumerate(leaves)
            if isinstance(leaf, Word) and leaf.stream == "reading"
        ]
        self._identifiers = [(number, leaf) for number, leaf in enumerate(leaves) if isinstance(leaf, IdentifierLeaf)]

    def marks(self, passage: StoredPassage, page_text: str, page_words: bytes = b"") -> tuple[Mark, ...]:
        """As ``mark``."""
        reading = _Reading(passage, page_text)
        found = list(self._comparison.found(reading))
        for number, phrase in self._phrases:
            found += ((number, *place, "phrase") for place in reading.phrase_places(phrase))
        if self._identifiers:
            found = self._with_identifiers(found, reading)
        if self._other_readings and page_words:
            found += self._other_reading_places(found, passage, page_text, page_words)
        found.sort(key=itemgetter(0))
        plainest = sorted(self._plainest(found), key=itemgetter(1, 2))
        return tuple(Mark(start, end, self._leaves[number], how) for number, start, end, how in plainest)

    def _with_identifiers(self, found: Sequence[_Found], reading: _Reading) -> list[_Found]:
        """With identifiers, and without the words of those that are there."""
        identified: list[_Found] = [
            (number, *place, "identifier")
            for number, leaf in self._identifiers
            for place in reading.identifier_places(leaf)
        ]
        numbers = {number for number, *_ in identified}
        within = {token.exact for number in numbers for token in analyse(self._leaves[number].surface)}
        return [each for each in found if not self._is_word_of(each[0], within)] + identified

    def _is_word_of(self, number: int, within: Collection[str]) -> bool:
        leaf = self._leaves[number]
        return isinstance(leaf, Word) and leaf.exact in within

    def _plainest(self, found: Sequence[_Found]) -> Iterator[_Found]:
        """Each word of the page once for each word of the question, by the plainest way."""
        components = self._is_component
        whole = {self._leaves[number].surface for number, *_ in found if not components[number]}
        best: dict[tuple[int, int, str], _Found] = {}
        for each in found:
            number, start, end, how = each
            rank = _RANKS.get(how)
            if rank is None:
                yield each
                continue
            surface = self._leaves[number].surface
            told = each
            if components[number]:
                if surface in whole:
                    continue
                told, rank = (number, start, end, "part"), _RANKS["part"]
            key = start, end, surface
            if key not in best or rank < _RANKS[best[key][3]]:
                best[key] = told
        yield from best.values()

    def _other_reading_places(
        self, found: Sequence[_Found], passage: StoredPassage, page_text: str, page_words: bytes
    ) -> list[_Found]:
        """Of words that stand there in no other way: to take the readings of a page apart costs more than all else."""
        seen = {self._leaves[number].surface for number, *_ in found}
        wanted = {token: number for token, number in self._other_readings if self._leaves[number].surface not in seen}
        return [
            (wanted[other.token], other.start, other.end, "misread")
            for other in (other_readings(page_text, page_words) if wanted else ())
            if other.token in wanted and passage.start <= other.start < passage.end
        ]


class _Comparison:
    """Compares the words of passages with those leaves of a question that stand for one word each.

    All words at once: one by one this would cost more than all else that an answer is made of. Each method gives what
    it finds for each way in which a word matches.
    """

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self._by_form: dict[str, list[tuple[int, Word]]] = {}
        self._by_stem: dict[str, list[tuple[int, Word]]] = {}
        self._by_variant: dict[str, list[tuple[int, Word]]] = {}
        self._by_verb: dict[str, list[int]] = {}
        self._alike: list[tuple[int, Prefix | Fuzzy]] = []
        self._misread: list[tuple[int, Fuzzy]] = []
        for number, leaf in enumerate(leaves):
            match leaf:
                case Word(by_form=True):
                    self._by_form.setdefault(leaf.exact, []).append((number, leaf))
                case Word(stream="stem" | "kin" | "synonym"):
                    self._by_stem.setdefault(leaf.stem, []).append((number, leaf))
                case Word(stream="verb"):
                    self._by_verb.setdefault(leaf.stem, []).append(number)
                case Word(stream="part" | "sound"):
                    self._by_variant.setdefault(leaf.stem, []).append((number, leaf))
                case Fuzzy(is_misread=True):
                    self._misread.append((number, leaf))
                case Prefix() | Fuzzy():
                    self._alike.append((number, leaf))
        self._may_be_variant = may_have(self._by_variant)
        self._misread_by_form: dict[str, list[int]] = {}
        lengths = [range_of_lengths(leaf.exact.removeprefix(SIGN), leaf.distance) for _, leaf in self._misread]
        self._shortest = min((shortest for shortest, _ in lengths), default=0)
        self._longest = max((longest for _, longest in lengths), default=0)

    def found(self, reading: _Reading) -> Iterator[_Found]:
        """In every way, the ways one after another."""
        words, stems = reading.words, reading.stems
        if not self._by_form.keys().isdisjoint(words):
            for place, word in enumerate(words):
                for number, _ in self._by_form.get(word, ()):
                    yield number, *reading.span(place, place), "exact"
        if not self._by_stem.keys().isdisjoint(stems):
            for place, stem in enumerate(stems):
                for number, leaf in self._by_stem.get(stem, ()):
                    yield number, *reading.span(place, place), _how_by_stem(words[place], leaf)
        if self._by_variant:
            yield from self._variants(reading)
        if self._by_verb:
            yield from self._verbs(reading)
        if self._misread:
            yield from self._misread_words(reading)
        for number, likeness in self._alike:
            for place, word in enumerate(words):
                if how := _likeness(word, likeness):
                    yield number, *reading.span(place, place), how

    def _variants(self, reading: _Reading) -> Iterator[_Found]:
        may_be = self._may_be_variant
        for place, word in enumerate(reading.words):
            if not may_be(word):
                continue
            for token in variants(reading.first_sign(place), word, reading.stems[place]):
                for number, leaf in self._by_variant.get(token, ()):
                    yield number, *reading.span(place, place), "sound" if leaf.stream == "sound" else "part"

    def _verbs(self, reading: _Reading) -> Iterator[_Found]:
        for place, word in enumerate(reading.words):
            for number in self._by_verb.get(verb_token(verb_of(word)), ()):
                if reading.first_sign(place).islower():
                    yield number, *reading.span(place, place), "form"
        for found in separated(reading.words, reading.spans(), reading.page_text):
            for number in self._by_verb.get(verb_token(found.stem), ()):
                yield number, *reading.span(found.verb, found.verb), "form"
                yield number, *reading.span(found.particle, found.particle), "form"

    def _misread_words(self, reading: _Reading) -> Iterator[_Found]:
        known = self._misread_by_form
        shortest, longest = self._shortest, self._longest
        for place, word in enumerate(reading.words):
            if not shortest <= len(word) <= longest or not (form := form_if_doubtful(word)):
                continue
            found = known.get(form)
            if found is None:
                found = known[form] = [number for number, leaf in self._misread if _is_near(form, leaf)]
            for number in found:
                yield number, *reading.span(place, place), "misread"


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
        self.page_text = page_text
        self.words = passage.words.split()
        self.stems = passage.stems.split()
        self._offsets = array("I", passage.offsets)
        if sys.byteorder == "big":
            self._offsets.byteswap()
        if not 2 * len(self.words) == 2 * len(self.stems) == len(self._offsets):
            raise ValueError(f"words, stems and offsets of passage {passage.ordinal} are not aligned")
        self._identifiers: tuple[Identifier, ...] | None = None

    def first_sign(self, place: int) -> str:
        """The sign with which a word begins on the page."""
        return self.page_text[self._offsets[2 * place]]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where on the page a row of words begins and ends."""
        return self._offsets[2 * first], self._offsets[2 * last + 1]

    def spans(self) -> list[tuple[int, int]]:
        """Where each word begins and ends."""
        return list(zip(self._offsets[::2], self._offsets[1::2], strict=True))

    def phrase_places(self, leaf: Phrase) -> Iterator[tuple[int, int]]:
        """Where each row of the words of a phrase stands."""
        if leaf.between:
            for first, last in stretches(self.words, leaf.words, leaf.between):
                yield self.span(first, last)
            return
        asked = list(leaf.words)
        for place in range(len(self.words) - len(asked) + 1):
            if self.words[place] == asked[0] and self.words[place : place + len(asked)] == asked:
                yield self.span(place, place + len(asked) - 1)

    def identifier_places(self, leaf: IdentifierLeaf) -> Iterator[tuple[int, int]]:
        """Each place where an identifier stands, however it is written."""
        begin = self._passage.start
        if self._identifiers is None:
            self._identifiers = identifiers(self.page_text[begin : self._passage.end])
        for found in self._identifiers:
            if found.form == leaf.form:
                yield begin + found.start, begin + found.end
