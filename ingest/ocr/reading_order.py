"""The order in which the lines of a page are read, by where they stand; for pages whose reader had no order to give.

Source: Breuel, High Performance Document Layout Analysis, 2003: a line comes before those below it that share its
column, and before those further right, unless something lies between that spans both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest.ocr.contract import SeenLine

_LEVEL: Final = 0.4
"""Pieces of one printed line differ by less in height, in heights of its letters."""

_PIECES_APART: Final = 1.5
"""White between pieces of one printed line, in heights; cells and columns stand further apart."""

_MARK_APART: Final = 6.0
"""White between the mark of a list and what it marks."""

_BLOCK_GAP: Final = 3.0
"""Middles of neighbouring lines of a block lie no further apart, in heights."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line stands; ``middle`` has the slope of the page taken out."""

    left: float
    right: float
    middle: float
    height: float

    def shares_column(self, other: _Place) -> bool:
        shared = min(self.right, other.right) - max(self.left, other.left)
        return shared > 0.5 * min(self.height, other.height)


def in_reading_order(lines: Sequence[SeenLine]) -> tuple[SeenLine, ...]:
    """The lines with words, pieces of one line put together, in reading order and numbered by blocks.

    Lines that have others beside them and lines that stand alone are not of one block, so that whoever arranges blocks
    finds the columns of a table as they are.
    """
    slope = _slope(lines)
    whole = _put_together([line for line in lines if line.words], slope)
    places = [_place(line, slope) for line in whole]
    ordered: list[SeenLine] = []
    block, before, before_had = 0, None, False
    for number in _sorted(places):
        place = places[number]
        has_neighbour = any(_are_level(place, other) for other in places if other is not place)
        if before is not None and not (has_neighbour == before_had and _follows(before, place)):
            block += 1
        ordered.append(SeenLine(whole[number].words, block))
        before, before_had = place, has_neighbour
    return tuple(ordered)


def _follows(before: _Place, place: _Place) -> bool:
    return before.shares_column(place) and place.middle - before.middle < _BLOCK_GAP * max(before.height, place.height)


def _are_level(one: _Place, other: _Place) -> bool:
    return abs(one.middle - other.middle) < _LEVEL * min(one.height, other.height)


def _place(line: SeenLine, slope: float) -> _Place:
    boxes = [word.box for word in line.words]
    middle = sum((box.y0 + box.y1) / 2 - slope * (box.x0 + box.x1) / 2 for box in boxes) / len(boxes)
    height = max(1.0, median(box.y1 - box.y0 for box in boxes))
    return _Place(min(box.x0 for box in boxes), max(box.x1 for box in boxes), middle, height)


def _slope(lines: Sequence[SeenLine]) -> float:
    """Pixels by which lines of print fall for each to the right, by those of some length; 0 without any."""
    slopes = []
    for line in lines:
        if len(line.words) >= 4:
            first, last = line.words[0].box, line.words[-1].box
            if last.x0 - first.x0 > 10 * (first.y1 - first.y0):
                slopes.append(((last.y0 + last.y1) - (first.y0 + first.y1)) / (last.x0 + last.x1 - first.x0 - first.x1))
    return median(slopes) if len(slopes) >= 3 else 0.0


def _put_together(lines: Sequence[SeenLine], slope: float) -> list[SeenLine]:
    """Lines with what stands level and close beside them."""
    found: list[tuple[SeenLine, _Place]] = []
    for line in sorted(lines, key=lambda line: line.words[0].box.x0):
        place = _place(line, slope)
        for number, (other, held) in enumerate(found):
            if _belongs_to_mark(held, place) if _is_mark(other) else _is_next_piece(held, place):
                joined = SeenLine((*other.words, *line.words), 0)
                found[number] = joined, _place(joined, slope)
                break
        else:
            found.append((line, place))
    return [line for line, _ in found]


def _is_next_piece(held: _Place, place: _Place) -> bool:
    height = min(held.height, place.height)
    return _are_level(held, place) and -height < place.left - held.right < _PIECES_APART * height


def _belongs_to_mark(mark: _Place, place: _Place) -> bool:
    """Whether a line is what a mark marks, whose own height says nothing of the type."""
    is_level = abs(mark.middle - place.middle) < _LEVEL * place.height
    return is_level and 0 <= place.left - mark.right < _MARK_APART * place.height


def _is_mark(line: SeenLine) -> bool:
    text = "".join(word.text for word in line.words)
    return len(text) <= 2 and not text.isalnum()


def _sorted(places: Sequence[_Place]) -> list[int]:
    """Numbers of the places in reading order."""
    before = _comes_before(places)
    left = set(range(len(places)))
    order: list[int] = []
    while left:
        free = [number for number in left if not any(before[other, number] for other in left)]
        # Lines that overlap oddly may each wait for the other: then the upper one goes first.
        chosen = min(free or left, key=lambda number: (places[number].middle, places[number].left))
        order.append(chosen)
        left.remove(chosen)
    return order


def _comes_before(places: Sequence[_Place]) -> NDArray[np.bool_]:
    """Shape (lines, lines): whether the one of the row is read before the one of the column."""
    middles = np.array([place.middle for place in places])
    lefts = np.array([place.left for place in places])
    rights = np.array([place.right for place in places])
    heights = np.array([place.height for place in places])
    shared = np.minimum(rights[:, None], rights) - np.maximum(lefts[:, None], lefts)
    in_column = shared > 0.5 * np.minimum(heights[:, None], heights)
    above = middles[:, None] < middles
    before: NDArray[np.bool_] = in_column & above
    for one, other in np.argwhere(~in_column & (rights[:, None] <= lefts + heights)):
        low, high = sorted((middles[one], middles[other]))
        between = in_column[one] & in_column[other] & (low < middles) & (middles < high)
        before[one, other] = not between.any()
    np.fill_diagonal(before, val=False)
    return before
