"""The second reader's lines woven into Tesseract's: what it reads again, what only it found, in one reading order."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Final

from PIL import Image

from ingest.ocr.contract import SeenLine, SeenWord
from ingest.ocr.ctc import best_path
from ingest.ocr.line_reader import Lattice
from ingest.ocr.merging import WEIGHTS, Candidate, Place, as_written, choose, find_places
from ingest.ocr.reading_order import in_reading_order
from ingest.ocr.second_reader import SecondReader
from ingest.ocr.strips import Strip, strip_of_part
from ingest.ocr.tesseract_table import with_section_signs
from ingest.ocr.word_list import load_words
from ingest.pages import Box, ReadBy

_KEPT_ALONE: Final = 0.6
"""A word of Tesseract's outside of every line that the second reader found is a speck unless it is surer than this."""

_SHORT: Final = 4
_SURE_SHORT: Final = 0.9
_SURE_NEW: Final = 0.5
"""How sure the words of a line that Tesseract did not see must be on average: with fewer letters than the first, and
with more."""

_STANDS_ALONE: Final = 6
"""Letters from which a word is read as well without its neighbours, at a third of the cost."""

_NO_SPACE: Final = re.compile(
    r"(?<=[^\W\d_][,;])(?=[^\W\d_])|(?<=[^\W\d_]-[,;])(?=[^\W\d_])|(?<=[a-zäöüß]{3}\.)(?=[A-ZÄÖÜ][a-zäöüß])"
)
"""Where two German words meet without a space: behind a comma, and behind a full stop that ends a sentence."""

_LETTERS_SHARE: Final = 0.62
"""Height of the letters over that of a strip."""


class Weaver:
    """A second reader, bound to an image and to CPU seconds that it may take; what it has read is not read again."""

    def __init__(
        self,
        second: SecondReader,
        image: Image.Image,
        *,
        seconds: float,
        clock: Callable[[], float] = time.process_time,
    ) -> None:
        self._second = second
        self._image = image
        self._clock = clock
        self._deadline = clock() + seconds
        self._found: list[tuple[Strip, Lattice | None]] | None = None

    def read_again(
        self, lines: Sequence[SeenLine], doubtful: Callable[[SeenLine], Collection[int]]
    ) -> tuple[SeenLine, ...]:
        """The same lines, their doubtful words read by both; a line that turns out to be nothing is left out.

        ``doubtful`` gives numbers of words of a line; what stands beside them is read along, for a network reads by
        what is around, and the rest of the line is not paid for.
        """
        read = [self._read_parts(line, doubtful(line)) for line in lines]
        return tuple(line for line in read if line.words)

    def read_all(self, *passes: Sequence[SeenLine]) -> tuple[SeenLine, ...]:
        """Lines that the second reader finds on the whole page, with the words of passes of Tesseract woven in.

        They are put in order by where they stand: that of a pass that read a page badly is as bad.
        """
        found = self._read_page()
        strips = [strip for strip, _ in found]
        shares = [_share_out(lines, strips) for lines in passes]
        lines = list(shares[0][1]) if shares else []
        for number, (_, lattice) in enumerate(found):
            words = [on_strip[number] for on_strip, _ in shares] or [()]
            line = SeenLine(words[0], 0) if lattice is None else self._merged(lattice, words, (0, 0))
            if words[0] or _is_print(line):
                lines.append(line)
        return in_reading_order(lines)

    def read_strips(self, strips: Sequence[Strip]) -> list[tuple[Strip, SeenLine, float]]:
        """What stands on strips that nobody read before, as far as the time reaches, and how sure the network is of it.

        That is the chance of its least sure letter or digit; strips without one are left out.
        """
        found = []
        for strip in strips:
            if self._clock() >= self._deadline:
                break
            lattice = self._second.read(self._image, strip)
            line = self._merged(lattice, [()], (0, 0))
            letters = [sign.chance for sign in best_path(lattice.chances) if lattice.signs[sign.column].isalnum()]
            if line.words and letters:
                found.append((strip, line, min(letters)))
        return found

    def _read_parts(self, line: SeenLine, doubtful: Collection[int]) -> SeenLine:
        if not doubtful:
            return line
        words: list[SeenWord] = []
        at = 0
        for begin, end in _parts_around(doubtful, [len(word.text) for word in line.words]):
            if self._clock() >= self._deadline:
                break
            lattice = self._second.read(self._image, strip_of_part(line, begin, end))
            beside = [line.words[number] for number in range(begin, end) if number not in doubtful]
            words += [*line.words[at:begin], *self._merged(lattice, [line.words[begin:end]], (0, 0), beside).words]
            at = end
        return replace(line, words=tuple(with_section_signs([*words, *line.words[at:]])))

    def _read_page(self) -> list[tuple[Strip, Lattice | None]]:
        """All strips from top to bottom, each with its lattice as far as the time reached."""
        if self._found is None:
            strips = sorted(self._second.find(self._image), key=lambda strip: (strip.middle, strip.left))
            self._found = [
                (strip, self._second.read(self._image, strip) if self._clock() < self._deadline else None)
                for strip in strips
            ]
        return self._found

    def _merged(
        self,
        lattice: Lattice,
        passes: Sequence[Sequence[SeenWord]],
        block: tuple[int, int],
        settled: Collection[SeenWord] = (),
    ) -> SeenLine:
        """A line of both readings; of ``settled`` words only the confidence may change: they were read along."""
        found: list[SeenWord] = []
        for place in find_places(lattice, passes, load_words()):
            words = words_at(place, lattice, self._image.size)
            is_settled = bool(place.first_words) and all(word in settled for word in place.first_words)
            if is_settled and [word.text for word in words] != [word.text for word in place.first_words]:
                words = list(place.first_words)
            found += words
        return SeenLine(tuple(with_section_signs(found)), *block)


