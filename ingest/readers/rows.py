"""Rows of a table become text: the cells of a row on one line, joined by a tab; long tables fill several pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

ROWS_A_PAGE: Final = 100
"""About two printed sheets: a hit leads near its row, and a table of 20,000 rows stays far below the limit of pages."""

_MOST_CELLS: Final = 1_000
"""Of one row; what lies to the right of so many is no table that anybody reads."""

Row = Sequence[str]


def line_of(row: Row) -> str:
    """A row on one line; line ends and tabs inside a cell become a blank, empty cells at its end are dropped."""
    return "\t".join(" ".join(cell.split()) for cell in row[:_MOST_CELLS]).rstrip()


def pages_of_rows(rows: Iterable[Row], *, title: str = "") -> Iterator[str]:
    """The texts of the pages of a table, each with the title and, from the second on, the head of its columns.

    Empty rows part groups and are kept as one empty line. There is at least one page.
    """
    head: str | None = None
    lines: list[str] = []
    pages = 0
    for row in rows:
        line = line_of(row)
        if head is None and line:
            head = line if is_head(row) else ""
        if not line and (not lines or not lines[-1]):
            continue
        lines.append(line)
        if len(lines) == ROWS_A_PAGE:
            yield _page(lines, title, head if pages else "")
            pages += 1
            lines = []
    if lines or not pages:
        yield _page(lines, title, head if pages else "")


def is_head(row: Row) -> bool:
    """Whether a first row names columns: at least two cells, all of them words and none a number or a date."""
    named = [cell for cell in row if cell.strip()]
    return len(named) >= 2 and all(
        any(sign.isalpha() for sign in cell) and sum(sign.isdigit() for sign in cell) <= 2 for cell in named
    )


def _page(lines: list[str], title: str, head: str | None) -> str:
    beginning = [title, ""] if title else []
    return "\n".join([*beginning, *([head] if head else []), *lines])
