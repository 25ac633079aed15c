"""Files with a password, written by programs other than those that open them where there are any."""

from __future__ import annotations

import io
import secrets
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Literal

import msoffcrypto.format.ooxml
import pikepdf
import py7zr
import pyzipper

Revision = Literal[2, 3, 4, 5, 6]
PASSWORD = "Möwe & Deich 7"


def locked_pdf(content: bytes, password: str = PASSWORD, *, revision: Revision = 6, owner: str = "Eigentümer") -> bytes:
    """A PDF locked by qpdf; revisions up to 4 write the password in their own eight bits a sign."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        is_newer = revision >= 4
        locks = pikepdf.Encryption(user=password, owner=owner, R=revision, aes=is_newer, metadata=is_newer)
        document.save(written, encryption=locks)
    return written.getvalue()


def aes_zip(files: Mapping[str, bytes], password: str = PASSWORD, *, bits: int = 256, stored: bool = False) -> bytes:
    """A ZIP locked by AES."""
    written = io.BytesIO()
    packing = pyzipper.ZIP_STORED if stored else pyzipper.ZIP_DEFLATED
    with pyzipper.AESZipFile(written, "w", compression=packing) as archive:
        archive.setpassword(password.encode())
        archive.setencryption(pyzipper.WZ_AES, nbits=bits)
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def seven_zip(files: Mapping[str, bytes], password: str = PASSWORD, *, hides_names: bool = False) -> bytes:
    """A 7z locked by AES."""
    written = io.BytesIO()
    with py7zr.SevenZipFile(written, "w", password=password, header_encryption=hides_names) as archive:
        for name, content in files.items():
            archive.writestr(content, name)
    return written.getvalue()


def locked_office(content: bytes, password: str = PASSWORD) -> bytes:
    """An office file in the compound file that Office wraps around it."""
    written = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(content)).encrypt(password, written)
    return written.getvalue()


def old_zip(files: Mapping[str, bytes], password: bytes = PASSWORD.encode()) -> bytes:
    """A ZIP locked the old way (APPNOTE 6.1), which no library of ours writes: locked members put into a plain one."""
    plain, locked = io.BytesIO(), bytearray()
    with zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    heads = []
    with zipfile.ZipFile(plain) as archive:
        for entry in archive.infolist():
            start = entry.header_offset
            name_bytes = entry.filename.encode()
            body = plain.getvalue()[start + 30 + len(name_bytes) :][: entry.compress_size]
            sealed = _scrambled(secrets.token_bytes(11) + bytes([entry.CRC >> 24]) + body, password)
            facts = struct.pack("<HHHHLLLHH", 1, 8, 0, 33, entry.CRC, len(sealed), entry.file_size, len(name_bytes), 0)
            heads.append((len(locked), facts, name_bytes))
            locked += b"PK\x03\x04" + struct.pack("<H", 20) + facts + name_bytes + sealed
    directory = bytearray()
    for offset, facts, name_bytes in heads:
        directory += b"PK\x01\x02" + struct.pack("<HH", 20, 20) + facts + struct.pack("<HHHLL", 0, 0, 0, 0, offset)
        directory += name_bytes
    end = struct.pack("<HHHHLLH", 0, 0, len(heads), len(heads), len(directory), len(locked), 0)
    return bytes(locked + directory + b"PK\x05\x06" + end)


def _scrambled(plain: bytes, password: bytes) -> bytes:
    keys = [0x12345678, 0x23456789, 0x34567890]

    def crc(value: int, byte: int) -> int:
        return ~zlib.crc32(bytes([byte]), ~value & 0xFFFFFFFF) & 0xFFFFFFFF

    def stir(byte: int) -> None:
        keys[0] = crc(keys[0], byte)
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = crc(keys[2], keys[1] >> 24)

    for byte in password:
        stir(byte)
    sealed = bytearray()
    for byte in plain:
        mask = (keys[2] | 2) & 0xFFFF
        sealed.append(byte ^ ((mask * (mask ^ 1)) >> 8) & 0xFF)
        stir(byte)
    return bytes(sealed)
