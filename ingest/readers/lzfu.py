"""The packed RTF in which Outlook keeps formatted bodies.

Source:
    [MS-OXRTFCP] Rich Text Format (RTF) Compression Algorithm, sections 2.1 and 3.1.
"""

from __future__ import annotations

import struct
from typing import Final

_KNOWN: Final = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
"""What both sides know before the first byte."""

_WINDOW: Final = 4096
_HEADER: Final = struct.Struct("<II4sI")  # bytes that follow, bytes unpacked, kind, check sum


def unpack_rtf(content: bytes, most: int) -> bytes:
    """The RTF of a packed body, at most so many bytes; nothing where it is not packed that way."""
    if len(content) < _HEADER.size:
        return b""
    _, size, kind, _ = _HEADER.unpack_from(content)
    packed = content[_HEADER.size :]
    if kind == b"MELA":  # stored as it is
        return packed[: min(size, most)]
    return _unpack(packed, min(size, most)) if kind == b"LZFu" else b""


def _unpack(packed: bytes, size: int) -> bytes:
    """Tokens in runs of eight: a bit of 0 is a byte as it is, a bit of 1 a place and a length in the window."""
    window = bytearray(_WINDOW)
    window[: len(_KNOWN)] = _KNOWN
    write = len(_KNOWN)
    unpacked = bytearray()
    place = 0
    while place < len(packed) and len(unpacked) < size:
        control = packed[place]
        place += 1
        for bit in range(8):
            if place >= len(packed) or len(unpacked) >= size:
                break
            if control >> bit & 1:
                if place + 1 >= len(packed):
                    return bytes(unpacked)
                token = packed[place] << 8 | packed[place + 1]
                place += 2
                read, length = token >> 4, (token & 0xF) + 2
                if read == write:
                    return bytes(unpacked)  # the sign of the end
                for step in range(length):
                    octet = window[(read + step) % _WINDOW]
                    window[write] = octet
                    write = (write + 1) % _WINDOW
                    unpacked.append(octet)
            else:
                window[write] = packed[place]
                unpacked.append(packed[place])
                write = (write + 1) % _WINDOW
                place += 1
    return bytes(unpacked[:size])
