"""Where a text may hold identifiers: chunks that look like parts of one, and runs of such chunks.

A *chunk* is a row of pieces joined by dash, slash or dot without a blank (``32.1-OA-118/26``). It looks like a part of
an identifier if it holds a digit or is set in few letters as they stand beside numbers (WL-GP, OA, Js). Chunks that
follow one another over blanks, brackets or one line end make a *run*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipelines.german.dates import find_days
from pipelines.german.folding import fold
from pipelines.german.stop_words import is_stop_word

_LETTERS: Final = r"[^\W\d_]"
_PIECE: Final = r"[^\W_]+"
_LINK: Final = r"[-\u2010\u2011\u2013\u2014/._\\]{1,2}"
_BLANK: Final = "[ \u00a0\u2009\u202f]"
# Between chunks: a few blanks, brackets or dashes, at most one line break; a tab parts the cells of a table.
_GAP: Final = rf"(?=[\s()/\u2013-]){_BLANK}{{0,3}}(?:[()/\u2013-]{_BLANK}{{0,2}}){{0,2}}(?:\r?\n{_BLANK}{{0,8}})?"
_SHORT: Final = rf"{_LETTERS}{{1,5}}(?:{_LINK}{_LETTERS}{{1,5}}){{0,3}}(?![^\W_])"
_NUMBERED: Final = (
    rf"\+?(?:{_LETTERS}{{1,8}}{_LINK}){{0,4}}{_LETTERS}{{0,8}}\d[^\W_]{{0,40}}(?:{_LINK}[^\W_]{{1,40}}){{0,8}}"
)
_RUN: Final = re.compile(rf"(?<![^\W_])(?:{_SHORT}{_GAP}){{0,3}}{_NUMBERED}(?:{_GAP}(?:{_NUMBERED}|{_SHORT})){{0,30}}")
_DIGIT: Final = re.compile(r"\d")
_LEAD: Final = 64  # signs before a digit in which its run may begin
_CHUNK: Final = re.compile(rf"\+?{_PIECE}(?:{_LINK}{_PIECE})*")

# Words beside a number that name it (and the laws whose paragraphs it counts); they are no part of it.
LABELS: Final = frozenset(
    fold(word)
    for word in (
        *("Nr", "Nrn", "Tel", "Telef", "Fax", "Mobil", "Az", "Vorg", "Abs", "Art", "Satz", "Ziff", "Seite", "S", "Bl"),
        *("Anl", "Lfd", "Pos", "Id", "Str", "PLZ", "IBAN", "BIC", "Kto", "BLZ", "EUR", "Euro", "Tsd", "Mio", "Uhr"),
        *("Jahr", "Tag", "km", "kg", "qm", "cm", "mm", "St", "Stk", "ca", "Kfz", "Pkw", "Lkw", "Krad", "Kz", "Typ"),
        *(
            "FIN",
            "Herr",
            "Frau",
            "GG",
            "StGB",
            "StPO",
            "BGB",
            "ZPO",
            "GewO",
            "GastG",
            "BauGB",
            "NBauO",
            "VwGO",
            "VwVfG",
        ),
        *("OWiG", "StVO", "StVG", "BtMG", "WaffG", "NPOG", "SOG", "AO", "SGB", "GwG", "UrhG", "GVG", "InsO", "HGB"),
    )
)

_AMOUNT: Final = re.compile(r"\d{1,3}(?:\.\d{3})+")


@dataclass(frozen=True, slots=True)
class Chunk:
    """``surface`` is ``text[start:end]``, ``form`` its letters and digits, folded."""

    start: int
    end: int
    surface: str
    form: str
    has_digit: bool
    breaks_line: bool  # a line ends between this chunk and the next one
    is_bracketed_zero: bool  # the (0) of +49 (0)40


def runs(text: str, *, is_question: bool) -> Iterator[list[Chunk]]:
    """Chunks that may belong together; what is surely none (a label, a day, an amount, a long word) parts them."""
    for match in _numbered_stretches(text):
        run: list[Chunk] = []
        for chunk, surely_alone in _chunks(text, match.start(), match.end(), is_question=is_question):
            if chunk is not None and not surely_alone:
                run.append(chunk)
                continue
            if run:
                yield run
                run = []
            if chunk is not None:
                yield [chunk]
        if run:
            yield run


def _numbered_stretches(text: str) -> Iterator[re.Match[str]]:
    """Matches of ``_RUN``, looked for only around digits: trying every word of a long text takes four times as long."""
    at = 0
    while digit := _DIGIT.search(text, at):
        match = _RUN.search(text, max(at, digit.start() - _LEAD))
        if match is None:
            return
        yield match
        at = match.end()


def _chunks(text: str, start: int, end: int, *, is_question: bool) -> Iterator[tuple[Chunk | None, bool]]:
    """Each chunk of a run and whether it stands alone; None for one that is no part of any identifier."""
    matches = list(_CHUNK.finditer(text, start, end))
    for index, match in enumerate(matches):
        surface = match.group()
        form = fold(surface)
        has_digit = any(sign.isdigit() for sign in surface)
        following = matches[index + 1].start() if index + 1 < len(matches) else end
        if has_digit:
            usable = not _AMOUNT.fullmatch(surface) and not any(find_days(surface))
        else:
            after_number = index > 0 and any(sign.isdigit() for sign in matches[index - 1].group())
            # A-B 1 is a plate, though ab is a stop word: only a bare word can be one.
            is_word = surface.isalpha() and (is_stop_word(form) or form in LABELS)
            usable = not is_word and _is_short_name(surface, is_question=is_question, is_after_number=after_number)
        if not usable or not form:
            yield None, True
            continue
        alone = has_digit and any(len(piece) > 5 and piece.isalpha() for piece in re.findall(_PIECE, surface))
        bracketed = surface == "0" and text[match.start() - 1 : match.end() + 1] == "(0)"
        breaks = "\n" in text[match.end() : following]
        yield Chunk(match.start(), match.end(), surface, form, has_digit, breaks, bracketed), alone


def _is_short_name(surface: str, *, is_question: bool, is_after_number: bool) -> bool:
    """Whether letters are set as in identifiers (WL-GP, OA, UJs); any few in a question or after a number."""
    pieces = re.findall(_PIECE, surface)
    if max(map(len, pieces)) > 5:
        return False
    if all(len(piece) <= 3 for piece in pieces):
        is_name = surface[0].isupper() or len(pieces) > 1
        return is_question or is_after_number or is_name
    return sum(sign.isupper() for sign in surface) >= 2
