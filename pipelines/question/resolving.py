"""From the parts of a question to operands: what each word asks for, within bounds that an engine bears."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from pipelines.question.fields import FieldCollector
from pipelines.question.repairs import Repairs
from pipelines.question.symbols import FieldTerm, Quoted, Term
from pipelines.question.syntax import All, Any, Negation, Part, Required, Row
from pipelines.question.tree import Among, And, Everything, Fuzzy, Leaf, Node, Not, Or, Phrase, Prefix
from pipelines.question.words import Operand, read_marked, read_quoted, read_terms

MOST_LEAVES: Final = 64
"""Leaves of a tree; each costs an engine about one look-up. A long sentence has 30."""

MOST_COSTLY_LEAVES: Final = 8
"""Prefixes, fuzzy words and words near one another, each of which an engine turns into up to thousands of words."""


@dataclass(frozen=True, slots=True)
class Join:
    """Several parts: side by side, joined by AND, or by OR."""

    how: Literal["row", "all", "any"]
    parts: tuple[Resolved, ...]


@dataclass(frozen=True, slots=True)
class Negated:
    """What must not be there."""

    part: Resolved


@dataclass(frozen=True, slots=True)
class Must:
    """What must be there, a stop word too."""

    part: Resolved


Resolved = Operand | Join | Negated | Must


class Resolver:
    """Resolves the words of one question; fields go to the collector on the way."""

    def __init__(self, fields: FieldCollector, repairs: Repairs) -> None:
        self._fields = fields
        self._repairs = repairs
        self._leaves_left = MOST_LEAVES
        self._costly_left = MOST_COSTLY_LEAVES

    def resolve(self, part: Part) -> Resolved | None:
        """The part with operands for its words; None where none is left."""
        match part:
            case Row() | All() | Any():
                return self._resolve_join(part)
            case Negation() | Required():
                return self._resolve_signed(part)
            case FieldTerm(name, value):
                self._fields.add(name, value)
                return None
            case Quoted():
                return self._within_bounds(read_quoted(part, self._repairs))
            case Term():
                return _joined("row", list(self._resolve_terms([part])))

    def _resolve_signed(self, signed: Negation | Required) -> Resolved | None:
        if isinstance(signed, Negation) and isinstance(signed.part, FieldTerm):
            self._fields.leave_out(signed.part.name, signed.part.value)
            return None
        resolved = self.resolve(signed.part)
        if resolved is None:
            return None
        return Negated(resolved) if isinstance(signed, Negation) else Must(resolved)

    def _resolve_join(self, join: Row | All | Any) -> Resolved | None:
        parts: list[Resolved] = []
        for is_plain, group in groupby(join.parts, key=_is_plain_term):
            members = list(group)
            if is_plain and isinstance(join, Row):
                parts += self._resolve_terms([member for member in members if isinstance(member, Term)])
            else:
                parts += [resolved for member in members if (resolved := self.resolve(member)) is not None]
        if isinstance(join, Any) and len({_has_field(member) for member in join.parts}) > 1:
            self._repairs.tell("Felder gelten immer für die ganze Frage, auch neben ODER.")
        if isinstance(join, Row):
            return _joined("row", parts)
        return _joined("all" if isinstance(join, All) else "any", parts)

    def _resolve_terms(self, terms: Sequence[Term]) -> Iterator[Operand]:
        for is_plain, group in groupby(terms, key=_is_plain_term):
            members = list(group)
            operands = read_terms(members) if is_plain else (read_marked(member, self._repairs) for member in members)
            for operand in operands:
                kept = self._within_bounds(operand)
                if kept is not None:
                    yield kept

    def _within_bounds(self, operand: Operand | None) -> Operand | None:
        """The operand, unless the question has grown too costly for an engine."""
        if operand is None:
            return None
        asked = [*_all_leaves(operand.strict)], [*_all_leaves(operand.loose)]
        costly = sum(
            isinstance(leaf, Prefix | Fuzzy) or (isinstance(leaf, Phrase) and leaf.between > 0) for leaf in asked[0]
        )
        needed = max(len(asked[0]), len(asked[1]))
        if needed > self._leaves_left:
            self._leaves_left = 0  # what comes later is left out too: the beginning of a question is its core
            self._repairs.tell(f"Die Frage ist sehr lang; beachtet wurden die ersten {MOST_LEAVES} Suchbegriffe.")
            return None
        if costly > self._costly_left:
            self._repairs.tell(f"Beachtet wurden die ersten {MOST_COSTLY_LEAVES} Begriffe mit „*“ oder „~“.")
            return None
        self._leaves_left -= needed
        self._costly_left -= costly
        return operand


def _has_field(part: Part) -> bool:
    if isinstance(part, Row | All | Any):
        return any(_has_field(member) for member in part.parts)
    return isinstance(part, FieldTerm)


def _is_plain_term(part: Part) -> bool:
    return isinstance(part, Term) and not part.suffix


def _joined(how: Literal["row", "all", "any"], parts: Sequence[Resolved]) -> Resolved | None:
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else Join(how, tuple(parts))


def _all_leaves(node: Node) -> Iterator[Leaf]:
    """Every leaf, those below a Not too: they cost an engine as much."""
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from _all_leaves(part)
    elif isinstance(node, Not):
        yield from _all_leaves(node.part)
    elif not isinstance(node, Everything | Among):
        yield node
