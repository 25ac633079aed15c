"""DOCX: paragraphs, tables with the cells of a row joined by a tab, headers, footers and notes; one page, no image."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import Final

import lxml.etree
from PIL import Image

from ingest.limits import ReadingLimits
from ingest.pages import Page, PageOutline
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.contract import DrawingTask, ReadingTask
from ingest.readers.plain_text import no_image, page_of_text

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
_BODY: Final = "word/document.xml"
_BEFORE: Final = re.compile(r"word/header\d*\.xml")
_AFTER: Final = re.compile(r"word/(?:footer\d*|footnotes|endnotes|comments)\.xml")
_PIECES: Final = tuple(f"{_WORD}{name}" for name in ("t", "tab", "br", "cr", "noBreakHyphen", "p"))
_ENCRYPTED: Final = 0x1


class DocxReader:
    """Reads documents of current word processors."""

    def read(self, task: ReadingTask) -> Iterator[PageOutline | Page]:
        """See ``Reader.read``."""
        try:
            with zipfile.ZipFile(task.path) as archive:
                parts = _parts(archive, task.limits)
                title = _title(parts.get("docProps/core.xml"))
                text = "\n\n".join(filter(None, (_text_of_part(parts[name]) for name in _in_order(parts))))
        except (
            zipfile.BadZipFile,
            lxml.etree.XMLSyntaxError,
            EOFError,
            ValueError,
            OSError,
            NotImplementedError,
        ) as error:
            raise Unreadable(QuarantineCode.CORRUPT_FILE, type(error).__name__) from error
        yield PageOutline(page_count=1, title=title)
        if 1 not in task.done:
            yield page_of_text(text, reader="docx")

    def draw(self, task: DrawingTask) -> Image.Image:
        """There is no image."""
        raise no_image(task)


def _parts(archive: zipfile.ZipFile, limits: ReadingLimits) -> dict[str, bytes]:
    """The parts with text, unpacked.

    Raises:
        Unreadable: ``corrupt_file`` without a body, ``too_large`` for what swells beyond all measure.
    """
    wanted = [
        entry
        for entry in archive.infolist()
        if entry.filename in (_BODY, "docProps/core.xml")
        or _BEFORE.fullmatch(entry.filename)
        or _AFTER.fullmatch(entry.filename)
    ]
    if not any(entry.filename == _BODY for entry in wanted):
        raise Unreadable(QuarantineCode.CORRUPT_FILE, "no body")
    parts = {}
    left = limits.unpacked_bytes
    for entry in wanted[:200]:
        if entry.flag_bits & _ENCRYPTED:
            raise Unreadable(QuarantineCode.CORRUPT_FILE, "encrypted part")
        # Read no more than allowed: the size that the entry states may be a lie.
        allowed = min(left, max(2**20, entry.compress_size * limits.unpacked_ratio))
        with archive.open(entry) as part:
            content = part.read(allowed + 1)
        if len(content) > allowed:
            raise Unreadable(QuarantineCode.TOO_LARGE, "zip bomb")
        left -= len(content)
        parts[entry.filename] = content
    return parts


def _in_order(parts: dict[str, bytes]) -> list[str]:
    before = sorted(name for name in parts if _BEFORE.fullmatch(name))
    after = sorted(name for name in parts if _AFTER.fullmatch(name))
    return [*before, _BODY, *after]


def _parse(content: bytes) -> lxml.etree._Element:
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return lxml.etree.fromstring(content, parser)


def _title(core: bytes | None) -> str | None:
    if core is None:
        return None
    title = " ".join((_parse(core).findtext(_TITLE) or "").split())
    return title[:300] or None


def _text_of_part(content: bytes) -> str:
    root = _parse(content)
    body = root.find(f"{_WORD}body")
    return "\n".join(_blocks(root if body is None else body)).strip("\n")


def _blocks(parent: lxml.etree._Element) -> Iterator[str]:
    """Lines of the paragraphs and tables inside an element, with empty lines around tables and between paragraphs."""
    for element in parent:
        if element.tag == f"{_WORD}p":
            yield _text_of_paragraph(element)
            yield ""
        elif element.tag == f"{_WORD}tbl":
            for row in element.iterfind(f"{_WORD}tr"):
                cells = row.iter(f"{_WORD}tc")
                yield "\t".join(" ".join(filter(None, _blocks(cell))) for cell in cells if cell.getparent() is row)
            yield ""
        elif element.tag in (
            f"{_WORD}sdt",
            f"{_WORD}sdtContent",
            f"{_WORD}footnote",
            f"{_WORD}endnote",
            f"{_WORD}comment",
        ):
            yield from _blocks(element)


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
