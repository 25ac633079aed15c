"""The light markup in which the texts of the sample documents are written, and its blocks.

One block each, separated by empty lines where they are paragraphs::

    # Heading            ## smaller heading          plain lines: a paragraph, joined until an empty line
    - item               + 1. numbered item          > indented, in italics
    Label :: value       aligned pairs               | cell | cell   table, its first row is the head
    [Label] value || [Label:2] value                 boxes of a form side by side, ``:2`` is the share of the width
    ~sign Name | role    ~hand text    ~stamp ink | line | line    ~seal text    ~frame text    ~small text
    ~center text         ~right text   ~gap points                 ~page         ~rule

``~stamp`` and ``~hand`` stand where the text has come to, or at a place in points: ``~stamp@400,150 blue | ...``.
``(x)`` and ``( )`` are drawn as ticked and empty boxes, ``¬`` is a place where a word may be divided.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

SOFT_HYPHEN: Final = "¬"
BOX: Final = re.compile(r"\[(?P<label>[^\]:]*)(?::(?P<share>[\d.]+))?\] ?(?P<value>.*)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line in bold type; level 1 is the larger one."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``style`` is ``plain``, ``quote``, ``small``, ``center``, ``right`` or ``frame``."""

    text: str
    style: str = "plain"


@dataclass(frozen=True, slots=True)
class Item:
    """A point of a list with its sign: a dash or a number."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its value, the values aligned."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the first row is the head."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One box of a form; ``share`` is its part of the width against its neighbours."""

    label: str
    value: str
    share: float


@dataclass(frozen=True, slots=True)
class Fields:
    """Boxes of a form side by side."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """Something else to put on the paper: ``sign``, ``hand``, ``stamp``, ``seal``, ``gap``, ``page``, ``rule``."""

    name: str
    values: tuple[str, ...]
    place: tuple[float, float] | None = None


Block: TypeAlias = Heading | Paragraph | Item | Pair | Table | Fields | Order

STYLES: Final = frozenset({"small", "center", "right", "frame"})


def parse(body: str) -> list[Block]:
    """The blocks of a text, in order.

    Raises:
        ValueError: A line begins with ``~`` but is no known order.
    """
    blocks: list[Block] = []
    words: list[str] = []
    rows: list[tuple[str, ...]] = []

    def close() -> None:
        if words:
            blocks.append(_gathered(" ".join(words)))
            words.clear()
        if rows:
            blocks.append(Table(tuple(rows)))
            rows.clear()

    for line in body.strip("\n").splitlines():
        if line.startswith("|"):
            if words:
                close()
            rows.append(tuple(cell.strip() for cell in line.strip().strip("|").split("|")))
        elif not line.strip():
            close()
        elif _begins_block(line):
            close()
            if line.startswith(("- ", "+ ", "> ", "~small", "~frame")):
                words.append(line)
            else:
                blocks.append(_single(line))
        else:
            words.append(line.strip())
    close()
    return blocks


def _begins_block(line: str) -> bool:
    return line.startswith(("# ", "## ", "- ", "+ ", "> ", "[", "~")) or " :: " in line


def _gathered(text: str) -> Block:
    """A block that may run over several lines of the source."""
    if text.startswith("- "):
        return Item("–", text[2:])
    if text.startswith("> "):
        return Paragraph(text[2:], "quote")
    if text.startswith("~"):
        name, _, rest = text[1:].partition(" ")
        return Paragraph(rest, name)
    if text.startswith("+ "):
        sign, _, rest = text[2:].partition(" ")
        return Item(sign, rest)
    return Paragraph(text)


def _single(line: str) -> Block:
    """A block of exactly one line of the source."""
    if line.startswith("## "):
        return Heading(line[3:], 2)
    if line.startswith("# "):
        return Heading(line[2:], 1)
    if line.startswith("["):
        return Fields(tuple(_cell(part) for part in line.split(" || ")))
    if line.startswith("~"):
        return _order(line)
    label, _, value = line.partition(" :: ")
    return Pair(label.strip(), value.strip())


def _order(line: str) -> Block:
    head, _, rest = line[1:].partition(" ")
    name, _, spot = head.partition("@")
    if name in STYLES:
        return Paragraph(rest, name)
    if name not in {"sign", "hand", "stamp", "seal", "gap", "page", "rule"}:
        raise ValueError(f"not an order of the markup: {line!r}")
    x, _, y = spot.partition(",")
    values = tuple(value.strip() for value in rest.split(" | ")) if rest else ()
    return Order(name, values, (float(x), float(y)) if spot else None)


def _cell(part: str) -> Cell:
    box = BOX.fullmatch(part.strip())
    if box is None:
        raise ValueError(f"not a box of a form: {part!r}")
    return Cell(box["label"], box["value"], float(box["share"] or 1))