def _parts_around(doubtful: Collection[int], lengths: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of words, first and behind the last, that hold the doubtful ones; short ones with their neighbours.

    Args:
        doubtful: Numbers of words.
        lengths: Of all words of the line, in letters.
    """
    parts: list[tuple[int, int]] = []
    for number in sorted(doubtful):
        beside = 1 if lengths[number] < _STANDS_ALONE else 0
        begin, end = max(0, number - beside), min(len(lengths), number + 1 + beside)
        if parts and begin <= parts[-1][1]:
            parts[-1] = parts[-1][0], max(end, parts[-1][1])
        else:
            parts.append((begin, end))
    return parts


def _is_print(line: SeenLine) -> bool:
    """Whether a line that only the second reader found is more than a guess at strokes of a pen."""
    letters = sum(len(word.text) for word in line.words)
    least = _SURE_SHORT if letters < _SHORT else _SURE_NEW
    return bool(letters) and sum(word.confidence for word in line.words) >= least * len(line.words)


def words_at(place: Place, lattice: Lattice, size: tuple[int, int]) -> list[SeenWord]:
    """The words that are chosen for a place, with boxes on an image of ``size``."""
    chosen, chance, rivals = choose(place, WEIGHTS)
    texts = with_spaces(chosen.text).split()
    if len(place.first_words) == len(texts):
        boxes = [word.box for word in place.first_words]
    elif len(place.second_words) == len(texts):
        boxes = [_box(lattice.strip, word.left, word.right, size) for word in place.second_words]
    else:
        boxes = _parted(place, lattice.strip, texts, size)
    # What may stand in place of two words at once belongs to neither of them.
    alternatives = tuple((text, round(share, 4)) for text, share in rivals if text) if len(texts) == 1 else ()
    read_by = _read_by(place, chosen)
    return [
        SeenWord(text, box, round(chance, 4), read_by, alternatives) for text, box in zip(texts, boxes, strict=True)
    ]


def with_spaces(text: str) -> str:
    """A text with the spaces behind commas and full stops that the network overlooks where type stands close."""
    if "@" in text or "/" in text:
        return text
    return _NO_SPACE.sub(" ", text)


def _read_by(place: Place, chosen: Candidate) -> ReadBy:
    if not chosen.own:
        return ReadBy.SECOND
    is_seen = place.second_words and " ".join(word.text for word in place.second_words) == as_written(chosen.text)
    return ReadBy.BOTH if is_seen else ReadBy.FIRST


def _box(strip: Strip, left: float, right: float, size: tuple[int, int]) -> Box:
    letters = Strip(strip.left, strip.right, strip.middle, strip.slope, strip.height * _LETTERS_SHARE)
    return letters.box(left, right, size)


def _parted(place: Place, strip: Strip, texts: Sequence[str], size: tuple[int, int]) -> list[Box]:
    """Boxes for words of which neither reader has as many: the whole place, parted by letters."""
    left = min([word.left for word in place.second_words] + [word.box.x0 for word in place.first_words])
    right = max([word.right for word in place.second_words] + [word.box.x1 for word in place.first_words])
    pitch = (right - left) / max(1, sum(map(len, texts)) + len(texts) - 1)
    boxes, at = [], left
    for text in texts:
        boxes.append(_box(strip, at, at + pitch * len(text), size))
        at += pitch * (len(text) + 1)
    return boxes


def _share_out(lines: Sequence[SeenLine], strips: Sequence[Strip]) -> tuple[list[tuple[SeenWord, ...]], list[SeenLine]]:
    """Tesseract's words by the strips on which they lie, and what is left of its lines beside all strips."""
    on_strip: list[list[SeenWord]] = [[] for _ in strips]
    alone: list[SeenLine] = []
    for line in lines:
        left_over = []
        for word in line.words:
            number = _nearest(strips, word.box)
            if number is not None:
                on_strip[number].append(word)
            elif word.confidence >= _KEPT_ALONE:
                left_over.append(word)
        if left_over:
            alone.append(SeenLine(tuple(left_over), line.block, line.paragraph))
    return [tuple(sorted(words, key=lambda word: word.box.x0)) for words in on_strip], alone


def _nearest(strips: Sequence[Strip], box: Box) -> int | None:
    middle_x, middle_y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    covering = [
        (abs(middle_y - strip.middle_at(middle_x)), number)
        for number, strip in enumerate(strips)
        if strip.covers(box) and box.y1 - box.y0 <= 2 * strip.height
    ]
    return min(covering)[1] if covering else None
