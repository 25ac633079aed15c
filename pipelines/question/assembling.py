"""From operands to the trees that engines answer, and to the wording of a question in German."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pipelines.question.repairs import Repairs
from pipelines.question.resolving import Join, Must, Negated, Resolved
from pipelines.question.tree import And, Everything, Fuzzy, IdentifierLeaf, Node, Not, Prefix, leaves
from pipelines.question.words import Operand, all_of, one_of

EVERYTHING: Final = Everything()


@dataclass(frozen=True, slots=True)
class Asked:
    """Trees and wording of a question; ``loose_tree`` only where it differs.

    ``is_plain`` questions are put in words alone, so that it also counts what they mean.
    """

    tree: Node
    loose_tree: Node | None
    wording: str
    is_plain: bool


NOTHING_ASKED: Final = Asked(EVERYTHING, None, "alle Dokumente", is_plain=False)
"""The question without words."""


def assemble(resolved: Resolved, repairs: Repairs, *, is_sentence: bool) -> Asked:
    """The trees of a question. In both, ``Not`` stands only in an ``And`` beside something that finds.

    ``is_sentence`` questions end with a question mark.
    """
    keep_fillers = _tree(resolved, loose=False, keep_fillers=False) is None
    if keep_fillers:
        repairs.tell("Die Frage besteht nur aus Füllwörtern; gesucht wurden sie in genau dieser Form.")
    strict = _tree(resolved, loose=False, keep_fillers=keep_fillers)
    loose = _tree(resolved, loose=True, keep_fillers=keep_fillers)
    if strict is None or loose is None:  # no operand at all, which no resolver hands over
        return NOTHING_ASKED
    tree, loose_tree = _positive(strict), _positive(loose)
    wording = _wording(resolved, keep_fillers=keep_fillers)
    return Asked(
        tree, None if loose_tree == tree else loose_tree, wording, is_plain=_is_plain(resolved, is_sentence=is_sentence)
    )


def _is_plain(resolved: Resolved, *, is_sentence: bool) -> bool:
    """Whether words are asked without any sign; what has operators, * or ~ asks for just what it says.

    So do a plate, a file reference or what stands in quotation marks, unless in a sentence.
    """
    parts = resolved.parts if isinstance(resolved, Join) and resolved.how == "row" else (resolved,)
    operands = [part for part in parts if isinstance(part, Operand)]
    asked = [leaf for operand in operands for leaf in leaves(operand.strict)]
    if len(operands) < len(parts) or any(isinstance(leaf, Prefix | Fuzzy) for leaf in asked):
        return False
    exact = [operand for operand in operands if _asks_for_just_this(operand)]
    is_telling = any(_tells_something(operand) and operand not in exact for operand in operands)
    return is_telling and (is_sentence or not exact)


def _tells_something(operand: Operand) -> bool:
    """Whether it is a word with a meaning to look for: no stop word and no bare number."""
    return not operand.is_filler and any(map(str.isalpha, operand.wording))


def _asks_for_just_this(operand: Operand) -> bool:
    return not operand.may_be_missing or any(isinstance(leaf, IdentifierLeaf) for leaf in leaves(operand.strict))


def _tree(resolved: Resolved, *, loose: bool, keep_fillers: bool) -> Node | None:
    """The tree of a part; None where it consists of fillers that are not kept."""
    match resolved:
        case Operand():
            node = resolved.loose if loose else resolved.strict
            return node if keep_fillers or not resolved.is_filler else None
        case Negated(part):
            inner = _tree(part, loose=False, keep_fillers=True)
            return None if inner is None else Not(_positive(inner))
        case Must(part):
            return _tree(part, loose=False, keep_fillers=True)
        case Join("any", parts):
            nodes = _trees(parts, loose=loose, keep_fillers=keep_fillers)
            return one_of([_positive(node) for node in nodes]) if nodes else None
        case Join("row", parts) if loose:
            return _loose_row(parts, keep_fillers=keep_fillers)
        case Join(_, parts):
            return _all(_trees(parts, loose=loose, keep_fillers=keep_fillers))


def _trees(parts: Sequence[Resolved], *, loose: bool, keep_fillers: bool) -> list[Node]:
    nodes = (_tree(part, loose=loose, keep_fillers=keep_fillers) for part in parts)
    return [node for node in nodes if node is not None]


def _loose_row(parts: Sequence[Resolved], *, keep_fillers: bool) -> Node | None:
    """Words side by side: one of them is enough; phrases, brackets, and what has a sign stay as they are."""
    words = [part for part in parts if isinstance(part, Operand) and part.may_be_missing]
    others = [part for part in parts if not (isinstance(part, Operand) and part.may_be_missing)]
    any_word = _trees(words, loose=True, keep_fillers=keep_fillers)
    nodes = _trees(others, loose=True, keep_fillers=keep_fillers)
    return _all([*nodes, one_of(any_word)] if any_word else nodes)


def _all(nodes: Sequence[Node]) -> Node | None:
    """All of the nodes, flat, wants before exclusions; None of none."""
    flat = [part for node in nodes for part in (node.parts if isinstance(node, And) else (node,))]
    if not flat:
        return None
    flat.sort(key=lambda node: isinstance(node, Not))
    if len(flat) > 1 and all(isinstance(node, Not) for node in flat):
        flat.insert(0, EVERYTHING)
    return all_of(flat)


def _positive(node: Node) -> Node:
    """The node in a form that finds something by itself: what excludes, excludes from everything."""
    return And((EVERYTHING, node)) if isinstance(node, Not) else node


_BETWEEN: Final = {"row": " UND ", "all": " UND ", "any": " ODER "}


def _wording(resolved: Resolved, *, keep_fillers: bool, within: str = "") -> str:
    """What is asked, as one would type it; brackets where they are needed."""
    match resolved:
        case Operand():
            return "" if resolved.is_filler and not keep_fillers else resolved.wording
        case Negated(part):
            return f"NICHT {_wording(part, keep_fillers=True, within='not')}"
        case Must(part):
            return _wording(part, keep_fillers=True, within=within)
        case Join(how, parts):
            worded = [_wording(part, keep_fillers=keep_fillers, within=how) for part in parts]
            joined = _BETWEEN[how].join(dict.fromkeys(filter(None, worded)))
            is_other = within == "not" or (within != "" and (how == "any") != (within == "any"))
            return f"({joined})" if is_other and " " in joined else joined
