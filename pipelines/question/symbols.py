"""The signs and words that a question is written with, before anything is understood of their order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from pipelines.question.fields import is_field
from pipelines.question.repairs import Repairs


@dataclass(frozen=True, slots=True)
class Term:
    """A word as typed, without what was said of it: ``suffix`` is ``*``, ``~`` or nothing, ``distance`` goes with ~."""

    text: str
    suffix: Literal["", "*", "~"] = ""
    distance: int = 0


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stood between quotation marks; ``between`` further words may stand among its words (``"a b"~5``)."""

    text: str
    between: int = 0


@dataclass(frozen=True, slots=True)
class FieldTerm:
    """``name:value`` with a name that is known."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Operator:
    """A word in capitals or a sign that binds what stands around it; ``text`` is how it was written."""

    kind: Literal["and", "or", "not", "must"]
    text: str


@dataclass(frozen=True, slots=True)
class Bracket:
    """A round bracket."""

    is_open: bool


Symbol = Term | Quoted | FieldTerm | Operator | Bracket

_QUOTES: Final = '"\u201c\u201d\u201e\u201f\u00ab\u00bb'
_MINUS: Final = "-\u2212\u2013"
_PIECE: Final = re.compile(rf"[{_QUOTES}]|[()]|[^\s{_QUOTES}()]+")
_OPERATORS: Final[dict[str, Literal["and", "or", "not"]]] = {
    "AND": "and",
    "UND": "and",
    "OR": "or",
    "ODER": "or",
    "NOT": "not",
    "NICHT": "not",
}
_NAMED: Final = re.compile(r"([^\W\d][\w-]*):(.*)", re.DOTALL)
_NEARNESS: Final = re.compile(r"~(\d+)(?=[\s)]|$)")
_SUFFIX: Final = re.compile(r"(?P<stars>\*+)$|~(?P<distance>\d*)$")

# Round brackets in phone numbers are no brackets of the language: (040) 123456 and +49 (0)40.
_DIAL: Final = re.compile(r"\(\s*(0\d{1,5})\s*\)(?=[\s/-]{0,3}\d)")
_TRUNK: Final = re.compile(r"((?:\+|\b00)\d{1,3}\s?)\(0\)")


def read(text: str, repairs: Repairs) -> list[Symbol]:
    """The symbols of a question, in order; linear in its length, never raises."""
    plain = _TRUNK.sub(r"\1 ", _DIAL.sub(r" \1 ", _printable(text, repairs)))
    reader = _Reader(plain, repairs)
    symbols = list(reader.symbols())
    if symbols and all(isinstance(symbol, Operator | Bracket) for symbol in symbols):
        words = [Term(each.text) for each in symbols if isinstance(each, Operator) and each.text.isalpha()]
        if words:
            repairs.tell("Die Frage besteht nur aus Verknüpfungen; sie wurden als Wörter gesucht.")
            return list(words)
    return symbols


def _printable(text: str, repairs: Repairs) -> str:
    cleaned = "".join(" " if unicodedata.category(sign) in ("Cc", "Cs") else sign for sign in text)
    if any(was != now and not was.isspace() for was, now in zip(text, cleaned, strict=True)):
        repairs.tell("Steuerzeichen wurden nicht beachtet.")
    return cleaned


class _Reader:
    """Goes through a question once, from left to right."""

    def __init__(self, text: str, repairs: Repairs) -> None:
        self._text = text
        self._repairs = repairs
        self._at = 0

    def symbols(self) -> Iterator[Symbol]:
        while piece := _PIECE.search(self._text, self._at):
            begin, self._at = piece.span()
            surface = piece.group()
            if surface in _QUOTES:
                yield from self._quoted()
            elif surface in "()":
                yield Bracket(is_open=surface == "(")
            else:
                yield from self._word(surface, is_after_quote=begin > 0 and self._text[begin - 1] in _QUOTES)

    def _closing_quote(self) -> int:
        """Place of the next quotation mark, -1 if there is none."""
        match = re.compile(f"[{_QUOTES}]").search(self._text, self._at)
        return match.start() if match else -1

    def _quoted(self) -> Iterator[Symbol]:
        closing = self._closing_quote()
        if closing < 0:
            self._repairs.tell("Ein Anführungszeichen ohne Gegenstück wurde nicht beachtet.")
            return
        inside = self._text[self._at : closing]
        self._at = closing + 1
        between = 0
        if nearness := _NEARNESS.match(self._text, self._at):
            self._at = nearness.end()
            between = int(nearness[1][:3])
        if inside.strip():
            yield Quoted(inside, between)
        else:
            self._repairs.tell("Leere Anführungszeichen wurden nicht beachtet.")

    def _word(self, surface: str, *, is_after_quote: bool) -> Iterator[Symbol]:
        if is_after_quote and surface[0] in "~*":
            self._repairs.tell(
                "Hinter Anführungszeichen steht „~“ mit einer Zahl, etwa ~5: so viele Wörter dürfen dazwischen stehen."
            )
            return
        if is_after_quote and surface[0] in _MINUS:
            surface = surface.lstrip(_MINUS)  # „Modell C“-Schulen: a hyphen, no sign that excludes
            if not surface:
                return
        if surface in _OPERATORS:
            yield Operator(_OPERATORS[surface], surface)
            return
        sign, rest = self._signed(surface)
        if sign:
            yield sign
        if rest:
            yield from self._named(rest)

    def _signed(self, surface: str) -> tuple[Operator | None, str]:
        """The sign before a word (+49 is no sign but a number), and the word."""
        if surface[0] == "+" and surface[1:2].isdigit():
            return None, surface
        rest = surface.lstrip("+" + _MINUS)
        follows = self._at < len(self._text) and self._text[self._at] in _QUOTES + "("
        if rest == surface or (not rest and not follows):
            return None, rest  # a dash that stands alone is none
        last = surface[len(surface) - len(rest) - 1]
        return Operator("must" if last == "+" else "not", last), rest

    def _named(self, surface: str) -> Iterator[Symbol]:
        """A word, or a field with its value, which may stand in quotation marks."""
        match = _NAMED.fullmatch(surface)
        if match is None or not is_field(match[1]):
            if match and match[2] and match[2][0].isalpha() and len(match[1]) > 3:
                self._repairs.tell(f"Ein Feld „{match[1]}“ gibt es nicht; gesucht wurde nach den Wörtern.")
            yield from self._term(surface)
            return
        name, value = match.groups()
        if not value and self._text[self._at : self._at + 1] in tuple(_QUOTES):
            self._at += 1
            closing = self._closing_quote()
            if closing >= 0:
                value = self._text[self._at : closing]
                self._at = closing + 1
        if value.strip():
            yield FieldTerm(name, value.strip())
        else:
            self._repairs.tell(f"Hinter „{name}:“ fehlt der Wert; das Feld wurde nicht beachtet.")

    def _term(self, surface: str) -> Iterator[Symbol]:
        suffix = _SUFFIX.search(surface)
        body = surface[: suffix.start()] if suffix else surface
        if "*" in body:
            self._repairs.tell("„*“ gilt nur am Ende eines Wortes.")
            body = body.replace("*", " ") if suffix is None else body.replace("*", "")
        if suffix is None or not body.strip():
            yield Term(body)
        elif suffix["stars"]:
            yield Term(body, "*")
        else:
            asked = int(suffix["distance"][:3] or 1)
            if not 1 <= asked <= 2:
                self._repairs.tell("Hinter „~“ steht 1 oder 2, die Zahl der abweichenden Buchstaben.")
            yield Term(body, "~", min(2, max(1, asked)))
