"""What is told of the marks on a page: their boxes, and by what each word of the question matched."""

from __future__ import annotations

from typing import Final

from pipelines.answering.answer import How, MarkedBox
from pipelines.answering.marked_pages import MarkedPage
from pipelines.marking import Mark
from pipelines.question.tree import Word
from pipelines.snippets import snippet


def boxes_of(page: MarkedPage) -> tuple[MarkedBox, ...]:
    """The boxes of all marks of a page, each once for each term."""
    found = {
        (mark.leaf.surface, box.x0, box.y0, box.x1, box.y1): box
        for mark, boxes in zip(page.marks, page.boxes, strict=True)
        for box in boxes
    }
    return tuple(MarkedBox(page.number, box, term) for (term, *_), box in found.items())


def hows_of(page: MarkedPage) -> tuple[How, ...]:
    """By what each term matched, in the order of the text, each way once."""
    found = {}
    for mark in page.marks:
        word = _as_read(mark, page.text)
        found[mark.leaf, word] = How(mark.leaf.surface, word, mark.how, mark.leaf.weight)
    return tuple(found.values())


def sentence_mark(start: int, end: int) -> Mark:
    """The mark of a sentence that is near in meaning; no word of the question stands behind it."""
    return Mark(start, end, _NO_WORD, "meaning")


_NO_WORD: Final = Word(surface="", exact="", stem="", weight=0.0)


def _as_read(mark: Mark, page_text: str) -> str:
    word = page_text[mark.start : mark.end]
    # A broken word is put together again, as in the snippet.
    return snippet(word, (), (0, len(word)), length=max(20, len(word))).text if "\n" in word else word
