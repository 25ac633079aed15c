"""The text of OpenDocument markup: paragraphs as lines, rows of tables with their cells, notes behind their paragraph.

Source:
    Open Document Format for Office Applications (OpenDocument) 1.3, part 3, chapters 5, 6, 9 and 10.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import lxml.etree

_SPACE: Final = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
OFFICE: Final = _SPACE.format("office")
TEXT: Final = _SPACE.format("text")
TABLE: Final = _SPACE.format("table")
DRAW: Final = _SPACE.format("drawing")
STYLE: Final = _SPACE.format("style")
PRESENTATION: Final = _SPACE.format("presentation")

_PARAGRAPHS: Final = (f"{TEXT}p", f"{TEXT}h")
_NOT_SHOWN: Final = frozenset(
    (f"{TEXT}tracked-changes", f"{OFFICE}forms", f"{TEXT}ruby-text", f"{TEXT}note-citation", f"{OFFICE}scripts")
)
_APART: Final = frozenset((f"{TEXT}note", f"{OFFICE}annotation", f"{DRAW}frame", f"{DRAW}custom-shape", f"{DRAW}g"))
"""What lies inside a paragraph but is read behind it."""

_ROWS: Final = frozenset(f"{TABLE}{name}" for name in ("table-rows", "table-header-rows", "table-row-group"))
_CELLS: Final = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
_MOST_BLANKS: Final = 100
_MOST_REPEATS: Final = 20
"""Of a row or cell that is stated once and meant many times; files that fill a sheet that way mean one."""

_MOST_COLUMNS: Final = 1_000


def blocks(parent: lxml.etree._Element) -> Iterator[str]:
    """Lines of what lies inside an element, with empty lines between paragraphs and around tables."""
    for element in parent:
        if element.tag in _PARAGRAPHS:
            text, apart = _paragraph(element)
            yield text
            yield ""
            for thing in apart:
                yield from blocks(thing)
        elif element.tag == f"{TABLE}table":
            for row in rows(element):
                yield "\t".join(row).rstrip()
            yield ""
        elif element.tag not in _NOT_SHOWN and isinstance(element.tag, str):
            yield from blocks(element)


def rows(table: lxml.etree._Element) -> Iterator[list[str]]:
    """The rows of a table, each a list of the texts of its cells; empty ones are given once."""
    for element in table:
        if element.tag in _ROWS:
            yield from rows(element)
        elif element.tag == f"{TABLE}table-row":
            row = _row(element)
            for _ in range(_repeats(element, "number-rows-repeated") if any(row) else 1):
                yield row


def _row(element: lxml.etree._Element) -> list[str]:
    row: list[str] = []
    for cell in element.iter(*_CELLS):
        if cell.getparent() is not element:
            continue  # of a table inside a cell, which is text of that cell
        text = " ".join(filter(None, blocks(cell)))
        row.extend([text] * (_repeats(cell, "number-columns-repeated") if text else _gap(cell)))
        if len(row) > _MOST_COLUMNS:
            break
    while row and not row[-1]:
        row.pop()
    return row


def _repeats(element: lxml.etree._Element, name: str) -> int:
    stated = element.get(f"{TABLE}{name}") or "1"
    return min(int(stated), _MOST_REPEATS) if stated.isdigit() else 1


def _gap(cell: lxml.etree._Element) -> int:
    stated = cell.get(f"{TABLE}number-columns-repeated") or "1"
    return min(int(stated), _MOST_COLUMNS) if stated.isdigit() else 1


def _paragraph(paragraph: lxml.etree._Element) -> tuple[str, list[lxml.etree._Element]]:
    """The text of a paragraph, and what lies in it but is read apart."""
    pieces: list[str] = []
    apart: list[lxml.etree._Element] = []
    _collect(paragraph, pieces, apart)
    return "".join(pieces), apart


def _collect(element: lxml.etree._Element, pieces: list[str], apart: list[lxml.etree._Element]) -> None:
    pieces.append(element.text or "")
    for child in element:
        if child.tag == f"{TEXT}s":
            stated = child.get(f"{TEXT}c") or "1"
            pieces.append(" " * (min(int(stated), _MOST_BLANKS) if stated.isdigit() else 1))
        elif child.tag == f"{TEXT}tab":
            pieces.append("\t")
        elif child.tag == f"{TEXT}line-break":
            pieces.append("\n")
        elif child.tag in _APART:
            apart.append(child)
        elif child.tag not in _NOT_SHOWN and isinstance(child.tag, str):
            _collect(child, pieces, apart)
        pieces.append(child.tail or "")
