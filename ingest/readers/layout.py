"""Lines as seen on a page become its text: one line for each printed one, cells of a row joined by a tab.

Readers tend to take the columns of a form or a table for blocks of their own and give first all labels, then all
values. Blocks that stand side by side and whose lines lie level with each other are put together again, row by row;
columns of prose stay columns.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from ingest.ocr.contract import SeenLine, SeenWord
from ingest.pages import Word

_CELL_GAP: Final = 2.0
"""A gap between words of a line, in heights of its words, that separates cells. Justified prose stays below 1.5."""

_LEVEL: Final = 0.35
"""Lines of two blocks are one row if their middles differ by less, in heights of a line."""

_LEVEL_SHARE: Final = 0.7
"""Share of the lines of the shorter block that need a partner, for two blocks to be put together."""

_PROSE_WORDS: Final = 4.5
"""A block with more words a line (median) than this is prose and no column of a table."""

_PROSE_LETTERS: Final = 26
"""The same in letters: in narrow columns of German prose long words fill a line by threes. Of two columns of a table
one holds short entries."""

_PARAGRAPH_GAP: Final = 1.5
_NAMED_PARAGRAPH_GAP: Final = 0.8
"""White between two lines, in heights of a line, that separates paragraphs: where the reader names none, where it does.

Readers also see a new paragraph in every indented line and every change of type.
"""


@dataclass(frozen=True, slots=True)
class ArrangedText:
    """The text of a page and its words with their places in it, in order."""

    text: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A row of a ruled table in pixels of the page image: between two rules, parted by ``sides``, left to right."""

    top: float
    bottom: float
    sides: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table by its rules, bands from top to bottom."""

    bands: tuple[Band, ...]

    def cell_of(self, word: SeenWord) -> tuple[int, int] | None:
        """Band and cell in which the middle of a word lies, or None outside."""
        x, y = (word.box.x0 + word.box.x1) / 2, (word.box.y0 + word.box.y1) / 2
        for row, band in enumerate(self.bands):
            if band.top <= y < band.bottom and band.sides[0] <= x < band.sides[-1]:
                return row, bisect_right(band.sides, x) - 1
        return None


@dataclass(frozen=True, slots=True)
class _Row:
    """Words of one printed line in one block; ``middle`` is its height on the page with the page's slope taken out."""

    words: tuple[SeenWord, ...]
    block: int
    paragraph: int
    middle: float
    height: float

    @property
    def left(self) -> int:
        return self.words[0].box.x0

    @property
    def right(self) -> int:
        return max(word.box.x1 for word in self.words)


def arrange(lines: Sequence[SeenLine], tables: Sequence[RuledTable] = ()) -> ArrangedText:
    """The text of lines that a reader gave in its order.

    Between blocks and between paragraphs stands an empty line; the cells of a row are joined by a tab. Each row of a
    ruled table is one line, however many its cells fill.
    """
    if tables:
        return _arrange_around(lines, tables)
    text = _TextBuilder()
    _write_lines(lines, text)
    return text.finish()


def _arrange_around(lines: Sequence[SeenLine], tables: Sequence[RuledTable]) -> ArrangedText:
    """Lines outside of tables as ever; each table stands where its first word was read."""
    text = _TextBuilder()
    cells: dict[int, dict[int, dict[int, list[SeenWord]]]] = {}
    pieces: list[list[SeenLine] | int] = []
    for line in lines:
        outside = []
        for word in line.words:
            place = _place_in(tables, word)
            if place is None:
                outside.append(word)
                continue
            number, row, cell = place
            if number not in cells:
                pieces.append(number)
            cells.setdefault(number, {}).setdefault(row, {}).setdefault(cell, []).append(word)
        if outside:
            if not pieces or isinstance(pieces[-1], int):
                pieces.append([])
            last = pieces[-1]
            if isinstance(last, list):
                last.append(SeenLine(tuple(outside), line.block, line.paragraph))
    for piece in pieces:
        if isinstance(piece, list):
            _write_lines(piece, text)
            continue
        text.begin_block()
        for _, row_cells in sorted(cells[piece].items()):
            text.add_line([words for _, words in sorted(row_cells.items())], is_ruled=True)
    return text.finish()


def _place_in(tables: Sequence[RuledTable], word: SeenWord) -> tuple[int, int, int] | None:
    for number, table in enumerate(tables):
        found = table.cell_of(word)
        if found is not None:
            return number, *found
    return None


def _write_lines(lines: Sequence[SeenLine], text: _TextBuilder) -> None:
    slope = _slope(lines)
    blocks: dict[int, list[_Row]] = {}
    for line in lines:
        if line.words:
            blocks.setdefault(line.block, []).append(_row(line, slope))
    for group in _groups(list(blocks.values())):
        text.begin_block()
        if len(group) == 1:
            _write_block(group[0], text)
        else:
            _write_table(group, text)


