"""PDF without its password: everything else in the file stays as it is."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.contract import UnlockingTask
from ingest.readers.passwords import spellings

_PIECE: Final = 2**20


def unlock_pdf(task: UnlockingTask) -> Iterator[bytes]:
    """See ``Unlocker``."""
    document = _open(task)
    try:
        written = io.BytesIO()
        document.save(written, flags=pdfium.FPDF_REMOVE_SECURITY)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(QuarantineCode.CORRUPT_FILE, str(error)) from error
    finally:
        document.close()
    content = written.getbuffer()
    for start in range(0, len(content), _PIECE):
        yield bytes(content[start : start + _PIECE])


def _open(task: UnlockingTask) -> pypdfium2.PdfDocument:
    for password in spellings(task.password):
        raw = pdfium.FPDF_LoadDocument(os.fsencode(task.path), password)
        if raw:
            return pypdfium2.PdfDocument(raw)
        if pdfium.FPDF_GetLastError() != pdfium.FPDF_ERR_PASSWORD:
            raise Unreadable(QuarantineCode.CORRUPT_FILE, "pdfium")
    raise Unreadable(QuarantineCode.ENCRYPTED_PDF, "password")
