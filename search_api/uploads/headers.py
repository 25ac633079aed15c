"""The headers of the tus protocol: read into values, and written.

Source:
    tus resumable upload protocol 1.0.0, https://tus.io/protocols/resumable-upload
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import formatdate
from typing import Final

from search_api.refusal import FieldFault
from search_api.uploads.refusals import ChecksumUnknown, MetadataInvalid

VERSION: Final = "1.0.0"
EXTENSIONS: Final = "creation,creation-with-upload,expiration,checksum,termination"
CHECKSUMS: Final = ("sha1", "sha256")
PIECE: Final = "application/offset+octet-stream"

_LONGEST_METADATA: Final = 200_000  # fifty grants with their legal bases, in base64


@dataclass(frozen=True, slots=True)
class Checksum:
    """What the bytes of one request must amount to."""

    algorithm: str
    digest: bytes

    def new_hash(self) -> hashlib._Hash:
        """An empty hash of its kind."""
        return hashlib.new(self.algorithm, usedforsecurity=False)


def read_number(name: str, value: str | None) -> int:
    """The whole number, 0 or more, in a header.

    Raises:
        MetadataInvalid: missing, or no such number.
    """
    if value is None or not (value.isascii() and value.isdigit() and len(value) <= 18):
        raise MetadataInvalid(fields=[FieldFault(name, "Hier ist eine ganze Zahl ab 0 nötig.")])
    return int(value)


def read_metadata(header: str) -> Mapping[str, str]:
    """The texts in Upload-Metadata by their names.

    Raises:
        MetadataInvalid: too long, no base64, no UTF-8, or a name twice.
    """
    found: dict[str, str] = {}
    try:
        if len(header) > _LONGEST_METADATA:
            raise ValueError("too long")
        for pair in filter(None, (each.strip() for each in header.split(","))):
            name, _, value = pair.partition(" ")
            if name in found:
                raise ValueError("twice")
            found[name] = base64.b64decode(value.strip(), validate=True).decode("utf-8")
    except (ValueError, binascii.Error):
        raise MetadataInvalid(fields=[FieldFault("Upload-Metadata", "Diese Angabe ist nicht lesbar.")]) from None
    return found


def read_checksum(header: str | None) -> Checksum | None:
    """The checksum that a request names; None where it names none.

    Raises:
        ChecksumUnknown: of another kind, or not readable.
    """
    if header is None:
        return None
    algorithm, _, value = header.strip().partition(" ")
    try:
        digest = base64.b64decode(value.strip(), validate=True)
    except binascii.Error:
        raise ChecksumUnknown from None
    if algorithm not in CHECKSUMS or len(digest) != hashlib.new(algorithm, usedforsecurity=False).digest_size:
        raise ChecksumUnknown
    return Checksum(algorithm, digest)


def write_time(moment: float) -> str:
    """A time, in seconds since 1970, as a header says it (RFC 9110)."""
    return formatdate(moment, usegmt=True)
