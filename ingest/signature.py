"""The signature of a text: by it another scan of the same paper is known, though no two readings of it are equal.

A text becomes the set of its pairs of neighbouring words; the signature keeps, for each of 120 ways to shuffle all
pairs, the one that comes first (MinHash). The share of equal places in two signatures estimates how much of both texts
is common (Jaccard). Three places at a time make a band: scans of one paper share at least one band nearly always,
other texts hardly ever, so that candidates are found by looking up 40 numbers.

Source: Broder, On the resemblance and containment of documents, 1997.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import pairwise
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

NEAR: Final = 0.35
"""Estimated share of common pairs from which two texts may be one paper. Of 48 demo documents, read twice with each
fiftieth letter misread, 77 % reach it, and all do where it is each two-hundredth; no two different ones exceed .25.
Letters from one template with long common paragraphs do, so whoever compares papers looks at date and reference too."""

_BANDS: Final = 40
_ROWS: Final = 3
"""A share of .35 meets in a band with a chance of .83, one of .45 of .98, one of .1 of .04."""

_FEWEST_PAIRS: Final = 20
"""Two short notes are alike by chance."""

_PRIME: Final = np.uint64(2**31 - 1)
_AT_ONCE: Final = 4096
"""Pairs hashed together: 4 MB."""

_CHANCE: Final = np.random.default_rng(1997)
_FACTORS: Final = _CHANCE.integers(1, 2**31 - 1, _BANDS * _ROWS, dtype=np.uint64)
_SHIFTS: Final = _CHANCE.integers(0, 2**31 - 1, _BANDS * _ROWS, dtype=np.uint64)


def sign(words: Sequence[str]) -> bytes:
    """The signature of a text given as folded words in reading order: 120 little-endian uint32.

    Empty where the text is too short to tell.
    """
    pairs = {crc32(f"{first} {second}".encode()) for first, second in pairwise(words)}
    if len(pairs) < _FEWEST_PAIRS:
        return b""
    numbers = np.fromiter(pairs, dtype=np.uint64, count=len(pairs)) % _PRIME
    least = np.full(_BANDS * _ROWS, _PRIME, dtype=np.uint64)
    for first in range(0, len(numbers), _AT_ONCE):
        # Factors and numbers are below 2^31, so that no product leaves 64 bits.
        shuffled = (numbers[first : first + _AT_ONCE, None] * _FACTORS + _SHIFTS) % _PRIME
        np.minimum(least, shuffled.min(axis=0), out=least)
    return least.astype("<u4").tobytes()


def bands(signature: bytes) -> tuple[int, ...]:
    """The numbers by which candidates are looked up, signed 64 bits, one for each band; none for an empty signature."""
    width = 4 * _ROWS
    return tuple(
        int.from_bytes(blake2b(bytes([at // width]) + signature[at : at + width], digest_size=8).digest(), signed=True)
        for at in range(0, len(signature), width)
    )


def likeness(one: bytes, other: bytes) -> float:
    """How much of two texts is common, 0 to 1, estimated to about .04; 0 where one of the signatures is empty."""
    if not one or not other:
        return 0.0
    return float(np.mean(_places(one) == _places(other)))


def near_pairs(signatures: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """The places of each two signatures that are ``NEAR`` alike, lesser place first, ascending; none may be empty."""
    rows = _places(b"".join(signatures)).reshape(len(signatures), -1)
    for at, row in enumerate(rows):
        shares = (rows[at + 1 :] == row).mean(axis=1)
        for distance in np.flatnonzero(shares >= NEAR).tolist():
            yield at, at + 1 + distance


def _places(signature: bytes) -> NDArray[np.uint32]:
    return np.frombuffer(signature, dtype="<u4")
