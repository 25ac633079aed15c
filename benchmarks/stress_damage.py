"""35 things that happen to paper before, while and after it is scanned.

Each takes a clean grey page at 200 dots per inch and a generator of chance, and gives what a scanner, a fax machine or
a telephone hands over.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from benchmarks.stress_bending import bent_by, laid_askew

Chance = np.random.Generator
Levels = npt.NDArray[np.float32]
_STAMP_FACE: Final = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf")


@dataclass(frozen=True, slots=True)
class Damage:
    """What spoils a page, and the resolution across and down that its picture states."""

    spoil: Callable[[Image.Image, Chance], Image.Image]
    resolution: tuple[int, int] = (200, 200)


def _levels(image: Image.Image) -> Levels:
    return np.asarray(image, dtype=np.float32)


def _picture(levels: Levels) -> Image.Image:
    return Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8))


def _noise(levels: Levels, chance: Chance, deviation: float) -> Levels:
    return levels + deviation * chance.standard_normal(levels.shape, dtype=np.float32)


def _field(shape: tuple[int, ...], chance: Chance, cells: tuple[int, int]) -> Levels:
    """A smooth field between -1 and 1 with so many hills down and across."""
    coarse = Image.fromarray(chance.uniform(-1, 1, cells).astype(np.float32))
    return np.asarray(coarse.resize((shape[1], shape[0]), Image.Resampling.BICUBIC), dtype=np.float32)


def _scan(image: Image.Image, chance: Chance) -> Image.Image:
    """A careful scan: a hair out of focus, paper not quite white, a little noise."""
    soft = _levels(image.filter(ImageFilter.GaussianBlur(0.5)))
    return _picture(_noise(14 + soft * 0.9, chance, 2.5))


def _turn(image: Image.Image, degrees: float) -> Image.Image:
    return image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)


def _packed(image: Image.Image, quality: int) -> Image.Image:
    held = io.BytesIO()
    image.save(held, "JPEG", quality=quality)
    return Image.open(held).convert("L")


def _bilevel(levels: Levels, threshold: float) -> Image.Image:
    return Image.fromarray((levels >= threshold).astype(np.uint8) * 255)


def mild_scan(image: Image.Image, chance: Chance) -> Image.Image:
    """Nothing but a scanner."""
    return _scan(image, chance)


def mild_skew(image: Image.Image, chance: Chance) -> Image.Image:
    """A third to two thirds of a degree askew."""
    return _scan(_turn(image, float(chance.choice((-1, 1)) * chance.uniform(0.3, 0.7))), chance)


def mild_packing(image: Image.Image, chance: Chance) -> Image.Image:
    """JPEG of middling quality."""
    return _packed(_scan(image, chance), 55)


def mild_recycled(image: Image.Image, chance: Chance) -> Image.Image:
    """Grey, flecked paper."""
    return _picture(
        _noise(_levels(_scan(image, chance)) * 0.82 + 6 * _field(image.size[::-1], chance, (60, 44)), chance, 4)
    )


def on_its_side(image: Image.Image, chance: Chance) -> Image.Image:
    """Laid in sideways."""
    way = Image.Transpose.ROTATE_90 if chance.random() < 0.5 else Image.Transpose.ROTATE_270
    return _scan(image, chance).transpose(way)


def on_its_head(image: Image.Image, chance: Chance) -> Image.Image:
    """Laid in upside down."""
    return _scan(image, chance).transpose(Image.Transpose.ROTATE_180)


def skewed(image: Image.Image, chance: Chance) -> Image.Image:
    """Pulled in askew, three to four degrees."""
    return _scan(_turn(image, float(chance.choice((-1, 1)) * chance.uniform(3, 4))), chance)


def noisy(image: Image.Image, chance: Chance) -> Image.Image:
    """A sensor at its limits."""
    return _picture(_noise(_levels(_scan(image, chance)), chance, 42))


def peppered(image: Image.Image, chance: Chance) -> Image.Image:
    """One pixel in thirty black or white."""
    levels = _levels(_scan(image, chance)).copy()
    dirt = chance.random(levels.shape)
    levels[dirt < 0.017], levels[dirt > 0.983] = 0, 255
    return _picture(levels)


def shadowed(image: Image.Image, chance: Chance) -> Image.Image:
    """A thick book: one side falls into the dark."""
    across = np.linspace(0, 1, image.width, dtype=np.float32)
    light = 1 - 0.72 / (1 + np.exp((across - chance.uniform(0.2, 0.3)) * 14))
    return _picture(_noise(_levels(_scan(image, chance)) * light[np.newaxis], chance, 3))


def dark(image: Image.Image, chance: Chance) -> Image.Image:
    """Exposed for half the light."""
    return _picture(_noise(_levels(_scan(image, chance)) * 0.38, chance, 5))


def faded(image: Image.Image, chance: Chance) -> Image.Image:
    """Toner nearly gone."""
    return _picture(_noise(205 + _levels(image.filter(ImageFilter.GaussianBlur(0.8))) * 0.14, chance, 4))


def blurred(image: Image.Image, chance: Chance) -> Image.Image:
    """Out of focus."""
    return _scan(image.filter(ImageFilter.GaussianBlur(2.1)), chance)


def shaken(image: Image.Image, chance: Chance) -> Image.Image:
    """Moved while it was taken."""
    levels = _levels(image)
    moved = np.stack([np.roll(levels, (shift // 3, shift), (0, 1)) for shift in range(-3, 4)])
    return _scan(_picture(moved.mean(axis=0)), chance)


def fine_fax(image: Image.Image, chance: Chance) -> Image.Image:
    """204 x 196 dots per inch, a few lines lost."""
    return _fax(image, chance, 196)


def coarse_fax(image: Image.Image, chance: Chance) -> Image.Image:
    """204 x 98 dots per inch."""
    return _fax(image, chance, 98)


def _fax(image: Image.Image, chance: Chance, down: int) -> Image.Image:
    size = 1728, round(1728 * image.height / image.width * down / 204)
    small = _levels(_scan(image, chance).resize(size, Image.Resampling.BOX))
    black = _noise(small, chance, 14) < 150
    for row in chance.integers(0, size[1], 9):
        black[row] = black[row - 1]
    return Image.fromarray((~black).astype(np.uint8) * 255)


def coarse_bilevel(image: Image.Image, chance: Chance) -> Image.Image:
    """150 dots per inch in black and white."""
    size = round(image.width * 0.75), round(image.height * 0.75)
    return _bilevel(_noise(_levels(image.resize(size, Image.Resampling.BOX)), chance, 16), 150)


def small(image: Image.Image, chance: Chance) -> Image.Image:
    """A hundred dots per inch, packed for a messenger."""
    return _packed(_scan(image, chance).reduce(2), 40)


def packed_hard(image: Image.Image, chance: Chance) -> Image.Image:
    """JPEG at its worst."""
    return _packed(_scan(image, chance), 9)


def stamped(image: Image.Image, chance: Chance) -> Image.Image:
    """Two rubber stamps over the text; their words are not part of it."""
    for text in ("EINGEGANGEN", "Kopie"):
        tile = Image.new("L", (560, 190), 255)
        draw = ImageDraw.Draw(tile)
        draw.rectangle((8, 8, 552, 182), outline=105, width=7)
        draw.text((280, 95), text, fill=105, font=ImageFont.truetype(str(_STAMP_FACE), 62), anchor="mm")
        turned = tile.rotate(float(chance.uniform(-24, 24)), Image.Resampling.BICUBIC, expand=True, fillcolor=255)
        whole = Image.new("L", image.size, 255)
        spots = chance.integers((150, 400), (image.width - 760, image.height // 2))
        whole.paste(turned, (int(spots[0]), int(spots[1])))
        image = ImageChops.multiply(image, whole)
    return _scan(image, chance)


def shining_through(image: Image.Image, chance: Chance) -> Image.Image:
    """Thin paper, printed on both sides."""
    back = _levels(image.transpose(Image.Transpose.FLIP_LEFT_RIGHT).filter(ImageFilter.GaussianBlur(2.2)))
    return _picture(_levels(_scan(image, chance)) - 0.32 * (255 - np.roll(back, 31, axis=0)))


def photographed(image: Image.Image, chance: Chance) -> Image.Image:
    """On a table, from the side, with a shadow across."""
    taken = laid_askew(image, chance, lean=0.11)
    light = 0.84 + 0.24 * _field(taken.size[::-1], chance, (3, 3))
    return _picture(_noise(_levels(taken.filter(ImageFilter.GaussianBlur(0.9))) * light, chance, 4))


def curled(image: Image.Image, chance: Chance) -> Image.Image:
    """A page of a thick book that would not lie flat: lines run in waves."""
    across = np.linspace(0, 1, image.width, dtype=np.float32)
    down = 46 * np.exp(-across / 0.22) + 9 * np.sin(across * np.pi * 2)
    lift = np.repeat((down - down.mean())[np.newaxis], image.height, axis=0)
    shade = 1 - 0.3 * np.exp(-across / 0.12)
    return _picture(_noise(_levels(bent_by(image, lift)) * shade[np.newaxis], chance, 4))


def crumpled(image: Image.Image, chance: Chance) -> Image.Image:
    """Smoothed out again: bumps, and light that falls on them."""
    bumps = _field(image.size[::-1], chance, (9, 7))
    slope = np.gradient(bumps, axis=1) * 60
    return _picture(_noise(_levels(_scan(bent_by(image, 6 * bumps), chance)) * (0.9 + 0.5 * slope), chance, 4))


def folded(image: Image.Image, chance: Chance) -> Image.Image:
    """Two folds, along which the toner broke off."""
    levels = _levels(image).copy()
    for share in (1 / 3, 2 / 3):
        y = round(image.height * share) + int(chance.integers(-20, 20))
        worn = chance.random((4, image.width)) < 0.7
        levels[y : y + 4][worn] = 250
        levels[y - 9 : y - 1] *= 0.84
    return _scan(_picture(levels), chance)


def spilled(image: Image.Image, chance: Chance) -> Image.Image:
    """Coffee: rings and a puddle."""
    stain = Image.new("L", image.size, 255)
    draw = ImageDraw.Draw(stain)
    for _ in range(3):
        x, y = chance.integers((200, 300), (image.width - 500, image.height // 2))
        draw.ellipse((x, y, x + 420, y + 400), fill=205, outline=130, width=13)
    return _scan(ImageChops.multiply(image, stain.filter(ImageFilter.GaussianBlur(4))), chance)


def marked(image: Image.Image, chance: Chance) -> Image.Image:
    """Broad felt pen over whole passages, scanned as dark grey."""
    pen = Image.new("L", image.size, 255)
    draw = ImageDraw.Draw(pen)
    for _ in range(9):
        x, y = chance.integers((150, 250), (image.width // 2, image.height * 2 // 3))
        draw.line((x, y, x + 600, y + int(chance.integers(-8, 9))), fill=120, width=40)
    return _scan(ImageChops.multiply(image, pen.filter(ImageFilter.GaussianBlur(1))), chance)


def underlined(image: Image.Image, chance: Chance) -> Image.Image:
    """Wavy lines of a pen below, and now and then through, the words."""
    spoiled = image.copy()
    draw = ImageDraw.Draw(spoiled)
    for _ in range(16):
        x, y = chance.integers((150, 250), (image.width // 2, image.height * 2 // 3))
        path = [(x + step, y + 5 * np.sin(step / 23)) for step in range(0, 560, 6)]
        draw.line(path, fill=80, width=4, joint="curve")
    return _scan(spoiled, chance)


def streaked(image: Image.Image, chance: Chance) -> Image.Image:
    """A dirty drum: pale and dark streaks down the page."""
    levels = _levels(_scan(image, chance)).copy()
    for x in chance.integers(100, image.width - 100, 16):
        wide = int(chance.integers(2, 9))
        share = float(chance.uniform(0.3, 0.8))
        levels[:, x : x + wide] = levels[:, x : x + wide] * (1 - share) + share * float(chance.choice((70, 255)))
    return _picture(levels)


def copied(image: Image.Image, chance: Chance) -> Image.Image:
    """A copy of a copy, made a little too dark so that no stroke is lost."""
    for _ in range(2):
        soft = _levels(image.filter(ImageFilter.GaussianBlur(0.9)))
        rough = soft + 22 * _field(soft.shape, chance, (soft.shape[0] // 4, soft.shape[1] // 4))
        image = _bilevel(rough, 150)
    return _scan(image, chance)


def carbon_copy(image: Image.Image, chance: Chance) -> Image.Image:
    """The third sheet below the ribbon: strokes spread and pale on yellowed paper."""
    spread = image.filter(ImageFilter.MinFilter(3)).filter(ImageFilter.GaussianBlur(1.5))
    ink = 0.42 + 0.1 * _field(image.size[::-1], chance, (24, 20))
    return _picture(_noise(222 - (255 - _levels(spread)) * ink, chance, 6))


def typewriter(image: Image.Image, chance: Chance) -> Image.Image:
    """Type that strikes too high, too low, too weakly."""
    jumps = np.repeat(chance.integers(-2, 3, image.width // 17 + 1), 17)[: image.width]
    lift = np.repeat(jumps[np.newaxis].astype(np.float32), image.height, axis=0)
    force = 0.78 + 0.22 * _field(image.size[::-1], chance, (90, 100))
    return _scan(_picture(255 - (255 - _levels(bent_by(image, lift))) * force), chance)


def printed_over(image: Image.Image, chance: Chance) -> Image.Image:
    """A pattern of fine waves below the text, as on forms that must not be copied."""
    y, x = np.mgrid[0 : image.height, 0 : image.width].astype(np.float32)
    waves = np.sin((y + 14 * np.sin(x / 60)) / 3.2) > 0.55
    return _scan(_picture(np.minimum(_levels(image), np.where(waves, 178, 255))), chance)


def screened(image: Image.Image, chance: Chance) -> Image.Image:
    """Printed in a newspaper's dots, then scanned."""
    y, x = np.mgrid[0 : image.height, 0 : image.width].astype(np.float32)
    dots = 62 * (np.sin((x + y) / 1.7) + np.sin((x - y) / 1.7)) / 2
    grey = 150 + _levels(image) * 0.3
    tinted = np.where(_levels(image) < 128, _levels(image), grey + dots)
    return _scan(_picture(tinted), chance)


