"""Members of a ZIP that are encrypted by AES.

Source: WinZip, AES Encryption Information: Encryption Specification AE-1 and AE-2, version 1.04, 2009.
"""

from __future__ import annotations

import hmac
import struct
import zipfile
import zlib
from hashlib import pbkdf2_hmac
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from ingest.quarantine import QuarantineCode, Unreadable

AES_METHOD: Final = 99
"""Stands in place of the method of compression."""

_EXTRA: Final = 0x9901
_KEY_BYTES: Final = {1: 16, 2: 24, 3: 32}
_CHECK_BYTES: Final = 2
_SEAL_BYTES: Final = 10
_ROUNDS: Final = 1000
_BLOCK: Final = 16
_BLOCKS_AT_ONCE: Final = 2**16
_LOCAL_HEAD: Final = struct.Struct("<26xHH")
"""Ends with the lengths of the name and of the extra fields, behind which the content lies (APPNOTE 4.3.7)."""


def read_aes(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, password: bytes) -> bytes:
    """The content of a member, no longer than it states.

    Raises:
        Unreadable: ``encrypted_file``, by the two bytes that tell a wrong password at once, or by the seal over the
            whole content.
        zipfile.BadZipFile: The member is damaged.
        NotImplementedError: It is compressed in an unusual way.
    """
    strength, method = _extra(entry)
    key_bytes = _KEY_BYTES[strength]
    raw = _raw(archive, entry)
    salt, check, body, seal = _parts(raw, key_bytes // 2)
    keys = pbkdf2_hmac("sha1", password, salt, _ROUNDS, 2 * key_bytes + _CHECK_BYTES)
    if not hmac.compare_digest(keys[2 * key_bytes :], check):
        raise Unreadable(QuarantineCode.ENCRYPTED_FILE, "password")
    if not hmac.compare_digest(hmac.digest(keys[key_bytes : 2 * key_bytes], body, "sha1")[:_SEAL_BYTES], seal):
        raise Unreadable(QuarantineCode.ENCRYPTED_FILE, "password")
    plain = _decrypt(body, keys[:key_bytes])
    if method == zipfile.ZIP_STORED:
        return plain[: entry.file_size]
    if method == zipfile.ZIP_DEFLATED:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(plain, entry.file_size) if entry.file_size else b""
    raise NotImplementedError(f"method {method}")


def _extra(entry: zipfile.ZipInfo) -> tuple[int, int]:
    """How long the key is (1 to 3), and how the content is compressed."""
    place = 0
    while place + 4 <= len(entry.extra):
        kind, length = struct.unpack_from("<HH", entry.extra, place)
        if kind == _EXTRA and length >= 7:
            _, _, strength, method = struct.unpack_from("<H2sBH", entry.extra, place + 4)
            if strength in _KEY_BYTES:
                return strength, method
        place += 4 + length
    raise zipfile.BadZipFile("AES without its field")


def _raw(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The content as it lies in the file."""
    file = archive.fp
    if file is None:
        raise zipfile.BadZipFile("closed")
    file.seek(entry.header_offset)
    head = file.read(_LOCAL_HEAD.size)
    if len(head) < _LOCAL_HEAD.size:
        raise zipfile.BadZipFile("no head")
    file.seek(sum(_LOCAL_HEAD.unpack(head)), 1)
    return file.read(entry.compress_size)


def _parts(raw: bytes, salt_bytes: int) -> tuple[bytes, bytes, bytes, bytes]:
    """Salt, bytes that tell a wrong password, content, seal."""
    start = salt_bytes + _CHECK_BYTES
    if len(raw) < start + _SEAL_BYTES:
        raise zipfile.BadZipFile("too short")
    return raw[:salt_bytes], raw[salt_bytes:start], raw[start:-_SEAL_BYTES], raw[-_SEAL_BYTES:]


def _decrypt(body: bytes, key: bytes) -> bytes:
    """The counter runs from 1 and is little-endian, which no library offers; so its blocks are encrypted here."""
    # ECB of a counter is the key stream of counter mode; nothing else is ever encrypted by it.
    cipher = Cipher(algorithms.AES(key), modes.ECB()).encryptor()  # noqa: S305
    plain = bytearray()
    for start in range(0, len(body), _BLOCKS_AT_ONCE * _BLOCK):
        piece = body[start : start + _BLOCKS_AT_ONCE * _BLOCK]
        first = start // _BLOCK + 1
        count = -(-len(piece) // _BLOCK)
        counters = b"".join(number.to_bytes(_BLOCK, "little") for number in range(first, first + count))
        stream = cipher.update(counters)[: len(piece)]
        plain += (int.from_bytes(piece) ^ int.from_bytes(stream)).to_bytes(len(piece))
    return bytes(plain)
