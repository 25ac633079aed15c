"""The sentences among which an answer is sought, and what speaks for each of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import fsum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest.catalogue.hits import Place
from ingest.catalogue.mentions import StoredMention
from ingest.catalogue.vectors import StoredVectors
from ingest.labels import DocumentId
from pipelines.embeddings.hubs import SHARE
from pipelines.embeddings.windows import cut_windows
from pipelines.german.folding import fold
from pipelines.marking import How, Mark, mark
from pipelines.passages import StoredPassage
from pipelines.question.tree import Leaf, Word, is_variant
from pipelines.replying.asked_for import AskedFor, Measured
from pipelines.replying.spans import Span, spans_in

_MOST_REPEATED: Final = 0.6
"""Share of a span's letters that may be words of the question; ``Wesermoor Entsorgung GmbH`` answers which firm offered
the ``Entsorgung``."""

_CLOSE: Final = 12
"""Signs between an answer and a word of the question that stand side by side: ``Kapitän auf der Annegret, Mulder``."""

_FAR: Final = 1000
"""Signs, where no word of the question is in the sentence."""

_A_PART: Final = 0.5
_FULLNESS: Final[dict[How, float]] = {"part": 0.8, "sound": 0.7, "misread": 0.7, "fuzzy": 0.7}
"""How much of a word of the question its likeness tells: a part of it (``Leiter`` for ``Bauleiter``) half, a compound
of it and what may be misread most, all else everything."""

_DAY: Final = re.compile(r"(?<!\d)\d{1,2}\.$")
_MONTH: Final = re.compile(
    r"Jan(?:uar|\.)|Feb(?:ruar|\.)|März|Apr(?:il|\.)|Mai|Jun[i.]|Jul[i.]|Aug(?:ust|\.)|Sep(?:tember|t?\.)"
    r"|Okt(?:ober|\.)|Nov(?:ember|\.)|Dez(?:ember|\.)"
)


@dataclass(frozen=True, slots=True)
class Read:
    """A passage that is read for answers: where it stands, and what is known of it.

    ``rank`` is the place of its document among the hits, from 0; ``vectors`` are None without a model of meaning.
    """

    rank: int
    document_id: DocumentId
    place: Place
    mentions: Sequence[StoredMention]
    vectors: StoredVectors | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text[start:end]`` of the page of a passage, with what speaks for it.

    ``meaning`` is its likeness to the question above a share of that of any question, None without a model. ``covered``
    is the share of the question's weight that it holds, ``whole`` what all sentences of the document that were read
    hold together. ``span`` is what may be the answer itself, ``is_close`` whether it stands beside a word of the
    question, ``is_only`` whether no other sentence of the document has one of its rank.
    """

    read: Read
    start: int
    end: int
    meaning: float | None
    covered: float
    whole: float
    span: Span | None
    is_close: bool
    is_only: bool


@dataclass(frozen=True, slots=True)
class _Seen:
    """A sentence by itself; ``held`` are the words of the question in it, each with how fully it is there, 0 to 1."""

    read: Read
    start: int
    end: int
    meaning: float | None
    held: Mapping[str, float]
    span: Span | None
    is_close: bool


