"""What the German analysis makes of a text: words with stems and places, and identifiers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text.

    ``start`` and ``end`` are code points of the analysed text; a word that was broken at a line end spans both parts.
    ``exact`` is the folded word (lower case, ae oe ue ss, no accents), ``stem`` its folded stem. The place of a token
    in the sequence is its position; stop words keep theirs.
    """

    start: int
    end: int
    exact: str
    stem: str
    is_stop_word: bool


@dataclass(frozen=True, slots=True)
class Identifier:
    """A plate, account, phone number or file reference.

    ``form`` is the same in any spelling of blanks, dashes and case.
    """

    start: int
    end: int
    form: str
