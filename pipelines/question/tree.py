"""The tree of a question, as engines answer it.

The leaves hold what the German analysis made of the words, so that an engine only looks tokens up. Weights are
multiples of 1/64: sums of such numbers are exact in 32-bit floats, in any order and on any shard.

    Node = Word | Phrase | Prefix | Fuzzy | IdentifierLeaf | Everything | Among | And | Or | Not
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

WEIGHT_STEP: Final = 1 / 64

Stream = Literal["stem", "kin", "synonym", "part", "sound", "reading", "verb"]
"""What a word is looked up as: in any inflection, as the word that it comes from (Halter: halten) or that comes from
it, by another name, as a part of a compound, by its sound, as what another reader read, as a verb that parts
(``german.stems``, ``question.synonyms``, ``german.streams``, ``other_readings``, ``german.separable``)."""


def _check_weight(weight: float) -> None:
    if weight < 0 or weight * 64 != int(weight * 64):
        raise ValueError(f"not a multiple of 1/64: {weight}")


@dataclass(frozen=True, slots=True)
class Word:
    """Found by its stem, weighted by the rarity of the stem in German at large.

    ``by_form`` words (a question of stop words only) are looked up by their exact form instead. In another ``stream``
    than that of stems, ``stem`` is the token of that stream. ``form_weight`` is added where a document holds the very
    form that was asked, so that it comes before those with another form.
    """

    surface: str
    exact: str
    stem: str
    weight: float
    by_form: bool = False
    stream: Stream = "stem"
    form_weight: float = 0.0

    def __post_init__(self) -> None:
        _check_weight(self.weight)
        _check_weight(self.form_weight)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words that follow one another, stop words included; at least two.

    ``between`` further words may stand among them, all gaps together; the order is kept.
    """

    surface: str
    words: tuple[str, ...]
    weight: float
    between: int = 0

    def __post_init__(self) -> None:
        _check_weight(self.weight)
        if len(self.words) < 2:
            raise ValueError(f"a phrase has at least two words: {self.words}")
        if self.between < 0:
            raise ValueError(f"not a number of words: {self.between}")


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any word whose folded form begins with ``beginning``; at least two letters."""

    surface: str
    beginning: str
    weight: float

    def __post_init__(self) -> None:
        _check_weight(self.weight)


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Any word whose folded form differs from ``exact`` by at most ``distance`` letters (1 or 2).

    ``is_misread`` words are looked for among the doubtful ones only: ``exact`` is a form of ``german.misreadings``.
    """

    surface: str
    exact: str
    distance: int
    weight: float
    is_misread: bool = False

    def __post_init__(self) -> None:
        _check_weight(self.weight)


@dataclass(frozen=True, slots=True)
class IdentifierLeaf:
    """A plate, account, phone number or file reference in its squeezed form."""

    surface: str
    form: str
    weight: float

    def __post_init__(self) -> None:
        _check_weight(self.weight)


@dataclass(frozen=True, slots=True)
class Everything:
    """Matches every visible document; the question without words."""


@dataclass(frozen=True, slots=True)
class Among:
    """Matches the documents named, as far as they are visible, and scores nothing: those found by meaning."""

    document_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts, in the same document (not necessarily the same passage)."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The document holds nothing of the part."""

    part: Node


Node = Word | Phrase | Prefix | Fuzzy | IdentifierLeaf | Everything | Among | And | Or | Not
Leaf = Word | Phrase | Prefix | Fuzzy | IdentifierLeaf


def leaves(node: Node) -> tuple[Leaf, ...]:
    """The leaves that can make a document a hit, in the order of the question; those below a Not are left out."""
    if isinstance(node, And | Or):
        return tuple(leaf for part in node.parts for leaf in leaves(part))
    if isinstance(node, Not | Everything | Among):
        return ()
    return (node,)


def counted_leaves(node: Node) -> tuple[Leaf, ...]:
    """The leaves that add to the score of every hit that holds them.

    Those of an And below an Or are left out: they count only where all parts of the And are held.
    """
    if isinstance(node, And):
        return tuple(leaf for part in node.parts for leaf in counted_leaves(part))
    if isinstance(node, Or):
        return tuple(leaf for part in node.parts if not isinstance(part, And) for leaf in counted_leaves(part))
    return leaves(node)


def whole_weight(node: Node) -> float:
    """What a document scores that holds everything asked for at full impact: all of an And, the heaviest of an Or."""
    if isinstance(node, And):
        return sum(map(whole_weight, node.parts))
    if isinstance(node, Or):
        return max(map(whole_weight, node.parts))
    return 0.0 if isinstance(node, Everything | Among | Not) else node.weight


def is_variant(leaf: Leaf) -> bool:
    """Whether a leaf stands beside the word as asked, for other ways in which it may be written."""
    return (isinstance(leaf, Word) and leaf.stream != "stem") or (isinstance(leaf, Fuzzy) and leaf.is_misread)
