"""XLSX: each sheet fills pages of rows, its cells as they are shown; comments and text boxes follow."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import lxml.etree

from ingest.readers.package import OfficeContent, Package, PackageReader
from ingest.readers.relationships import relationships_of
from ingest.readers.rows import pages_of_rows
from ingest.readers.xlsx_numbers import BUILT_IN, NumberFormat, format_of, show_number

_SHEET: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WORKBOOK: Final = "xl/workbook.xml"
_PICTURES: Final = r"xl/media/[^/]+"
_REMARKS: Final = r"xl/(?:comments\d*|comments/\w+|threadedComments/\w+|drawings/drawing\d+)\.xml"
_PLACE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_MOST_COLUMNS: Final = 1_000
_GENERAL: Final = NumberFormat(is_general=True)


@dataclass(frozen=True, slots=True)
class _Book:
    """What all sheets share: the strings, the formats by style, and where days are counted from."""

    strings: Sequence[str]
    formats: Sequence[NumberFormat]
    counts_from_1904: bool


class XlsxReader(PackageReader):
    """Reads workbooks of current programs."""

    name = "xlsx"

    def take(self, package: Package) -> OfficeContent:
        """See ``PackageReader.take``."""
        workbook = package.tree(_WORKBOOK)
        properties = workbook.find(f"{_SHEET}workbookPr")
        from_1904 = properties is not None and properties.get("date1904") in ("1", "true", "on")
        book = _Book(_strings(package), _formats(package), from_1904)
        targets = {found.id: found.target for found in relationships_of(package, _WORKBOOK)}
        pages: list[str] = []
        for sheet in workbook.iter(f"{_SHEET}sheet"):
            part = targets.get(sheet.get(_RELATION) or "", "")
            if package.has(part) and "/worksheets/" in part:
                pages.extend(pages_of_rows(_rows(package.content(part), book), title=sheet.get("name") or ""))
        remarks = "\n".join(filter(None, map(_remarks, package.contents(_REMARKS))))
        if remarks:
            pages.append(f"Kommentare und Textfelder\n\n{remarks}")
        return OfficeContent(package.title("docProps/core.xml"), tuple(pages), tuple(package.contents(_PICTURES)))


def _strings(package: Package) -> list[str]:
    if not package.has("xl/sharedStrings.xml"):
        return []
    content = package.content("xl/sharedStrings.xml")
    return [_text(item) for item in _elements(content, f"{_SHEET}si")]


def _elements(content: bytes, name: str) -> Iterator[lxml.etree._Element]:
    """The elements of a name one by one, each forgotten afterwards: a tree of a whole sheet is far larger."""
    events = lxml.etree.iterparse(
        io.BytesIO(content), events=("end",), tag=name, resolve_entities=False, no_network=True, load_dtd=False
    )
    for _, element in events:
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _text(item: lxml.etree._Element) -> str:
    """Text with all its formats; how it is pronounced is left out."""
    return "".join(
        found.text or "" for found in item.iter(f"{_SHEET}t") if next(found.iterancestors(f"{_SHEET}rPh"), None) is None
    )


def _formats(package: Package) -> list[NumberFormat]:
    if not package.has("xl/styles.xml"):
        return []
    styles = package.tree("xl/styles.xml")
    own = {found.get("numFmtId"): found.get("formatCode") or "" for found in styles.iter(f"{_SHEET}numFmt")}
    known: dict[str | None, NumberFormat] = {str(number): format_of(code) for number, code in BUILT_IN.items()}
    known |= {key: format_of(code) for key, code in own.items()}
    cells = styles.find(f"{_SHEET}cellXfs")
    return [known.get(style.get("numFmtId"), _GENERAL) for style in ([] if cells is None else cells)]


def _rows(content: bytes, book: _Book) -> Iterator[list[str]]:
    expected = 1
    for element in _elements(content, f"{_SHEET}row"):
        number = int(element.get("r") or expected)
        if number > expected:
            yield []
        expected = number + 1
        row: list[str] = []
        for cell in element.iter(f"{_SHEET}c"):
            column = _column(cell.get("r"), len(row))
            if column >= _MOST_COLUMNS:
                break
            row.extend([""] * (column - len(row)))
            row.append(_shown(cell, book))
        yield row


def _column(place: str | None, following: int) -> int:
    """Index of a cell's column, never left of the cells before it."""
    found = _PLACE.fullmatch(place or "")
    if not found:
        return following
    index = 0
    for letter in found[1]:
        index = 26 * index + ord(letter) - ord("A") + 1
    return max(following, index - 1)


def _shown(cell: lxml.etree._Element, book: _Book) -> str:
    kind = cell.get("t") or "n"
    if kind == "inlineStr":
        return _text(cell)
    value = cell.findtext(f"{_SHEET}v") or ""
    if kind == "s":
        index = int(value) if value.isdigit() else -1
        return book.strings[index] if 0 <= index < len(book.strings) else ""
    if kind == "b":
        return "WAHR" if value == "1" else "FALSCH"
    if kind != "n":
        return value
    style = int(cell.get("s") or 0)
    return show_number(
        value,
        book.formats[style] if 0 <= style < len(book.formats) else _GENERAL,
        counts_from_1904=book.counts_from_1904,
    )


def _remarks(content: bytes) -> str:
    """Texts of the comments, or of the boxes drawn on a sheet; one paragraph a line."""
    lines = []
    for element in lxml.etree.fromstring(
        content, lxml.etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    ).iter():
        name = lxml.etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name == "comment":
            lines.append(" ".join(_text(element).split()))
        elif name == "threadedComment":
            lines.append(" ".join("".join(str(part) for part in element.itertext()).split()))
        elif element.tag == f"{_DRAWING}p":
            lines.append("".join(found.text or "" for found in element.iter(f"{_DRAWING}t")))
    return "\n".join(line for line in lines if line.strip())
