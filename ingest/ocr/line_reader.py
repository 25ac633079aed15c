"""Reads one line of print: a network gives for each step along the line how likely each sign stands there.

The whole table is kept, not only the best path through it: what the network was torn between is what a word list, the
other reader or a search can decide later.

Source:
    Graves et al.: Connectionist Temporal Classification, ICML 2006.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from ingest.ocr.networks import open_network
from ingest.ocr.strips import Strip, cut_out

_HEIGHT: Final = 48
_NARROWEST: Final = 48
_WIDEST: Final = 4800
"""Pixels at that height; a hundred times as wide as high is no line, and memory grows with the width."""

BLANK: Final = 0
"""The class that stands between signs."""


@dataclass(frozen=True, slots=True, eq=False)
class Lattice:
    """What the network saw along a strip.

    ``chances`` has shape (steps, signs), float32, each row with sum 1; column 0 is the blank. ``signs`` names the
    columns. ``step`` is how many pixels of the page one step is long.
    """

    strip: Strip
    chances: npt.NDArray[np.float32]
    signs: tuple[str, ...]
    step: float

    def place(self, step: float) -> float:
        """Where the middle of a sign that is surest at a step lies on the page, in pixels from its left edge.

        Half a step before the middle of the step: the network tells a sign when it has seen most of it.
        """
        return self.strip.left + step * self.step


class LineReader:
    """Kept for the life of a process, used by one thread at a time."""

    def __init__(self, network: Path) -> None:
        self._session = open_network(network)
        self._input = self._session.get_inputs()[0].name
        listed = self._session.get_modelmeta().custom_metadata_map["character"]
        self.signs: Final = ("", *listed.split("\n"), " ")

    def read(self, image: Image.Image, strip: Strip) -> Lattice:
        """What stands on a strip of a grey image."""
        cut = cut_out(image, strip, height=_HEIGHT)
        if cut.width > _WIDEST:
            cut = cut.resize((_WIDEST, _HEIGHT), Image.Resampling.BILINEAR)
        width = cut.width
        grey = np.asarray(cut, dtype=np.float32) / 127.5 - 1
        if width < _NARROWEST:
            grey = np.pad(grey, ((0, 0), (0, _NARROWEST - width)), constant_values=1.0)
        chances = self._session.run(None, {self._input: np.repeat(grey[np.newaxis, np.newaxis], 3, axis=1)})[0][0]
        return Lattice(strip, chances, self.signs, strip.width / width * max(width, _NARROWEST) / len(chances))
