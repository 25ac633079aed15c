"""The stretch of a page that is shown for a hit, as one line with its marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pipelines.german.analysis import JOINERS, broken_at
from pipelines.marking import Mark
from pipelines.question.tree import Leaf

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
