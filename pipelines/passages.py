"""Passages: stretches of a page of about eighty words, the unit that is shown for a hit and, later, embedded.

The passages of a page cover its text once, in order and without a gap; none crosses a page, so none crosses a document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pipelines.german.tokens import Identifier, Token

AIM: Final = 80
"""Words of a passage, stop words included. About one paragraph of a letter: enough to be understood alone, short enough
that a reader sees at once why it was found. The reference weights and ``ranking.USUAL_LENGTH`` assume it."""

LONGEST: Final = 112
"""No passage has more words; a page of at most so many is one passage."""

_SLACK: Final = 0.4  # of the aimed length, either way; wide enough to find the end of nearly every German sentence

_EMPTY_LINE: Final = re.compile(r"\n[ \t\r]*\n")
_SENTENCE_END: Final = re.compile(r"[.!?][)\"“”«»]*\s")


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage as the catalogue keeps it, as much of it as marking needs.

    ``start`` and ``end`` are code points of the page's text. ``words`` are the folded words and ``stems`` their stems,
    one blank between, aligned with each other and with ``offsets``: start and end of each word in the page's text,
    pairs of unsigned 32-bit numbers, low byte first.
    """

    ordinal: int
    page: int
    start: int
    end: int
    words: str
    stems: str
    offsets: bytes


@dataclass(frozen=True, slots=True)
class Stretch:
    """``text[start:end]`` of a page, which holds ``tokens[first:last]``."""

    start: int
    end: int
    first: int
    last: int


def cut(text: str, tokens: Sequence[Token], whole: Sequence[Identifier] = ()) -> tuple[Stretch, ...]:
    """The passages of a page; empty where it has no words.

    Cuts fall between paragraphs before sentences, sentences before lines, lines before words, and never inside an
    identifier unless a page consists of nothing else.

    Args:
        text: The whole page.
        tokens: Its analysis.
        whole: Identifiers that stay together, in any order; they may overlap.
    """
    if not tokens:
        return ()
    inside = _Spans(whole)
    stretches: list[Stretch] = []
    start = first = 0
    while (left := len(tokens) - first) > LONGEST:
        # Even parts: 130 words become 65 and 65, not 80 and a rest that nobody understands.
        aim = left / max(2, round(left / AIM))
        last = _best_cut(text, tokens, inside, first, aim)
        end = _edge(text, tokens[last - 1].end, tokens[last].start)
        stretches.append(Stretch(start, end, first, last))
        start, first = end, last
    stretches.append(Stretch(start, len(text), first, len(tokens)))
    return tuple(stretches)


def _best_cut(text: str, tokens: Sequence[Token], inside: _Spans, first: int, aim: float) -> int:
    """Index of the token that begins the next passage."""
    furthest = first + min(LONGEST, int(aim * (1 + _SLACK)))
    candidates = range(first + int(aim * (1 - _SLACK)), min(furthest + 1, len(tokens)))
    return max(
        candidates,
        key=lambda at: (
            not inside.hold(tokens[at].start),
            _strength(text, tokens[at - 1].end, tokens[at].start),
            -abs(at - first - aim),
        ),
    )


def _strength(text: str, end: int, start: int) -> int:
    """How well a passage may end between two words: 3 paragraph, 2 sentence, 1 line, 0 none of these."""
    gap = text[end:start]
    if len(gap) == 1 and gap != "\n":
        return 0
    if _EMPTY_LINE.search(gap):
        return 3
    if _SENTENCE_END.search(gap) and text[start].isupper():
        return 2
    return 1 if "\n" in gap else 0


def _edge(text: str, end: int, start: int) -> int:
    """Where between two words the passages part: after the last blank, so that a bracket stays with its word."""
    for at in range(start - 1, end - 1, -1):
        if text[at].isspace():
            return at + 1
    return start


class _Spans:
    """Answers whether a place lies inside one of many spans."""

    def __init__(self, spans: Sequence[Identifier]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted((span.start, span.end) for span in spans):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def hold(self, place: int) -> bool:
        """Whether a span begins before the place and ends after it."""
        at = bisect_right(self._starts, place - 1) - 1
        return at >= 0 and place < self._ends[at]
