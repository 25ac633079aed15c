"""A sentence as it is quoted: on one line, with words broken at line ends put together, cut around its answer."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from pipelines.entities.flowing import Flow, flow

LONGEST: Final = 320
"""Code points of a quotation; sentences of letters are shorter, rows of tables and forms may be longer."""

_ELLIPSIS: Final = "…"


@dataclass(frozen=True, slots=True)
class Quotation:
    """``text`` as it is shown; ``highlight`` is the answer in it, code points, end excluded, or None."""

    text: str
    highlight: tuple[int, int] | None


def quote(text: str, sentence: tuple[int, int], span: tuple[int, int] | None) -> Quotation:
    """Quote ``text[start:end]`` of a page; ``span`` lies within it and is shown whole where it is not over-long."""
    start, end = sentence
    flowing = flow(text[start:end])
    plain = flowing.text.replace("\n", " ").replace("\t", " ")
    if span is None:
        kept = _cut(plain, 0, 0)
        return Quotation(_told(plain, kept), None)
    first, last = _within(flowing, span[0] - start), _within(flowing, span[1] - 1 - start) + 1
    kept = _cut(plain, first, last)
    shift = (len(_ELLIPSIS) if kept[0] else 0) - kept[0]
    return Quotation(_told(plain, kept), (first + shift, min(last, kept[1]) + shift))


def _within(flowing: Flow, place: int) -> int:
    """The place in the flowing text of a character of the page's text."""
    return bisect_left(range(len(flowing.text)), place, key=flowing.origin)


def _cut(plain: str, first: int, last: int) -> tuple[int, int]:
    """What is kept of a text around ``plain[first:last]``, from word to word."""
    if len(plain) <= LONGEST:
        return 0, len(plain)
    room = max(0, LONGEST - (last - first)) // 2
    start = max(0, min(first - room, len(plain) - LONGEST))
    end = min(len(plain), max(start + LONGEST, last))
    if start:
        blank = plain.find(" ", start, first)
        start = first if blank < 0 else blank + 1
    if end < len(plain):
        blank = plain.rfind(" ", last, end)
        end = max(last, blank) if blank >= 0 else end
    return start, end


def _told(plain: str, kept: tuple[int, int]) -> str:
    start, end = kept
    return (_ELLIPSIS if start else "") + plain[start:end] + (_ELLIPSIS if end < len(plain) else "")
