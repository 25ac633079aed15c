"""Trees in a short notation, so that tests read like the questions they are about."""

from __future__ import annotations

from pipelines.question.tree import (
    Among,
    And,
    Everything,
    Fuzzy,
    IdentifierLeaf,
    Leaf,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
)


def short(node: Node | None) -> str:
    """``(gaststatt & !kron)``: stems; ``=form`` by form, ``<form>`` identifiers, ``ALL``; ``-`` for no tree."""
    match node:
        case And() | Or():
            sign = " & " if isinstance(node, And) else " | "
            return f"({sign.join(short(part) for part in node.parts)})"
        case Not():
            return f"!{short(node.part)}"
        case Among(names):
            return f"<{len(names)}>"
        case None | Everything():
            return "-" if node is None else "ALL"
        case leaf:
            return _short_leaf(leaf)


def _short_leaf(leaf: Leaf) -> str:
    match leaf:
        case Word():
            return f"={leaf.exact}" if leaf.by_form else leaf.stem
        case Phrase():
            return f'"{" ".join(leaf.words)}"' + (f"~{leaf.between}" if leaf.between else "")
        case Prefix():
            return f"{leaf.beginning}*"
        case Fuzzy():
            return f"{leaf.exact}~{leaf.distance}"
        case IdentifierLeaf():
            return f"<{leaf.form}>"
