"""From a page image to the best reading of it: one plain pass, and more effort only where the page asks for it.

Steps: take away what hides print on the whole page; read plainly; measure confidence and coverage; where hardly a word
is sure, find out how the page lies, turn it and read again; where sure words cover little of the ink, clean the page
and read once more; where that is not enough, let the second reader read the whole page too; elsewhere let it read
doubtful words and what lies in the gaps. Nine of ten ordinary pages end after the first pass with some words read
again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from functools import partial
from typing import Final

from PIL import Image

from ingest.ocr.cleaning import clean
from ingest.ocr.contract import OcrReader, Reading, SeenLine
from ingest.ocr.doubt import doubtful_words
from ingest.ocr.gaps import strips_in_gaps, with_print_in_gaps
from ingest.ocr.ink import Ink, find_ink, measure_coverage
from ingest.ocr.legible import made_legible
from ingest.ocr.second_reader import SecondReader
from ingest.ocr.tick_boxes import find_tick_boxes, with_tick_boxes
from ingest.ocr.turning import find_rotation, turn_back
from ingest.ocr.weaving import Weaver
from ingest.ocr.white import mend_white

_POOR_CONFIDENCE: Final = 0.85
_POOR_COVERAGE: Final = 0.97
"""Chosen on 120 generated pages with 20 kinds of damage: one false alarm and one miss in twenty."""

_TURNED_CONFIDENCE: Final = 0.45
"""Pages that lie on their side or head are read at .16 to .18; upright ones are never below this unless hopeless."""

_READS_WELL: Final = 0.7
"""A turn that reaches this is the right one; wrong ones stay below .45."""

_LEVEL_AND_READ: Final = 0.75
"""Mean confidence of the second reader alone below which a page may lie on its side or head; such ones stay at .6."""

_FEW_WORDS: Final = 5
_ALL_COVERED: Final = 0.99
"""Fewer words than the first are suspicious, unless hardly any ink lies outside of them."""

_SOME_INK: Final = 20
_ANY_INK: Final = 5
"""Pieces of ink the size of letters: below the first a page holds a signature at most, below the second only dirt."""

_MUCH_INK: Final = 80
"""Two lines of print; on less it is not worth while to try all turns of a page blindly."""

_LONG_WORD: Final = 4
"""Letters from which a word that lies level is wider than high."""

_SURE: Final = 0.6
"""Letters of words at least this sure count when two readings of a page are compared."""

_LOCATED_CONFIDENCE: Final = 0.8
"""Where Tesseract is at least so sure and missed no ink, its lines are in their places, and only the unsure ones of
them are worth a second reading."""

_FINE_CONFIDENCE: Final = 0.9
"""From here on what Tesseract read is fine, and what it missed are a few pieces that may be read as gaps; where it is
less sure, guesses at noise hide how much it missed."""

_SHORT_PAGE: Final = 40
"""The same holds for a page with so few words, however unsure they are: looking for lines would cost most there."""

_FEW_MISSED: Final = 40
"""Pieces of ink, about a line of print, that are read as gaps: looking for lines on the whole page would cost twice
as much as reading it."""

_WOVEN_WELL: Final = 0.8
"""Mean confidence of both readers from which a cleaned pass would change a word in a hundred, at twice the costs."""

_UNSURE_WORD: Final = 0.7
_UNSURE_CLEANED_WORD: Final = 0.88
"""Words less sure than this are read by the second reader too; on a page that had to be cleaned more of them."""

_SPECKLED: Final = 20
"""Specks for each letter (and for two lines of print on any page) from which Tesseract loses itself: a nearly empty
speckled page took it 14 to 24 seconds, the second reader two."""

_SMALLEST_SIDE: Final = 16
"""Pixels; on anything smaller there is nothing to read, and Tesseract complains."""


class Caution(IntEnum):
    """How carefully to treat a page on which a child process was lost before."""

    NONE = 0
    CLEANED_FIRST = 1
    """Specks are what Tesseract loses itself in; so the second reader reads alone, or Tesseract the cleaned image."""
    WITHOUT_OCR = 2
    """Give the page without reading its image."""


@dataclass(frozen=True, slots=True)
class ScanReading:
    """What was read on a page image.

    ``lines`` carry boxes of the upright image: the one handed in, turned back by ``rotation`` (degrees clockwise by
    which it had been turned). ``confidence`` and ``coverage`` as in ``Page``.
    """

    lines: tuple[SeenLine, ...]
    rotation: int
    confidence: float | None
    coverage: float | None
    lines_read_again: int = 0
    """By the second reader."""


@dataclass(frozen=True, slots=True)
class _Attempt:
    reading: Reading
    coverage: float
    rotation: int = 0
    lines_read_again: int = 0

    @property
    def confidence(self) -> float:
        words = self.reading.words
        return sum(word.confidence for word in words) / len(words) if words else 0.0

    @property
    def sure_letters(self) -> int:
        return sum(len(word.text) for word in self.reading.words if word.confidence >= _SURE)

    @property
    def lies_on_its_side(self) -> bool:
        """Whether most words run up or down: Tesseract reads lines of a page turned by 90 degrees without a word."""
        long_words = [word for word in self.reading.words if len(word.text) >= _LONG_WORD]
        upended = sum(word.box.y1 - word.box.y0 > word.box.x1 - word.box.x0 for word in long_words)
        return 2 * upended > len(long_words)

    def lies_better_than(self, other: _Attempt) -> bool:
        """Whether this turn of a page shows more than another one: level words first, then clearly more letters."""
        if self.lies_on_its_side != other.lies_on_its_side:
            return other.lies_on_its_side and 2 * self.sure_letters > other.sure_letters
        return self.confidence > other.confidence and self.sure_letters > 1.2 * other.sure_letters

    def misses_little(self, ink: Ink) -> bool:
        """Whether what is left may be read as gaps, and there is something at all."""
        missed = (1 - self.coverage) * ink.count
        return len(self.reading.words) >= _FEW_WORDS and missed <= max(_FEW_MISSED, (1 - _POOR_COVERAGE) * ink.count)

    def is_poor(self, ink: Ink) -> bool:
        if ink.count < _SOME_INK:
            return ink.count >= _ANY_INK and not self.reading.words
        few = len(self.reading.words) < _FEW_WORDS and self.coverage < _ALL_COVERED
        return self.confidence < _POOR_CONFIDENCE or self.coverage < _POOR_COVERAGE or few


def read_scan(
    image: Image.Image,
    *,
    dots_per_inch: int,
    reader: OcrReader,
    seconds: float,
    caution: Caution = Caution.NONE,
    may_turn: bool = True,
    second: SecondReader | None = None,
) -> ScanReading:
    """The best reading of a grey page image within ``seconds`` for each pass.

    ``may_turn`` is False where other text of the page is known to lie upright; without ``second`` Tesseract reads
    alone.
    """
    if caution is Caution.WITHOUT_OCR:
        return ScanReading((), rotation=0, confidence=0.0, coverage=0.0)
    if min(image.size) < _SMALLEST_SIDE:
        return ScanReading((), rotation=0, confidence=None, coverage=None)
    ladder = _Ladder(reader, dots_per_inch, seconds, second)
    image, ink = made_legible(image, dots_per_inch)
    if caution or (second is not None and ink.specks > _SPECKLED * (ink.count + _MUCH_INK)):
        best, ink = ladder.read_cautiously(image, ink, may_turn=may_turn)
        image = turn_back(image, best.rotation)
        return _as_scan_reading(_finished(best, image, ink), ink)
    best = ladder.read_plainly(image, ink)
    looks_turned = best.confidence < _TURNED_CONFIDENCE or best.lies_on_its_side
    # A pass that came to no end says nothing of how the page lies, and three more would come to none either.
    if may_turn and best.reading.finished and looks_turned and ink.count >= _SOME_INK:
        best, image, ink = ladder.try_turned(image, ink, best)
    if best.is_poor(ink):
        best = ladder.read_with_more_effort(image, ink, best)
    else:
        best = ladder.read_unsure_lines(image, ink, best)
    return _as_scan_reading(_finished(best, image, ink), ink)


def _as_scan_reading(best: _Attempt, ink: Ink) -> ScanReading:
    if not best.reading.words:
        missed = 0.0 if ink.count >= _SOME_INK else None
        return ScanReading((), rotation=best.rotation, confidence=missed, coverage=missed)
    return ScanReading(
        best.reading.lines,
        best.rotation,
        round(best.confidence, 4),
        round(best.coverage, 4),
        best.lines_read_again,
    )


@dataclass(frozen=True, slots=True)
class _Ladder:
    """The steps, bound to readers and a resolution."""

    reader: OcrReader
    dots_per_inch: int
    seconds: float
    second: SecondReader | None

    def read_plainly(self, image: Image.Image, ink: Ink, rotation: int = 0) -> _Attempt:
        reading = self.reader.read(image, dots_per_inch=self.dots_per_inch, seconds=self.seconds)
        return _Attempt(reading, measure_coverage(ink, reading.words), rotation)

    def read_cleaned(self, image: Image.Image, ink: Ink, rotation: int = 0) -> _Attempt:
        cleaned = clean(image, dots_per_inch=self.dots_per_inch)
        raw = self.reader.read(cleaned.image, dots_per_inch=cleaned.dots_per_inch, seconds=self.seconds)
        reading = Reading(cleaned.boxes_back(raw.lines), raw.finished)
        return _Attempt(reading, measure_coverage(ink, reading.words), rotation)

    def read_cautiously(self, image: Image.Image, ink: Ink, *, may_turn: bool) -> tuple[_Attempt, Ink]:
        """A page on which a child was lost, or would take long: by the reader that does not lose itself in specks.

        The ink that comes back is that of the page as it was read.
        """
        if self.second is None:
            return self.read_cleaned(image, ink), ink
        read = _as_woven(Weaver(self.second, image, seconds=self.seconds).read_all(), ink, 0)
        rotation = find_rotation(self.second, image) if may_turn and read.confidence < _LEVEL_AND_READ else 0
        if not rotation:
            return read, ink
        upright = turn_back(image, rotation)
        ink = find_ink(upright, dots_per_inch=self.dots_per_inch)
        return _as_woven(Weaver(self.second, upright, seconds=self.seconds).read_all(), ink, rotation), ink

    def read_with_more_effort(self, image: Image.Image, ink: Ink, poor: _Attempt) -> _Attempt:
        """A page that was read poorly: by the second reader, and where that is not enough, cleaned by Tesseract too."""
        if self.second is None:
            return max(poor, self.read_cleaned(image, ink, poor.rotation), key=lambda attempt: attempt.sure_letters)
        is_located = poor.confidence >= _LOCATED_CONFIDENCE or len(poor.reading.words) < _SHORT_PAGE
        is_fine = poor.confidence >= _FINE_CONFIDENCE and poor.misses_little(ink)
        if is_fine or (is_located and poor.coverage >= _POOR_COVERAGE):
            return self.read_unsure_lines(image, ink, poor)
        cleaned: _Attempt | None = None
        if poor.confidence >= _POOR_CONFIDENCE and poor.reading.finished:
            # What was read is fine, but Tesseract did not see the rest: skew and shadows are usually why.
            cleaned = self.read_cleaned(image, ink, poor.rotation)
            if cleaned.confidence >= _FINE_CONFIDENCE and cleaned.misses_little(ink):
                return self.read_unsure_lines(image, ink, cleaned, unsure_below=_UNSURE_CLEANED_WORD)
        weaver = Weaver(self.second, image, seconds=self.seconds)
        better = max(poor, cleaned or poor, key=lambda attempt: attempt.sure_letters)
        woven = _as_woven(weaver.read_all(better.reading.lines), ink, poor.rotation)
        if woven.confidence >= _WOVEN_WELL or not poor.reading.finished:
            return woven
        cleaned = cleaned or self.read_cleaned(image, ink, poor.rotation)
        better, worse = sorted((poor, cleaned), key=lambda attempt: -attempt.sure_letters)
        return _as_woven(weaver.read_all(better.reading.lines, worse.reading.lines), ink, poor.rotation)

    def read_unsure_lines(
        self, image: Image.Image, ink: Ink, good: _Attempt, *, unsure_below: float = _UNSURE_WORD
    ) -> _Attempt:
        """A page that was read well: lines with unsure words and print in the gaps by the second reader too."""
        doubtful = partial(doubtful_words, unsure_below=unsure_below)
        unsure = sum(map(bool, map(doubtful, good.reading.lines)))
        if self.second is None:
            return good
        weaver = Weaver(self.second, image, seconds=self.seconds)
        read = Reading(weaver.read_again(good.reading.lines, doubtful))
        gaps = strips_in_gaps(ink, read.words)
        if not (unsure or gaps):
            return good
        read = Reading(with_print_in_gaps(read.lines, weaver.read_strips(gaps)))
        return _Attempt(read, measure_coverage(ink, read.words), good.rotation, unsure + len(gaps))

    def try_turned(self, image: Image.Image, ink: Ink, unturned: _Attempt) -> tuple[_Attempt, Image.Image, Ink]:
        """The page as it lies best, by what the second reader says, or by trying what Tesseract says first."""
        best = unturned, image, ink
        if self.second is not None:
            return self._turned(find_rotation(self.second, image, unturned.reading.lines), *best)
        seen = self.reader.find_orientation(image, dots_per_inch=self.dots_per_inch)
        hopeless = ink.count < _MUCH_INK if seen is None else seen.rotation == 0
        if hopeless and not unturned.lies_on_its_side:
            return best
        first = [seen.rotation] if seen is not None and seen.rotation else []
        for rotation in dict.fromkeys((*first, 90, 270, 180)):
            tried = self._turned(rotation, unturned, image, ink)
            if tried[0].lies_better_than(best[0]):
                best = tried
            if best[0].confidence > _READS_WELL and not best[0].lies_on_its_side:
                break
        return best

    def _turned(
        self, rotation: int, unturned: _Attempt, image: Image.Image, ink: Ink
    ) -> tuple[_Attempt, Image.Image, Ink]:
        """The page read as it lies after a turn, where that is better than before."""
        if not rotation:
            return unturned, image, ink
        upright = turn_back(image, rotation)
        upright_ink = find_ink(upright, dots_per_inch=self.dots_per_inch)
        attempt = self.read_plainly(upright, upright_ink, rotation)
        return (attempt, upright, upright_ink) if attempt.lies_better_than(unturned) else (unturned, image, ink)


def _finished(read: _Attempt, upright: Image.Image, ink: Ink) -> _Attempt:
    """A page with what no reader looks for: overlooked spaces, dots between words, the boxes of forms."""
    if not read.reading.words:
        return read
    lines = with_tick_boxes(mend_white(read.reading.lines, upright), find_tick_boxes(ink))
    reading = replace(read.reading, lines=lines)
    return replace(read, reading=reading, coverage=measure_coverage(ink, reading.words))


def _as_woven(lines: tuple[SeenLine, ...], ink: Ink, rotation: int) -> _Attempt:
    reading = Reading(lines)
    return _Attempt(reading, measure_coverage(ink, reading.words), rotation, len(lines))
