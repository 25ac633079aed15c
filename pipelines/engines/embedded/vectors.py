"""The vectors of an embedded index: a file that only grows, and what a process has read of it.

Each record replaces what an earlier one said of the same document:

    id, 32 hexadecimal digits · tie, 8 bytes · passages, 4 · bytes of a vector, 4 · ordinals, 4 each · vectors · CRC-32

A record is on disk before the rows of its document are committed. One that was cut off by a crash, and whatever stands
behind it, counts as not there; the next writer cuts it off. Rebuilding the index begins a new file.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final
from zlib import crc32

import faiss
import numpy as np
from numpy.typing import NDArray

from pipelines.engines.embedded.mapping import id_halves
from pipelines.findable import DocumentId

FILE: Final = "vectors.log"

_HEAD: Final = struct.Struct("<32sQII")
_TAIL: Final = struct.Struct("<I")

# One thread for each question: questions of several callers run beside one another, and two cores are soon shared.
faiss.omp_set_num_threads(1)


@dataclass(frozen=True, slots=True)
class Record:
    """The vectors of one document as they stand in the file: none, or one for each ordinal, float16."""

    document_id: DocumentId
    tie: int
    ordinals: NDArray[np.uint32]
    vectors: NDArray[np.float16]


class VectorLog:
    """The file of vectors for the one process that writes it; not for several threads at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sound: int | None = None
        """Where the last whole record ends; found by reading the file once, since nobody else writes."""

    def append(self, records: Sequence[tuple[DocumentId, int, Sequence[tuple[int, bytes]]]]) -> None:
        """Write records (id, tie, pairs of ordinal and vector) to the end of the file, durably.

        Raises:
            OSError: The file cannot be written.
        """
        if not records:
            return
        with self._path.open("r+b" if self._path.exists() else "w+b") as file:
            file.seek(self._sound_end())
            file.truncate()
            for document_id, tie, pairs in records:
                body = _encode(document_id, tie, pairs)
                file.write(body + _TAIL.pack(crc32(body)))
            file.flush()
            os.fsync(file.fileno())
            self._sound = file.tell()

    def erase(self, document_ids: frozenset[DocumentId]) -> None:
        """Overwrite what the file says of documents with zeros, and say at its end that they have no vectors.

        Raises:
            OSError: The file cannot be written.
        """
        if not self._path.exists():
            return
        with self._path.open("r+b") as file:
            places = list(_places_of(file, self._sound_end(), document_ids))
            for begin, head in places:
                # The record keeps its length, so that readers that stand behind it find their place.
                _, _, count, width = _HEAD.unpack(head)
                body = head + bytes(count * (4 + width))
                file.seek(begin)
                file.write(body + _TAIL.pack(crc32(body)))
            file.flush()
            os.fsync(file.fileno())
        if places:
            self.append([(document_id, 0, []) for document_id in sorted(document_ids)])

    def _sound_end(self) -> int:
        if self._sound is None:
            self._sound = 0
            for self._sound, _ in read(self._path, 0):  # noqa: B020 - remembers how far it came
                pass
        return self._sound


def _places_of(file: BinaryIO, end: int, document_ids: frozenset[DocumentId]) -> Iterator[tuple[int, bytes]]:
    """Place and head of each whole record of the documents that holds vectors; what lies between is not read."""
    begin = 0
    while begin < end:
        file.seek(begin)
        head = file.read(_HEAD.size)
        name, _, count, width = _HEAD.unpack(head)
        if count and name.decode() in document_ids:
            yield begin, head
        begin += _HEAD.size + count * (4 + width) + _TAIL.size


