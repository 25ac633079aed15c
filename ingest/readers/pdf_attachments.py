"""Files inside a PDF: those of the document (portfolios as well) and those pinned to a page."""

from __future__ import annotations

import ctypes
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.limits import ReadingLimits
from ingest.pages import Enclosure
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.enclosure_names import harmless_name

_DOCUMENT: Final = 0
"""Where files of the document stand in the order of all, before those of page 1."""

_MOST_ANNOTATIONS: Final = 1_000


class AttachedFiles:
    """Collects the files of one document; pages may be looked at in any order, each once."""

    def __init__(self, document: pypdfium2.PdfDocument, limits: ReadingLimits) -> None:
        self._document = document
        self._limits = limits
        self._found: dict[int, list[tuple[str, bytes]]] = {}
        self._bytes = 0

    def look_at(self, page: pypdfium2.PdfPage, number: int) -> None:
        """Take up what is pinned to a page; must come before its annotations are made part of it."""
        count = min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_ANNOTATIONS)
        for index in range(max(0, count)):
            annotation = pdfium.FPDFPage_GetAnnot(page, index)
            if not annotation:
                continue
            try:
                if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_FILEATTACHMENT:
                    self._take(pdfium.FPDFAnnot_GetFileAttachment(annotation), number)
            finally:
                pdfium.FPDFPage_CloseAnnot(annotation)

    def enclosures(self) -> list[Enclosure]:
        """All files, those of the document first, then by page.

        Raises:
            Unreadable: ``too_large``.
        """
        for index in range(max(0, min(self._document.count_attachments(), self._limits.enclosures + 1))):
            self._take(pdfium.FPDFDoc_GetAttachment(self._document, index), _DOCUMENT)
        files = [file for number in sorted(self._found) for file in self._found[number]]
        if len(files) > self._limits.enclosures:
            raise Unreadable(QuarantineCode.TOO_LARGE, f"{len(files)} enclosures")
        return [
            Enclosure(ordinal, harmless_name(name, f"Anlage {ordinal}"), content)
            for ordinal, (name, content) in enumerate(files, start=1)
        ]

    def _take(self, attachment: pdfium.FPDF_ATTACHMENT, number: int) -> None:
        if not attachment:
            return
        content = _content(attachment, self._limits.file_bytes - self._bytes)
        self._bytes += len(content)
        if content:
            self._found.setdefault(number, []).append((_name(attachment), content))


def _content(attachment: pdfium.FPDF_ATTACHMENT, most: int) -> bytes:
    size = ctypes.c_ulong()
    if not pdfium.FPDFAttachment_GetFile(attachment, None, 0, size) or not size.value:
        return b""
    if size.value > most:
        raise Unreadable(QuarantineCode.TOO_LARGE, "attachment")
    buffer = ctypes.create_string_buffer(size.value)
    if not pdfium.FPDFAttachment_GetFile(attachment, buffer, size.value, size):
        return b""
    return buffer.raw[: size.value]


def _name(attachment: pdfium.FPDF_ATTACHMENT) -> str:
    size = pdfium.FPDFAttachment_GetName(attachment, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAttachment_GetName(attachment, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", errors="replace")
