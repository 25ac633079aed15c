"""ODT, ODS and ODP: a text is one page, each sheet fills pages of rows, each slide is a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import lxml.etree

from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.odf_text import DRAW, OFFICE, PRESENTATION, STYLE, TABLE, blocks, rows
from ingest.readers.package import OfficeContent, Package, PackageReader
from ingest.readers.rows import pages_of_rows

_CONTENT: Final = "content.xml"
_STYLES: Final = "styles.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_PICTURES: Final = r"Pictures/[^/]+"


class OdfReader(PackageReader):
    """Reads texts, sheets and slides in the format of the OASIS, which LibreOffice writes."""

    name = "odf"

    def take(self, package: Package) -> OfficeContent:
        """See ``PackageReader.take``."""
        if package.has(_MANIFEST) and b"encryption-data" in package.content(_MANIFEST):
            raise Unreadable(QuarantineCode.ENCRYPTED_FILE, "odf")
        body = package.tree(_CONTENT).find(f"{OFFICE}body")
        if body is None:
            raise Unreadable(QuarantineCode.CORRUPT_FILE, "no body")
        pages = tuple(page for kind in body for page in _pages(kind, package))
        return OfficeContent(package.title("meta.xml"), pages, tuple(package.contents(_PICTURES)))


def _pages(kind: lxml.etree._Element, package: Package) -> Iterator[str]:
    if kind.tag == f"{OFFICE}spreadsheet":
        for sheet in kind.iter(f"{TABLE}table"):
            yield from pages_of_rows(rows(sheet), title=sheet.get(f"{TABLE}name") or "")
    elif kind.tag in (f"{OFFICE}presentation", f"{OFFICE}drawing"):
        for slide in kind.iter(f"{DRAW}page"):
            yield _slide(slide)
    elif isinstance(kind.tag, str):
        heads, feet = _margins(package)
        yield "\n\n".join(filter(None, (*heads, _lines(kind), *feet)))


def _slide(slide: lxml.etree._Element) -> str:
    notes = slide.find(f"{PRESENTATION}notes")
    if notes is not None:
        slide.remove(notes)
    spoken = "" if notes is None else _lines(notes)
    return _lines(slide) + (f"\n\nNotizen:\n{spoken}" if spoken.strip() else "")


def _margins(package: Package) -> tuple[list[str], list[str]]:
    """What stands above and below every page."""
    if not package.has(_STYLES):
        return [], []
    masters = package.tree(_STYLES).find(f"{OFFICE}master-styles")
    if masters is None:
        return [], []
    heads = [_lines(found) for found in masters.iter(f"{STYLE}header", f"{STYLE}header-first")]
    feet = [_lines(found) for found in masters.iter(f"{STYLE}footer", f"{STYLE}footer-first")]
    return list(dict.fromkeys(heads)), list(dict.fromkeys(feet))


def _lines(parent: lxml.etree._Element) -> str:
    return "\n".join(blocks(parent)).strip("\n")
