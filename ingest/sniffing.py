"""What kind of file something is, told by its content; its name is never looked at.

Only a few kilobytes are read and nothing is unpacked, so this may run outside the sandbox. A file that merely looks
like a kind may still turn out to be broken when it is read.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import BinaryIO, Final

from ingest.containers import COMPOUND_FILE, compound_names, is_tar, names_in_zip, zip_directory
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.separators import TABLE_ROWS, find_separator

PDF: Final = "application/pdf"
TIFF: Final = "image/tiff"
JPEG: Final = "image/jpeg"
PNG: Final = "image/png"
WEBP: Final = "image/webp"
GIF: Final = "image/gif"
BMP: Final = "image/bmp"
JPEG_2000: Final = "image/jp2"
AVIF: Final = "image/avif"
HEIC: Final = "image/heic"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DOC: Final = "application/msword"
XLS: Final = "application/vnd.ms-excel"
PPT: Final = "application/vnd.ms-powerpoint"
LOCKED_OFFICE: Final = "application/x-ole-storage"
"""DOCX, XLSX or PPTX with a password: which of them is told by what is inside."""

ODT: Final = "application/vnd.oasis.opendocument.text"
ODS: Final = "application/vnd.oasis.opendocument.spreadsheet"
ODP: Final = "application/vnd.oasis.opendocument.presentation"
MAIL: Final = "message/rfc822"
ZIP: Final = "application/zip"
TAR: Final = "application/x-tar"
GZIP: Final = "application/gzip"
BZIP2: Final = "application/x-bzip2"
XZ: Final = "application/x-xz"
SEVEN_ZIP: Final = "application/x-7z-compressed"
MSG: Final = "application/vnd.ms-outlook"
HTML: Final = "text/html"
CSV: Final = "text/csv"
RTF: Final = "application/rtf"
TEXT: Final = "text/plain"

ARCHIVES: Final = frozenset((ZIP, TAR, GZIP, BZIP2, XZ, SEVEN_ZIP))
"""Kinds whose members become documents."""

_HEAD_BYTES: Final = 64 * 1024
_PDF_HEADER_WITHIN: Final = 1024  # ISO 32000-1, Annex H, implementation note 13

_MAY_HOLD_PDF: Final = (b"PK\x03\x04", COMPOUND_FILE)
"""Files near whose beginning a whole PDF may lie."""

_BEGINNINGS: Final = (
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"II+\x00", TIFF),  # BigTIFF
    (b"MM\x00+", TIFF),
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"{\\rtf", RTF),
    (b"\x1f\x8b\x08", GZIP),
    (b"\xfd7zXZ\x00", XZ),
    (b"7z\xbc\xaf\x27\x1c", SEVEN_ZIP),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", JPEG_2000),
    (b"\xff\x4f\xff\x51", JPEG_2000),  # its bare code stream
)
_HEIF_BRANDS: Final = frozenset(b"heic heix heim heis hevc hevx hevm hevs mif1 mif2 msf1".split())
_MAIN_PARTS: Final = (
    (b"word/document.xml", DOCX),
    (b"xl/workbook.xml", XLSX),
    (b"ppt/presentation.xml", PPTX),
)
_MAIN_STREAMS: Final = (
    ("EncryptedPackage", LOCKED_OFFICE),
    ("__properties_version1.0", MSG),
    ("WordDocument", DOC),
    ("Workbook", XLS),
    ("Book", XLS),
    ("PowerPoint Document", PPT),
)
_STATED_TYPE: Final = re.compile(
    rb"PK\x03\x04.{22}\x08\x00..mimetype.{0,64}?"
    rb"(application/vnd\.oasis\.opendocument\.(?:text|spreadsheet|presentation))(?:-template)?(?=PK)",
    re.DOTALL,
)
"""The first part of an OpenDocument file lies there unpacked (OpenDocument 1.3, part 2, 3.3)."""

# Formats that consist of plain characters but mean something else than what they spell.
_NOT_TEXT: Final = (b"%!PS", b"%!Adobe", b"\x04%!PS", b"-----BEGIN PGP MESSAGE")
_BYTE_ORDER_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

_HEADER_LINE: Final = re.compile(rb"^([!-9;-~]+):[ \t]*(.*)$")
_MAIL_FIELDS: Final = frozenset(
    b"from to cc bcc subject date message-id received return-path mime-version content-type reply-to sender "
    b"in-reply-to references delivered-to dkim-signature x-mailer user-agent".split()
)
_ONE_OF_THESE: Final = frozenset(b"from to subject date message-id received return-path".split())
_HTML_START: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def sniff(path: Path) -> str:
    """The media type of a file.

    Raises:
        Unreadable: ``empty_file``, or ``unsupported_type`` where nothing here can read it.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
        if not head.strip(b"\x00 \t\r\n\x0c\xef\xbb\xbf\xff\xfe") and len(head) < _HEAD_BYTES:
            raise Unreadable(QuarantineCode.EMPTY_FILE)
        media_type = _binary_type(head) or _zip_type(head, file) or _compound_type(head, file)
        media_type = media_type or _text_type(head)
    if media_type is None:
        raise Unreadable(QuarantineCode.UNSUPPORTED_TYPE)
    return media_type


