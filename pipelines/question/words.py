"""What the words of a question ask for: leaves of the tree, strictly as typed and in a looser way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipelines.german.analysis import analyse, stem
from pipelines.german.chunks import LABELS
from pipelines.german.frequencies import STEP, UNKNOWN_WEIGHT, weight
from pipelines.german.identifiers import Recognised, recognise
from pipelines.german.tokens import Token
from pipelines.question.nearness import bounded
from pipelines.question.repairs import Repairs
from pipelines.question.symbols import Quoted, Term
from pipelines.question.tree import Among, And, Everything, Fuzzy, IdentifierLeaf, Node, Not, Or, Phrase, Prefix, Word

FLAT_SHARE: Final = 0.75
"""A phrase or fuzzy word counts as if its words had this impact in every document that holds it: engines cannot tell
how often. 0.75 is the impact of a word that stands twice or three times in a passage."""

PREFIX_WEIGHT_PER_LETTER: Final = 1.5
HEAVIEST_PREFIX: Final = 9.0
"""Each letter of a beginning narrows; from six letters on it weighs as a word of the trade does (Gaststätte: 7.6)."""

SHORTEST_PREFIX: Final = 2
SHORTEST_FUZZY: Final = 4
"""Letters. Shorter ones match so much that the answer is useless and the engine slow."""
SHORTEST_VERY_FUZZY: Final = 6

FORM_SHARE: Final = 0.15
"""What a document that holds a word in the very form asked has beside the weight of the word. Chosen on 1,500 headings
of federal laws that seek their paragraph among 12,000 (decision record 0014): .05 to .3 all help, .15 most."""

MOST_SCATTERED_WORDS: Final = 12
"""Telling words of a phrase that is also asked for scattered."""

LONGEST_PHRASE: Final = 32
"""Words of a phrase; longer ones are cut, whoever pastes a paragraph finds it by its first words as well."""


@dataclass(frozen=True, slots=True)
class Operand:
    """What one part of a question asks for.

    ``strict`` is asked first, ``loose`` where hardly anything holds all parts. ``wording`` is shown to the asker. A
    ``is_filler`` part (a stop word) is asked only if the question has nothing else; ``may_be_missing`` where the
    documents that hold the other words are worth showing too.
    """

    strict: Node
    loose: Node
    wording: str
    is_filler: bool = False
    may_be_missing: bool = True


def stepped(value: float) -> float:
    """The nearest multiple of 1/64, at least one step."""
    return max(STEP, round(value / STEP) * STEP)


def one_of(nodes: Sequence[Node]) -> Node:
    """At least one of the nodes, flat and each once; of a single one itself."""
    distinct = _distinct(part for node in nodes for part in (node.parts if isinstance(node, Or) else (node,)))
    return distinct[0] if len(distinct) == 1 else Or(distinct)


def all_of(nodes: Sequence[Node]) -> Node:
    """All of the nodes, each once; of a single one itself."""
    distinct = _distinct(nodes)
    return distinct[0] if len(distinct) == 1 else And(distinct)


def _distinct(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Each node once; a word typed twice, in capitals or not, is one."""
    first: dict[Node, Node] = {}
    for node in nodes:
        key = node if isinstance(node, And | Or | Not | Everything | Among) else replace(node, surface="")
        first.setdefault(key, node)
    return tuple(first.values())


def read_terms(terms: Sequence[Term]) -> Iterator[Operand]:
    """What neighbouring words without any sign ask for; an identifier may lie across several of them.

    Words that fold to nothing (a lone dash or question mark) ask for nothing.
    """
    text = " ".join(term.text for term in terms)
    found = recognise(text)
    at = 0
    for identifier in found:
        yield from _plain_words(text[at : identifier.start], is_before_identifier=True)
        yield _identifier(text[identifier.start : identifier.end], identifier)
        at = identifier.end
    yield from _plain_words(text[at:], is_before_identifier=False)


def _plain_words(text: str, *, is_before_identifier: bool) -> Iterator[Operand]:
    parts = text.split()
    for place, part in enumerate(parts):
        tokens = analyse(part)
        if len(tokens) == 1:
            is_label = is_before_identifier and place == len(parts) - 1 and tokens[0].exact in LABELS
            yield _word(part, tokens[0], is_filler=is_label or tokens[0].is_stop_word)
        elif tokens:
            yield _compound(part, tokens)


def _word(surface: str, token: Token, *, is_filler: bool) -> Operand:
    shown = surface[token.start : token.end]
    if is_filler:
        by_form = _by_form(shown, token)
        return Operand(by_form, by_form, shown, is_filler=True)
    leaf = _by_stem(shown, token)
    return Operand(leaf, leaf, shown)


def _by_stem(surface: str, token: Token) -> Word:
    """Found in any inflection; a stop word, of which an index keeps no stem, only as it is."""
    if token.is_stop_word:
        return _by_form(surface, token)
    rarity = weight(token.stem)
    return Word(surface, token.exact, token.stem, rarity, form_weight=stepped(rarity * FORM_SHARE))


def _by_form(surface: str, token: Token) -> Word:
    return Word(surface, token.exact, token.stem, weight(token.stem), by_form=True)


def _compound(surface: str, tokens: Sequence[Token]) -> Operand:
    """Kfz-Schein: its parts one after the other, or written as one word; loosely any part that says something."""
    phrase = _phrase(surface, tokens)
    ways: list[Node] = [phrase]
    if 2 <= len(tokens) <= 3 and "-" in surface and all(token.exact.isalpha() for token in tokens):
        joined = "".join(token.exact for token in tokens)
        ways.append(Word(surface, joined, stem(joined), weight(stem(joined))))
    return Operand(one_of(ways), one_of([*ways, *_telling_parts(surface, tokens)]), surface)


