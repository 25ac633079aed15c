"""The drawn signs of the invented town, its police inspectorate and the firms: polygons, no pictures from elsewhere."""

from __future__ import annotations

import math
from collections.abc import Sequence

from samples.marks import BLUE, GREEN, GREY, RED, WHITE, Area, Ink, Line, Mark, Point


def town_arms(x: float, y: float, size: float) -> list[Mark]:
    """The arms of Tidenau: a beacon over two waves in a shield; ``size`` is the height."""
    wide = size * 0.82
    scale = size / 100
    shield = _placed(
        [(0, 0), (82, 0), (82, 55), (78, 70), (68, 84), (54, 94), (41, 100), (28, 94), (14, 84), (4, 70), (0, 55)],
        x, y, scale,
    )  # fmt: skip
    tower = _placed([(33, 62), (36, 26), (46, 26), (49, 62)], x, y, scale)
    gallery = _placed([(32, 26), (50, 26), (50, 22), (32, 22)], x, y, scale)
    lamp = _placed([(36, 22), (36, 14), (41, 8), (46, 14), (46, 22)], x, y, scale)
    bands: list[Mark] = [
        Area(_placed([(34.4, 50), (35.4, 38), (46.6, 38), (47.6, 50)], x, y, scale), RED),
        Line(_placed([(48, 17), (72, 10)], x, y, scale), 0.9, BLUE),
        Line(_placed([(34, 17), (10, 10)], x, y, scale), 0.9, BLUE),
    ]
    waves: list[Mark] = []
    for row, low in enumerate((66.0, 76.0, 86.0)):
        inset = (6.0, 13.0, 27.0)[row]
        points = [
            (inset + step * (82 - 2 * inset) / 24, low + 2.6 * math.sin(step * math.pi / 3)) for step in range(25)
        ]
        waves.append(Line(_placed(points, x, y, scale), 1.5 * scale * 2, BLUE))
    outline = (*shield, shield[0])
    return [
        Area(shield, WHITE),
        *waves,
        Area(tower, BLUE),
        *bands,
        Area(gallery, BLUE),
        Area(lamp, RED),
        Line(outline, 1.3, BLUE),
        Line(((x + wide * 0.06, y + size * 0.045), (x + wide * 0.94, y + size * 0.045)), 0.5, BLUE),
    ]


def police_star(x: float, y: float, size: float, ink: Ink = BLUE) -> list[Mark]:
    """A twelve-pointed star with a ring and an anchor; ``size`` is the diameter, ``x, y`` the upper left corner."""
    middle = (x + size / 2, y + size / 2)
    rays = [
        (
            middle[0] + size / 2 * (1 if step % 2 == 0 else 0.76) * math.sin(step * math.pi / 12),
            middle[1] - size / 2 * (1 if step % 2 == 0 else 0.76) * math.cos(step * math.pi / 12),
        )
        for step in range(24)
    ]
    return [
        Area(tuple(rays), ink),
        Area(_circle(middle, size * 0.30), WHITE),
        Line((*_circle(middle, size * 0.26), _circle(middle, size * 0.26)[0]), 0.7, ink),
        *_anchor(middle[0], middle[1], size * 0.36, ink),
    ]


def roof_sign(x: float, y: float, size: float) -> list[Mark]:
    """The sign of a roofing firm: two gables and a wave."""
    scale = size / 100
    return [
        Area(_placed([(0, 60), (45, 12), (90, 60), (78, 60), (45, 26), (12, 60)], x, y, scale), RED),
        Area(_placed([(50, 60), (85, 24), (120, 60), (110, 60), (85, 36), (60, 60)], x, y, scale), GREY),
    ]


def works_sign(x: float, y: float, size: float) -> list[Mark]:
    """The sign of the municipal works: a disc with a bolt."""
    scale = size / 100
    middle = (x + size / 2, y + size / 2)
    bolt = _placed([(56, 12), (30, 54), (48, 54), (42, 88), (70, 42), (52, 42)], x, y, scale)
    return [Area(_circle(middle, size / 2), GREEN), Area(bolt, WHITE)]


def block_sign(x: float, y: float, size: float) -> list[Mark]:
    """A plain sign for any firm: three slanted bars."""
    scale = size / 100
    return [
        Area(_placed([(left, 70), (left + 26, 10), (left + 42, 10), (left + 16, 70)], x, y, scale), ink)
        for left, ink in ((0, BLUE), (28, GREY), (56, BLUE))
    ]


def _anchor(x: float, y: float, size: float, ink: Ink) -> list[Mark]:
    half = size / 2
    arc = tuple(
        (x + half * 0.8 * math.cos(angle), y + half * 0.15 + half * 0.75 * math.sin(angle))
        for angle in [step * math.pi / 12 for step in range(13)]
    )
    return [
        Line(((x, y - half * 0.75), (x, y + half * 0.9)), 1.1, ink),
        Line(((x - half * 0.45, y - half * 0.4), (x + half * 0.45, y - half * 0.4)), 1.1, ink),
        Line(arc, 1.1, ink),
        Line((*_circle((x, y - half * 0.9), half * 0.17), (x + half * 0.17, y - half * 0.9)), 0.8, ink),
    ]


def _circle(middle: Point, radius: float) -> tuple[Point, ...]:
    return tuple(
        (middle[0] + radius * math.cos(step * math.pi / 20), middle[1] + radius * math.sin(step * math.pi / 20))
        for step in range(40)
    )


def _placed(points: Sequence[Point], x: float, y: float, scale: float) -> tuple[Point, ...]:
    return tuple((x + px * scale, y + py * scale) for px, py in points)