class Reading:
    """Takes passages apart for one question."""

    def __init__(self, asked: AskedFor, leaves: Sequence[Leaf], vector: NDArray[np.float32] | None) -> None:
        """Prepare.

        Args:
            asked: What the question asks for.
            leaves: Its words in all ways of writing that count.
            vector: What it means, if that is known; shape (dimensions,), float32, L2-normalised.
        """
        self._asked = asked
        self._leaves = tuple(leaf for leaf in dict.fromkeys(leaves) if fold(leaf.surface) not in asked.form)
        self._vector = vector
        self._weights: dict[str, float] = {}
        for leaf in self._leaves:
            if not is_variant(leaf):
                self._weights[leaf.surface] = max(leaf.weight, self._weights.get(leaf.surface, 0.0))
        self._full = sum(self._weights.values()) or 1.0

    def sentences(self, reads: Sequence[Read]) -> list[Sentence]:
        """The sentences of some passages, in the order of the passages; those of a document follow one another."""
        found: list[Sentence] = []
        for _, of_document in groupby(reads, key=lambda read: read.document_id):
            found += self._of_document([each for read in of_document for each in self._seen(read)])
        return found

    def _of_document(self, seen: Sequence[_Seen]) -> Iterator[Sentence]:
        ranks = Counter(each.span.rank for each in seen if each.span is not None)
        whole = self._share([each.held for each in seen])
        for each in seen:
            yield Sentence(
                each.read,
                each.start,
                each.end,
                each.meaning,
                covered=self._share([each.held]),
                whole=whole,
                span=each.span,
                is_close=each.is_close,
                is_only=each.span is not None and ranks[each.span.rank] == 1,
            )

    def _seen(self, read: Read) -> list[_Seen]:
        place = read.place
        stored = StoredPassage(
            place.ordinal, place.page, place.start, place.end, place.words, place.stems, place.offsets
        )
        marks = mark(self._leaves, stored, place.page_text)
        found = []
        for start, end, meaning in _windows(read, self._vector):
            here = [each for each in marks if start <= each.start < end]
            span = self._span(read, here, start, end)
            is_close = span is not None and _distance(span, here) <= _CLOSE
            found.append(_Seen(read, start, end, meaning, _held(here), span, is_close))
        return found

    def _share(self, held: Sequence[Mapping[str, float]]) -> float:
        """The share of the question's weight that some sentences hold together."""
        fullest: dict[str, float] = {}
        for each in held:
            for word, part in each.items():
                fullest[word] = max(part, fullest.get(word, 0.0))
        return fsum(self._weights.get(word, 0.0) * part for word, part in fullest.items()) / self._full

    def _span(self, read: Read, marks: Sequence[Mark], start: int, end: int) -> Span | None:
        """The likeliest answer in a sentence: of the type asked for first, nearest to a word of the question."""
        found = spans_in(read.place.page_text, start, end, read.mentions, self._asked)
        free = [span for span in found if not _is_asked(span, marks, self._asked)]
        return min(free, key=lambda span: (span.rank, _distance(span, marks), span.start), default=None)


def _held(marks: Sequence[Mark]) -> dict[str, float]:
    """The words of the question that are marked, each with how fully it is there: a part of it is not the whole."""
    parts: dict[str, dict[str, float]] = {}
    for each in marks:
        leaf = each.leaf
        part = leaf.exact if each.how == "part" and isinstance(leaf, Word) else ""
        is_component = bool(part) and part != fold(leaf.surface)
        fullness = _A_PART if is_component else _FULLNESS.get(each.how, 1.0)
        parts.setdefault(leaf.surface, {})[part] = fullness
    return {surface: min(1.0, fsum(some.values())) for surface, some in parts.items()}


def _is_asked(span: Span, marks: Sequence[Mark], asked: AskedFor) -> bool:
    """Whether a span only repeats words of the question: who is named there is not who is asked for."""
    if span.is_measure and (asked.counted or asked.units or Measured.CLOCK in asked.types):
        return False
    if span.is_measure:
        return any(each.start < span.end and span.start < each.end for each in marks)  # ``vier Eichen``: none's height
    if span.is_person and any(each.end == span.end for each in marks):
        return True  # whose surname was asked with
    held = sum(max(0, min(each.end, span.end) - max(each.start, span.start)) for each in marks)
    return held > _MOST_REPEATED * (span.end - span.start)


def _distance(span: Span, marks: Sequence[Mark]) -> int:
    return min((max(each.start - span.end, span.start - each.end) for each in marks), default=_FAR)


def _windows(read: Read, vector: NDArray[np.float32] | None) -> list[tuple[int, int, float | None]]:
    """Start and end of each sentence on its page, with its meaning."""
    place, stored = read.place, read.vectors
    if stored is None or vector is None:
        cut = cut_windows(place.page_text[place.start : place.end])
        return _joined(place.page_text, [(place.start + each.start, place.start + each.end, None) for each in cut])
    rows = np.frombuffer(stored.windows, dtype="<f2").reshape(-1, len(vector)).astype(np.float32)
    nearness = np.frombuffer(stored.window_hub_shares, dtype="<f4")
    # vecdot goes row by row: how many sentences stand beside one must not change its last digit.
    meanings = np.vecdot(rows, vector) - SHARE * nearness
    spans = np.frombuffer(stored.window_spans, dtype="<u4").reshape(-1, 2).tolist()
    return _joined(
        place.page_text,
        [(start, end, round(float(meaning), 6)) for (start, end), meaning in zip(spans, meanings, strict=True)],
    )


def _joined(text: str, windows: Sequence[tuple[int, int, float | None]]) -> list[tuple[int, int, float | None]]:
    """The windows of a passage, those together that part a date (``am 3.`` and ``Mai 2026``)."""
    found: list[tuple[int, int, float | None]] = []
    for start, end, meaning in windows:
        before = found[-1] if found else None
        if before is not None and _DAY.search(text, before[0], before[1]) and _MONTH.match(text, start):
            likeliest = None if meaning is None or before[2] is None else max(meaning, before[2])
            found[-1] = (before[0], end, likeliest)
        else:
            found.append((start, end, meaning))
    return found
