"""The words of a question, and beside each the other ways in which it may stand in a document.

As a part of a compound and in parts of its own (Gaststätte Erlaubnis, Gaststättenerlaubnis), as the word that it comes
from (Halter, halten), as a verb whose pieces part (ausgestellt, stellt ... aus), by another name (Kfz, Auto), by the
sound of a name (Hadad, Haddad), as what another reader read, and misread. Each weighs less than the word itself, so
that what is written as asked comes first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from pipelines.german import misreadings
from pipelines.german.analysis import stem
from pipelines.german.compounds import is_lexicalised, parts
from pipelines.german.frequencies import weight
from pipelines.german.separable import verb_of, verb_of_noun, verb_token
from pipelines.german.sounds import sound_of_name
from pipelines.german.stems import kin
from pipelines.german.streams import part_token, sound_token
from pipelines.other_readings import reading_token
from pipelines.question.synonyms import NO_SYNONYMS, Synonyms
from pipelines.question.tree import And, Fuzzy, Node, Or, Word, is_variant, leaves
from pipelines.question.words import FLAT_SHARE, all_of, one_of, stepped

PART_SHARE: Final = 0.5
SYNONYM_SHARE: Final = 0.6
KIN_SHARE: Final = 0.2
VERB_SHARE: Final = 0.4
SOUND_SHARE: Final = 0.4
READING_SHARE: Final = 0.3
MISREAD_SHARE: Final = 0.4
"""What a variant weighs beside the word: a part says nearly the same, a likeness is a guess, and who speaks of holding
hardly ever means a holder."""

SHORT_QUESTION: Final = 4
"""Words up to which misread ones are looked for, which costs an engine some milliseconds each; who writes a sentence is
found by the words that were read rightly."""

MOST_WIDENED: Final = 12
"""Words that are widened; a longer question has words enough."""


def is_short(tree: Node) -> bool:
    """Whether a question has so few words that all ways to find them are worth while."""
    return len(leaves(tree)) <= SHORT_QUESTION


def widen(tree: Node, synonyms: Synonyms = NO_SYNONYMS) -> Node:
    """The tree with variants beside each word that is asked by its stem; what is excluded stays as it is."""
    words = [leaf for leaf in leaves(tree) if isinstance(leaf, Word) and not leaf.by_form]
    chosen = frozenset(words[:MOST_WIDENED])
    return _Widening(chosen, synonyms, with_misread=is_short(tree)).widened(tree)


@dataclass(frozen=True, slots=True)
class _Widening:
    """What is widened, and how far."""

    words: frozenset[Word]
    synonyms: Synonyms
    with_misread: bool

    def widened(self, node: Node) -> Node:
        match node:
            case And(inner):
                return And(tuple(self.widened(part) for part in inner))
            case Or(inner):
                return one_of([self.widened(part) for part in inner])
            case Word() if node in self.words and not is_variant(node):
                return one_of([node, *self._variants(node)])
            case _:
                return node

    def _variants(self, word: Word) -> Iterator[Node]:
        for other in self.synonyms.of(word.stem):
            yield all_of([_other_name(word, each, len(other)) for each in other])
        yield _stream(word, part_token(word.exact), "part", PART_SHARE)
        if verb := verb_of(word.exact) or verb_of_noun(word.exact):
            yield _stream(word, verb_token(verb), "verb", VERB_SHARE)
            if verb != word.stem:
                yield _stream(word, verb, "kin", VERB_SHARE)
        elif is_lexicalised(word.exact):
            pass  # whoever asks for a Strohfrau does not mean a Frau with Stroh
        elif found := parts(word.exact):
            yield all_of([one_of(list(_part(word, part.base, len(found)))) for part in found])
        elif stemmed := kin(word.exact, word.stem):
            yield _stream(word, stemmed, "kin", KIN_SHARE)
        elif code := sound_of_name(word.exact, word.stem):
            yield _stream(word, sound_token(code), "sound", SOUND_SHARE)
        if word.exact.isalpha():
            yield _stream(word, reading_token(word.stem), "reading", READING_SHARE)
        if self.with_misread and word.exact.isalpha() and (form := misreadings.form(word.exact)):
            rarity = stepped(word.weight * FLAT_SHARE * MISREAD_SHARE)
            wanted = misreadings.SIGN + form
            yield Fuzzy(word.surface, wanted, misreadings.distance(form), rarity, is_misread=True)


def _stream(word: Word, token: str, stream: Literal["kin", "part", "sound", "reading", "verb"], share: float) -> Word:
    return Word(word.surface, word.exact, token, stepped(word.weight * share), stream=stream)


def _other_name(word: Word, exact: str, count: int) -> Word:
    """A word of another name; all words of the name together weigh a synonym's share."""
    share = stepped(word.weight * SYNONYM_SHARE / count)
    return Word(word.surface, exact, stem(exact), share, stream="synonym")


def _part(word: Word, base: str, count: int) -> Iterator[Word]:
    """A part of a compound, as a word of its own or in another compound; all parts together weigh a part's share."""
    stemmed = stem(base)
    rarity = stepped(min(weight(stemmed), word.weight) * PART_SHARE / count)
    yield Word(word.surface, base, stemmed, rarity)
    yield Word(word.surface, base, part_token(base), rarity, stream="part")
