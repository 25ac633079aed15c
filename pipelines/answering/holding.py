"""Which words of a question a document holds."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from pipelines.question.tree import Fuzzy, IdentifierLeaf, Leaf, Phrase, Prefix, Word
from pipelines.ranking import stem_hash


class Holding:
    """Looks the leaves of one question up in the packed impacts of many documents."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self._leaves = tuple(dict.fromkeys(leaves))
        self._by_stem = [isinstance(leaf, Word) and not leaf.by_form for leaf in self._leaves]
        self._tokens = [token_of(leaf) for leaf in self._leaves]
        self._hashes = np.array([stem_hash(token) for token in self._tokens], dtype=np.uint32)

    def tokens(self, packed: bytes, marked: Collection[Leaf]) -> tuple[str, ...]:
        """Tokens of the leaves that a document holds, in the order of the question.

        Args:
            packed: Impacts of the document; words asked by their stem are looked up there.
            marked: Leaves that are seen on the page shown; the others are known by that alone.
        """
        held = self._held(packed)
        return tuple(
            token
            for leaf, token, by_stem, is_held in zip(self._leaves, self._tokens, self._by_stem, held, strict=True)
            if leaf in marked or (by_stem and is_held)
        )

    def _held(self, packed: bytes) -> list[bool]:
        count = len(packed) // 5
        if not count:
            return [False] * len(self._leaves)
        hashes = np.frombuffer(packed, dtype="<u4", count=count)
        places = np.minimum(np.searchsorted(hashes, self._hashes), count - 1)
        found: list[bool] = (hashes[places] == self._hashes).tolist()
        return found


def token_of(leaf: Leaf) -> str:
    """The stem, form or beginning by which a leaf is looked up."""
    match leaf:
        case Word():
            return leaf.exact if leaf.by_form else leaf.stem  # with the sign of its stream, if it has one
        case Phrase():
            return " ".join(leaf.words)
        case Prefix():
            return leaf.beginning
        case Fuzzy():
            return leaf.exact
        case IdentifierLeaf():
            return leaf.form
