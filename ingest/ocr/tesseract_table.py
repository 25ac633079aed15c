"""Tesseract's table of words (TSV), which all its versions and bindings write alike, and what is always wrong in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from ingest.ocr.contract import SeenLine, SeenWord
from ingest.pages import Box

_COLUMNS: Final = 12  # level page block paragraph line word left top width height confidence text
_WORD_LEVEL: Final = "5"

_RULES: Final = "|¦\\_"
"""What the rules of a form look like to Tesseract where they touch a word."""

_SECTION_MISREAD: Final = re.compile(r"(\(?)(?:\$|\$\$|8|S|&)")
"""A section sign alone, which the German model often takes for another sign."""

_SURE_MISREAD: Final = re.compile(r"\(?\${1,2}")
_SECTION_GLUED: Final = re.compile(r"(\(?§{1,2})(\d.*)")
"""Between the sign and its number there is a space, however narrow."""

_SECTION_NUMBER: Final = re.compile(r"\d{1,4}[a-z]?,?")
_AFTER_SECTION: Final = re.compile(r"(?:Abs|Absatz|Satz|Nr|Nummer|ff|f|[A-ZÄÖÜ]\w*[A-ZÄÖÜ]\w*)[.,;)]*")
"""What follows the number of a section: a part of it, or the short name of a law (StPO, VwVfG, BGB)."""


def lines_of_table(table: str) -> tuple[SeenLine, ...]:
    """The lines of a page in Tesseract's order; words without a visible sign are left out.

    Rules of forms are taken off words, and section signs are put right.
    """
    rows = [row for row in (line.split("\t") for line in table.splitlines()) if _is_word(row)]
    lines = []
    for (block, paragraph, _), cells in groupby(rows, key=lambda row: (row[2], row[3], row[4])):
        words = with_section_signs([word for word in map(_word, cells) if word.text])
        if words:
            lines.append(SeenLine(tuple(words), block=int(block), paragraph=int(paragraph)))
    return tuple(lines)


def _is_word(row: list[str]) -> bool:
    return len(row) >= _COLUMNS and row[0] == _WORD_LEVEL and bool(row[11].strip()) and float(row[10]) >= 0


def _word(row: list[str]) -> SeenWord:
    left, top, width, height = (max(0, int(cell)) for cell in row[6:10])
    confidence = min(1.0, float(row[10]) / 100)
    return SeenWord(
        row[11].strip().strip(_RULES).replace("ı", "i"), Box(left, top, left + width, top + height), confidence
    )


def with_section_signs(words: Sequence[SeenWord]) -> list[SeenWord]:
    """The words of a line with ``§`` where a dollar sign or an 8 stands before the number of a section.

    "$ 4 VwVfG" becomes "§ 4 VwVfG"; "8 4 VwVfG" too, since a law follows; "8 Kisten" and "$ 4,50" stay.
    """
    right = [part for word in words for part in _parted(word)]
    words = list(right)
    for place, word in enumerate(words[:-1]):
        misread = _SECTION_MISREAD.fullmatch(word.text)
        if not misread or not _SECTION_NUMBER.fullmatch(words[place + 1].text):
            continue
        law_follows = place + 2 < len(words) and _AFTER_SECTION.fullmatch(words[place + 2].text)
        if law_follows or _SURE_MISREAD.fullmatch(word.text):
            right[place] = replace(word, text=misread[1] + "§" * (2 if word.text.endswith("$$") else 1))
    return right


def _parted(word: SeenWord) -> list[SeenWord]:
    glued = _SECTION_GLUED.fullmatch(word.text)
    if not glued:
        return [word]
    share = len(glued[1]) / len(word.text)
    middle = round(word.box.x0 + share * (word.box.x1 - word.box.x0))
    return [
        replace(word, text=glued[1], box=replace(word.box, x1=middle), alternatives=()),
        replace(word, text=glued[2], box=replace(word.box, x0=middle), alternatives=()),
    ]
