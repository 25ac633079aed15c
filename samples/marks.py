"""What stands on a sheet of paper, before anybody draws it: text, lines, areas, stamps, handwriting.

Lengths are points (1/72 inch) from the top left corner of an A4 sheet. One list of marks is drawn twice: as an image
for scans and as vector PDF for digital letters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, TypeAlias

from samples.faces import Face

Ink: TypeAlias = tuple[int, int, int]
Point: TypeAlias = tuple[float, float]

SHEET_WIDTH: Final = 595.28
SHEET_HEIGHT: Final = 841.89

BLACK: Final[Ink] = (24, 24, 26)
GREY: Final[Ink] = (110, 110, 114)
PALE: Final[Ink] = (225, 227, 231)
WHITE: Final[Ink] = (255, 255, 255)
BLUE: Final[Ink] = (22, 62, 122)
PEN_BLUE: Final[Ink] = (32, 48, 140)
RED: Final[Ink] = (178, 28, 32)
VIOLET: Final[Ink] = (96, 52, 140)
GREEN: Final[Ink] = (20, 104, 74)


@dataclass(frozen=True, slots=True)
class Text:
    """A line of print; ``y`` is the baseline, ``size`` the height of the type in points."""

    x: float
    y: float
    text: str
    face: Face
    size: float
    ink: Ink = BLACK


@dataclass(frozen=True, slots=True)
class Line:
    """A polyline of a width in points."""

    points: tuple[Point, ...]
    width: float = 0.6
    ink: Ink = BLACK


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon."""

    points: tuple[Point, ...]
    ink: Ink


@dataclass(frozen=True, slots=True)
class Stamp:
    """A rubber stamp around a centre, turned by ``angle`` degrees; round ones carry the first line on a circle."""

    x: float
    y: float
    angle: float
    lines: tuple[str, ...]
    ink: Ink
    is_round: bool = False
    size: float = 11


@dataclass(frozen=True, slots=True)
class Writing:
    """Something written by hand, starting at the baseline ``y``; ``angle`` in degrees, upwards positive."""

    x: float
    y: float
    text: str
    size: float = 15
    angle: float = 2
    ink: Ink = PEN_BLUE


@dataclass(frozen=True, slots=True)
class Signature:
    """A scribble that begins at ``x`` on the baseline ``y``; the same name always scribbles the same way."""

    x: float
    y: float
    name: str
    ink: Ink = PEN_BLUE


Mark: TypeAlias = Text | Line | Area | Stamp | Writing | Signature


@dataclass(slots=True)
class Side:
    """One side of a document: its marks in reading order."""

    marks: list[Mark] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The printed lines, in the order in which they were set."""
        return [mark.text for mark in self.marks if isinstance(mark, Text)]

    def stamps(self) -> list[str]:
        """The lines of all stamps."""
        return [line for mark in self.marks if isinstance(mark, Stamp) for line in mark.lines]

    def handwriting(self) -> list[str]:
        """What was written by hand, without signatures."""
        return [mark.text for mark in self.marks if isinstance(mark, Writing)]


def rectangle(x0: float, y0: float, x1: float, y1: float) -> tuple[Point, ...]:
    """The corners of a rectangle, closed."""
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))
