"""Paper that does not lie flat: moved pixel by pixel, or seen from the side."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

_DESK = 62


def bent_by(image: Image.Image, lift: npt.NDArray[np.float32]) -> Image.Image:
    """A grey image, each pixel taken from ``lift`` pixels further down; outside there is white paper."""
    levels = np.asarray(image, dtype=np.float32)
    rows = np.arange(image.height, dtype=np.float32)[:, np.newaxis] + lift
    above = np.floor(rows).astype(np.int64)
    share = rows - above
    columns = np.arange(image.width)[np.newaxis]
    upper, lower = (levels[np.clip(above + step, 0, image.height - 1), columns] for step in (0, 1))
    bent = upper * (1 - share) + lower * share
    return Image.fromarray(np.clip(bent, 0, 255).astype(np.uint8))


def laid_askew(image: Image.Image, chance: np.random.Generator, *, lean: float) -> Image.Image:
    """A sheet on a dark table, taken from the side: no edge runs level and none is as long as its opposite.

    ``lean`` is by how much of the width a corner may lie inside the picture.
    """
    margin = round(image.width * lean)
    desk = Image.new("L", (image.width + 2 * margin, image.height + 2 * margin), _DESK)
    desk.paste(image, (margin, margin))
    in_by = chance.uniform(0.1, 0.95, 8) * margin
    corners = (
        in_by[0], in_by[1],
        in_by[2] * 0.5, desk.height - in_by[3] * 0.4,
        desk.width - in_by[4] * 0.4, desk.height - in_by[5] * 0.6,
        desk.width - in_by[6], in_by[7] * 0.5,
    )  # fmt: skip
    return desk.transform(
        desk.size, Image.Transform.QUAD, tuple(map(float, corners)), Image.Resampling.BICUBIC, fillcolor=_DESK
    )
