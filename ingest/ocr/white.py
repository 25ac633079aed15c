"""White between signs, looked at on the image itself: words that were run together, and dots that nobody read.

Readers tell spaces by what usually stands there: "1 / 2" becomes "1/2", and of "Tidenau · Postfach" the dot is dropped
or becomes a dash. The white on the paper does not know what is usual.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ingest.ocr.contract import SeenLine, SeenWord
from ingest.ocr.word_list import load_words
from ingest.pages import Box

MIDDLE_DOT: Final = "·"

_PARTS: Final = re.compile(r"[/·–—-]|[^\w/·–—-]*(?:\d[\d.,:;)]*|[^\W\d_][^/·–—\d-]*|_+)|[^\w/·–—-]+")
"""Pieces of a word between which a space may have been overlooked."""

_MOST_PARTS: Final = 4
_SPACE: Final = 0.29
_SPACE_IN_WORD: Final = 0.34
_SPACE_BY_HYPHEN: Final = 0.42
_SPACE_BY_NARROW: Final = 0.5
"""White over the height of a word from which it is a space: beside a slash, between letters, beside a hyphen, and
beside signs that leave white around them. Within words it is a tenth, in type of one width less than a fifth."""

_DASHES: Final = frozenset("-–—")
_NARROW: Final = frozenset(".,:;'\"1")
_WIDER: Final = 2.2
"""A space is so many times as wide as the usual white between the signs of its word: letters may be set apart."""

_STANDS_FOR_DOT: Final = frozenset("-–—.•*'")
_CONTRAST: Final = 50
"""Grey levels between ink and paper below which nothing is told apart."""

_DOT: Final = (0.08, 0.36)
"""Height of a dot over that of its neighbours; less is dust."""

_ROUND: Final = 1.5
_MIDDLE: Final = (0.3, 0.7)
"""Where the middle of a dot stands between its neighbours, and between their upper and lower edges."""

_GAP: Final = (0.6, 4.0)
"""White between words in which a dot is looked for, in heights."""

_CONFIDENCE: Final = 0.8


def mend_white(lines: Sequence[SeenLine], image: Image.Image) -> tuple[SeenLine, ...]:
    """The lines, words parted where the page shows a space, and dots at middle height between words put in."""
    levels = np.asarray(image)
    mended = []
    for line in lines:
        parted = [part for word in line.words for part in _parted(word, levels)]
        mended.append(replace(line, words=tuple(_with_dots(parted, levels))))
    return tuple(mended)


@dataclass(frozen=True, slots=True)
class _Mark:
    """What little ink lies on a place, in pixels of the page."""

    box: Box

    def is_dot(self, place: Box) -> bool:
        """Whether it is round, small, and at middle height of a place as high as the words beside it."""
        wide, high = self.box.x1 - self.box.x0, self.box.y1 - self.box.y0
        height = place.y1 - place.y0
        middle = ((self.box.y0 + self.box.y1) / 2 - place.y0) / height
        is_round = max(wide, high) <= _ROUND * min(wide, high) + 1
        return is_round and _DOT[0] * height <= high <= _DOT[1] * height and _MIDDLE[0] <= middle <= _MIDDLE[1]


def _ink_on(levels: NDArray[np.uint8], place: Box) -> NDArray[np.bool_] | None:
    """Where there is ink on a place; None where hardly anything stands out from the paper."""
    cut = levels[place.y0 : place.y1, place.x0 : place.x1]
    if not cut.size:
        return None
    darkest, paper = int(cut.min()), int(cut.max())
    if paper - darkest < _CONTRAST:
        return None
    ink: NDArray[np.bool_] = cut < (darkest + paper) / 2
    return ink


def _parted(word: SeenWord, levels: NDArray[np.uint8]) -> list[SeenWord]:
    if len(word.text) < 2:
        return [word]
    ink = _ink_on(levels, word.box)
    if ink is None:
        return [word]
    height = word.box.y1 - word.box.y0
    signs = list(_runs(np.logical_or.reduce(ink, axis=0)))
    if len(signs) == len(word.text):
        parts = _parted_between(word, signs, _spaces_between(word.text, signs, height))
        # Dirt and worn type leave white within words too.
        return [word] if len(parts) > 1 and load_words().hint(word.text) else parts
    pieces = _PARTS.findall(word.text)
    if not 2 <= len(pieces) <= _MOST_PARTS or "".join(pieces) != word.text:
        return [word]
    least = (_SPACE_BY_HYPHEN if "-" in pieces else _SPACE) * height
    wide = [number for number, (one, other) in enumerate(pairwise(signs)) if other[0] - one[1] >= least]
    if len(wide) != len(pieces) - 1:
        return [word]
    ends = [*(signs[number][1] for number in wide), signs[-1][1]]
    begins = [signs[0][0], *(signs[number + 1][0] for number in wide)]
    return [
        replace(word, text=text, box=replace(word.box, x0=word.box.x0 + begin, x1=word.box.x0 + end), alternatives=())
        for text, begin, end in zip(pieces, begins, ends, strict=True)
    ]


def _spaces_between(text: str, signs: Sequence[tuple[int, int]], height: int) -> list[int]:
    """Numbers of the signs behind which there is a space, where every sign stands alone in its columns."""
    gaps = [other[0] - one[1] for one, other in pairwise(signs)]
    usual = sorted(gaps)[len(gaps) // 2]
    wide = {number for number, gap in enumerate(gaps) if gap >= _least(text[number : number + 2], height, usual)}
    # A dash with white on one side only is a hyphen that stands loosely.
    loose = {
        number
        for number in wide
        for dash in (number, number + 1)
        if text[dash] in _DASHES and 0 < dash < len(gaps) and not {dash - 1, dash} <= wide
    }
    return sorted(wide - loose)


def _least(beside: str, height: int, usual: int) -> float:
    """White in pixels that is a space between two signs, in a word whose signs usually stand ``usual`` apart."""
    if "/" in beside or MIDDLE_DOT in beside:
        return _SPACE * height
    if any(sign in _DASHES for sign in beside):
        return _SPACE_BY_HYPHEN * height
    least = _SPACE_BY_NARROW if any(sign in beside for sign in _NARROW) else _SPACE_IN_WORD
    return max(least * height, _WIDER * usual)


def _parted_between(word: SeenWord, signs: Sequence[tuple[int, int]], spaces: Sequence[int]) -> list[SeenWord]:
    if not spaces:
        return [word]
    begins, ends = [0, *(number + 1 for number in spaces)], [*(number + 1 for number in spaces), len(signs)]
    left = word.box.x0
    return [
        replace(
            word,
            text=word.text[begin:end],
            box=replace(word.box, x0=left + signs[begin][0], x1=left + signs[end - 1][1]),
            alternatives=(),
        )
        for begin, end in zip(begins, ends, strict=True)
    ]


def _runs(columns: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Runs of columns with ink, as first and behind the last."""
    steps = np.diff(np.concatenate(([False], columns, [False])).astype(np.int8))
    for begin, end in zip(np.flatnonzero(steps == 1), np.flatnonzero(steps == -1), strict=True):
        yield int(begin), int(end)


