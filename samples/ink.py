"""Drawing a side as an image: print, rules, stamps and handwriting at a resolution, still flat and clean."""

from __future__ import annotations

import zlib
from typing import Final, assert_never

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from samples.emblems import town_arms
from samples.faces import Face, pixel_font, width
from samples.marks import (
    SHEET_HEIGHT,
    SHEET_WIDTH,
    WHITE,
    Area,
    Ink,
    Line,
    Mark,
    Point,
    Side,
    Signature,
    Stamp,
    Text,
    Writing,
)
from samples.pens import signed, written

PEN_WIDTH: Final = 1.15
"""Points; a ballpoint draws about 0.4 mm."""


def drawn(side: Side, dots_per_inch: int, *, seed: int) -> Image.Image:
    """The side as an RGB image of A4 size at a resolution."""
    scale = dots_per_inch / 72
    image = Image.new("RGB", (round(SHEET_WIDTH * scale), round(SHEET_HEIGHT * scale)), WHITE)
    draw = ImageDraw.Draw(image)
    for mark in side.marks:
        if isinstance(mark, Stamp):
            _press(image, mark, scale, seed)
        else:
            _draw(draw, mark, scale, seed)
    return image


def _draw(draw: ImageDraw.ImageDraw, mark: Mark, scale: float, seed: int) -> None:
    match mark:
        case Text():
            font = pixel_font(mark.face, round(mark.size * scale))
            draw.text((mark.x * scale, mark.y * scale), mark.text, fill=mark.ink, font=font, anchor="ls")
        case Line():
            draw.line(
                _scaled(mark.points, scale), fill=mark.ink, width=max(1, round(mark.width * scale)), joint="curve"
            )
        case Area():
            draw.polygon(_scaled(mark.points, scale), fill=mark.ink)
        case Writing():
            _trace(draw, written(mark, seed), mark.ink, scale)
        case Signature():
            _trace(draw, signed(mark, seed), mark.ink, scale)
        case Stamp():
            raise AssertionError("stamps are pressed, not drawn")
        case _:
            assert_never(mark)


def _trace(draw: ImageDraw.ImageDraw, lines: list[list[Point]], ink: Ink, scale: float) -> None:
    for line in lines:
        draw.line(_scaled(tuple(line), scale), fill=ink, width=max(2, round(PEN_WIDTH * scale)), joint="curve")


def _scaled(points: tuple[Point, ...], scale: float) -> list[Point]:
    return [(x * scale, y * scale) for x, y in points]


def _press(image: Image.Image, stamp: Stamp, scale: float, seed: int) -> None:
    """Press a stamp onto the image: unevenly inked, turned, darkening what is below instead of covering it."""
    cover = _round_cover(stamp, scale) if stamp.is_round else _flat_cover(stamp, scale)
    chance = np.random.default_rng([seed, zlib.crc32(" ".join(stamp.lines).encode()), 7])
    coarse = Image.fromarray(chance.integers(90, 256, (9, 14), dtype=np.uint8)).resize(
        cover.size, Image.Resampling.BICUBIC
    )
    grain = Image.fromarray(chance.integers(120, 256, cover.size[::-1], dtype=np.uint8))
    cover = ImageChops.multiply(ImageChops.multiply(cover, coarse), grain.filter(ImageFilter.GaussianBlur(0.7)))
    cover = cover.point([min(255, round(level * 1.25)) for level in range(256)])
    turned = cover.rotate(stamp.angle, resample=Image.Resampling.BICUBIC, expand=True)
    left = round(stamp.x * scale - turned.width / 2)
    top = round(stamp.y * scale - turned.height / 2)
    box = (max(left, 0), max(top, 0), min(left + turned.width, image.width), min(top + turned.height, image.height))
    if box[0] >= box[2] or box[1] >= box[3]:
        return
    cut = turned.crop((box[0] - left, box[1] - top, box[2] - left, box[3] - top))
    inked = Image.composite(Image.new("RGB", cut.size, stamp.ink), Image.new("RGB", cut.size, WHITE), cut)
    image.paste(ImageChops.multiply(image.crop(box), inked), box[:2])


def _flat_cover(stamp: Stamp, scale: float) -> Image.Image:
    """A rectangular stamp, white where it leaves ink: its widest line gives the width."""
    sizes = [stamp.size * (1.5 if number == 1 and len(stamp.lines) > 2 else 1) for number in range(len(stamp.lines))]
    wide = max(width(line, Face.SANS_BOLD, size) for line, size in zip(stamp.lines, sizes, strict=True)) + 22
    high = sum(size * 1.3 for size in sizes) + 14
    cover = Image.new("L", (round(wide * scale), round(high * scale)), 0)
    draw = ImageDraw.Draw(cover)
    for inset, thick in ((1.0, 1.6), (4.0, 0.7)):
        edge = inset * scale
        draw.rectangle(
            (edge, edge, cover.width - 1 - edge, cover.height - 1 - edge),
            outline=255,
            width=max(1, round(thick * scale)),
        )
    y = 7.0
    for line, size in zip(stamp.lines, sizes, strict=True):
        font = pixel_font(Face.SANS_BOLD, round(size * scale))
        draw.text((wide * scale / 2, (y + size) * scale), line, fill=255, font=font, anchor="ms")
        y += size * 1.3
    return cover


def _round_cover(stamp: Stamp, scale: float) -> Image.Image:
    """An official seal: two rings, the first line along the circle, the arms in the middle."""
    radius = 40 * scale
    middle = radius + 2 * scale
    cover = Image.new("L", (round(2 * middle), round(2 * middle)), 0)
    draw = ImageDraw.Draw(cover)
    for share in (1.0, 0.66):
        reach = radius * share
        box = (middle - reach, middle - reach, middle + reach, middle + reach)
        draw.ellipse(box, outline=255, width=max(2, round(scale)))
    words = f"{stamp.lines[0].upper()}  ✶  "
    turn = 360 / len(words)
    font = pixel_font(Face.ROUND_BOLD, round(7.6 * scale))
    for number, letter in enumerate(words):
        tile = Image.new("L", cover.size, 0)
        ImageDraw.Draw(tile).text((middle, middle - radius * 0.74), letter, fill=255, font=font, anchor="ms")
        cover = ImageChops.lighter(cover, tile.rotate(170 - turn * number, resample=Image.Resampling.BILINEAR))
    draw = ImageDraw.Draw(cover)
    for mark in town_arms(26.5, 24, 36):
        if isinstance(mark, Line):
            draw.line(_scaled(mark.points, scale), fill=255, width=max(1, round(mark.width * scale * 0.8)))
        elif isinstance(mark, Area) and mark.ink != WHITE:
            draw.polygon(_scaled(mark.points, scale), fill=255)
    return cover
