"""DOC, XLS and PPT, through LibreOffice where it is installed.

Texts and slides are printed to PDF and so have page images. Workbooks become XLSX: a print cuts off what is wider than
its column, and tears wide sheets apart.
"""

from __future__ import annotations

import struct
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import olefile
from PIL import Image

from ingest.pages import Enclosure, Page, PageOutline
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.contract import DrawingTask, Reader, ReadingTask
from ingest.readers.office_converter import converted
from ingest.readers.pdf import PdfReader
from ingest.readers.xlsx import XlsxReader

_ENCRYPTED_DOC: Final = 0x0100  # [MS-DOC] 2.5.2, FibBase, flag fEncrypted
_FILE_PASS: Final = 0x002F  # [MS-XLS] 2.4.117
_BOUND_SHEET: Final = 0x0085
_ENCRYPTED_PPT: Final = 0xF3D1C4DF  # [MS-PPT] 2.3.2, CurrentUserAtom, headerToken


class _LegacyReader(ABC):
    """Reads files of one old office program."""

    ending: str
    target = ".pdf"
    reader: type[Reader] = PdfReader

    @abstractmethod
    def is_encrypted(self, file: olefile.OleFileIO) -> bool:
        """Whether the content needs a password."""

    def read(self, task: ReadingTask) -> Iterator[PageOutline | Page | Enclosure]:
        """See ``Reader.read``."""
        _check(task.path, self.is_encrypted)
        with converted(task.path, self.ending, self.target, task.limits) as path:
            yield from self.reader().read(replace(task, path=path))

    def draw(self, task: DrawingTask) -> Image.Image:
        """See ``Reader.draw``."""
        with converted(task.path, self.ending, self.target, task.limits) as path:
            return self.reader().draw(replace(task, path=path))


class DocReader(_LegacyReader):
    """Reads texts of Word 97 to 2003."""

    ending = ".doc"

    def is_encrypted(self, file: olefile.OleFileIO) -> bool:
        """See ``_LegacyReader.is_encrypted``."""
        return bool(struct.unpack_from("<H", file.openstream("WordDocument").read(12), 10)[0] & _ENCRYPTED_DOC)


class XlsReader(_LegacyReader):
    """Reads workbooks of Excel 5 to 2003."""

    ending = ".xls"
    target = ".xlsx"
    reader = XlsxReader

    def is_encrypted(self, file: olefile.OleFileIO) -> bool:
        """See ``_LegacyReader.is_encrypted``; the record stands before the first sheet is named."""
        content = file.openstream("Workbook" if file.exists("Workbook") else "Book").read(8192)
        place = 0
        while place + 4 <= len(content):
            kind, length = struct.unpack_from("<HH", content, place)
            if kind in (_FILE_PASS, _BOUND_SHEET):
                return bool(kind == _FILE_PASS)
            place += 4 + length
        return False


class PptReader(_LegacyReader):
    """Reads presentations of PowerPoint 97 to 2003."""

    ending = ".ppt"

    def is_encrypted(self, file: olefile.OleFileIO) -> bool:
        """See ``_LegacyReader.is_encrypted``."""
        if not file.exists("Current User"):
            return False
        content = file.openstream("Current User").read(16)
        return len(content) == 16 and struct.unpack_from("<I", content, 12)[0] == _ENCRYPTED_PPT


def _check(path: Path, is_encrypted: Callable[[olefile.OleFileIO], bool]) -> None:
    """Refuses what LibreOffice would only fail at.

    Raises:
        Unreadable: ``encrypted_file`` or ``corrupt_file``.
    """
    try:
        with path.open("rb") as file, olefile.OleFileIO(file) as compound:
            locked = is_encrypted(compound)
    except (OSError, ValueError, IndexError, KeyError, TypeError, struct.error, OverflowError) as error:
        raise Unreadable(QuarantineCode.CORRUPT_FILE, type(error).__name__) from error
    if locked:
        raise Unreadable(QuarantineCode.ENCRYPTED_FILE, "office")
