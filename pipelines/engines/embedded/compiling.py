"""From the tree of a question to a tantivy query: over rows of documents, or over rows of passages.

Every part scores a constant, so that a score depends on the row and the question alone, and its float32 sum is exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import tantivy
from tantivy import Occur, Query

from pipelines.engines.embedded.mapping import day_number
from pipelines.engines.embedded.terms import any_term
from pipelines.question.filters import Filters
from pipelines.question.nearness import ways
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
)
from pipelines.ranking import clauses_of

Clauses = list[tuple[Occur, Query]]

_ALL: Final = Query.const_score_query(Query.all_query(), 0.0)


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one kind of row; ``keep_order`` where phrases are told from scattered words."""

    words: str
    levels: str
    identifiers: str
    keep_order: bool


DOCUMENT_FIELDS: Final = Fields("words", "levels", "identifiers", keep_order=True)
PASSAGE_FIELDS: Final = Fields("passage_words", "passage_levels", "passage_identifiers", keep_order=False)


class Compiler:
    """Compiles trees and leaves for one kind of row."""

    def __init__(self, schema: tantivy.Schema, fields: Fields, *, scores: bool = True) -> None:
        """Without ``scores`` the same rows match and the scores mean nothing; counting then takes a third as long."""
        self._schema = schema
        self._fields = fields
        self._scores = scores

    def requirements(self, node: Node) -> Clauses:
        """Clauses of a boolean query that has a further required clause: together they demand and score the node."""
        if isinstance(node, And):
            return [clause for part in node.parts for clause in self.requirements(part)]
        if isinstance(node, Word) and not node.by_form:
            first, *more = self._levels(node)
            return [(Occur.Must, first), *((Occur.Should, query) for query in more)]
        if isinstance(node, Not):
            return [(Occur.MustNot, self._query(node.part))]
        if isinstance(node, Everything):
            return []
        return [(Occur.Must, self._query(node))]

    def any_of(self, parts: Sequence[Node]) -> Query:
        """At least one of the parts; what each scores is summed."""
        clauses: Clauses = []
        for part in parts:
            if isinstance(part, Word) and not part.by_form:
                # A row with a level token holds the stem too, so the levels may stand side by side.
                clauses += ((Occur.Should, query) for query in self._levels(part))
            else:
                clauses.append((Occur.Should, self._query(part)))
        return Query.boolean_query(clauses)

    def _query(self, node: Node) -> Query:
        if isinstance(node, Or):
            return self.any_of(node.parts)
        if isinstance(node, Among):
            return any_term(self._schema, "document", node.document_ids)
        if isinstance(node, And | Not | Everything):
            return Query.boolean_query([(Occur.Must, _ALL), *self.requirements(node)])
        if isinstance(node, Word) and not node.by_form:
            return self.any_of((node,))
        return Query.const_score_query(self._matching(node), node.weight)

    def _levels(self, word: Word) -> list[Query]:
        # A row with a level token holds the bare stem too, which comes first: it alone tells whether a row matches.
        clauses = clauses_of(word) if self._scores else clauses_of(word)[:1]
        queries = [
            Query.const_score_query(self._term(self._fields.levels, word.stem + suffix), weight)
            for suffix, weight in clauses
        ]
        if word.form_weight and self._scores:
            queries.append(Query.const_score_query(self._term(self._fields.words, word.exact), word.form_weight))
        return queries

    def _term(self, field: str, token: str) -> Query:
        return Query.term_query(self._schema, field, token, index_option="basic")

    def _phrase(self, phrase: Phrase) -> Query:
        if not self._fields.keep_order:
            return Query.boolean_query([(Occur.Must, self._term(self._fields.words, word)) for word in phrase.words])
        # One for each way to stand: the slop of tantivy also matches words that are turned round, or one of them twice.
        clauses: Clauses = []
        for places in ways(len(phrase.words), phrase.between):
            words: list[str | tuple[int, str]] = [*zip(places, phrase.words, strict=True)]
            clauses.append((Occur.Should, Query.phrase_query(self._schema, self._fields.words, words)))
        return clauses[0][1] if len(clauses) == 1 else Query.boolean_query(clauses)

    def _matching(self, leaf: Leaf) -> Query:
        fields = self._fields
        if isinstance(leaf, Word):
            return self._term(fields.words, leaf.exact)
        if isinstance(leaf, Phrase):
            return self._phrase(leaf)
        if isinstance(leaf, Prefix):
            # A fuzzy beginning without any difference is a plain one, and unlike a regular expression needs no escapes.
            return Query.fuzzy_term_query(self._schema, fields.words, leaf.beginning, distance=0, prefix=True)
        if isinstance(leaf, Fuzzy):
            return Query.fuzzy_term_query(self._schema, fields.words, leaf.exact, distance=leaf.distance)
        return self._term(fields.identifiers, leaf.form)


def shared_score(node: Node) -> float | None:
    """The score that every hit of a tree has, if the tree alone tells; None where it depends on the document."""
    if isinstance(node, Not | Everything | Among):
        return 0.0
    if isinstance(node, And):
        parts = [shared_score(part) for part in node.parts]
        return None if None in parts else sum(part for part in parts if part is not None)
    if isinstance(node, Or):
        return shared_score(node.parts[0]) if len(node.parts) == 1 else None
    return None if isinstance(node, Word) and not node.by_form else node.weight


def narrowing(schema: tantivy.Schema, filters: Filters) -> Clauses:
    """The filters of a question as clauses over rows of documents, each with score 0."""
    clauses: Clauses = [(Occur.Must, any_term(schema, field, values)) for field, values in filters.demanded()]
    clauses += [(Occur.MustNot, any_term(schema, field, values)) for field, values in filters.left_out.values()]
    if filters.classification_max is not None:
        values = tuple(str(level) for level in range(filters.classification_max + 1))
        clauses.append((Occur.Must, any_term(schema, "classification", values)))
    if filters.date_from is not None or filters.date_to is not None:
        days = _days(schema, filters.date_from, filters.date_to)
        clauses.append((Occur.Must, Query.const_score_query(days, 0.0)))
    return clauses


def _days(schema: tantivy.Schema, first: str | None, last: str | None) -> Query:
    return Query.range_query(
        schema,
        "day",
        tantivy.FieldType.Unsigned,
        lower_bound=None if first is None else day_number(first),
        upper_bound=None if last is None else day_number(last),
    )
