"""What a scanner, a fax machine or a telephone makes of a clean sheet.

Every step takes and gives a Pillow image; all chance comes from the generator that is passed in.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

from samples.paper import Condition

Grey = npt.NDArray[np.int16]

FAX_WIDTH: Final = 1728
"""Dots of a line of a fax machine (ITU-T T.4, A4)."""

NOISE_EDGE: Final = 1024
"""Pixels; smaller than a page, so that the tile is quickly rolled."""


@dataclass(frozen=True, slots=True)
class Wear:
    """How much goes wrong: skew in degrees (at most), blur in pixels, noise and unevenness in grey levels.

    ``paper`` is the grey of blank paper, ``ink`` the share of the contrast that is left, ``shadow`` the darkness of
    the edge that did not lie flat, ``specks`` the number of dirt spots, ``holes`` whether the sheet was punched,
    ``copied`` how badly a worn photocopier broke up the letters before (0: the original was scanned).
    """

    skew: float
    blur: float
    noise: float
    unevenness: float
    paper: int
    ink: float
    shadow: int
    specks: int
    holes: bool
    copied: float = 0


WEAR: Final = {
    Condition.GOOD: Wear(0.25, 0.45, 1.6, 2, 252, 0.97, 14, 4, holes=False),
    Condition.ORDINARY: Wear(0.8, 0.7, 2.6, 5, 243, 0.9, 60, 18, holes=True),
    Condition.POOR: Wear(1.5, 0.8, 4.0, 7, 232, 0.74, 110, 90, holes=True, copied=33),
}


class Chance:
    """Random numbers of one page."""

    def __init__(self, seed: tuple[int, ...]) -> None:
        self.numbers = np.random.default_rng(seed)

    def noise(self, shape: tuple[int, int]) -> npt.NDArray[np.float32]:
        """Normal noise of standard deviation 1, shape as given, float32: tiles of one square, rolled by chance."""
        tile = np.roll(_noise_tile(), tuple(self.numbers.integers(0, NOISE_EDGE, 2)), axis=(0, 1))
        down, across = -(-shape[0] // NOISE_EDGE), -(-shape[1] // NOISE_EDGE)
        return np.tile(tile, (down, across))[: shape[0], : shape[1]]


@cache
def _noise_tile() -> npt.NDArray[np.float32]:
    # Fresh noise for every page would cost a third of all the time; nobody sees that the square is the same.
    return np.random.default_rng(20).standard_normal((NOISE_EDGE, NOISE_EDGE), dtype=np.float32)


def scanned(image: Image.Image, wear: Wear, chance: Chance) -> Image.Image:
    """A sheet after an office scanner, grey or in colour as it came in."""
    numbers = chance.numbers
    unit = image.width / 1654
    if wear.holes:
        image = _punched(image)
    if wear.copied:
        image = _copied(image.convert("L"), wear.copied, chance)
    angle = float(numbers.uniform(-wear.skew, wear.skew))
    image = image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor="white")
    image = image.filter(ImageFilter.GaussianBlur(wear.blur * unit * float(numbers.uniform(0.85, 1.15))))
    _soil(image, wear.specks, numbers)
    levels = np.asarray(image, dtype=np.int16)
    light = _light((image.height, image.width), wear, chance)
    if levels.ndim == 3:
        light = light[:, :, np.newaxis]
    dark = 255 - ((255 - levels) * wear.ink).astype(np.int16)
    return Image.fromarray(np.clip(dark + light, 0, 255).astype(np.uint8))


def _copied(image: Image.Image, strength: float, chance: Chance) -> Image.Image:
    """A copy of a copy: black or white only, strokes broken or run together by patches of thin toner."""
    soft = np.asarray(image.filter(ImageFilter.GaussianBlur(0.9)), dtype=np.float32)
    noise = chance.noise((image.height, image.width))
    # Toner fails in patches of a few dots, so the noise is blurred; the factor restores its strength.
    patches = Image.fromarray(np.clip(128 + 40 * noise, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(1.3))
    toner = (np.asarray(patches, dtype=np.float32) - 128) * 4.4 / 40
    black = soft + strength * toner < 128
    return Image.fromarray((~black).astype(np.uint8) * 255)


def _light(shape: tuple[int, int], wear: Wear, chance: Chance) -> Grey:
    """What is added to each pixel: the tone of the paper, uneven light, a shadow at one edge, noise."""
    numbers = chance.numbers
    coarse = numbers.normal(0, wear.unevenness, (7, 5)).astype(np.float32)
    field = np.asarray(Image.fromarray(coarse).resize((shape[1], shape[0]), Image.Resampling.BICUBIC))
    field = field + (wear.paper - 255)
    reach = int(shape[1] * numbers.uniform(0.012, 0.04))
    fall = wear.shadow * np.exp(-np.arange(shape[1], dtype=np.float32) / reach)
    field = field - (fall if numbers.random() < 0.6 else fall[::-1])
    if numbers.random() < 0.3:
        field = field - (wear.shadow * 0.6 * np.exp(-np.arange(shape[0], dtype=np.float32) / reach))[:, np.newaxis]
    light: Grey = (field + wear.noise * chance.noise(shape)).astype(np.int16)
    return light


def _punched(image: Image.Image) -> Image.Image:
    """Two holes at the left edge, 80 mm apart as ISO 838 wants them."""
    image = image.copy()
    draw = ImageDraw.Draw(image)
    unit = image.width / 210
    for y in (108.5, 188.5):
        box = (9 * unit, (y - 3) * unit, 15 * unit, (y + 3) * unit)
        draw.ellipse(box, fill="#c9c9c9", outline="#8d8d8d")
    return image


def _soil(image: Image.Image, specks: int, numbers: np.random.Generator) -> None:
    draw = ImageDraw.Draw(image)
    for _ in range(specks):
        x, y = numbers.uniform(0, image.width), numbers.uniform(0, image.height)
        size = float(numbers.exponential(1.1)) + 0.3
        grey = int(numbers.integers(60, 190))
        draw.ellipse(
            (x, y, x + size, y + size * float(numbers.uniform(0.5, 1.5))), fill=(grey,) * len(image.getbands())
        )


def bilevel(image: Image.Image, *, threshold: int, grain: float, chance: Chance) -> Image.Image:
    """A grey image in black and white; ``grain`` makes the edges of the letters ragged."""
    levels = np.asarray(image, dtype=np.float32)
    black = levels + grain * chance.noise((image.height, image.width)) < threshold
    return Image.fromarray((~black).astype(np.uint8) * 255).convert("1")


def faxed(image: Image.Image, wear: Wear, chance: Chance, *, is_coarse: bool) -> Image.Image:
    """A grey sheet as a fax: 204 x 196 or 204 x 98 dots per inch, with lost lines."""
    high = round(FAX_WIDTH * image.height / image.width * (98 if is_coarse else 196) / 204)
    angle = float(chance.numbers.uniform(-wear.skew, wear.skew)) * 0.6
    image = image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor="white")
    image = image.resize((FAX_WIDTH, high), Image.Resampling.BOX)
    levels = np.asarray(image, dtype=np.float32) * wear.ink + 255 * (1 - wear.ink)
    black = levels + (6 + 3 * wear.noise) * chance.noise(levels.shape) < 170
    for row in chance.numbers.integers(0, high, max(1, wear.specks // 12)):
        black[row : row + 1, : int(chance.numbers.integers(200, FAX_WIDTH))] = False
    dirt = chance.numbers.integers(0, (high - 2, FAX_WIDTH - 2), (wear.specks * 2, 2))
    for y, x in dirt:
        black[y : y + 1, x : x + 2] = True
    return Image.fromarray((~black).astype(np.uint8) * 255).convert("1")


def photographed(image: Image.Image, chance: Chance) -> Image.Image:
    """A sheet on a desk, taken with a telephone: perspective, warm light, a shadow across, dark wood around it."""
    numbers = chance.numbers
    wide, high = image.size
    margin = int(wide * 0.05)
    desk = Image.new("RGB", (wide + 2 * margin, high + 2 * margin), (84, 66, 50))
    desk.paste(image, (margin, margin))
    lean = [float(numbers.uniform(0.2, 1.0)) * margin for _ in range(8)]
    corners = (
        lean[0] * 0.6, lean[1] * 0.6,
        lean[2] * 0.4, desk.height - lean[3] * 0.5,
        desk.width - lean[4] * 0.5, desk.height - lean[5] * 0.4,
        desk.width - lean[6] * 0.6, lean[7] * 0.5,
    )  # fmt: skip
    bent = desk.transform(desk.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)
    bent = bent.filter(ImageFilter.GaussianBlur(0.8))
    levels = np.asarray(bent, dtype=np.float32)
    down = np.linspace(0, 1, bent.height, dtype=np.float32)[:, np.newaxis]
    across = np.linspace(0, 1, bent.width, dtype=np.float32)[np.newaxis, :]
    light = 0.98 - 0.22 * down * across - 0.16 / (1 + np.exp(-(across - 0.25 - 0.5 * down) * 14))
    warm = np.array([1.0, 0.97, 0.9], dtype=np.float32)
    shone = levels * light[:, :, np.newaxis] * warm + 2.2 * chance.noise((bent.height, bent.width))[:, :, np.newaxis]
    return Image.fromarray(np.clip(shone, 0, 255).astype(np.uint8))
