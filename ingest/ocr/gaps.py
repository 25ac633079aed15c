"""What Tesseract left unread on a page that it read well: numbers of pages and rows, single words in wide white.

Ink of the height of the print that lies in no word is gathered into strips, which the second reader reads; no search
over the whole page is needed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from ingest.ocr.contract import SeenLine, SeenWord
from ingest.ocr.ink import READ_FROM_CONFIDENCE, Ink, covered_by
from ingest.ocr.inserting import insert_line
from ingest.ocr.strips import Strip
from ingest.pages import Box

_HEIGHTS: Final = (0.6, 1.9)
"""Height of a piece of ink over the usual one on its page; strokes of pens and rules are lower or higher."""

_APART: Final = 1.4
"""White between pieces of one strip, in usual heights."""

_LEVEL: Final = 0.5
_REACH: Final = 1.6
"""How far beyond its ink a strip reaches, in its heights, as far as no word stands there: dashes are no pieces."""

_CLOSE: Final = 0.7
"""White to the next word below which ink is a part of it."""

_ITEM: Final = re.compile(r"\d{1,2}[.)]")
_SURE_ITEM: Final = 0.8
"""The number of an item of a list looks like nothing else."""

_STROKES: Final = frozenset("1lIi")
"""What a stroke of a pen or a rule looks like, however sure the network is."""

_INSIDE: Final = 0.8
_ROOM: Final = 0.22
"""White above and below, in heights."""

_MOST: Final = 16
"""Strips of a page; more of them are a drawing or a photograph."""

_SURE: Final = 0.9
_SURE_SINGLE: Final = 0.97
"""How sure the least sure sign of a strip must be; one that stands alone may be a stroke of a pen."""


def strips_in_gaps(ink: Ink, words: Sequence[SeenWord]) -> tuple[Strip, ...]:
    """Strips around print that lies in no word, on the image of the ink; none where there is too much of it."""
    if not ink.count:
        return ()
    covered = covered_by(ink, words)
    if covered.all() or not covered.any():
        return ()
    heights = ink.boxes[:, 3] - ink.boxes[:, 1]
    usual = float(np.median(heights[covered]))
    chosen = ~covered & (heights >= _HEIGHTS[0] * usual) & (heights <= _HEIGHTS[1] * usual)
    pieces = sorted((ink.on_image(box) for box in ink.boxes[chosen]), key=lambda box: box.x0)
    groups: list[list[Box]] = []
    for piece in pieces:
        held = next((group for group in groups if _is_next(group[-1], piece)), None)
        if held is None:
            groups.append([piece])
        else:
            held.append(piece)
    if len(groups) > _MOST:
        return ()
    strips = (_strip(group, words, ink.size[0]) for group in groups)
    return tuple(strip for strip in strips if strip is not None)


def with_print_in_gaps(
    lines: Sequence[SeenLine], found: Sequence[tuple[Strip, SeenLine, float]]
) -> tuple[SeenLine, ...]:
    """The lines with what was read on strips, as far as it is print; guesses that were made there before go.

    ``found`` holds strips, what was read on them, and how sure the least sure sign is.
    """
    for strip, new, sureness in found:
        if not _is_print(new, sureness):
            continue
        guessed = [number for number, line in enumerate(lines) if any(_is_guess(word, strip) for word in line.words)]
        if not guessed:
            lines = insert_line(lines, new)
            continue
        for number in guessed:
            kept = [word for word in lines[number].words if not _is_guess(word, strip)]
            more = new.words if number == guessed[0] else ()
            words = tuple(sorted((*kept, *more), key=lambda word: word.box.x0))
            lines = [*lines[:number], replace(lines[number], words=words), *lines[number + 1 :]]
        lines = [line for line in lines if line.words]
    return tuple(lines)


def _is_print(line: SeenLine, sureness: float) -> bool:
    text = "".join(word.text for word in line.words)
    signs = sum(sign.isalnum() for sign in text)
    if text in _STROKES:
        return False
    if _ITEM.fullmatch(text):
        return sureness >= _SURE_ITEM
    return 2 * signs > len(text) - 2 and sureness >= (_SURE if signs > 1 else _SURE_SINGLE) and signs > 0


def _is_guess(word: SeenWord, strip: Strip) -> bool:
    return word.confidence < READ_FROM_CONFIDENCE and strip.covers(word.box)


def _is_next(before: Box, piece: Box) -> bool:
    low, high = sorted((before.y1 - before.y0, piece.y1 - piece.y0))
    shared = min(before.y1, piece.y1) - max(before.y0, piece.y0)
    return shared >= _LEVEL * low and piece.x0 - before.x1 <= _APART * high


def _strip(group: Sequence[Box], words: Sequence[SeenWord], width: int) -> Strip | None:
    """The strip around some ink; None where it is a part of a word, whose box is only too short."""
    top, bottom = min(box.y0 for box in group), max(box.y1 for box in group)
    left, right = float(group[0].x0), float(max(box.x1 for box in group))
    height = bottom - top
    beside = [word.box for word in words if min(word.box.y1, bottom) - max(word.box.y0, top) > _LEVEL * height]
    before = max((box.x1 for box in beside if box.x1 <= left + height / 2), default=-height)
    behind = min((box.x0 for box in beside if box.x0 >= right - height / 2), default=width + height)
    if min(left - before, behind - right) < _CLOSE * height or any(_juts_out(box, left, right) for box in beside):
        return None
    left = max(left - _REACH * height, min(left, before + 0.1 * height))
    right = min(right + _REACH * height, max(right, behind - 0.1 * height))
    return Strip(left, right, (top + bottom) / 2, 0.0, height * (1 + 2 * _ROOM))


def _juts_out(box: Box, left: float, right: float) -> bool:
    """Whether a word lies partly between two places and reaches beyond."""
    inside = min(box.x1, right) - max(box.x0, left)
    return 0 < inside < _INSIDE * (box.x1 - box.x0)
