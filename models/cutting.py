"""Examples in word pieces, and words' labels from the scores of word pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from models.examples import Allowed, Example
from models.labels import LABELS
from pipelines.entities.tagging.decoding import Decoder

LONGEST: Final = 200
"""Word pieces of one example; what is longer is cut. Memory grows with the square of it."""


_DECODER: Final = Decoder(LABELS)


@dataclass(frozen=True, slots=True)
class Pieces:
    """One example in word pieces; ``firsts`` is the piece that holds each word's first letter, or -1."""

    ids: list[int]
    firsts: list[int]
    allowed: Sequence[Allowed]


def cut(examples: Sequence[Example], tokenizer: Tokenizer) -> list[Pieces]:
    """The examples in word pieces."""
    result = []
    encodings = tokenizer.encode_batch([example.text for example in examples])
    for example, encoding in zip(examples, encodings, strict=True):
        piece_at: dict[int, int] = {}
        for piece, (start, end) in enumerate(encoding.offsets[:LONGEST]):
            for place in range(start, end):
                piece_at.setdefault(place, piece)
        firsts = [piece_at.get(start, -1) for start, _ in example.words]
        result.append(Pieces(encoding.ids[:LONGEST], firsts, example.allowed))
    return result


def labels_of(scores: npt.NDArray[np.float32], firsts: Sequence[int]) -> list[str]:
    """Labels of words from the scores of word pieces, shape (pieces, labels)."""
    outside = np.where(np.arange(len(LABELS)) == 0, 0.0, -50.0)
    return _DECODER.likeliest(np.array([scores[first] if first >= 0 else outside for first in firsts]))