def read(path: Path, start: int) -> Iterator[tuple[int, Record]]:
    """The whole records from a place in the file on, each with the place behind it."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return
    with file:
        file.seek(start)
        while len(head := file.read(_HEAD.size)) == _HEAD.size:
            name, tie, count, width = _HEAD.unpack(head)
            body = file.read(count * (4 + width))
            tail = file.read(_TAIL.size)
            if len(tail) < _TAIL.size or _TAIL.unpack(tail)[0] != crc32(head + body):
                return
            ordinals = np.frombuffer(body, dtype="<u4", count=count)
            vectors = np.frombuffer(body, dtype="<f2", offset=4 * count).reshape(count, width // 2)
            yield file.tell(), Record(DocumentId(name.decode()), tie, ordinals, vectors)


def _encode(document_id: DocumentId, tie: int, pairs: Sequence[tuple[int, bytes]]) -> bytes:
    widths = {len(vector) for _, vector in pairs}
    if len(widths) > 1:
        raise ValueError(f"vectors of several lengths: {sorted(widths)}")
    head = _HEAD.pack(document_id.encode(), tie, len(pairs), widths.pop() if widths else 0)
    ordinals = np.array([ordinal for ordinal, _ in pairs], dtype="<u4").tobytes()
    return head + ordinals + b"".join(vector for _, vector in pairs)


def _numbered(first: NDArray[np.uint64], second: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Small numbers in place of large ones, below 2**31 and equal where those are equal."""
    _, numbered = np.unique(np.concatenate([first, second]), return_inverse=True)
    return numbered[: len(first)], numbered[len(first) :]


def _only(allowed: NDArray[np.bool_]) -> faiss.SearchParameters:
    # faiss describes the constructors of its C++ side; in Python they take an array and keywords.
    made: Any = faiss
    parameters: faiss.SearchParameters = made.SearchParameters(
        sel=made.IDSelectorBitmap(np.packbits(allowed, bitorder="little"))
    )
    return parameters


@dataclass(frozen=True, slots=True)
class Near:
    """A row near to a vector."""

    document_id: DocumentId
    ordinal: int
    similarity: float
    tie: int


