"""What a person's correction makes of the text and the words of a page, and how it finds its place in a new reading.

A page that is corrected keeps what was read; corrections are laid over it one after another. So taking one back means
to lay the others over the reading again, and a new reading takes them on where the old words, or the right ones, still
stand at the same place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from ingest.pages import Box, Word

_TOKEN: Final = re.compile(r"\S+")
_LINE_END: Final = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")
_CERTAIN: Final = 1.0
"""Confidence of a word that a person wrote."""


class CorrectionState(StrEnum):
    """What became of a correction on the page as it was read last."""

    APPLIED = "applied"
    NEEDLESS = "needless"
    """The page was read anew, and this time rightly."""
    CONFLICT = "conflict"
    """At its place stands something else by now; the page is left as it was read."""
    UNDONE = "undone"


class NoWords(ValueError):
    """A stretch of a page that holds no word, or more than one line."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Size of a page image in pixels, and the turn that reading has undone, in degrees."""

    width: int
    height: int
    rotation: int


@dataclass(frozen=True, slots=True)
class Wording:
    """The text of a page and its words in the order of the text."""

    text: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """Words in a box of a page that was so large: what stood there, and what stands there in truth."""

    box: Box
    frame: Frame
    old_text: str
    new_text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """``words[first:last]`` of a page, which are ``text[start:end]`` and lie in ``box``."""

    first: int
    last: int
    start: int
    end: int
    box: Box


def stretch_between(wording: Wording, start: int, end: int) -> Stretch:
    """The words that share a character with ``text[start:end]``.

    Raises:
        NoWords: There are none, or they stand on several lines.
    """
    chosen = [at for at, word in enumerate(wording.words) if word.start < end and word.end > start]
    if not chosen:
        raise NoWords("no word between these places")
    found = _stretch(wording, chosen[0], chosen[-1] + 1)
    if _LINE_END.search(wording.text[found.start : found.end]):
        raise NoWords("words of several lines")
    return found


def mend(wording: Wording, at: Stretch, new_text: str) -> Wording:
    """The page with other words in a stretch; words that stay keep box and confidence, new ones share the room.

    ``new_text`` is one line; empty takes the words away.
    """
    old = wording.words[at.first : at.last]
    spans = [(match.start(), match.end()) for match in _TOKEN.finditer(new_text)]
    old_texts = [wording.text[word.start : word.end] for word in old]
    new_texts = [new_text[start:end] for start, end in spans]
    placed = _place(old, old_texts, new_texts)
    mended = [
        replace(word, start=at.start + start, end=at.start + end)
        for word, (start, end) in zip(placed, spans, strict=True)
    ]
    shift = len(new_text) - (at.end - at.start)
    behind = [replace(word, start=word.start + shift, end=word.end + shift) for word in wording.words[at.last :]]
    text = wording.text[: at.start] + new_text + wording.text[at.end :]
    return Wording(text, (*wording.words[: at.first], *mended, *behind))


def lay_over(wording: Wording, frame: Frame, correction: Correction) -> tuple[Wording, CorrectionState]:
    """A page as read with one correction laid over it, and what became of that."""
    at = _find(wording, frame, correction, correction.old_text)
    if at is not None:
        return mend(wording, at, correction.new_text), CorrectionState.APPLIED
    if correction.new_text and _find(wording, frame, correction, correction.new_text) is not None:
        return wording, CorrectionState.NEEDLESS
    return wording, CorrectionState.CONFLICT


def _find(wording: Wording, frame: Frame, correction: Correction, text: str) -> Stretch | None:
    """The words of a text, one after another, whose middle lies in the box of a correction."""
    inside = _inside(wording, frame, correction)
    for first in inside:
        for last in range(first + 1, len(wording.words) + 1):
            if last - 1 not in inside:
                break
            found = _stretch(wording, first, last)
            if _plain(wording.text[found.start : found.end]) == _plain(text):
                return found
    return None


def _inside(wording: Wording, frame: Frame, correction: Correction) -> list[int]:
    """The words whose middle lies in the box; none where the page lies otherwise than it did."""
    old, box = correction.frame, correction.box
    if frame.rotation != old.rotation or not old.width or not old.height:
        return []
    wide, high = frame.width / old.width, frame.height / old.height
    return [
        at
        for at, word in enumerate(wording.words)
        if box.x0 * wide <= (word.box.x0 + word.box.x1) / 2 <= box.x1 * wide
        and box.y0 * high <= (word.box.y0 + word.box.y1) / 2 <= box.y1 * high
    ]


def _stretch(wording: Wording, first: int, last: int) -> Stretch:
    words = wording.words[first:last]
    return Stretch(first, last, words[0].start, words[-1].end, _around([word.box for word in words]))


def _place(old: Sequence[Word], old_texts: list[str], new_texts: list[str]) -> Iterator[Word]:
    """A word for each new text: the old one where nothing changed, else one in the room of those it stands for."""
    if not new_texts:
        return
    for old_first, old_last, new_first, new_last in _changes(old_texts, new_texts):
        if old_texts[old_first:old_last] == new_texts[new_first:new_last]:
            yield from old[old_first:old_last]
            continue
        boxes = [word.box for word in old[old_first:old_last]]
        if len(boxes) != new_last - new_first:
            boxes = _share_out(_around(boxes), new_texts[new_first:new_last])
        for box in boxes:
            yield replace(old[old_first], box=box, confidence=_CERTAIN, alternatives=())


def _changes(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    """Rows of old words and the new words for them, in order; none of the rows of old words is empty."""
    steps: list[tuple[int, int, int, int]] = []
    for tag, *place in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        i1, i2, j1, j2 = place
        if tag == "insert" and steps:
            before = steps.pop()
            # An inserted word has no room of its own: it shares that of the word before it.
            if before[1] - before[0] == before[3] - before[2] and before[1] - before[0] > 1:
                steps.append((before[0], before[1] - 1, before[2], before[3] - 1))
                before = (before[1] - 1, before[1], before[3] - 1, before[3])
            steps.append((before[0], before[1], before[2], j2))
        else:
            steps.append((i1, i2, j1, j2))
    if steps and steps[0][0] == steps[0][1] and len(steps) > 1:
        first, second = steps[0], steps[1]
        # Nor has one at the very front: it shares that of the word behind it.
        wide, filled = second[1] - second[0], second[3] - second[2]
        if wide == filled and wide > 1:
            rest = (second[0] + 1, second[1], second[2] + 1, second[3])
            steps[:2] = [(second[0], second[0] + 1, first[2], second[2] + 1), rest]
        else:
            steps[:2] = [(second[0], second[1], first[2], second[3])]
    return steps


def _share_out(room: Box, texts: Sequence[str]) -> list[Box]:
    """Boxes side by side, as wide as their texts are long; one sign's width between them."""
    signs = sum(map(len, texts)) + len(texts) - 1
    step = (room.x1 - room.x0) / max(1, signs)
    boxes, left = [], float(room.x0)
    for text in texts:
        right = left + len(text) * step
        boxes.append(Box(round(left), room.y0, round(right), room.y1))
        left = right + step
    return boxes


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )


def _plain(text: str) -> str:
    """The words of a text, one blank between."""
    return " ".join(text.split())
