"""Which reader reads which media type; readers are loaded when first needed, since their libraries are large."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Final, cast

from ingest import sniffing
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.contract import Reader, Unlocker

READERS: Final[Mapping[str, str]] = {
    sniffing.PDF: "ingest.readers.pdf:PdfReader",
    sniffing.TIFF: "ingest.readers.tiff:TiffReader",
    sniffing.JPEG: "ingest.readers.image:ImageReader",
    sniffing.PNG: "ingest.readers.image:ImageReader",
    sniffing.WEBP: "ingest.readers.image:ImageReader",
    sniffing.GIF: "ingest.readers.image:ImageReader",
    sniffing.BMP: "ingest.readers.image:ImageReader",
    sniffing.JPEG_2000: "ingest.readers.image:ImageReader",
    sniffing.AVIF: "ingest.readers.image:ImageReader",
    sniffing.HEIC: "ingest.readers.heic:HeicReader",
    sniffing.CSV: "ingest.readers.csv:CsvReader",
    sniffing.RTF: "ingest.readers.rtf:RtfReader",
    sniffing.TEXT: "ingest.readers.text:TextReader",
    sniffing.HTML: "ingest.readers.html:HtmlReader",
    sniffing.DOCX: "ingest.readers.docx:DocxReader",
    sniffing.XLSX: "ingest.readers.xlsx:XlsxReader",
    sniffing.PPTX: "ingest.readers.pptx:PptxReader",
    sniffing.DOC: "ingest.readers.legacy_office:DocReader",
    sniffing.XLS: "ingest.readers.legacy_office:XlsReader",
    sniffing.PPT: "ingest.readers.legacy_office:PptReader",
    sniffing.LOCKED_OFFICE: "ingest.readers.locked_office:LockedOfficeReader",
    sniffing.ODT: "ingest.readers.odf:OdfReader",
    sniffing.ODS: "ingest.readers.odf:OdfReader",
    sniffing.ODP: "ingest.readers.odf:OdfReader",
    sniffing.MAIL: "ingest.readers.mail:MailReader",
    sniffing.ZIP: "ingest.readers.archive:ZipReader",
    sniffing.TAR: "ingest.readers.archive:TarReader",
    sniffing.GZIP: "ingest.readers.archive:TarReader",
    sniffing.BZIP2: "ingest.readers.archive:TarReader",
    sniffing.XZ: "ingest.readers.archive:TarReader",
    sniffing.SEVEN_ZIP: "ingest.readers.seven_zip:SevenZipReader",
    sniffing.MSG: "ingest.readers.msg:MsgReader",
}
"""Module and class for each media type that ``sniff`` can answer."""

UNLOCKERS: Final[Mapping[str, str]] = {
    sniffing.PDF: "ingest.readers.pdf_unlocking:unlock_pdf",
    sniffing.ZIP: "ingest.readers.zip_unlocking:unlock_zip",
    sniffing.SEVEN_ZIP: "ingest.readers.seven_zip_unlocking:unlock_seven_zip",
    sniffing.LOCKED_OFFICE: "ingest.readers.office_unlocking:unlock_office",
    sniffing.DOC: "ingest.readers.office_unlocking:unlock_office",
    sniffing.XLS: "ingest.readers.office_unlocking:unlock_office",
    sniffing.PPT: "ingest.readers.office_unlocking:unlock_office",
}
"""Module and function for each media type that can be opened with a password."""


def load_unlocker(media_type: str, unlockers: Mapping[str, str] = UNLOCKERS) -> Unlocker:
    """What takes the password off files of a media type.

    Raises:
        Unreadable: ``unsupported_type``.
    """
    place = unlockers.get(media_type)
    if place is None:
        raise Unreadable(QuarantineCode.UNSUPPORTED_TYPE, f"{media_type} with a password")
    module, _, name = place.partition(":")
    return cast("Unlocker", getattr(import_module(module), name))


def load_reader(media_type: str, readers: Mapping[str, str] = READERS) -> Reader:
    """A reader for a media type.

    Raises:
        Unreadable: ``unsupported_type``.
    """
    place = readers.get(media_type)
    if place is None:
        raise Unreadable(QuarantineCode.UNSUPPORTED_TYPE, media_type)
    module, _, name = place.partition(":")
    return cast("Reader", getattr(import_module(module), name)())
