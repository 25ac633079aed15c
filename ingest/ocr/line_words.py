"""Words along a lattice: where each stands by the best path, and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ingest.ocr.ctc import BLANK, Chances, SeenSign, best_path
from ingest.ocr.line_reader import Lattice

_WIDE_GAP: Final = 9
"""Steps (of a sixth of the height of a line) between two signs that are two words even
without a space: across the gaps of forms the network sees none."""

_HALF_SIGN: Final = 0.5
"""Of the distance between two signs, by which a word reaches beyond the middles of its first and last one."""


@dataclass(frozen=True, slots=True)
class LineWord:
    """A word on the best path: ``left`` and ``right`` in pixels of the page; steps from ``first`` up to ``end``.

    The steps hold the whole word up to the spaces beside it; those from ``core`` to ``core_end`` hold its signs, as far
    as the best path goes. ``confidence`` is that of the least sure sign.
    """

    text: str
    left: float
    right: float
    first: int
    end: int
    core: int
    core_end: int
    confidence: float


def words_of(lattice: Lattice) -> list[LineWord]:
    """The words of a line from left to right."""
    signs = best_path(lattice.chances)
    space = len(lattice.signs) - 1
    words: list[LineWord] = []
    begin = 0
    group: list[SeenSign] = []
    for sign in [*signs, SeenSign(space, len(lattice.chances), 1.0)]:
        if group and sign.column != space and sign.step - group[-1].step > _WIDE_GAP:
            middle = (sign.step + group[-1].step) // 2
            words.append(_word(lattice, group, begin, middle))
            group, begin = [], middle
        if sign.column != space:
            group.append(sign)
            continue
        if group:
            words.append(_word(lattice, group, begin, sign.step))
        group, begin = [], sign.step + 1
    return words


def _word(lattice: Lattice, group: list[SeenSign], begin: int, end: int) -> LineWord:
    steps = [sign.step for sign in group]
    pitch = (steps[-1] - steps[0]) / (len(steps) - 1) if len(steps) > 1 else 2.0
    reach = max(1.0, pitch * _HALF_SIGN)
    return LineWord(
        text="".join(lattice.signs[sign.column] for sign in group),
        left=lattice.place(max(begin - 1, steps[0] - reach)),
        right=lattice.place(min(end, steps[-1] + reach)),
        first=begin,
        end=end,
        core=steps[0],
        core_end=steps[-1] + 1,
        confidence=min(sign.chance for sign in group),
    )


def chances_of(lattice: Lattice, words: Sequence[LineWord]) -> Chances:
    """The rows of neighbouring words, at least one; what spaces there are outside of their signs counts as blank."""
    first, end = words[0].first, words[-1].end
    chances = lattice.chances[first:end].copy()
    for edge in (chances[: words[0].core - first], chances[words[-1].core_end - first :]):
        edge[:, BLANK] += edge[:, -1]
        edge[:, -1] = 0
    return chances


def text_of(lattice: Lattice, columns: Iterable[int]) -> str:
    """The text of columns."""
    return "".join(lattice.signs[column] for column in columns)
