"""PPTX: each slide is a page, with its tables row by row and the speaker's notes below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import lxml.etree

from ingest.readers.package import OfficeContent, Package, PackageReader
from ingest.readers.relationships import relationships_of
from ingest.readers.rows import line_of

_PRESENTATION: Final = "ppt/presentation.xml"
_PICTURES: Final = r"ppt/media/[^/]+"
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLIDE_ID: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}sldId"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


class PptxReader(PackageReader):
    """Reads presentations of current programs."""

    name = "pptx"

    def take(self, package: Package) -> OfficeContent:
        """See ``PackageReader.take``."""
        pages = tuple(_page(package, slide) for slide in _slides(package))
        return OfficeContent(package.title("docProps/core.xml"), pages, tuple(package.contents(_PICTURES)))


def _slides(package: Package) -> list[str]:
    """Names of the slides in the order in which they are shown, then those that are not part of the show."""
    targets = {found.id: found.target for found in relationships_of(package, _PRESENTATION) if found.kind == "slide"}
    order = [targets.get(slide.get(_RELATION) or "", "") for slide in package.tree(_PRESENTATION).iter(_SLIDE_ID)]
    shown = [name for name in dict.fromkeys(order) if package.has(name)]
    return [*shown, *(name for name in package.names(r"ppt/slides/slide\d+\.xml") if name not in shown)]


def _page(package: Package, slide: str) -> str:
    text = "\n".join(_lines(package.tree(slide)))
    for found in relationships_of(package, slide):
        if found.kind == "notesSlide" and package.has(found.target):
            notes = "\n".join(_lines(package.tree(found.target)))
            text += f"\n\nNotizen:\n{notes}" if notes.strip() else ""
    return text


def _lines(root: lxml.etree._Element) -> Iterator[str]:
    """Paragraphs and rows of tables in the order of the file, with an empty line behind each shape."""
    for element in root.iter(f"{_DRAWING}tbl", f"{_DRAWING}p", f"{_DRAWING}bodyPr"):
        if _lies_in(element, _FALLBACK):
            continue
        if element.tag == f"{_DRAWING}tbl":
            for row in element.iter(f"{_DRAWING}tr"):
                cells = row.iterchildren(f"{_DRAWING}tc")
                yield line_of([" ".join(map(_text, cell.iter(f"{_DRAWING}p"))) for cell in cells])
        elif not _lies_in(element, f"{_DRAWING}tbl"):
            yield "" if element.tag == f"{_DRAWING}bodyPr" else _text(element)


def _lies_in(element: lxml.etree._Element, name: str) -> bool:
    return next(element.iterancestors(name), None) is not None


def _text(paragraph: lxml.etree._Element) -> str:
    pieces = []
    for element in paragraph.iter(f"{_DRAWING}t", f"{_DRAWING}br"):
        parent = element.getparent()
        is_page_number = parent is not None and parent.tag == f"{_DRAWING}fld" and parent.get("type") == "slidenum"
        if not is_page_number:
            pieces.append("\n" if element.tag == f"{_DRAWING}br" else element.text or "")
    return "".join(pieces)
