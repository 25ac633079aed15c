"""The pairs of ``models/pairs``: what is asked, the text that means it, and texts that do not.

Their form and rules stand in ``models/pairs/README.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import Stemmer

from pipelines.german.stop_words import is_stop_word

FOLDER: Final = Path(__file__).parent / "pairs"
TRAINING: Final = FOLDER / "training"
HELD_OUT: Final = FOLDER / "held_out"
"""Themes that are never trained on."""

KINDS: Final = ("named_described", "office_spoken", "question_sentence")

_WORD: Final = re.compile(r"\w+")
_STEMMER: Final = Stemmer.Stemmer("german")


@dataclass(frozen=True, slots=True)
class Pair:
    """One question and its text."""

    theme: str
    kind: str
    question: str
    text: str
    others: tuple[str, ...]
    """Texts near in topic or words that do not answer; may be empty."""


def read_pairs(folder: Path) -> list[Pair]:
    """All pairs of a folder's files, by name of file and place in it.

    Raises:
        ValueError: A line or block is not as ``README.md`` says; the message names file and line.
    """
    return [pair for path in sorted(folder.glob("*.txt")) for pair in _pairs_of(path)]


def shared_stems(pair: Pair) -> set[str]:
    """Stems of content words that stand both in the question and in its text."""
    return _stems(pair.question) & _stems(pair.text)


def _pairs_of(path: Path) -> Iterator[Pair]:
    kind = ""
    lines: dict[str, list[str]] = {}
    numbered = list(enumerate(path.read_text("utf-8").splitlines(), 1))
    for number, line in [*numbered, (len(numbered) + 1, "")]:
        sign, text = line[:2], line[2:].strip()
        if not line.strip():
            if lines:
                yield _pair(path, number, kind, lines)
            lines = {}
        elif sign == "# " and not lines and text in KINDS:
            kind = text
        elif sign in ("? ", "+ ", "- ") and text and kind:
            lines.setdefault(sign[0], []).append(text)
        else:
            raise ValueError(f"{path.name}:{number}: unknown line or section: {line}")


def _pair(path: Path, number: int, kind: str, lines: dict[str, list[str]]) -> Pair:
    questions, texts = lines.get("?", []), lines.get("+", [])
    if len(questions) != 1 or len(texts) != 1:
        raise ValueError(f"{path.name}: block before line {number}: one line of ? and one of + are needed")
    return Pair(path.stem, kind, questions[0], texts[0], tuple(lines.get("-", [])))


def _stems(text: str) -> set[str]:
    words = [word for word in _WORD.findall(text.lower()) if not is_stop_word(word)]
    return {str(stem) for stem in _STEMMER.stemWords(words)}
