"""Breaking text into lines, and setting a line with its boxes to tick."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from samples.faces import Face, width
from samples.marks import Ink, Line, Side, Text, rectangle
from samples.markup import SOFT_HYPHEN

TICK: Final = re.compile(r"([☐☒])")


def broken(text: str, face: Face, size: float, measure: float) -> Iterator[str]:
    """The lines of a text, no wider than ``measure``; words are divided at ``¬`` only."""
    line = ""
    # A box to tick sticks to its first word, so that no line ends between the two.
    for word in text.replace("( ) ", "☐").replace("(x) ", "☒").split():
        joined = f"{line} {word}" if line else word
        if width(joined.replace(SOFT_HYPHEN, ""), face, size) <= measure:
            line = joined
            continue
        head, tail = _divided(line, word, face, size, measure)
        if head:
            yield head.replace(SOFT_HYPHEN, "")
        elif line:
            yield line.replace(SOFT_HYPHEN, "")
        line = tail
    if line:
        yield line.replace(SOFT_HYPHEN, "")


def _divided(line: str, word: str, face: Face, size: float, measure: float) -> tuple[str, str]:
    """The line with as much of the word as fits, and the rest of the word."""
    parts = word.split(SOFT_HYPHEN)
    for count in range(len(parts) - 1, 0, -1):
        head = f"{line} {''.join(parts[:count])}-".lstrip()
        if width(head.replace(SOFT_HYPHEN, ""), face, size) <= measure:
            return head, SOFT_HYPHEN.join(parts[count:])
    return "", word


def set_ticked(side: Side, text: str, x: float, baseline: float, face: Face, size: float, ink: Ink) -> None:
    """Set a line; ``☐`` and ``☒`` are drawn as boxes to tick, the text around them is kept."""
    before, *others = TICK.split(text)
    if before:
        side.marks.append(Text(x, baseline, before.rstrip(), face, size, ink))
        x += width(before, face, size) + (3 if others else 0)
    for state, words in zip(others[::2], others[1::2], strict=True):
        edge = size * 0.86
        side.marks.append(Line(rectangle(x, baseline - edge, x + edge, baseline), 0.7))
        if state == "☒":
            side.marks.append(Line(((x + 1, baseline - edge + 1), (x + edge - 1, baseline - 1)), 1.2))
            side.marks.append(Line(((x + 1, baseline - 1), (x + edge - 1, baseline - edge + 1)), 1.2))
        x += edge + 4
        side.marks.append(Text(x, baseline, words.rstrip(), face, size, ink))
        x += width(words, face, size) + size * 0.8


def put_right(side: Side, right: float, y: float, text: str, face: Face, size: float) -> None:
    """Set a line that ends at ``right``."""
    side.marks.append(Text(right - width(text, face, size), y, text, face, size))
