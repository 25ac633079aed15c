"""A file that wants more memory than a child may have ends in quarantine; nobody else notices."""

from __future__ import annotations

import struct
import zlib

from ingest.catalogue import documents
from ingest.catalogue.records import DocumentState, NewDocument
from ingest.limits import ReadingLimits, ReadingSettings
from ingest.sandbox import ReadingPool
from tests.pipelines.working.conftest import EVERYONE, House

BOUND = 600 * 2**20
SIDE = 8_000
"""Pixels: 244 MiB as it is decoded, and twice more to lay what is transparent on white paper."""


def _large_picture() -> bytes:
    """A transparent PNG that is small as a file, and whose pixels are within their own bound."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack("!I", len(body)) + kind + body + struct.pack("!I", zlib.crc32(kind + body))

    packer = zlib.compressobj(1)
    row = bytes(1 + 4 * SIDE)
    pixels = b"".join([*(packer.compress(row) for _ in range(SIDE)), packer.flush()])
    head = struct.pack("!IIBBBBB", SIDE, SIDE, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def test_a_file_that_wants_too_much_memory_is_set_aside_and_its_neighbours_are_read(house: House) -> None:
    content = _large_picture()
    assert ReadingLimits().decoded_pixels > SIDE**2
    blob = house.blobs.put([content], len(content))
    with house.catalogue.writing() as connection:
        greedy = documents.accept(connection, NewDocument(blob, "plan.png", EVERYONE, "kb"), house.time)
    modest = house.hand_in("<html><body>Vermerk zum Deich</body></html>", name="vermerk.html")
    house.passes = 1.0
    with ReadingPool(ReadingSettings(limits=ReadingLimits(memory_bytes=BOUND)), processes=1) as pool:
        house.work(pool)
    assert (house.document(greedy).state, house.document(greedy).error_code) == (
        DocumentState.QUARANTINED,
        "out_of_memory",
    )
    assert house.document(modest).state is DocumentState.INDEXED