def torn(image: Image.Image, chance: Chance) -> Image.Image:
    """A black frame where the lid stood open, corners missing, holes."""
    frame = Image.new("L", (image.width + 220, image.height + 160), 18)
    sheet = _turn(image, float(chance.uniform(-1.2, 1.2)))
    draw = ImageDraw.Draw(sheet)
    draw.polygon(((0, 0), (210, 0), (0, 160)), fill=18)
    for y in (780, 1410):
        draw.ellipse((44, y, 92, y + 48), fill=18)
    frame.paste(sheet, (120, 60))
    return _scan(frame, chance)


DAMAGES: Final[dict[str, Damage]] = {
    "mild-scan": Damage(mild_scan),
    "mild-skew": Damage(mild_skew),
    "mild-packing": Damage(mild_packing),
    "mild-recycled": Damage(mild_recycled),
    "on-its-side": Damage(on_its_side),
    "on-its-head": Damage(on_its_head),
    "skewed": Damage(skewed),
    "noisy": Damage(noisy),
    "peppered": Damage(peppered),
    "shadowed": Damage(shadowed),
    "dark": Damage(dark),
    "faded": Damage(faded),
    "blurred": Damage(blurred),
    "shaken": Damage(shaken),
    "fine-fax": Damage(fine_fax, (204, 196)),
    "coarse-fax": Damage(coarse_fax, (204, 98)),
    "coarse-bilevel": Damage(coarse_bilevel, (150, 150)),
    "small": Damage(small, (100, 100)),
    "packed-hard": Damage(packed_hard),
    "stamped": Damage(stamped),
    "shining-through": Damage(shining_through),
    "photographed": Damage(photographed),
    "curled": Damage(curled),
    "crumpled": Damage(crumpled),
    "folded": Damage(folded),
    "spilled": Damage(spilled),
    "marked": Damage(marked),
    "underlined": Damage(underlined),
    "streaked": Damage(streaked),
    "copied": Damage(copied),
    "carbon-copy": Damage(carbon_copy),
    "typewriter": Damage(typewriter),
    "printed-over": Damage(printed_over),
    "screened": Damage(screened),
    "torn": Damage(torn),
}
