"""Setting blocks on sides: lines are broken, tables ruled, and a new side begins where one is full."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, assert_never

from samples.faces import Face, width
from samples.lines import broken, set_ticked
from samples.marks import (
    BLACK,
    BLUE,
    GREY,
    PALE,
    RED,
    SHEET_HEIGHT,
    SHEET_WIDTH,
    VIOLET,
    Area,
    Ink,
    Line,
    Point,
    Side,
    Signature,
    Stamp,
    Text,
    Writing,
    rectangle,
)
from samples.markup import Block, Cell, Fields, Heading, Item, Order, Pair, Paragraph, Table

INKS: Final[dict[str, Ink]] = {"blue": BLUE, "red": RED, "violet": VIOLET, "black": BLACK}


@dataclass(frozen=True, slots=True)
class Setting:
    """Typefaces and measures of a kind of paper, in points.

    ``leading`` is a multiple of the size, ``gap`` one of the usual space between paragraphs.
    """

    face: Face
    bold: Face
    italic: Face
    size: float
    leading: float = 1.28
    gap: float = 1.0
    left: float = 71
    right: float = 57
    bottom: float = 92
    next_top: float = 78
    is_typed: bool = False

    @property
    def measure(self) -> float:
        """The width of a line."""
        return SHEET_WIDTH - self.left - self.right


class Pen:
    """Where the next line goes; begins a new side by itself, with the head that the paper's look draws there.

    ``y`` is the upper edge of what comes next.
    """

    def __init__(self, setting: Setting, first_top: float, next_head: Callable[[Side, int], float | None]) -> None:
        self.setting = setting
        self.sides = [Side()]
        self.y = first_top
        self._next_head = next_head
        self._last: Block | None = None

    @property
    def side(self) -> Side:
        """The side that is being written."""
        return self.sides[-1]

    @property
    def bottom(self) -> float:
        """The lowest edge of the text."""
        return SHEET_HEIGHT - self.setting.bottom

    def break_side(self) -> None:
        """Go on at the top of a new side."""
        self.sides.append(Side())
        self.y = self._next_head(self.side, len(self.sides)) or self.setting.next_top

    def need(self, height: float) -> None:
        """Begin a new side unless so much room is left."""
        if self.y + height > self.bottom:
            self.break_side()

    def line(self, text: str, x: float, face: Face, size: float, ink: Ink = BLACK) -> None:
        """Set one line and go down by its height."""
        height = size * self.setting.leading
        self.need(height)
        set_ticked(self.side, text, x, self.y + size, face, size, ink)
        self.y += height

    def put_all(self, blocks: Sequence[Block]) -> None:
        """Set all blocks; the closing formula of a letter stays on the side of its signature."""
        for number, block in enumerate(blocks):
            closing = 0
            while number + closing < len(blocks) and _is_short(blocks[number + closing]):
                closing += 1
            after = blocks[number + closing] if number + closing < len(blocks) else None
            if closing and isinstance(after, Order) and after.name == "sign":
                self.need(closing * 21 + 100)
            self.put(block)

    def put(self, block: Block) -> None:
        """Set one block."""
        if isinstance(self._last, Pair | Fields | Item) and isinstance(block, Paragraph):
            self.y += self.setting.size * 0.5
        self._last = block
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block)
            case Item():
                self._item(block)
            case Pair():
                self._pair(block)
            case Table():
                self._table(block)
            case Fields():
                self._fields(block)
            case Order():
                self._order(block)
            case _:
                assert_never(block)

    def _heading(self, block: Heading) -> None:
        setting = self.setting
        size = setting.size + (1.5 if block.level == 1 and not setting.is_typed else 0)
        face = setting.face if setting.is_typed and block.level == 2 else setting.bold
        # Two lines of what follows stay with their heading.
        self.need(size * (2.5 + 3 * setting.leading))
        self.y += size * 0.55
        for line in broken(block.text, face, size, setting.measure):
            below = self.y + size + 2.5
            self.line(line, setting.left, face, size)
            if setting.is_typed:
                self.side.marks.append(
                    Line(((setting.left, below), (setting.left + width(line, face, size), below)), 0.8)
                )
        self.y += size * 0.3

    def _paragraph(self, block: Paragraph) -> None:
        setting = self.setting
        indent = {"quote": 24.0, "frame": 9.0}.get(block.style, 0)
        size = setting.size - (2 if block.style == "small" else 0)
        face = setting.italic if block.style == "quote" else setting.face
        measure = setting.measure - 2 * indent
        lines = list(broken(block.text, face, size, measure))
        if block.style == "frame":
            height = len(lines) * size * setting.leading + 12
            self.need(height)
            edge = rectangle(setting.left, self.y, setting.left + setting.measure, self.y + height)
            self.side.marks.append(Line(edge, 0.9))
            self.y += 6
        elif len(lines) > 1:
            self.need(2 * size * setting.leading)
        for number, line in enumerate(lines):
            x = setting.left + indent
            if block.style == "center":
                x = setting.left + (setting.measure - width(line, face, size)) / 2
            elif block.style == "right":
                x = setting.left + setting.measure - width(line, face, size)
            self._avoid_widow(len(lines) - number, size)
            self.line(line, x, face, size)
        self.y += setting.size * 0.62 * setting.gap + (6 if block.style == "frame" else 0)

    def _item(self, block: Item) -> None:
        setting = self.setting
        indent = 13.0 if block.sign == "–" and not setting.is_typed else 22.0
        lines = list(broken(block.text, setting.face, setting.size, setting.measure - indent))
        self.need(min(len(lines), 2) * setting.size * setting.leading)
        set_ticked(self.side, block.sign, setting.left, self.y + setting.size, setting.face, setting.size, BLACK)
        for number, line in enumerate(lines):
            self._avoid_widow(len(lines) - number, setting.size)
            self.line(line, setting.left + indent, setting.face, setting.size)
        self.y += setting.size * 0.35 * setting.gap

    def _avoid_widow(self, left: int, size: float) -> None:
        """Take the last but one line of a paragraph along, where the last would begin a side alone."""
        if left == 2:
            self.need(2 * size * self.setting.leading)

    def _pair(self, block: Pair) -> None:
        setting = self.setting
        column = setting.left + max(132.0, width(f"{block.label}:  ", setting.bold, setting.size))
        lines = list(broken(block.value, setting.face, setting.size, setting.left + setting.measure - column))
        self.need(len(lines) * setting.size * setting.leading)
        label = setting.face if setting.is_typed else setting.bold
        set_ticked(self.side, f"{block.label}:", setting.left, self.y + setting.size, label, setting.size, BLACK)
        for line in lines or [""]:
            self.line(line, column, setting.face, setting.size)
        self.y += 1.5

    def _table(self, block: Table) -> None:
        setting = self.setting
        size = setting.size - 1.2
        widths = _columns(block.rows, setting, size)
        for number, row in enumerate(block.rows):
            face = setting.bold if number == 0 else setting.face
            cells = [list(broken(cell, face, size, wide - 8)) for cell, wide in zip(row, widths, strict=True)]
            height = max(len(cell) for cell in cells) * size * 1.25 + 6
            self.need(height if number else height * 3)
            self._row(cells, widths, face, size, height, is_head=number == 0)
        self.y += setting.size * 0.8

    def _row(
        self,
        cells: Sequence[Sequence[str]],
        widths: Sequence[float],
        face: Face,
        size: float,
        height: float,
        *,
        is_head: bool,
    ) -> None:
        x = self.setting.left
        for cell, wide in zip(cells, widths, strict=True):
            edge = rectangle(x, self.y, x + wide, self.y + height)
            if is_head and not self.setting.is_typed:
                self.side.marks.append(Area(edge, PALE))
            self.side.marks.append(Line(edge, 0.5))
            for number, line in enumerate(cell):
                set_ticked(self.side, line, x + 4, self.y + 3 + size * (0.95 + 1.25 * number), face, size, BLACK)
            x += wide
        self.y += height

    def _fields(self, block: Fields) -> None:
        setting = self.setting
        total = sum(cell.share for cell in block.cells)
        widths = [setting.measure * cell.share / total for cell in block.cells]
        values = [
            list(broken(cell.value, setting.face, setting.size, wide - 10))
            for cell, wide in zip(block.cells, widths, strict=True)
        ]
        height = 13 + max(len(value) for value in values) * setting.size * 1.25 + 4
        height = max(height, 28)
        self.need(height)
        x = setting.left
        for cell, value, wide in zip(block.cells, values, widths, strict=True):
            self._box(cell, value, x, wide, height)
            x += wide
        self.y += height

    def _box(self, cell: Cell, value: Sequence[str], x: float, wide: float, height: float) -> None:
        marks = self.side.marks
        marks.append(Line(rectangle(x, self.y, x + wide, self.y + height), 0.6))
        for line in list(broken(cell.label, Face.SANS, 6.8, wide - 8))[:1]:
            marks.append(Text(x + 4, self.y + 8.5, line, Face.SANS, 6.8, GREY))
        for number, line in enumerate(value):
            baseline = self.y + 12 + self.setting.size * (0.95 + 1.25 * number)
            set_ticked(self.side, line, x + 5, baseline, self.setting.face, self.setting.size, BLACK)

    def _order(self, block: Order) -> None:
        values = block.values
        match block.name:
            case "gap":
                self.y += float(values[0])
            case "page":
                self.break_side()
            case "rule":
                right = self.setting.left + self.setting.measure
                self.side.marks.append(Line(((self.setting.left, self.y), (right, self.y)), 0.7))
                self.y += 7
            case "sign":
                self._sign(values[0], values[1:])
            case "hand":
                self._hand(values[0], block.place)
            case "stamp":
                self._stamp(values, block.place)
            case _:
                self._seal(values)

    def _sign(self, name: str, roles: Sequence[str]) -> None:
        self.need(74 + 13 * len(roles))
        self.y += 8
        marks = self.side.marks
        marks.append(Signature(self.setting.left + 8, self.y + 24, name))
        self.y += 38
        for line in (name, *roles):
            self.line(line, self.setting.left, self.setting.face, self.setting.size)
        self.y += 5

    def _hand(self, text: str, place: Point | None) -> None:
        """Handwriting takes no room: it stands in the right half, or wherever the clerk found some."""
        x, y = place or (self.setting.left + self.setting.measure * 0.45, self.y + 6)
        for number, line in enumerate(text.split(" / ")):
            self.side.marks.append(Writing(x + 5 * number, y + 19 * number, line))

    def _stamp(self, values: Sequence[str], place: Point | None) -> None:
        """A stamp lands to the right of where the text has come to, or where it is told to."""
        ink, *lines = values
        x, y = place or (self.setting.left + self.setting.measure - 92, self.y + 6)
        angle = 2 + sum(map(ord, lines[-1])) % 9 - 4.5
        self.side.marks.append(Stamp(x, y, angle, tuple(lines), INKS[ink]))

    def _seal(self, values: Sequence[str]) -> None:
        self.side.marks.append(Stamp(self.setting.left + 250, self.y - 30, -8, tuple(values), BLUE, is_round=True))


def _is_short(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style == "plain" and len(block.text) < 45


def _columns(rows: Sequence[Sequence[str]], setting: Setting, size: float) -> list[float]:
    """Widths of the columns: what the longest cell wants, but the wide ones give way to the narrow ones."""
    wanted = [max(width(cell, setting.bold, size) for cell in column) + 10 for column in zip(*rows, strict=True)]
    measure = setting.measure
    if sum(wanted) <= measure:
        spare = (measure - sum(wanted)) / len(wanted)
        return [wide + spare for wide in wanted]
    fair = measure / len(wanted)
    taken = sum(wide for wide in wanted if wide <= fair)
    wide_ones = [wide for wide in wanted if wide > fair]
    scale = (measure - taken) / sum(wide_ones)
    return [wide if wide <= fair else wide * scale for wide in wanted]
