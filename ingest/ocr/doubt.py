"""Which words of a line a second reader should look at too."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from ingest.ocr.contract import SeenLine
from ingest.ocr.word_list import load_words

_SECTION_OR_NOT: Final = frozenset(("8", "$", "S", "&", "(8", "($", "(S", "(&"))
"""What Tesseract makes of section signs, in front of a number, and is sure of."""

_WORD: Final = re.compile(r"\W*[^\W\d_]{4,}(?:[-'’][^\W\d_]+)*\W*")
_RUN_TOGETHER: Final = re.compile(r".*[^\W\d_][|!$:;\\][^\W\d_].*")
"""A word of letters; one with a sign inside that stands between words or in none at all."""


def doubtful_words(line: SeenLine, *, unsure_below: float) -> list[int]:
    """Numbers of the words of a line that the second reader should read too.

    The unsure ones, what may be section signs, and what no list of words holds: misread words, and names, where every
    letter counts.
    """
    found = [
        number for number, word in enumerate(line.words) if word.confidence < unsure_below or _is_strange(word.text)
    ]
    sections = [
        number
        for number, (word, after) in enumerate(pairwise(line.words))
        if word.text in _SECTION_OR_NOT and after.text[0].isdigit()
    ]
    return sorted({*found, *sections})


def _is_strange(text: str) -> bool:
    if _WORD.fullmatch(text):
        return not load_words().hint(text)
    return _RUN_TOGETHER.fullmatch(text) is not None