def _telling_parts(surface: str, tokens: Sequence[Token]) -> list[Node]:
    return [
        _by_stem(surface[token.start : token.end], token)
        for token in tokens
        if len(token.exact) > 1 and not token.is_stop_word
    ]


def _phrase(surface: str, tokens: Sequence[Token], between: int = 0) -> Phrase:
    words = tokens[:LONGEST_PHRASE]
    total = sum(weight(token.stem) for token in words if not token.is_stop_word)
    return Phrase(surface, tuple(token.exact for token in words), stepped(total * FLAT_SHARE), between)


def _near(quoted: Quoted, tokens: Sequence[Token], repairs: Repairs) -> list[Node]:
    """The words near one another: two in either order, more in theirs."""
    between = bounded(quoted.between, min(len(tokens), LONGEST_PHRASE))
    if between < quoted.between:
        repairs.tell(f"Zwischen diesen Wörtern dürfen höchstens {between} weitere stehen.")
    phrase = _phrase(" ".join(quoted.text.split()), tokens, between)
    if len(tokens) > 2:
        return [phrase]
    return [phrase, replace(phrase, words=phrase.words[::-1])]


def _identifier(surface: str, identifier: Recognised) -> Operand:
    """An identifier; if its shape leaves a doubt, its words as well, and loosely its words in any case."""
    leaf = IdentifierLeaf(surface, identifier.form, UNKNOWN_WEIGHT)
    tokens = analyse(surface)
    words: list[Node] = [_by_stem(surface[token.start : token.end], token) for token in tokens]
    all_words = all_of(words)
    if identifier.is_certain:
        # Not any of the words: 20418 and 26 of a file number stand in documents that have nothing to do with it.
        return Operand(leaf, one_of([leaf, all_words]), surface)
    together = _phrase(surface, tokens) if identifier.is_linked and len(tokens) > 1 else all_words
    loosely = [all_words] if identifier.is_linked else words
    return Operand(one_of([leaf, together]), one_of([leaf, *loosely]), surface)


def read_quoted(quoted: Quoted, repairs: Repairs) -> Operand | None:
    """A phrase, word for word; a single word in its exact form; an identifier also in its other spellings."""
    text = " ".join(quoted.text.split())
    tokens = analyse(text)
    wording = f"„{text}“"
    if not tokens:
        repairs.tell("Leere Anführungszeichen wurden nicht beachtet.")
        return None
    if len(tokens) > LONGEST_PHRASE:
        repairs.tell(f"Von einer langen Wortfolge wurden die ersten {LONGEST_PHRASE} Wörter beachtet.")
    if quoted.between and len(tokens) > 1:
        near = one_of(_near(quoted, tokens, repairs))
        return Operand(near, near, f"{wording}~{quoted.between}", may_be_missing=False)
    ways: list[Node] = [_by_form(text, tokens[0]) if len(tokens) == 1 else _phrase(text, tokens)]
    for found in recognise(text):
        if found.start <= tokens[0].start and tokens[-1].end <= found.end:
            ways.append(IdentifierLeaf(text, found.form, UNKNOWN_WEIGHT))
    scattered = _scattered(text, tokens) if len(ways) == 1 else []
    return Operand(one_of(ways), one_of([*ways, *scattered]), wording, may_be_missing=False)


def _scattered(text: str, tokens: Sequence[Token]) -> list[Node]:
    """All telling words of a phrase, wherever they stand: a phrase is broken where one of its small words is misread.

    Asked only where hardly any document holds the phrase itself; those that do stay before these.
    """
    telling = _telling_parts(text, tokens)
    return [all_of(telling)] if 2 <= len(telling) <= MOST_SCATTERED_WORDS else []


def read_marked(term: Term, repairs: Repairs) -> Operand | None:
    """A word with * or ~ behind it; of a compound the last part has the sign."""
    tokens = analyse(term.text)
    if not tokens:
        return None
    *before, last = tokens
    leaf = _beginning(term, last, repairs) if term.suffix == "*" else _similar(term, last, repairs)
    shown = f"{term.text}{term.suffix if not isinstance(leaf, Word) else ''}"
    node = all_of([*(_by_stem(term.text[token.start : token.end], token) for token in before), leaf])
    return Operand(node, node, shown)


def _beginning(term: Term, token: Token, repairs: Repairs) -> Node:
    if len(token.exact) < SHORTEST_PREFIX:
        repairs.tell(f"Vor „*“ stehen mindestens {SHORTEST_PREFIX} Buchstaben; gesucht wurde das Wort selbst.")
        return _by_stem(term.text, token)
    rarity = min(HEAVIEST_PREFIX, PREFIX_WEIGHT_PER_LETTER * len(token.exact))
    return Prefix(f"{term.text}*", token.exact, stepped(rarity))


def _similar(term: Term, token: Token, repairs: Repairs) -> Node:
    if len(token.exact) < SHORTEST_FUZZY:
        repairs.tell(f"„~“ gilt ab {SHORTEST_FUZZY} Buchstaben; gesucht wurde das Wort selbst.")
        return _by_stem(term.text, token)
    distance = term.distance
    if distance > 1 and len(token.exact) < SHORTEST_VERY_FUZZY:
        repairs.tell(f"„~2“ gilt ab {SHORTEST_VERY_FUZZY} Buchstaben; gesucht wurde mit einer Abweichung.")
        distance = 1
    return Fuzzy(f"{term.text}~", token.exact, distance, stepped(weight(token.stem) * FLAT_SHARE))
