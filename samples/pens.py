"""Handwriting and signatures as smooth lines in points; the same seed and name give the same lines."""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence

import numpy as np

from samples.alphabet import advance, strokes
from samples.marks import Point, Signature, Writing


def smoothed(points: Sequence[Point], steps: int = 6) -> list[Point]:
    """A Catmull-Rom curve through the points."""
    if len(points) < 3:
        return list(points)
    padded = [points[0], *points, points[-1]]
    curve: list[Point] = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(steps):
            t = step / steps
            curve.append((_between(a[0], b[0], c[0], d[0], t), _between(a[1], b[1], c[1], d[1], t)))
    curve.append(points[-1])
    return curve


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


def written(mark: Writing, seed: int) -> list[list[Point]]:
    """The lines of a handwritten note."""
    chance = np.random.default_rng([seed, zlib.crc32(mark.text.encode())])
    unit = mark.size / 8
    slope = math.tan(math.radians(mark.angle))
    lines: list[list[Point]] = []
    along = 0.0
    drift = 0.0
    for letter in mark.text:
        drift = 0.7 * drift + chance.normal(0, 0.16)
        grow = 1 + chance.normal(0, 0.05)
        for stroke in strokes(letter):
            wobbly = [(x + chance.normal(0, 0.13), y + chance.normal(0, 0.11)) for x, y in stroke]
            lines.append(
                [
                    (
                        mark.x + (along + x * 0.92 * grow + (y - 3) * 0.22) * unit,
                        mark.y - ((y - 3) * grow + drift) * unit - (along + x) * unit * slope,
                    )
                    for x, y in smoothed(wobbly)
                ]
            )
        along += advance(letter) * 0.92 + chance.normal(0, 0.1)
    return lines


def signed(mark: Signature, seed: int) -> list[list[Point]]:
    """The lines of a signature: a large first letter, waves that flatten, sometimes a stroke below."""
    chance = np.random.default_rng([seed, zlib.crc32(mark.name.encode())])
    surname = mark.name.replace("Dr. ", "").split()[-1]
    first = Writing(mark.x, mark.y, surname[0], size=24 + 6 * chance.random(), angle=4)
    lines = written(first, seed)
    x = mark.x + 17
    points: list[Point] = [(x - 4, mark.y - 4)]
    height = 10.0
    for letter in surname[1:]:
        tall = 2.1 if letter in "bdfhklt" else 1.0
        deep = 9.0 if letter in "gjpqyz" else 0.0
        step = 4.5 + 2.5 * chance.random()
        points.append((x + step * 0.5 + tall, mark.y - height * tall * (0.7 + 0.5 * chance.random())))
        points.append((x + step * 0.55, mark.y + deep + 1.5 * chance.normal()))
        x += step
        height *= 0.86
    points.append((x + 16 + 18 * chance.random(), mark.y - 3 - 6 * chance.random()))
    lines.append(smoothed(points))
    if chance.random() < 0.5:
        lines.append(smoothed([(mark.x + 2, mark.y + 8), (mark.x + 40, mark.y + 5), (x + 22, mark.y + 6.5)]))
    return lines
