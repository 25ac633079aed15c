"""The sentences among which an answer is sought, and what speaks for each of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
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
from pipelines.marking import Mark, mark
from pipelines.passages import StoredPassage
from pipelines.question.tree import Leaf, is_variant
from pipelines.replying.asked_for import AskedFor
from pipelines.replying.spans import Span, spans_in

_MOST_REPEATED: Final = 0.6
"""Share of a span's letters that may be words of the question; ``Wesermoor Entsorgung GmbH`` answers which firm offered
the ``Entsorgung``."""

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
    is the share of the question's weight that it holds, ``alone`` the share that it holds and no other sentence of the
    document that was read, ``whole`` what they hold together. ``span`` is what may be the answer itself.
    """

    read: Read
    start: int
    end: int
    meaning: float | None
    covered: float
    alone: float
    whole: float
    span: Span | None


@dataclass(frozen=True, slots=True)
class _Seen:
    """A sentence by itself; ``held`` are the words of the question in it."""

    read: Read
    start: int
    end: int
    meaning: float | None
    held: frozenset[str]
    span: Span | None


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
            seen = [each for read in of_document for each in self._seen(read)]
            counts = Counter(surface for each in seen for surface in each.held)
            whole = self._share(counts)
            found += (
                Sentence(
                    each.read, each.start, each.end, each.meaning, self._share(each.held),
                    self._share([surface for surface in each.held if counts[surface] == 1]), whole, each.span,
                )
                for each in seen
            )  # fmt: skip
        return found

    def _seen(self, read: Read) -> list[_Seen]:
        place = read.place
        stored = StoredPassage(
            place.ordinal, place.page, place.start, place.end, place.words, place.stems, place.offsets
        )
        marks = mark(self._leaves, stored, place.page_text)
        return [
            _Seen(
                read, start, end, meaning, frozenset(each.leaf.surface for each in marks if start <= each.start < end),
                self._span(read, marks, start, end),
            )
            for start, end, meaning in _windows(read, self._vector)
        ]  # fmt: skip

    def _share(self, surfaces: Iterable[str]) -> float:
        """The share of the question's weight that some of its words have."""
        return sum(self._weights.get(surface, 0.0) for surface in sorted(surfaces)) / self._full

    def _span(self, read: Read, marks: Sequence[Mark], start: int, end: int) -> Span | None:
        """The likeliest answer in a sentence: of the type asked for first, nearest to a word of the question."""
        found = spans_in(read.place.page_text, start, end, read.mentions, self._asked)
        asked = [each for each in marks if start <= each.start < end]
        free = [span for span in found if not _is_asked(span, asked)]
        return min(free, key=lambda span: (span.rank, _distance(span, asked), span.start), default=None)


def _is_asked(span: Span, marks: Sequence[Mark]) -> bool:
    """Whether a span only repeats words of the question: who is named there is not who is asked for."""
    if span.is_measure:
        return False
    held = sum(max(0, min(each.end, span.end) - max(each.start, span.start)) for each in marks)
    return held > _MOST_REPEATED * (span.end - span.start)


def _distance(span: Span, marks: Sequence[Mark]) -> int:
    return min((max(each.start - span.end, span.start - each.end) for each in marks), default=0)


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