def _binary_type(head: bytes) -> str | None:
    for beginning, media_type in _BEGINNINGS:
        if head.startswith(beginning):
            return media_type
    for looks_like, media_type in _LOOKS:
        if looks_like(head):
            return media_type
    if head[4:8] == b"ftyp":
        return _base_media_type(head)
    if b"%PDF-" in head[:_PDF_HEADER_WITHIN] and not head.startswith(_MAY_HOLD_PDF):
        return PDF
    return None


def _is_bzip2(head: bytes) -> bool:
    return head.startswith(b"BZh") and head[4:10] in (b"1AY&SY", b"\x17rE8P\x90")


def _is_webp(head: bytes) -> bool:
    return head.startswith(b"RIFF") and head[8:12] == b"WEBP"


def _is_bmp(head: bytes) -> bool:
    return head.startswith(b"BM") and head[6:10] == b"\x00\x00\x00\x00" and head[15:18] == b"\x00\x00\x00"


_LOOKS: Final = (
    (_is_bzip2, BZIP2),
    (is_tar, TAR),
    (_is_webp, WEBP),
    (_is_bmp, BMP),
)


def _base_media_type(head: bytes) -> str:
    """A picture in the container that films share; which codec it has stands among its brands (ISO 14496-12, 4.3)."""
    brands = {head[place : place + 4] for place in range(8, min(int.from_bytes(head[:4]), 256), 4)}
    if brands & {b"avif", b"avis"}:
        return AVIF
    if brands & _HEIF_BRANDS:
        return HEIC
    raise Unreadable(QuarantineCode.UNSUPPORTED_TYPE, "film")


def _zip_type(head: bytes, file: BinaryIO) -> str | None:
    """An office file where the directory of a ZIP names its main part, or its first part states the type."""
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return None
    stated = _STATED_TYPE.match(head)
    if stated:
        return stated[1].decode()
    directory = zip_directory(file)
    if names_in_zip(directory, b"[Content_Types].xml"):
        for name, media_type in _MAIN_PARTS:
            if names_in_zip(directory, name):
                return media_type
    return ZIP


def _compound_type(head: bytes, file: BinaryIO) -> str | None:
    """What a compound file holds, by the names of its streams."""
    if not head.startswith(COMPOUND_FILE):
        return None
    names = compound_names(file)
    for name, media_type in _MAIN_STREAMS:
        if name in names:
            return media_type
    raise Unreadable(QuarantineCode.UNSUPPORTED_TYPE, "compound file")


def _text_type(head: bytes) -> str | None:
    if head.startswith(_NOT_TEXT):
        return None
    if _is_mail(head):
        return MAIL
    sixteen_bits = head.startswith(_BYTE_ORDER_MARKS[1:]) or _looks_like_utf16(head)
    if not sixteen_bits and _share_of_control_bytes(head) > 0.005:
        return None
    plain = head.replace(b"\x00", b"") if sixteen_bits else head
    for mark in _BYTE_ORDER_MARKS:
        plain = plain.removeprefix(mark)
    if _HTML_START.match(plain):
        return HTML
    return CSV if _is_table(plain) else TEXT


def _is_table(head: bytes) -> bool:
    """Whether the first lines are rows of a table; separators are ASCII, so the encoding does not matter."""
    lines = head.decode("latin-1").split("\n", TABLE_ROWS)
    whole = lines[:TABLE_ROWS] if len(lines) > TABLE_ROWS or len(head) < _HEAD_BYTES else lines[:-1]
    return find_separator(whole) is not None


def _is_mail(head: bytes) -> bool:
    """Whether a file opens with header lines of a mail: two fields known from mails, one of them telling.

    A mailbox line ("From someone ...") may come first; a line that is neither a field nor its continuation ends the
    header. An invoice that begins with "Datum:" and "Betreff:" is none.
    """
    seen = set[bytes]()
    lines = head.lstrip(b"\xef\xbb\xbf\r\n").splitlines()
    for number, line in enumerate(lines[:200]):
        if number == 0 and line.startswith((b"From ", b">From ")):
            continue
        if not line:
            break
        if line[:1] in b" \t":
            continue
        field = _HEADER_LINE.match(line)
        if not field:
            break
        if field[1].lower() in _MAIL_FIELDS:
            seen.add(field[1].lower())
    return len(seen) >= 2 and bool(seen & _ONE_OF_THESE)


def _looks_like_utf16(head: bytes) -> bool:
    """Whether the bytes are text as UTF-16 of a language with Latin letters: every second byte almost always zero."""
    sample = head[: len(head) // 2 * 2][:4096]
    if len(sample) < 8:
        return False
    zeros_even, zeros_odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    few, many = sorted((zeros_even, zeros_odd))
    if many < 0.7 * half or few > 0.02 * half:
        return False
    text = sample.decode("utf-16-be" if zeros_even > zeros_odd else "utf-16-le", errors="replace")
    return sum(sign.isprintable() or sign in "\n\r\t" for sign in text) >= 0.99 * half


def _share_of_control_bytes(head: bytes) -> float:
    """Share of bytes that no text holds; NUL counts heavily, since one is enough to tell a binary file."""
    controls = sum(head.count(bytes([code])) for code in range(1, 32) if code not in (8, 9, 10, 12, 13, 26, 27))
    return (controls + 50 * head.count(0)) / len(head)