class VectorTable:
    """What this process has read of a file of vectors. Not for several threads at once.

    faiss holds them in 8 bits and compares every row; of the nearest, and some more, the 16-bit vectors are read from
    the file, and their similarities decide.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._end = 0
        self._index: faiss.Index | None = None
        self._names: list[DocumentId] = []
        self._owners = np.empty(0, dtype=np.uint32)  # row -> place in _names
        self._ordinals = np.empty(0, dtype=np.uint32)
        self._places = np.empty(0, dtype=np.int64)  # row -> where its vector begins in the file
        self._is_live = np.empty(0, dtype=bool)
        self._ties: list[int] = []
        self._ids = np.empty((0, 2), dtype=np.uint64)  # place in _names -> both halves of the id
        self._place_of: dict[DocumentId, int] = {}

    def rows_of(self, ids: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """For each row whether its document is among those named.

        Args:
            ids: Shape (documents, 2): the halves of their ids, as ``mapping.id_halves`` gives them.
        """
        # Halves are numbered first, so that a whole id fits into one number and is compared as a whole.
        own, named = _numbered(self._ids[:, 0], ids[:, 0])
        own_low, named_low = _numbered(self._ids[:, 1], ids[:, 1])
        return np.isin(own << 32 | own_low, named << 32 | named_low)[self._owners]

    def catch_up(self) -> int:
        """Read what was appended since; gives the end of what has been read."""
        fresh: list[tuple[int, Record]] = []
        superseded: list[int] = []
        for self._end, record in read(self._path, self._end):  # noqa: B020 - remembers how far it came
            earlier = self._place_of.pop(record.document_id, None)
            if earlier is not None:
                superseded.append(earlier)
            if not len(record.ordinals):
                continue
            self._place_of[record.document_id] = len(self._names)
            self._names.append(record.document_id)
            self._ties.append(record.tie)
            fresh.append((self._end - _TAIL.size - record.vectors.nbytes, record))
            if len(fresh) == _BATCH:
                self._add(fresh)
                fresh.clear()
        if fresh:
            self._add(fresh)
        if superseded:
            self._is_live &= ~np.isin(self._owners, np.array(superseded, dtype=np.uint32))
        return self._end

    def _add(self, fresh: Sequence[tuple[int, Record]]) -> None:
        """Take in the records of the documents that were named last, each with the place of its first vector."""
        first = len(self._names) - len(fresh)
        records = [record for _, record in fresh]
        ids = np.array([id_halves(record.document_id) for record in records], dtype=np.uint64)
        counts = [len(record.ordinals) for record in records]
        owners = np.repeat(np.arange(first, len(self._names), dtype=np.uint32), counts)
        matrix = np.concatenate([record.vectors for record in records])
        places = [begin + matrix.itemsize * matrix.shape[1] * np.arange(len(each.ordinals)) for begin, each in fresh]
        self._ids = np.concatenate([self._ids, ids])
        self._owners = np.concatenate([self._owners, owners])
        self._ordinals = np.concatenate([self._ordinals, *(record.ordinals for record in records)])
        self._places = np.concatenate([self._places, *places])
        self._is_live = np.concatenate([self._is_live, np.ones(len(owners), dtype=bool)])
        if self._index is None:
            self._index = faiss.IndexScalarQuantizer(
                matrix.shape[1], faiss.ScalarQuantizer.QT_8bit_direct_signed, faiss.METRIC_INNER_PRODUCT
            )
            # Room for the whole file at once, and some more: growing step by step, it would be held twice.
            self._index.codes.resize(self._path.stat().st_size // matrix.itemsize * _ROOM_FOR // 100)
            self._index.codes.resize(0)
        self._index.add(_coarse(matrix.astype(np.float32)))

    def nearest(self, vector: NDArray[np.float32], admitted: NDArray[np.bool_], limit: int) -> tuple[Near, ...]:
        """The rows nearest to a vector among those admitted, nearest first; equal ones by tie, id and ordinal.

        Args:
            vector: Shape (dimensions,), float32, L2-normalised.
            admitted: For each row whether it may be found.
            limit: So many at most.
        """
        allowed = admitted & self._is_live
        count = int(allowed.sum())
        if self._index is None or not count or not limit:
            return ()
        wanted = min(count, limit + _SLACK)
        _, rows = self._index.search(_coarse(vector[np.newaxis, :]), wanted, params=_only(allowed))
        nearest = rows[0][rows[0] >= 0]
        # vecdot goes row by row: a similarity must not depend on what is compared beside it.
        similarities = np.vecdot(self._vectors(nearest, len(vector)), vector)
        found = [
            Near(
                self._names[self._owners[row]],
                int(self._ordinals[row]),
                float(similarity),
                self._ties[self._owners[row]],
            )
            for similarity, row in zip(similarities, nearest, strict=True)
        ]
        found.sort(key=lambda near: (-near.similarity, near.tie, near.document_id, near.ordinal))
        return tuple(found[:limit])

    def _vectors(self, rows: NDArray[np.int64], dimensions: int) -> NDArray[np.float32]:
        """The vectors of rows, read piece by piece: a mapped file would count as memory of this process."""
        with self._path.open("rb") as file:
            packed = b"".join(os.pread(file.fileno(), 2 * dimensions, place) for place in self._places[rows].tolist())
        return np.frombuffer(packed, dtype="<f2").reshape(-1, dimensions).astype(np.float32)


def _coarse(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The vectors in steps of 1/127 of ``_WIDEST``, as faiss keeps and compares them: whole numbers up to 127.

    The scale is fixed and not learned from what the index holds, part of which the caller may not see.
    """
    steps = np.rint(vectors * (127 * vectors.shape[1] ** 0.5 / _WIDEST))
    whole: NDArray[np.float32] = np.clip(steps, -127, 127).astype(np.float32)
    return whole


_WIDEST: Final = 6.0
"""Times 1 / sqrt(dimensions), the mean size of a component: larger ones are cut. The largest of 386 texts is 3.3; with
6 a similarity is off by .0008 in the mean, and of the 300 nearest of 100,000 none was missed in 20 questions."""

_ROOM_FOR: Final = 102
"""Percent of the file that there is room for at once: faiss touches what it sets aside, so more would be held in vain.
A file that outgrows it is copied once, into room for twice as much that is not touched before it is used."""

_BATCH: Final = 200
"""Documents read before their vectors are taken in, some 2.5 MB as faiss wants them: with 1,000 the process stays 17 MB
larger for good, since what was set aside for them is not given back."""

_SLACK: Final = 100
"""Rows fetched beyond the limit: 8 bits order near ones wrongly, and equal ones at the cut are told apart by tie."""
