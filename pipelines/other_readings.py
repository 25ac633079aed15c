"""What else the words of a page may be: the readers' alternatives as one more stream of tokens.

Where two readers disagreed about a word, the one that was not chosen may still be right: ``Regat`` beside ``Regal``.
Such a word is found by the other reading too, for little weight, and is marked where it stands as read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ingest.catalogue.words import readings_of, unpack
from pipelines.german.analysis import analyse
from pipelines.german.misreadings import is_known
from pipelines.german.tokens import Token

SIGN: Final = "&"
"""With which the tokens of this stream begin; no stem does."""

_SHORTEST: Final = 4
"""Letters of an alternative; readers disagree most about scraps, and a scrap tells nothing."""

_LIKELY: Final = 0.2
"""Chance from which an alternative counts even where the word as read is one of German."""


@dataclass(frozen=True, slots=True)
class OtherReading:
    """``text[start:end]`` of a page may be another word, whose token of this stream is ``token``."""

    start: int
    end: int
    token: str


def reading_token(stem: str) -> str:
    """The token of a stem as another reading."""
    return SIGN + stem


def other_readings(text: str, packed_words: bytes) -> Iterator[OtherReading]:
    """What else the words of a page may be, in the order of the text.

    Args:
        text: Of the whole page.
        packed_words: Its words as the catalogue keeps them (``words.pack``); empty for a page without any.
    """
    found = readings_of(packed_words)
    if not any(reading.alternatives for reading in found.values()):
        return
    rows = unpack(packed_words).rows
    for number, reading in sorted(found.items()):
        if not reading.alternatives:
            continue
        first, last = int(rows["start"][number]), int(rows["end"][number])
        read = analyse(text[first:last])
        is_doubtful = not all(is_known(token.exact) for token in read)
        told = {token.stem for token in read}
        for alternative, chance in reading.alternatives:
            if not is_doubtful and chance < _LIKELY:
                continue
            for token in analyse(alternative):
                if token.stem not in told and not token.is_stop_word and _says_something(token):
                    told.add(token.stem)
                    start, end = (read[0].start, read[-1].end) if read else (0, last - first)
                    yield OtherReading(first + start, first + end, reading_token(token.stem))


def _says_something(token: Token) -> bool:
    return len(token.exact) >= _SHORTEST and token.exact.isalpha()