def _row(line: SeenLine, slope: float) -> _Row:
    words = line.words
    middle = sum((word.box.y0 + word.box.y1) / 2 - slope * (word.box.x0 + word.box.x1) / 2 for word in words)
    height = median(word.box.y1 - word.box.y0 for word in words)
    return _Row(words, line.block, line.paragraph, middle / len(words), max(1.0, height))


def _slope(lines: Sequence[SeenLine]) -> float:
    """Rise of the lines of print per pixel to the right, by the long ones; 0 without any."""
    slopes = []
    for line in lines:
        if len(line.words) >= 4:
            first, last = line.words[0].box, line.words[-1].box
            if last.x0 - first.x0 > 10 * (first.y1 - first.y0):
                slopes.append((last.y1 - first.y1) / (last.x0 - first.x0))
    return median(slopes) if len(slopes) >= 3 else 0.0


def _groups(blocks: list[list[_Row]]) -> list[list[list[_Row]]]:
    """Blocks that belong in one table, put together; groups stand where their first block stood."""
    group_of = list(range(len(blocks)))
    for one in range(len(blocks)):
        for other in range(one + 1, len(blocks)):
            if group_of[one] != group_of[other] and _are_columns_of_one_table(blocks[one], blocks[other]):
                old, new = group_of[other], group_of[one]
                group_of = [new if group == old else group for group in group_of]
    order = dict.fromkeys(group_of)
    return [[block for block, group in zip(blocks, group_of, strict=True) if group == wanted] for wanted in order]


def _are_columns_of_one_table(one: list[_Row], other: list[_Row]) -> bool:
    if max(row.left for row in one) > min(row.left for row in other):
        one, other = other, one
    if max(row.right for row in one) > min(row.left for row in other):
        return False
    if min(_words_a_line(one), _words_a_line(other)) > _PROSE_WORDS:
        return False
    if min(_letters_a_line(one), _letters_a_line(other)) > _PROSE_LETTERS:
        return False
    fewer, more = sorted((one, other), key=len)
    level = sum(any(_are_level(row, partner) for partner in more) for row in fewer)
    return level >= _LEVEL_SHARE * len(fewer)


def _words_a_line(block: list[_Row]) -> float:
    return median(len(row.words) for row in block)


def _letters_a_line(block: list[_Row]) -> float:
    return median(sum(len(word.text) for word in row.words) for row in block)


def _are_level(one: _Row, other: _Row) -> bool:
    return abs(one.middle - other.middle) < _LEVEL * min(one.height, other.height)


def _write_block(rows: list[_Row], text: _TextBuilder) -> None:
    for before, row in zip([None, *rows], rows, strict=False):
        if before is not None and _is_new_paragraph(before, row):
            text.begin_block()
        text.add_line([row.words])


def _is_new_paragraph(before: _Row, row: _Row) -> bool:
    white = row.middle - before.middle - (row.height + before.height) / 2
    gap = _PARAGRAPH_GAP if row.paragraph == before.paragraph else _NAMED_PARAGRAPH_GAP
    return white > gap * before.height


def _write_table(blocks: list[list[_Row]], text: _TextBuilder) -> None:
    """Rows from top to bottom, cells from left to right; what has no partner is a row of its own."""
    lines: list[list[_Row]] = []
    for row in sorted((row for block in blocks for row in block), key=lambda row: row.middle):
        first = lines[-1][0] if lines else None
        if first is not None and abs(row.middle - first.middle) < 0.5 * min(row.height, first.height):
            lines[-1].append(row)
        else:
            lines.append([row])
    for number, line in enumerate(lines):
        white = line[0].middle - lines[number - 1][0].middle - line[0].height if number else 0
        if white > _PARAGRAPH_GAP * line[0].height:
            text.begin_block()
        text.add_line([cell.words for cell in sorted(line, key=lambda cell: cell.left)])


class _TextBuilder:
    """Grows a text and keeps where its words stand."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._words: list[Word] = []

    def begin_block(self) -> None:
        if self._parts:
            self._append("\n")

    def add_line(self, cells: Sequence[Sequence[SeenWord]], *, is_ruled: bool = False) -> None:
        """A line of these cells; inside a cell a wide gap parts cells as well, unless rules say otherwise."""
        if self._parts:
            self._append("\n")
        before: SeenWord | None = None
        for cell in cells:
            for number, word in enumerate(cell):
                if before is not None:
                    is_gap = not is_ruled and _is_cell_gap(before, word)
                    self._append("\t" if number == 0 or is_gap else " ")
                self._add_word(word)
                before = word

    def finish(self) -> ArrangedText:
        return ArrangedText("".join(self._parts), tuple(self._words))

    def _add_word(self, word: SeenWord) -> None:
        end = self._length + len(word.text)
        self._words.append(Word(self._length, end, word.box, word.confidence, word.read_by, word.alternatives))
        self._append(word.text)

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _is_cell_gap(before: SeenWord, word: SeenWord) -> bool:
    height = max(before.box.y1 - before.box.y0, word.box.y1 - word.box.y0)
    return word.box.x0 - before.box.x1 > _CELL_GAP * height
