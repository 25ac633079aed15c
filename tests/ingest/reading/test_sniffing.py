"""Kinds of files are told by content; names do not matter."""

from __future__ import annotations

import bz2
import contextlib
import gzip
import io
import lzma
import tarfile
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from ingest import sniffing
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.registry import READERS, load_reader
from ingest.sniffing import sniff
from tests.ingest.reading.compound import compound
from tests.ingest.reading.paper import digital_pdf, docx, packed

PICTURE = Image.new("RGB", (40, 30), "white")
MAIL = b"Return-Path: <a@b.example>\r\nFrom: Anna <a@b.example>\r\nSubject: Kontrolle\r\n\r\nText\r\n"


def _zip(name: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "%PDF-1.4")
    return file.getvalue()


def _tar(name: str) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        archive.addfile(tarfile.TarInfo(name), io.BytesIO(b""))
    return file.getvalue()


def _kind(folder: Path, content: bytes, name: str = "Datei") -> str:
    file = folder / name
    file.write_bytes(content)
    return sniff(file)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (digital_pdf([""]), sniffing.PDF),
        (b"\x00" * 700 + digital_pdf([""]), sniffing.PDF),
        (packed(PICTURE, "TIFF"), sniffing.TIFF),
        (packed(PICTURE, "JPEG"), sniffing.JPEG),
        (packed(PICTURE, "PNG"), sniffing.PNG),
        (packed(PICTURE, "WEBP"), sniffing.WEBP),
        (packed(PICTURE, "GIF"), sniffing.GIF),
        (packed(PICTURE, "BMP"), sniffing.BMP),
        (packed(PICTURE, "JPEG2000"), sniffing.JPEG_2000),
        (packed(PICTURE, "JPEG2000", no_jp2=True), sniffing.JPEG_2000),
        (packed(PICTURE, "AVIF"), sniffing.AVIF),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", sniffing.HEIC),
        (b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1avif", sniffing.AVIF),
        (docx("<w:p/>"), sniffing.DOCX),
        (_zip("Brief.pdf"), sniffing.ZIP),
        (_zip("word/document.xml"), sniffing.ZIP),
        (_zip("Kopie/[Content_Types].xml"), sniffing.ZIP),
        (_tar("Brief.pdf"), sniffing.TAR),
        (gzip.compress(b"%PDF-1.4"), sniffing.GZIP),
        (bz2.compress(b"%PDF-1.4"), sniffing.BZIP2),
        (lzma.compress(b"%PDF-1.4"), sniffing.XZ),
        (b"7z\xbc\xaf\x27\x1c" + bytes(26), sniffing.SEVEN_ZIP),
        (compound({"__properties_version1.0": b"%PDF-1.4"}), sniffing.MSG),
        (MAIL, sniffing.MAIL),
        (b"From anna@b.example Mon Mar  2 10:00:00 2026\n" + MAIL, sniffing.MAIL),
        (b"<!DOCTYPE html>\n<html><body>Hallo</body></html>", sniffing.HTML),
        (b"<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'></html>", sniffing.HTML),
        ("Kontrolle in der Gaststätte".encode(), sniffing.TEXT),
        ("Kontrolle in der Gaststätte".encode("cp1252"), sniffing.TEXT),
        ("\ufeffKontrolle in der Gaststätte".encode("utf-16"), sniffing.TEXT),
        ("Kontrolle in der Gaststätte".encode("utf-16-le"), sniffing.TEXT),
        (b"{\\rtf1\\ansi Brief}", sniffing.RTF),
        (b"Nr.;Betrag\r\n1;12,50\r\n2;3,00\r\n", sniffing.CSV),
        ("Straße\tOrt\nAm Markt\tLüneburg\nHafen\tUelzen\n".encode("utf-16"), sniffing.CSV),
        (b"Lieber Otto,\nich komme, wenn ich kann,\naber nicht, wie gesagt, heute.\n", sniffing.TEXT),
        (b"Betreff: Kontrolle\nDatum: 2.3.2026\n\nText", sniffing.TEXT),
    ],
)
def test_a_kind_is_told_by_content(tmp_path: Path, content: bytes, kind: str) -> None:
    assert _kind(tmp_path, content) == kind


@pytest.mark.parametrize("name", ["Bild.pdf", "Brief.exe", "ohne", "..png", "a" * 200 + ".docx", "Zeile\nzwei.txt"])
def test_the_name_of_a_file_changes_nothing(tmp_path: Path, name: str) -> None:
    assert _kind(tmp_path, packed(PICTURE, "PNG"), name) == sniffing.PNG


@pytest.mark.parametrize("content", [b"", b"\n\n  \n", b"\x00" * 100, b"\xef\xbb\xbf"])
def test_a_file_with_nothing_in_it_is_empty(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        _kind(tmp_path, content)
    assert refused.value.code is QuarantineCode.EMPTY_FILE


@pytest.mark.parametrize(
    "content",
    [
        b"\x7fELF\x02\x01\x01" + b"\x00" * 60 + b"abc" * 50,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00\x10" * 300,
        b"%!PS-Adobe-3.0\nshowpage",
        b"\x00\x00\x00\x18ftypisom\x00\x00\x00\x00isommp42",
        bytes(range(256)) * 8,
    ],
    ids=[
        "program",
        "old office file",
        "postscript",
        "film",
        "noise",
    ],
)
def test_what_nobody_here_can_read_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        _kind(tmp_path, content, "Schreiben.pdf")
    assert refused.value.code is QuarantineCode.UNSUPPORTED_TYPE


def test_every_kind_that_is_told_has_a_reader() -> None:
    kinds = {value for name, value in vars(sniffing).items() if name.isupper() and isinstance(value, str)}
    assert kinds == set(READERS)
    for kind in kinds:
        assert load_reader(kind) is not None


@given(st.binary(max_size=3000))
def test_any_bytes_have_a_kind_or_a_code(content: bytes) -> None:
    with tempfile.NamedTemporaryFile() as file, contextlib.suppress(Unreadable):
        file.write(content)
        file.flush()
        assert sniff(Path(file.name)) in READERS


def test_an_office_file_behind_a_password_is_a_kind_of_its_own(tmp_path: Path) -> None:
    assert (
        _kind(tmp_path, compound({"EncryptionInfo": b"x", "EncryptedPackage": bytes(5000)})) == sniffing.LOCKED_OFFICE
    )
