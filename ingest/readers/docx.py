"""DOCX: headers, paragraphs, tables with the cells of a row joined by a tab, footers and notes on one page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import lxml.etree

from ingest.readers.package import OfficeContent, Package, PackageReader

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The same text box once more, for older programs."""

_BODY: Final = "word/document.xml"
_BEFORE: Final = r"word/header\d*\.xml"
_AFTER: Final = r"word/(?:footer\d*|footnotes|endnotes|comments)\.xml"
_PICTURES: Final = r"word/media/[^/]+"
_PIECES: Final = tuple(f"{_WORD}{name}" for name in ("t", "tab", "br", "cr", "noBreakHyphen", "p"))
_WRAPPERS: Final = frozenset(
    f"{_WORD}{name}"
    for name in ("sdt", "sdtContent", "footnote", "endnote", "comment", "customXml", "ins", "moveTo", "smartTag")
)


class DocxReader(PackageReader):
    """Reads documents of current word processors."""

    name = "docx"

    def take(self, package: Package) -> OfficeContent:
        """See ``PackageReader.take``."""
        parts = [*package.names(_BEFORE), _BODY, *package.names(_AFTER)]
        text = "\n\n".join(filter(None, (_text_of_part(package.tree(name)) for name in parts)))
        return OfficeContent(package.title("docProps/core.xml"), (text,), tuple(package.contents(_PICTURES)))


def _text_of_part(root: lxml.etree._Element) -> str:
    body = root.find(f"{_WORD}body")
    for copy in list(root.iter(_FALLBACK)):
        parent = copy.getparent()
        if parent is not None:
            parent.remove(copy)
    return "\n".join(_blocks(root if body is None else body)).strip("\n")


def _blocks(parent: lxml.etree._Element) -> Iterator[str]:
    """Lines of the paragraphs and tables inside an element, with empty lines around tables and between paragraphs."""
    for element in parent:
        if element.tag == f"{_WORD}p":
            yield _text_of_paragraph(element)
            yield ""
        elif element.tag == f"{_WORD}tbl":
            for row in _inside(element, "tr"):
                yield "\t".join(" ".join(filter(None, _blocks(cell))) for cell in _inside(row, "tc"))
            yield ""
        elif element.tag in _WRAPPERS:
            yield from _blocks(element)


def _inside(parent: lxml.etree._Element, name: str) -> Iterator[lxml.etree._Element]:
    """The rows of a table or the cells of a row, also those that lie in a wrapper."""
    for element in parent:
        if element.tag == f"{_WORD}{name}":
            yield element
        elif element.tag in _WRAPPERS:
            yield from _inside(element, name)


def _text_of_paragraph(paragraph: lxml.etree._Element) -> str:
    """The text of a paragraph as shown: insertions count, deletions do not; text boxes follow on lines of their own."""
    pieces = []
    for element in paragraph.iter(*_PIECES):
        if element.tag == f"{_WORD}t":
            pieces.append(element.text or "")
        elif element.tag == f"{_WORD}tab":
            parent = element.getparent()  # outside a run it describes a tab stop
            pieces.append("\t" if parent is not None and parent.tag == f"{_WORD}r" else "")
        elif element.tag == f"{_WORD}noBreakHyphen":
            pieces.append("-")
        elif element is not paragraph:
            pieces.append("\n")
    return "".join(pieces)
