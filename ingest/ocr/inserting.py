"""Words found apart from the lines of a page, put where they belong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import Final

from ingest.ocr.contract import SeenLine, SeenWord
from ingest.pages import Box

_BEFORE: Final = 6.0
"""White between a mark and what it marks, in heights of the mark; marks stand before what they mark."""

_BEHIND: Final = 2.0
"""White between a line and what still belongs to its end."""

_LEVEL: Final = 0.6
"""Share of the lower of two heights that is shared by what stands on one line."""


def insert_word(lines: Sequence[SeenLine], word: SeenWord) -> list[SeenLine]:
    """The lines with a word in the one that runs beside it, or as a line of its own in reading order."""
    return insert_line(lines, SeenLine((word,), 0))


def insert_line(lines: Sequence[SeenLine], new: SeenLine) -> list[SeenLine]:
    """The lines with another one: joined with the line that it is a piece of, else in front of the next one below.

    A line that stands alone is a block of its own.
    """
    around = _around(new)
    nearest = min(
        ((distance, number) for number, line in enumerate(lines) if (distance := _distance(around, line)) is not None),
        default=None,
    )
    result = list(lines)
    if nearest is not None:
        held = result[nearest[1]]
        words = sorted((*held.words, *new.words), key=lambda word: word.box.x0)
        result[nearest[1]] = replace(held, words=tuple(words))
        return result
    taken = {line.block for line in lines}
    alone = replace(new, block=next(number for number in count(max(taken, default=0) + 1)))
    result.insert(_place_below(around, lines), alone)
    return result


def _around(line: SeenLine) -> Box:
    boxes = [word.box for word in line.words]
    return Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )


def _distance(around: Box, line: SeenLine) -> float | None:
    """White between a place and the words of a line that runs beside it; None where it does not."""
    height = max(1, around.y1 - around.y0)
    near = []
    for word in line.words:
        shared = min(word.box.y1, around.y1) - max(word.box.y0, around.y0)
        if shared < _LEVEL * min(height, word.box.y1 - word.box.y0):
            continue
        white_before, white_behind = word.box.x0 - around.x1, around.x0 - word.box.x1
        if -height < white_before <= _BEFORE * height:
            near.append(max(0, white_before))
        elif -height < white_behind <= _BEHIND * height:
            near.append(max(0, white_behind))
    return min(near, default=None)


def _place_below(around: Box, lines: Sequence[SeenLine]) -> int:
    """Number of the first line that stands below a place and shares its column, or of the end."""
    for number, line in enumerate(lines):
        other = _around(line)
        if other.y0 >= around.y1 and min(other.x1, around.x1) > max(other.x0, around.x0):
            return number
    return len(lines)
