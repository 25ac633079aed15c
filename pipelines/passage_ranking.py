"""Which passages of a document say most of what is asked: told from packed impacts, without asking an engine.

A document has a few hundred rows, one for each token of each passage: hash and impact as in ``ranking.pack_impacts``,
and the ordinal of the passage. Twenty documents are looked through at once in less time than an engine takes to compile
the question for its passages, and their impacts are exact where an engine knows levels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipelines.question.tree import Leaf, Word
from pipelines.ranking import Content, passage_impacts, stem_hash

_FORM: Final = "="
"""Stands before the exact form of a word, which adds its own weight where it is asked for."""

_ROW: Final = np.dtype([("hash", "<u4"), ("ordinal", "<u2"), ("impact", "u1")])
_UNIT: Final = 256
_MOST_PASSAGES: Final = 4_096
"""Of a document of more passages (some 2,000 pages) nothing is kept: to look through its rows would take longer than
to ask an engine."""


def pack_passages(passages: Sequence[tuple[Content, Sequence[str]]]) -> bytes:
    """The rows of a document by passage, 7 bytes each; stop words have none, and very long documents neither.

    Args:
        passages: Of each passage, in their order, its content and the folded words that are no stop words.
    """
    if len(passages) > _MOST_PASSAGES:
        return b""
    rows: list[tuple[int, int, int]] = []
    for ordinal, (content, words) in enumerate(passages):
        rows += ((stem_hash(token), ordinal, impact) for token, impact in passage_impacts(content).items())
        rows += ((stem_hash(_FORM + word), ordinal, _UNIT - 1) for word in dict.fromkeys(words))
    return np.array(rows, dtype=_ROW).tobytes()


def can_rank(leaf: Leaf) -> bool:
    """Whether packed impacts tell that a passage holds a leaf; an engine knows the others."""
    return isinstance(leaf, Word)


def best_passages(leaves: Sequence[Leaf], packed: Sequence[bytes], count: int) -> list[tuple[int, ...]]:
    """For each document the ordinals of the passages that say most, best first, at most ``count``; ties by ordinal.

    A passage scores the sum over the words it holds of weight times impact, and the weight of the very form that was
    asked. One that holds none is no answer, whatever else is asked.

    Args:
        leaves: Of the question; only those that ``can_rank`` count.
        packed: The rows of each document.
        count: So many at most.
    """
    rows = np.frombuffer(b"".join(packed), dtype=_ROW)
    lengths = np.array([len(each) // _ROW.itemsize for each in packed], dtype=np.int64)
    places = np.repeat(np.arange(len(packed), dtype=np.int64) * _MOST_PASSAGES, lengths) + rows["ordinal"]
    held, scores = _scores(leaves, rows, places)
    order = np.lexsort((held, -scores))
    found: list[list[int]] = [[] for _ in packed]
    for place in held[order].tolist():
        document, ordinal = divmod(place, _MOST_PASSAGES)
        if len(found[document]) < count:
            found[document].append(ordinal)
    return [tuple(each) for each in found]


def _scores(
    leaves: Sequence[Leaf], rows: NDArray[np.void], places: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The places that hold a word, ascending, and their scores."""
    hashes, impacts = np.ascontiguousarray(rows["hash"]), rows["impact"]
    at: list[NDArray[np.int64]] = []
    added: list[NDArray[np.float64]] = []
    for token, weight in chain.from_iterable(map(_tokens, leaves)):
        rows_held = np.flatnonzero(hashes == stem_hash(token))
        at.append(places[rows_held])
        added.append(weight * impacts[rows_held].astype(np.float64) / _UNIT)
    if not at:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float64)
    held, first = np.unique(np.concatenate(at), return_inverse=True)
    scores = np.bincount(first, weights=np.concatenate(added), minlength=len(held))
    return held, scores.astype(np.float64, copy=False)


def _tokens(leaf: Leaf) -> Iterator[tuple[str, float]]:
    """By which tokens a leaf is held, and what each adds."""
    if not isinstance(leaf, Word):
        return
    if not leaf.by_form:
        yield leaf.stem, leaf.weight
    if weight := leaf.weight if leaf.by_form else leaf.form_weight:
        yield _FORM + leaf.exact, weight