def _with_dots(words: Sequence[SeenWord], levels: NDArray[np.uint8]) -> Iterator[SeenWord]:
    for number, word in enumerate(words):
        before = words[number - 1] if number else None
        after = words[number + 1] if number + 1 < len(words) else None
        if before is None:
            yield word
            continue
        if word.text in _STANDS_FOR_DOT and after is not None:
            place = _between(before.box, after.box)
            mark = None if place is None else _mark_on(levels, place)
            is_dot = place is not None and mark is not None and mark.is_dot(place)
            yield replace(word, text=MIDDLE_DOT) if is_dot else word
            continue
        if before.text not in _STANDS_FOR_DOT and (dot := _dot_between(before, word, levels)) is not None:
            yield dot
        yield word


def _dot_between(before: SeenWord, after: SeenWord, levels: NDArray[np.uint8]) -> SeenWord | None:
    place = _between(before.box, after.box)
    if place is None:
        return None
    height, gap = place.y1 - place.y0, place.x1 - place.x0
    if not _GAP[0] * height <= gap <= _GAP[1] * height:
        return None
    mark = _mark_on(levels, place)
    if mark is None or not mark.is_dot(place):
        return None
    share = ((mark.box.x0 + mark.box.x1) / 2 - place.x0) / gap
    return SeenWord(MIDDLE_DOT, mark.box, _CONFIDENCE) if _MIDDLE[0] <= share <= _MIDDLE[1] else None


def _between(before: Box, after: Box) -> Box | None:
    """The white between two words that stand level, as high as the lower of them."""
    top, bottom = max(before.y0, after.y0), min(before.y1, after.y1)
    return Box(before.x1, top, after.x0, bottom) if after.x0 > before.x1 and bottom > top else None


def _mark_on(levels: NDArray[np.uint8], place: Box) -> _Mark | None:
    ink = _ink_on(levels, place)
    if ink is None:
        return None
    rows, columns = np.nonzero(ink)
    return _Mark(
        Box(
            place.x0 + int(columns.min()),
            place.y0 + int(rows.min()),
            place.x0 + int(columns.max()) + 1,
            place.y0 + int(rows.max()) + 1,
        )
    )
