"""One training example of the tagger, and how rows of words become running text.

Corpora that mark fewer kinds than ours do not say "no name here" when they say nothing. An example therefore holds
for each word the *set* of labels it may have; what is learned is that one of them is right.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from models.labels import LABELS, NUMBER
from pipelines.entities.tagging.windows import WORD

Allowed = frozenset[int]
"""Numbers of labels that a word may have."""

UNMARKED: Final[Allowed] = frozenset(
    number
    for number, label in enumerate(LABELS)
    if label == "O" or label[2:5] == "OTH" or label.endswith(("deriv", "part"))
)
"""What a word may be where a corpus marks only persons, organisations and places and is silent."""

_CLOSING: Final = frozenset(",.;:!?)]}%“”»…")
_OPENING: Final = frozenset("([„«/‚")
_STRAIGHT: Final = frozenset(('"', "''", "``"))


@dataclass(frozen=True, slots=True)
class Example:
    """A text and its words as ranges of characters, each with the labels it may have."""

    text: str
    words: tuple[tuple[int, int], ...]
    allowed: tuple[Allowed, ...]


def only(label: str) -> Allowed:
    """The set of this one label."""
    return frozenset((NUMBER[label],))


def marked(words: Sequence[str], allowed: Sequence[Allowed], rng: random.Random, *, plain: float = 0.08) -> Example:
    """The words set as a text, with blanks where a writer puts them; "Dr." becomes a word and a sign (``WORD``).

    Args:
        words: Words and signs of one sentence, none empty.
        allowed: The labels that each word may have.
        rng: Decides where the text is set plainly.
        plain: How often (0 to 1) a blank stands before every word instead, as some programs write text.
    """
    is_plain = rng.random() < plain
    text, is_glued, is_quoted = "", True, False
    ranges: list[tuple[int, int]] = []
    labels: list[Allowed] = []
    for word, choice in zip(words, allowed, strict=True):
        if word in _STRAIGHT:
            is_quoted = not is_quoted
        closes = word in _CLOSING or (word in _STRAIGHT and not is_quoted)
        if text and not is_glued and (is_plain or not closes):
            text += " "
        for part in WORD.finditer(word):
            ranges.append((len(text) + part.start(), len(text) + part.end()))
            labels.append(_going_on(choice) if part.start() else choice)
        text += word
        is_glued = not is_plain and (word in _OPENING or (word in _STRAIGHT and is_quoted))
    return Example(text, tuple(ranges), tuple(labels))


def _going_on(allowed: Allowed) -> Allowed:
    """The labels that the second part of a word may have: inside what the first part may begin."""
    return frozenset(NUMBER["I" + LABELS[number][1:]] if number else 0 for number in allowed)
