"""Where the words of a question stand in a passage: what is marked on the page, and the snippet shown for a hit.

Marks follow the analysis, so that they show what the engine has found: an inflected word, a plate spelled otherwise, a
word broken at a line end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from pipelines.german.analysis import JOINERS, analyse, broken_at, fold, identifiers
from pipelines.german.misreadings import SIGN, form_if_doubtful
from pipelines.german.streams import variants
from pipelines.german.tokens import Identifier
from pipelines.passages import StoredPassage
from pipelines.question.tree import Fuzzy, IdentifierLeaf, Leaf, Phrase, Prefix, Word

How = Literal["exact", "form", "part", "sound", "misread", "prefix", "fuzzy", "phrase", "identifier", "meaning"]
"""Why a word matches: as asked, in another form of it, as a part of a compound, by its sound, as one that may be
misread, by its beginning, with other letters, in a row, squeezed; or why a sentence does: it is the nearest in
meaning."""


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
    reading = _Reading(passage, page_text)
    identifier_leaves = [leaf for leaf in leaves if isinstance(leaf, IdentifierLeaf) and any(reading.marks(leaf))]
    within = {token.exact for leaf in identifier_leaves for token in analyse(leaf.surface)}
    marks = [
        found
        for leaf in leaves
        if not (isinstance(leaf, Word) and leaf.exact in within)
        for found in reading.marks(leaf)
    ]
    return tuple(sorted(_plainest(marks), key=lambda each: (each.start, each.end)))


_WAYS: Final[tuple[How, ...]] = ("exact", "form", "part", "sound", "misread")
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
    return isinstance(leaf, Word) and not leaf.by_form and fold(leaf.surface) != leaf.exact


def may_bear_marks(leaves: Sequence[Leaf], passage: StoredPassage) -> bool:
    """Whether ``mark`` may find something; without the page only phrases are known to be absent."""
    words = f" {' '.join(passage.words.split())} "
    return any(not isinstance(leaf, Phrase) or f" {' '.join(leaf.words)} " in words for leaf in leaves)


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


class _Reading:
    """A passage taken apart once, for all leaves."""

    def __init__(self, passage: StoredPassage, page_text: str) -> None:
        self._passage = passage
        self._page_text = page_text
        self._words = passage.words.split()
        self._stems = passage.stems.split()
        self._offsets: NDArray[np.uint32] = np.frombuffer(passage.offsets, dtype="<u4").reshape(-1, 2)
        if not len(self._words) == len(self._stems) == len(self._offsets):
            raise ValueError(f"words, stems and offsets of passage {passage.ordinal} are not aligned")
        self._identifiers: tuple[Identifier, ...] | None = None
        self._by_variant: dict[str, list[int]] | None = None

    def marks(self, leaf: Leaf) -> Iterator[Mark]:
        match leaf:
            case Word(by_form=True):
                yield from self._matching(leaf, leaf.exact.__eq__, "exact")
            case Word(stream="stem" | "kin"):
                yield from self._stem_marks(leaf)
            case Word(stream=("part" | "sound") as stream):
                yield from self._variant_marks(leaf, stream)
            case Prefix():
                yield from self._matching(leaf, lambda word: word.startswith(leaf.beginning), "prefix")
            case Fuzzy(is_misread=True):
                yield from self._misread_marks(leaf)
            case Fuzzy():
                yield from self._fuzzy_marks(leaf)
            case Phrase():
                yield from self._phrase_marks(leaf)
            case IdentifierLeaf():
                yield from self._identifier_marks(leaf)

    def _mark(self, first: int, last: int, leaf: Leaf, how: How) -> Mark:
        return Mark(int(self._offsets[first, 0]), int(self._offsets[last, 1]), leaf, how)

    def _matching(self, leaf: Leaf, matches: Callable[[str], bool], how: How) -> Iterator[Mark]:
        for place, word in enumerate(self._words):
            if matches(word):
                yield self._mark(place, place, leaf, how)

    def _stem_marks(self, leaf: Word) -> Iterator[Mark]:
        stems, wanted = self._stems, leaf.stem
        place = -1
        for _ in range(stems.count(wanted)):
            place = stems.index(wanted, place + 1)
            yield self._mark(place, place, leaf, "exact" if self._words[place] == leaf.exact else "form")

    def _variant_marks(self, leaf: Word, stream: Literal["part", "sound"]) -> Iterator[Mark]:
        if self._by_variant is None:
            self._by_variant = self._places_of_variants()
        for place in self._by_variant.get(leaf.stem, ()):
            yield self._mark(place, place, leaf, stream)

    def _places_of_variants(self) -> dict[str, list[int]]:
        """Where each further token stands; listed once, since a question asks for a dozen of them."""
        starts = self._offsets[:, 0].tolist()
        places: dict[str, list[int]] = {}
        for place, (start, word, stem) in enumerate(zip(starts, self._words, self._stems, strict=True)):
            for token in variants(self._page_text[start], word, stem):
                places.setdefault(token, []).append(place)
        return places

    def _misread_marks(self, leaf: Fuzzy) -> Iterator[Mark]:
        wanted = leaf.exact.removeprefix(SIGN)
        for place, word in enumerate(self._words):
            form = form_if_doubtful(word)
            if form and OSA.distance(form, wanted, score_cutoff=leaf.distance) <= leaf.distance:
                yield self._mark(place, place, leaf, "misread")

    def _fuzzy_marks(self, leaf: Fuzzy) -> Iterator[Mark]:
        # OSA: two letters in the wrong order are one slip, as in the engines.
        near = {word: OSA.distance(word, leaf.exact, score_cutoff=leaf.distance) for word in set(self._words)}
        for place, word in enumerate(self._words):
            if near[word] <= leaf.distance:
                yield self._mark(place, place, leaf, "fuzzy" if near[word] else "exact")

    def _phrase_marks(self, leaf: Phrase) -> Iterator[Mark]:
        asked = list(leaf.words)
        for place in range(len(self._words) - len(asked) + 1):
            if self._words[place] == asked[0] and self._words[place : place + len(asked)] == asked:
                yield self._mark(place, place + len(asked) - 1, leaf, "phrase")

    def _identifier_marks(self, leaf: IdentifierLeaf) -> Iterator[Mark]:
        if self._identifiers is None:
            self._identifiers = identifiers(self._page_text[self._passage.start : self._passage.end])
        for found in self._identifiers:
            if found.form == leaf.form:
                begin = self._passage.start
                yield Mark(begin + found.start, begin + found.end, leaf, "identifier")


LENGTH: Final = 240
"""Signs of a snippet, about three lines on a screen: enough to judge a hit, short enough to skim twenty."""

_ELLIPSIS: Final = "…"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a page as one line; ``highlights`` are code points of ``text``, end excluded, without overlap."""

    text: str
    highlights: tuple[tuple[int, int], ...]


