"""From marks in a text to boxes on the page image, and to the reasons told for a hit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from ingest.catalogue.words import PackedWords
from ingest.pages import Box
from pipelines.answering.answer import How, MarkedBox
from pipelines.marking import Mark, snippet
from pipelines.question.tree import Fuzzy, IdentifierLeaf, Leaf, Phrase, Prefix, Word


def boxes_of(marks: Sequence[Mark], words: PackedWords) -> tuple[tuple[Box, ...], ...]:
    """For each mark the boxes of the words that it touches, in the order of the text.

    A word broken at a line end has two boxes, a phrase one for each of its words; a page without an image has none.
    """
    if not marks or not len(words):
        return ((),) * len(marks)
    rows = words.rows
    firsts = np.searchsorted(rows["end"], [mark.start for mark in marks], side="right").tolist()
    lasts = np.searchsorted(rows["start"], [mark.end for mark in marks], side="left").tolist()
    return tuple(PackedWords(rows[first:last]).boxes() for first, last in zip(firsts, lasts, strict=True))


def marked_boxes(page: int, marks: Sequence[Mark], words: PackedWords) -> tuple[MarkedBox, ...]:
    """The boxes of all marks of a page, each once for each term."""
    found = (
        MarkedBox(page, box, mark.leaf.surface)
        for mark, boxes in zip(marks, boxes_of(marks, words), strict=True)
        for box in boxes
    )
    return tuple(dict.fromkeys(found))


def hows_of(marks: Iterable[Mark], page_text: str) -> tuple[How, ...]:
    """By what each term matched, in the order of the text, each way once."""
    found = (How(mark.leaf.surface, _as_read(mark, page_text), mark.how, mark.leaf.weight) for mark in marks)
    return tuple(dict.fromkeys(found))


def sentence_mark(start: int, end: int) -> Mark:
    """The mark of a sentence that is near in meaning; no word of the question stands behind it."""
    return Mark(start, end, _NO_WORD, "meaning")


_NO_WORD: Final = Word(surface="", exact="", stem="", weight=0.0)


def _as_read(mark: Mark, page_text: str) -> str:
    word = page_text[mark.start : mark.end]
    # A broken word is put together again, as in the snippet.
    return snippet(word, (), (0, len(word)), length=max(20, len(word))).text if "\n" in word else word


def token_of(leaf: Leaf) -> str:
    """The stem, form or beginning by which a leaf is looked up."""
    match leaf:
        case Word():
            return leaf.exact if leaf.by_form else leaf.stem
        case Phrase():
            return " ".join(leaf.words)
        case Prefix():
            return leaf.beginning
        case Fuzzy():
            return leaf.exact
        case IdentifierLeaf():
            return leaf.form
