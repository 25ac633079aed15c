"""From the tree of a question to a query of OpenSearch: over documents, or over their passages.

Every part scores a constant, so that a score depends on the document and the question alone, and its float32 sum is
exact; the embedded engine does the same with the same numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipelines.engines.longest import LONGEST
from pipelines.engines.opensearch.connection import Body
from pipelines.engines.opensearch.mapping import any_of, day_number
from pipelines.engines.opensearch.neighbourhood import needs_spelling_out, spelled_out
from pipelines.german.misreadings import SIGN
from pipelines.question.filters import Filters
from pipelines.question.tree import (
    Among,
    And,
    Everything,
    Fuzzy,
    Leaf,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
    leaves,
)
from pipelines.ranking import clauses_of

_NOTHING: Final[Body] = {"match_none": {}}
_EVERYTHING: Final[Body] = {"match_all": {}}

MOST_WORDS: Final = 120
"""With more words than this their levels are scored by functions: as clauses, five a word, they would exceed the 1,024
that OpenSearch allows in one query by default."""


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles trees and leaves; ``keep_order`` where phrases are told from scattered words.

    ``by_functions`` scores the levels of words by functions instead of clauses: slower, without a limit. ``spellings``
    are the words that fuzzy leaves stand for, where they are known already.
    """

    path: str
    keep_order: bool
    by_functions: bool = False
    spellings: Mapping[Fuzzy, Sequence[str]] = field(default_factory=dict)

    def query(self, node: Node) -> Body:
        """A query that demands and scores a node."""
        match node:
            case And():
                query: Body = {"bool": {"must": [self.query(part) for part in _flat(node)]}}
            case Or():
                query = self.any_of(node.parts)
            case Not():
                query = {"bool": {"filter": [_EVERYTHING], "must_not": [self.query(node.part)]}}
            case Everything():
                query = {"bool": {"filter": [_EVERYTHING]}}
            case Among():
                query = {"bool": {"filter": [any_of("document", node.document_ids)]}}
            case Word(by_form=False):
                query = self._by_stem(node)
            case _:
                query = _constant(self._matching(node), node.weight)
        return query

    def any_of(self, parts: Sequence[Node]) -> Body:
        """At least one of the parts; what each scores is summed."""
        return {"bool": {"should": [self.query(part) for part in parts], "minimum_should_match": 1}}

    def _by_stem(self, word: Word) -> Body:
        first, *more = [(self._term("levels", word.stem + suffix), weight) for suffix, weight in clauses_of(word)]
        if word.form_weight:
            more.append((self._term("words", word.exact), word.form_weight))
        if self.by_functions:
            functions = [{"filter": query, "weight": weight} for query, weight in (first, *more)]
            return {
                "function_score": {
                    "query": _constant(first[0], 0.0),
                    "functions": functions,
                    "score_mode": "sum",
                    "boost_mode": "replace",
                }
            }
        return {"bool": {"must": [_constant(*first)], "should": [_constant(*each) for each in more]}}

    def _term(self, field: str, token: str) -> Body:
        return {"term": {self.path + field: token}} if len(token) <= LONGEST else _NOTHING

    def _matching(self, leaf: Leaf) -> Body:
        words = f"{self.path}words"
        match leaf:
            case Word():
                query = self._term("words", leaf.exact)
            case Phrase() if any(len(word) > LONGEST for word in leaf.words):
                query = _NOTHING
            case Phrase() if self.keep_order and leaf.between:
                near = {"query": " ".join(leaf.words), "max_gaps": leaf.between, "ordered": True}
                query = {"intervals": {words: {"match": near}}}
            case Phrase() if self.keep_order:
                query = {"match_phrase": {words: " ".join(leaf.words)}}
            case Phrase():
                query = {"bool": {"filter": [self._term("words", word) for word in leaf.words]}}
            case Prefix():
                query = {"prefix": {words: {"value": leaf.beginning, "rewrite": "constant_score"}}}
            case Fuzzy() if leaf in self.spellings:
                query = any_of(words, self.spellings[leaf])
            case Fuzzy() if needs_spelling_out(leaf.exact, leaf.distance):
                pattern = spelled_out(leaf.exact, leaf.distance)
                query = {"regexp": {words: {"value": pattern, "flags": "NONE", "rewrite": "constant_score"}}}
            case Fuzzy():
                # By constant_score all spellings are found; by default only the fifty that come first.
                wish = {"value": leaf.exact, "fuzziness": leaf.distance, "rewrite": "constant_score"}
                if leaf.is_misread:
                    # All forms begin with the same signs; without saying so every word of the index is a candidate.
                    wish["prefix_length"] = len(SIGN)
                query = {"fuzzy": {words: wish}}
            case _:
                query = self._term("identifiers", leaf.form)
        return query


def over_documents(tree: Node) -> Body:
    """A query over documents that demands and scores a tree."""
    return Compiler("", keep_order=True, by_functions=_has_many_words(leaves(tree))).query(tree)


def over_passages(asked: Sequence[Leaf], spellings: Mapping[Fuzzy, Sequence[str]]) -> Body:
    """A query over passages that demands and scores any of the leaves."""
    compiler = Compiler("passages.", keep_order=False, by_functions=_has_many_words(asked), spellings=spellings)
    return compiler.any_of(asked)


def _has_many_words(asked: Iterable[Leaf]) -> bool:
    return sum(isinstance(leaf, Word) and not leaf.by_form for leaf in asked) > MOST_WORDS


def _flat(node: And) -> Iterator[Node]:
    for part in node.parts:
        if isinstance(part, And):
            yield from _flat(part)
        else:
            yield part


def _constant(query: Body, score: float) -> Body:
    return {"constant_score": {"filter": query, "boost": score}}


def narrowing(filters: Filters) -> list[Body]:
    """The filters of a question as filters over documents."""
    found = [any_of(field, values) for field, values in filters.demanded()]
    if left_out := filters.left_out.values():
        found.append({"bool": {"must_not": [any_of(field, values) for field, values in left_out]}})
    if filters.classification_max is not None:
        found.append(any_of("classification", [str(level) for level in range(filters.classification_max + 1)]))
    days = {
        sign: day_number(day) for sign, day in (("gte", filters.date_from), ("lte", filters.date_to)) if day is not None
    }
    if days:
        found.append({"range": {"day": days}})
    return found
