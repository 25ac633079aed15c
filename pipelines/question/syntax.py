"""The order of a question: which words, signs and brackets belong together.

    question = all  { OR  all }
    all      = row  { AND row }
    row      = part { part }                words side by side
    part     = { NOT | - | + } ( "(" question ")" | term | "phrase" | field:value )

AND and UND, OR and ODER, NOT and NICHT are the same and written in capitals. What does not fit is mended, never
refused.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from pipelines.question.repairs import Repairs
from pipelines.question.symbols import Bracket, FieldTerm, Operator, Quoted, Symbol, Term

DEEPEST: Final = 20
"""Brackets within brackets; no question needs more than three, and deeper ones would only exhaust the stack."""


@dataclass(frozen=True, slots=True)
class Row:
    """Parts side by side: all are wanted, but words may be missing where hardly anything holds them all."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class All:
    """Parts joined by AND."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Parts joined by OR."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """What must not be there."""

    part: Part


@dataclass(frozen=True, slots=True)
class Required:
    """What must be there, a stop word too."""

    part: Part


Part = Row | All | Any | Negation | Required | Term | Quoted | FieldTerm


def order(symbols: Sequence[Symbol], repairs: Repairs) -> Part | None:
    """The question as parts within parts; None where nothing is asked. Linear in the number of symbols."""
    orderer = _Orderer(symbols, repairs)
    parts: list[Part] = []
    while not orderer.is_done():
        part = orderer.question()
        if part is not None:
            parts.append(part)
        orderer.skip_stray_bracket()
    return _joined(Row, parts)


def _joined(kind: Callable[[tuple[Part, ...]], Part], parts: Sequence[Part]) -> Part | None:
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else kind(tuple(parts))


class _Orderer:
    """Recursive descent; every method reads on from where the last one stopped."""

    def __init__(self, symbols: Sequence[Symbol], repairs: Repairs) -> None:
        self._symbols = symbols
        self._repairs = repairs
        self._at = 0
        self._depth = 0
        self._too_deep = 0

    def is_done(self) -> bool:
        return self._at >= len(self._symbols)

    def question(self) -> Part | None:
        return self._chain("or", Any, self._all)

    def skip_stray_bracket(self) -> None:
        if not self.is_done():
            self._at += 1
            self._repairs.tell("Eine schließende Klammer ohne öffnende wurde nicht beachtet.")

    def _all(self) -> Part | None:
        return self._chain("and", All, self._row)

    def _chain(
        self, kind: str, join: Callable[[tuple[Part, ...]], Part], read_part: Callable[[], Part | None]
    ) -> Part | None:
        """Parts with one operator between; an operator that lacks a side is left out."""
        parts: list[Part] = []
        before: Operator | None = None
        while True:
            part = read_part()
            after = self._take_operator(kind)
            if part is not None:
                parts.append(part)
            elif lonely := before or after:
                self._repairs.tell(f"Bei „{lonely.text}“ fehlt ein Wort; die Verknüpfung wurde nicht beachtet.")
            if after is None:
                return _joined(join, parts)
            before = after

    def _row(self) -> Part | None:
        parts: list[Part] = []
        while not self.is_done():
            symbol = self._symbols[self._at]
            if isinstance(symbol, Operator) and symbol.kind in ("and", "or"):
                break
            if isinstance(symbol, Bracket) and not symbol.is_open:
                if not self._too_deep:
                    break
                self._too_deep -= 1
                self._at += 1
                continue
            part = self._part()
            if part is not None:
                parts.append(part)
        return _joined(Row, parts)

    def _part(self) -> Part | None:
        """One part with the signs before it; two negations cancel."""
        is_negated = is_required = False
        last: Operator | None = None
        while operator := self._take_operator("not") or self._take_operator("must"):
            last = operator
            is_negated ^= operator.kind == "not"
            is_required |= operator.kind == "must"
        part = self._bare()
        if part is None:
            if last is not None:
                self._repairs.tell(f"Hinter „{last.text}“ fehlt ein Wort; das Zeichen wurde nicht beachtet.")
            return None
        if is_negated:
            return Negation(part)
        return Required(part) if is_required else part

    def _bare(self) -> Part | None:
        if self.is_done():
            return None
        symbol = self._symbols[self._at]
        if isinstance(symbol, Operator) or (isinstance(symbol, Bracket) and not symbol.is_open):
            return None
        self._at += 1
        if not isinstance(symbol, Bracket):
            return symbol
        if self._depth >= DEEPEST:
            self._repairs.tell("So tief verschachtelte Klammern wurden nicht beachtet.")
            self._too_deep += 1
            return None
        return self._bracketed()

    def _bracketed(self) -> Part | None:
        self._depth += 1
        inside = self.question()
        self._depth -= 1
        if self.is_done():
            self._repairs.tell("Eine Klammer war nicht geschlossen; sie gilt bis zum Ende der Frage.")
        else:
            self._at += 1  # the closing bracket, at which question() stopped
        if inside is None:
            self._repairs.tell("Leere Klammern wurden nicht beachtet.")
        return inside

    def _take_operator(self, kind: str) -> Operator | None:
        if self.is_done():
            return None
        symbol = self._symbols[self._at]
        if isinstance(symbol, Operator) and symbol.kind == kind:
            self._at += 1
            return symbol
        return None
