"""From a paper to its sides: letterheads, reference blocks, running heads and footers around the flowing text."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from samples.faces import Face
from samples.feet import put_foot
from samples.flow import Pen, Setting
from samples.heads import HEADS, next_head
from samples.marks import Side
from samples.markup import parse
from samples.paper import Look, Paper

SETTINGS: Final[dict[Look, Setting]] = {
    Look.CITY: Setting(Face.SANS, Face.SANS_BOLD, Face.SANS_ITALIC, 10.5, bottom=104),
    Look.POLICE: Setting(Face.SANS, Face.SANS_BOLD, Face.SANS_ITALIC, 10.5, leading=1.3, bottom=92),
    Look.REPORT: Setting(Face.SANS, Face.SANS_BOLD, Face.SANS_ITALIC, 10, left=62, right=50, bottom=66, next_top=92),
    Look.FORM: Setting(Face.SANS, Face.SANS_BOLD, Face.SANS_ITALIC, 9.6, left=56, right=44, bottom=58, next_top=60),
    Look.TYPED: Setting(Face.MONO, Face.MONO_BOLD, Face.MONO, 10.4, leading=1.42, left=78, bottom=70, is_typed=True),
    Look.PRIVATE: Setting(
        Face.SERIF, Face.SERIF_BOLD, Face.SERIF_ITALIC, 11.8, leading=1.3, left=74, right=66, bottom=70
    ),
    Look.FIRM: Setting(Face.ROUND, Face.ROUND_BOLD, Face.ROUND, 9.6, leading=1.4, bottom=96),
    Look.MEMO: Setting(Face.SLAB, Face.SLAB_BOLD, Face.SLAB, 10, leading=1.38, left=68, right=62, bottom=70),
    Look.FAX: Setting(Face.SANS, Face.SANS_BOLD, Face.SANS_ITALIC, 11.2, leading=1.34, bottom=70),
}

STRETCHES: Final = (1.0, 0.97, 0.94, 1.05, 0.9, 1.1, 1.16)
"""How much lines and paragraphs may be moved apart or together, so that no side is nearly empty; the first that does
is taken, else the one that fills the last side best."""

FILLED: Final = 250.0
"""Points; a last side that ends higher holds little more than a signature."""


def composed(paper: Paper) -> list[Side]:
    """The sides of a document, complete with heads and page numbers."""
    pens = []
    for stretch in STRETCHES:
        pen = _set(paper, stretch)
        pens.append(pen)
        if len(pen.sides) == 1 or pen.y > FILLED:
            break
    else:
        pen = max(pens, key=lambda each: each.y)
    for number, side in enumerate(pen.sides, start=1):
        put_foot(paper, pen.setting, side, number, len(pen.sides))
    return pen.sides


def _set(paper: Paper, stretch: float) -> Pen:
    """Head and text on as many sides as they take."""
    given = SETTINGS[paper.look]
    setting = replace(given, leading=given.leading * paper.spacing * stretch, gap=stretch**3)
    pen = Pen(setting, 0, lambda side, number: next_head(paper, setting, side, number))
    pen.y = HEADS[paper.look](paper, pen.side, setting)
    pen.put_all(parse(paper.body))
    return pen
