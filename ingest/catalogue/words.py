"""The words of a page in a few kilobytes: packed column by column, so that boxes are found without making objects.

Layout: one byte with the number of the format, then a zlib stream of seven columns of little-endian int32: distance of
the start from the one before, length, x0, y0, width, height, confidence in 1/10,000. Columns of small, similar numbers
compress to about 5 bytes a word; JSON needs 70. In the second format, of pages of which a second reader read some
words, the length of that stream (little-endian uint32) stands before it, and behind it who read which word.
"""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest.catalogue.word_readings import WordReading, pack_readings, unpack_readings
from ingest.pages import Box, Word

_FORMAT: Final = 1
_FORMAT_WITH_READINGS: Final = 2
_LENGTH: Final = struct.Struct("<BI")
_CONFIDENCE_STEPS: Final = 10_000
_COLUMNS: Final = ("start", "end", "x0", "y0", "x1", "y1", "confidence")
_DTYPE: Final = np.dtype([(name, np.float32 if name == "confidence" else np.int32) for name in _COLUMNS])


@dataclass(frozen=True, slots=True, eq=False)
class PackedWords:
    """Words of a page in the order of its text.

    ``rows`` has shape (words,) and the fields start, end, x0, y0, x1, y1 (int32) and confidence (float32, 0 to 1).
    """

    rows: NDArray[np.void]

    def __len__(self) -> int:
        return len(self.rows)

    def between(self, start: int, end: int) -> PackedWords:
        """The words that share at least one character with ``text[start:end]``."""
        first = int(np.searchsorted(self.rows["end"], start, side="right"))
        last = int(np.searchsorted(self.rows["start"], end, side="left"))
        return PackedWords(self.rows[first:last])

    def boxes(self) -> tuple[Box, ...]:
        """The box of each word, in pixels of the page image."""
        return tuple(Box(*place) for place in self._columns("x0", "y0", "x1", "y1"))

    def words(self) -> tuple[Word, ...]:
        """The words as values."""
        places = self._columns("start", "end", "x0", "y0", "x1", "y1")
        # Confidence comes from four decimals: rounding hides that float32 cannot hold them exactly.
        sure = [round(value, 4) for value in self.rows["confidence"].tolist()]
        return tuple(
            Word(start, end, Box(x0, y0, x1, y1), confidence)
            for (start, end, x0, y0, x1, y1), confidence in zip(places, sure, strict=True)
        )

    def _columns(self, *names: str) -> list[tuple[int, ...]]:
        return list(zip(*(self.rows[name].tolist() for name in names), strict=True))


def pack(words: Sequence[Word]) -> bytes:
    """Words in the order of the text as bytes; confidence is kept to four decimals.

    Raises:
        ValueError: The words overlap or are not in the order of the text.
    """
    table = np.array([(w.start, w.end, w.box.x0, w.box.y0, w.box.x1, w.box.y1) for w in words], dtype=np.int64).reshape(
        len(words), 6
    )
    start, end, x0, y0, x1, y1 = table.T
    if (end < start).any() or (start[1:] < end[:-1]).any():
        raise ValueError("words overlap or are out of order")
    confidence = np.rint(np.array([w.confidence for w in words], dtype=np.float64) * _CONFIDENCE_STEPS)
    columns = (np.diff(start, prepend=0), end - start, x0, y0, x1 - x0, y1 - y0, confidence)
    packed = zlib.compress(b"".join(column.astype("<i4").tobytes() for column in columns), 6)
    readings = pack_readings(words)
    if readings is None:
        return bytes([_FORMAT]) + packed
    return _LENGTH.pack(_FORMAT_WITH_READINGS, len(packed)) + packed + readings


def _columns_of(packed: bytes) -> bytes:
    if packed[:1] == bytes([_FORMAT]):
        return zlib.decompress(packed[1:])
    if packed[:1] == bytes([_FORMAT_WITH_READINGS]):
        _, length = _LENGTH.unpack_from(packed)
        return zlib.decompress(packed[_LENGTH.size : _LENGTH.size + length])
    raise ValueError(f"unknown format of packed words: {packed[:1]!r}")


def readings_of(packed: bytes) -> Mapping[int, WordReading]:
    """Who read which word, and its rivals, by the number of the word; empty where one reader read all of them."""
    if packed[:1] != bytes([_FORMAT_WITH_READINGS]):
        return {}
    _, length = _LENGTH.unpack_from(packed)
    return unpack_readings(packed[_LENGTH.size + length :])


def unpack(packed: bytes) -> PackedWords:
    """What ``pack`` was given.

    Raises:
        ValueError: Not made by ``pack``, or by a later version of it.
    """
    columns = np.frombuffer(_columns_of(packed), dtype="<i4").reshape(len(_COLUMNS), -1)
    distance, length, x0, y0, width, height, confidence = columns
    rows = np.empty(columns.shape[1], dtype=_DTYPE)
    rows["start"] = np.cumsum(distance)
    rows["end"] = rows["start"] + length
    rows["x0"], rows["y0"], rows["x1"], rows["y1"] = x0, y0, x0 + width, y0 + height
    rows["confidence"] = confidence / _CONFIDENCE_STEPS
    return PackedWords(rows)


def boxes_between(packed: bytes, spans: Sequence[tuple[int, int]]) -> tuple[tuple[Box, ...], ...]:
    """For each span of the text the boxes of the words that share a character with it, in the order of the text.

    The same as ``unpack(packed).between(start, end).boxes()`` for each, at a sixth of the costs.

    Raises:
        ValueError: Not made by ``pack``, or by a later version of it.
    """
    # For the few words of a question bisection in plain numbers costs half of what the calls of numpy do.
    columns = array("i", _columns_of(packed))
    if sys.byteorder == "big":
        columns.byteswap()
    count = len(columns) // len(_COLUMNS)
    starts = list(accumulate(columns[:count]))
    found = []
    for start, end in spans:
        first = bisect_right(starts, start)
        while first and starts[first - 1] + columns[count + first - 1] > start:
            first -= 1
        boxes = []
        for at in range(first, bisect_left(starts, end)):
            x0, y0, width, height = columns[2 * count + at : 6 * count : count]
            boxes.append(Box(x0, y0, x0 + width, y0 + height))
        found.append(tuple(boxes))
    return tuple(found)
