"""Who read which word of a page, and what may stand in its place: kept behind the packed words, for few words only.

Layout: a zlib stream of JSON, one entry ``[number of the word, read_by, [[text, chance], ...]]`` for each word that the
second reader had a say in; a page that one reader read has none, and nothing is kept.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import orjson

from ingest.pages import Alternatives, ReadBy, Word


@dataclass(frozen=True, slots=True)
class WordReading:
    """Whose a word is, and its rivals with their chances, best first."""

    read_by: ReadBy = ReadBy.FIRST
    alternatives: Alternatives = ()


PLAIN: Final = WordReading()


def pack_readings(words: Sequence[Word]) -> bytes | None:
    """The readings of words in the order of the text; None where the first reader alone read all of them."""
    entries = [
        (number, word.read_by, word.alternatives)
        for number, word in enumerate(words)
        if word.read_by is not ReadBy.FIRST or word.alternatives
    ]
    return zlib.compress(orjson.dumps(entries), 6) if entries else None


def unpack_readings(packed: bytes) -> Mapping[int, WordReading]:
    """The readings of words by their number; a word that is not there is ``PLAIN``."""
    return {
        number: WordReading(ReadBy(read_by), tuple((str(text), float(chance)) for text, chance in alternatives))
        for number, read_by, alternatives in orjson.loads(zlib.decompress(packed))
    }
