"""How much a German word weighs, by its rarity in German at large: a fixed table, the same in every installation.

The weight is the logarithm of one over the share of passages of eighty words that hold the stem, as if German were
drawn word by word. It stands where other searches have the inverse document frequency of their index, which would tell
about documents that the caller may not see.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

STEP: Final = 1 / 64
"""Weights are multiples of it, so that engines add them without rounding (see ``question.tree``)."""

TABLE: Final = Path(__file__).with_name("frequencies.npy")
"""Data sheet: frequencies.md. Made by make_frequencies.py."""

ENTRY: Final = np.dtype([("key", "<u4"), ("weight", "<u2")])
"""Sorted by key; the weight counts steps of 1/64. Weights are stored rather than frequencies, so that no machine's
logarithm can make scores differ."""

PASSAGE_WORDS: Final = 80
"""Length of the passages whose share is taken; see ``passages.AIM``."""

FLOOR: Final = 3e-6
"""No share is taken to be smaller: below it the source is guesswork, and names and misread words would outweigh all
other words of a question without bound."""

UNKNOWN_WEIGHT: Final = 814 * STEP
"""Weight of a stem that the table does not hold: that of the floor, ln(1 / 3e-6) = 12.72."""


def key_of(stem: str) -> int:
    """32 bits that stand for a stem in the table. An unknown stem meets a foreign entry once in about 20,000 times."""
    return crc32(stem.encode())


@lru_cache(maxsize=1)
def _table() -> tuple[NDArray[np.uint32], NDArray[np.uint16]]:
    """Keys and weights, each in one piece."""
    # Read into memory, not mapped: a page fault in the middle of a question costs more than the megabyte.
    table: NDArray[np.void] = np.load(TABLE, allow_pickle=False)
    if table.dtype != ENTRY:
        raise ValueError(f"{TABLE.name} is not a table of weights: {table.dtype}")
    return np.ascontiguousarray(table["key"], dtype=np.uint32), np.ascontiguousarray(table["weight"], dtype=np.uint16)


@lru_cache(maxsize=65_536)
def weight(stem: str) -> float:
    """The weight of a folded stem: a multiple of 1/64 from about 0.1 (``die``) to 12.71875 (unknown)."""
    keys, weights = _table()
    key = key_of(stem)
    # As a number of the same type: for a plain int numpy would turn all keys into longer ones first, 0.2 ms a word.
    at = int(keys.searchsorted(np.uint32(key)))
    if at < len(keys) and int(keys[at]) == key:
        return float(weights[at]) * STEP
    return UNKNOWN_WEIGHT