def snippet(page_text: str, marks: Sequence[Mark], around: tuple[int, int], *, length: int = LENGTH) -> Snippet:
    """The stretch of a page that shows most of the marks.

    Begins and ends with whole words, says by … where text of the page is left out, and has blanks for line ends; a
    word broken at a line end is put together again.

    Args:
        page_text: The text of the whole page.
        marks: Those of the passage, by place.
        around: Start and end of the passage; the snippet lies in it, without marks at its beginning.
        length: Most signs of the page in the snippet, at least 20; a longer mark alone is shown whole.
    """
    first, last = around
    inside = [each for each in marks if first <= each.start and each.end <= last]
    begin, end = _window(page_text, inside, first, last, length)
    line, places = _one_line(page_text, begin, end)
    lead = _ELLIPSIS if page_text[:begin].strip() else ""
    trail = _ELLIPSIS if page_text[end:].strip() else ""
    highlights = _united(
        (places[each.start - begin] + len(lead), places[each.end - begin] + len(lead))
        for each in inside
        if begin <= each.start and each.end <= end
    )
    return Snippet(lead + line + trail, highlights)


def _window(text: str, marks: Sequence[Mark], first: int, last: int, length: int) -> tuple[int, int]:
    """The densest stretch, widened to whole words and to the length aimed at."""
    if not marks:
        begin, end = first, min(last, first + length)
    else:
        begin, end = _densest(marks, length)
        spare = max(0, length - (end - begin))
        # A third before, two thirds after: a sentence is understood from its beginning, but read on to its end.
        begin = max(first, begin - spare // 3)
        end = min(last, begin + max(length, end - begin))
        begin = max(first, min(begin, end - length))
    return _whole_words(text, begin, end, marks, (first, last))


def _densest(marks: Sequence[Mark], length: int) -> tuple[int, int]:
    """Start and end of the marks within one length that show most different leaves, then most marks; the first such."""
    # Leaves by number: comparing them anew for each opening took a tenth of the time of an answer.
    numbers: dict[Leaf, int] = {}
    places = [(each.start, each.end, numbers.setdefault(each.leaf, len(numbers))) for each in marks]
    best = (-1, -1)
    densest = (0, 0)
    for at, opening in enumerate(places):
        limit = opening[0] + length
        shown = [place for place in places[at:] if place[1] <= limit] or [opening]
        found = (len({number for _, _, number in shown}), len(shown))
        if found > best:
            best, densest = found, (opening[0], max(end for _, end, _ in shown))
    return densest


def _whole_words(text: str, begin: int, end: int, marks: Sequence[Mark], within: tuple[int, int]) -> tuple[int, int]:
    """Moves the borders inwards off half words, but never into a mark."""
    first, last = within
    kept = [each for each in marks if begin <= each.start and each.end <= end]
    latest_begin = min((each.start for each in kept), default=end)
    earliest_end = max((each.end for each in kept), default=begin)
    if begin > first and not text[begin - 1].isspace():
        while begin < latest_begin and not text[begin].isspace():
            begin += 1
    if end < last and not text[end].isspace():
        at = end
        while at > earliest_end and not text[at - 1].isspace():
            at -= 1
        end = at if at > begin else end
    while begin < latest_begin and text[begin].isspace():
        begin += 1
    while end > max(begin, earliest_end) and text[end - 1].isspace():
        end -= 1
    return begin, end


def _one_line(text: str, begin: int, end: int) -> tuple[str, Sequence[int]]:
    """The stretch without line ends, and for each place of it (end included) the place in the line."""
    stretch = text[begin:end]
    breaks = list(broken_at(stretch))
    plain = stretch.replace("\n", " ")
    if not breaks and plain.isprintable() and "  " not in plain and not plain.startswith(" "):
        # Nothing to leave out, as on nearly every page: sign by sign it would take ten times as long.
        return plain, range(len(plain) + 1)
    left_out = [False] * len(stretch)
    for start, stop in breaks:
        left_out[start:stop] = [True] * (stop - start)
    line: list[str] = []
    places: list[int] = []
    for offset, sign in enumerate(stretch):
        places.append(len(line))
        if left_out[offset] or sign in JOINERS:
            continue
        is_blank = sign.isspace() or not sign.isprintable()
        if not is_blank:
            line.append(sign)
        elif line and line[-1] != " ":
            line.append(" ")
    places.append(len(line))
    return "".join(line), places


def _united(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The spans by place, overlapping ones made one."""
    united: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if united and start < united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return tuple(united)
