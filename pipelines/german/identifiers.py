"""Plates, accounts, phone numbers, file references: found whole, in whatever way they are spaced and dashed.

No list of kinds can know every office's file numbers, so every *window* of a run of chunks (``german.chunks``) is kept
in its squeezed form: folded, letters and digits only. ``WL-GP 77`` and ``WL GP77`` both give ``wlgp77``. Windows
are bounded, so the work is linear in the text. Two kinds are brought to one form beyond squeezing: phone numbers
(``+49...``) and days (``2026-04-03``).

In a question the same runs are looked at to decide what is asked for as one identifier (``recognise``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipelines.german.chunks import Chunk, runs
from pipelines.german.dates import find_days
from pipelines.german.tokens import Identifier

LONGEST_WINDOW: Final = 8
"""Chunks of a window: an IBAN in its printed groups has six, a spaced international phone number up to eight."""

SHORTEST_FORM: Final = 3
LONGEST_FORM: Final = 40
"""Signs of a squeezed form; the longest IBAN has 34."""

FEWEST_DIGITS: Final = 6
"""A bare number shorter than this is a word like any other and is found as one."""

_PLATE: Final = re.compile(r"[^\W\d_]{1,3}[-\u2013][^\W\d_]{1,2}[- ]?\d{1,4}[ ]?[EHeh]?")
_COURT: Final = re.compile(r"\d{1,4}[ .-]?[^\W\d_]{1,5}[ .-]?\d{1,6}/\d{2}(?:\d{2})?")
_IBAN: Final = re.compile(r"[a-z]{2}[0-9]{2}[a-z0-9]{11,30}")
_IBAN_BEGINNING: Final = re.compile(r"[a-z]{2}\d{2}")
_VIN: Final = re.compile(r"(?=(?:\D*\d){4})(?=.*[a-z])[a-hj-npr-z0-9]{17}")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A part of a question that is one identifier.

    ``is_certain`` where its shape admits nothing else (an IBAN, a phone number, a dashed plate, a day); else its words
    may be meant as well. ``is_linked`` where it is one chunk, so that its words follow one another.
    """

    start: int
    end: int
    form: str
    is_certain: bool
    is_linked: bool


def identifiers(text: str) -> tuple[Identifier, ...]:
    """Every window that may be an identifier, by place; windows overlap and the same form may come more than once."""
    found = list(find_days(text))
    for run in runs(text, is_question=False):
        accounts = _accounts(run)
        for first, last in _windows(run):
            if any(each.start <= first and last < each.stop and each != range(first, last + 1) for each in accounts):
                continue  # the groups of an account number are no numbers of their own
            if form := _form(run[first : last + 1]):
                found.append(Identifier(run[first].start, run[last].end, form))
    found.sort(key=lambda each: (each.start, each.end))
    return tuple(found)


def _accounts(run: Sequence[Chunk]) -> list[range]:
    """The chunks of each account number of a run."""
    accounts: list[range] = []
    for first, chunk in enumerate(run):
        if not _IBAN_BEGINNING.match(chunk.form) or (accounts and first < accounts[-1].stop):
            continue
        for last in reversed(range(first, min(first + LONGEST_WINDOW, len(run)))):
            form = "".join(each.form for each in run[first : last + 1])
            if _is_account(form):
                accounts.append(range(first, last + 1))
                break
    return accounts


def recognise(text: str) -> tuple[Recognised, ...]:
    """The identifiers that a question asks for, from left to right, without overlap."""
    days = [Recognised(day.start, day.end, day.form, is_certain=True, is_linked=False) for day in find_days(text)]
    found = list(days)
    for run in runs(text, is_question=True):
        at = rest = 0
        while at < len(run):
            last = _certain_end(text, run, at, may_be_phone=at == rest)
            if last is None:
                at += 1
                continue
            found += _uncertain(run[rest:at])
            form = _form(run[at : last + 1])
            found.append(Recognised(run[at].start, run[last].end, form, is_certain=True, is_linked=at == last))
            at = rest = last + 1
        found += _uncertain(run[rest:])
    found.sort(key=lambda each: each.start)
    return tuple(found)


def _uncertain(run: Sequence[Chunk]) -> Iterator[Recognised]:
    for begin in range(0, len(run), LONGEST_WINDOW):
        part = run[begin : begin + LONGEST_WINDOW]
        if form := _form(part):
            yield Recognised(part[0].start, part[-1].end, form, is_certain=False, is_linked=len(part) == 1)


def _certain_end(text: str, run: Sequence[Chunk], first: int, *, may_be_phone: bool) -> int | None:
    """Last chunk of the longest window from ``first`` on whose shape admits only an identifier.

    A phone number begins a run: what looks like one behind other chunks is the rest of something else.
    """
    for last in reversed(range(first, min(first + LONGEST_WINDOW, len(run)))):
        form = _form(run[first : last + 1])
        surface = text[run[first].start : run[last].end]
        if may_be_phone if form.startswith("+") else form and _is_certain(surface, form):
            return last
    return None


def _is_certain(surface: str, form: str) -> bool:
    return bool(
        _PLATE.fullmatch(surface)
        or _COURT.fullmatch(surface)
        or _is_account(form)
        or (_VIN.fullmatch(form) and surface.isalnum())
    )


def _is_account(form: str) -> bool:
    """Whether it is an IBAN with right check digits (ISO 13616), or has at least the shape of a German one."""
    if not _IBAN.fullmatch(form):
        return False
    if form.startswith("de"):
        return len(form) == 22 and form[2:].isdigit()
    return int("".join(str(int(sign, 36)) for sign in form[4:] + form[:4])) % 97 == 1


def _windows(run: Sequence[Chunk]) -> Iterator[tuple[int, int]]:
    """First and last chunk of each window: with a digit, over at most one line end, not cut before its last number."""
    for first in range(len(run)):
        breaks = 0
        has_digit = False
        for last in range(first, min(first + LONGEST_WINDOW, len(run))):
            chunk = run[last]
            has_digit = has_digit or chunk.has_digit
            if has_digit and (chunk.has_digit or last == len(run) - 1):
                yield first, last
            breaks += chunk.breaks_line
            if breaks > 1:
                break


def _form(window: Sequence[Chunk]) -> str:
    """The squeezed form of a window, or the normal form of a phone number; empty where it is no identifier."""
    if not any(chunk.has_digit for chunk in window):
        return ""
    form = "".join(chunk.form for chunk in window)
    if form.isdecimal():
        if phone := _phone(window, form):
            return phone
        is_plain = len(window) > 1 or window[0].surface.isdecimal()
        if len(form) < (FEWEST_DIGITS if is_plain else FEWEST_DIGITS - 2):
            return ""
    return form if SHORTEST_FORM <= len(form) <= LONGEST_FORM else ""


def _phone(window: Sequence[Chunk], digits: str) -> str:
    """``+49...`` for what is dialled from Germany as 0..., 0049... or +49 (0)...; empty where it is no phone number."""
    if window[0].surface.startswith("+") or digits.startswith("00"):
        number = "".join(chunk.form for chunk in window if not chunk.is_bracketed_zero)
        number = number.removeprefix("00")
        is_phone = not number.startswith("0") and 8 <= len(number) <= 15
        return f"+{number}" if is_phone else ""
    is_phone = digits[0] == "0" and digits[1:2] not in ("", "0") and 7 <= len(digits) <= 13
    return f"+49{digits[1:]}" if is_phone else ""
