"""Which numbers the word pieces of a cut tokenizer have in the whole one."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import numpy.typing as npt


def pieces_of(tokenizer_json: Path) -> list[str]:
    """The word pieces of a tokenizer in the order of their ids."""
    return [piece for piece, _ in json.loads(tokenizer_json.read_text("utf-8"))["model"]["vocab"]]


def numbers_in(whole: Path, cut: Path) -> npt.NDArray[np.int64]:
    """For each piece of the cut tokenizer its id in the whole one.

    Raises:
        KeyError: The cut tokenizer was not made from the whole one.
    """
    number = {piece: place for place, piece in enumerate(pieces_of(whole))}
    return np.array([number[piece] for piece in pieces_of(cut)], dtype=np.int64)
