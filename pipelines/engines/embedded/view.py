"""One state of the index, as a question sees it from its first look to its last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import tantivy
from numpy.typing import NDArray
from tantivy import Occur, Query

from ingest.labels import Clearance
from pipelines.engines.contract import MOST_ENTITIES, Ask, FacetCount, FacetName, Found, RankedPassage, Suggestion
from pipelines.engines.embedded.compiling import (
    DOCUMENT_FIELDS,
    PASSAGE_FIELDS,
    Clauses,
    Compiler,
    narrowing,
    shared_score,
)
from pipelines.engines.embedded.ranking import Ranking
from pipelines.engines.embedded.rows import ids_of, numbers, search
from pipelines.engines.embedded.terms import any_term
from pipelines.engines.embedded.visibility import visible
from pipelines.findable import DocumentId
from pipelines.question.filters import Filters
from pipelines.question.tree import leaves

FACET_FIELDS: Final[Mapping[FacetName, str]] = {
    "agency": "agency",
    "unit": "unit",
    "doc_type": "doc_type",
    "kind": "kind",
    "classification": "classification",
    "date": "month",
    "entity": "entity",
    "sender": "sender",
    "legibility": "legibility",
}

# Facets are exact as long as a field has no more distinct values; tantivy allows 65,000 over all facets of a question.
_FACET_VALUES: Final = 10_000
# Up to so many hits are counted by their ids: each costs 2 microseconds.
_NAMED: Final = 200
# Passages fetched at first for the documents of one page; if there are more, all are.
_PASSAGES: Final = 1_000


class View:
    """Answers questions on one state of the index."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema) -> None:
        self._searcher = searcher
        self._schema = schema

    def find(self, ask: Ask, clearance: Clearance) -> Found:
        """As ``Engine.find``."""
        query = self._query(ask, clearance)
        ranking = Ranking(self._searcher, self._schema, query, shared_score=shared_score(ask.tree))
        documents, total = ranking.first(ask.offset + ask.limit if ask.limit else 0, ask.sort)
        facets = {}
        if ask.facets and total >= ask.enough:
            # All hits at hand are named; to find them all once more costs up to ten times as much.
            counted = any_term(self._schema, "document", [each.document_id for each in documents])
            if total > min(len(documents), _NAMED):
                counted = self._query(ask, clearance, scores=False)
            facets = self._count(counted, ask.facets)
        return Found(documents[ask.offset :], total, facets)

    def find_in_turn(self, asks: Sequence[Ask], clearance: Clearance) -> tuple[Found, ...]:
        """The answers up to the first with enough documents, as ``Engine.answer``."""
        found: list[Found] = []
        for ask in asks:
            found.append(self.find(ask, clearance))
            if found[-1].total >= ask.enough:
                break
        return tuple(found)

    def _query(self, ask: Ask, clearance: Clearance, *, scores: bool = True) -> Query:
        compiler = Compiler(self._schema, DOCUMENT_FIELDS, scores=scores)
        return Query.boolean_query(
            [
                *self._admitted(clearance, ask.excluded),
                *narrowing(self._schema, ask.filters),
                *compiler.requirements(ask.tree),
            ]
        )

    def _admitted(self, clearance: Clearance, excluded: frozenset[DocumentId]) -> Clauses:
        clauses: Clauses = [(Occur.Must, visible(self._searcher, self._schema, clearance))]
        if excluded:
            clauses.append((Occur.MustNot, any_term(self._schema, "document", excluded)))
        return clauses

    def _count(self, query: Query, names: Sequence[FacetName]) -> dict[FacetName, tuple[FacetCount, ...]]:
        wish = {name: {"terms": {"field": FACET_FIELDS[name], "size": _FACET_VALUES}} for name in names}
        counted: dict[str, Any] = self._searcher.aggregate(query, wish)
        facets: dict[FacetName, tuple[FacetCount, ...]] = {}
        for name in names:
            found = [FacetCount(bucket["key"], bucket["doc_count"]) for bucket in counted[name]["buckets"]]
            if name == "date":
                found.sort(key=lambda facet: facet.value)
            else:
                found.sort(key=lambda facet: (-facet.count, facet.value))
            facets[name] = tuple(found[:MOST_ENTITIES] if name == "entity" else found)
        return facets

    def passages(
        self, ask: Ask, document_ids: Sequence[DocumentId], clearance: Clearance, per_document: int
    ) -> dict[DocumentId, tuple[RankedPassage, ...]]:
        """As ``Engine.passages``."""
        asked = leaves(ask.tree)
        admitted = self._readable(document_ids, clearance, ask.excluded) if asked else []
        if not admitted:
            return {}
        these = any_term(self._schema, "passage_of", admitted)
        compiler = Compiler(self._schema, PASSAGE_FIELDS)
        query = Query.boolean_query([(Occur.Must, these), (Occur.Must, compiler.any_of(asked))])
        by_document: dict[DocumentId, list[RankedPassage]] = {}
        for passage in self._passages(query):
            by_document.setdefault(passage.document_id, []).append(passage)
        return {
            name: tuple(sorted(found, key=lambda passage: (-passage.score, passage.ordinal))[:per_document])
            for name, found in by_document.items()
        }

    def _readable(
        self, document_ids: Sequence[DocumentId], clearance: Clearance, excluded: frozenset[DocumentId]
    ) -> list[DocumentId]:
        # Rows of passages carry no labels: whatever is asked of them, their documents pass the filter first.
        named = (Occur.Must, any_term(self._schema, "document", document_ids))
        query = Query.boolean_query([*self._admitted(clearance, excluded), named])
        rows, _ = search(self._searcher, query, len(document_ids))
        return ids_of(self._searcher, [address for _, address in rows])

    def _passages(self, query: Query) -> list[RankedPassage]:
        rows, total = search(self._searcher, query, _PASSAGES)
        if total > len(rows):
            rows, _ = search(self._searcher, query, total)
        addresses = [address for _, address in rows]
        names = ids_of(self._searcher, addresses)
        ordinals = numbers(self._searcher, "ordinal", addresses)
        pages = numbers(self._searcher, "page", addresses)
        return [
            RankedPassage(name, ordinal, page, score)
            for name, ordinal, page, (score, _) in zip(names, ordinals, pages, rows, strict=True)
        ]

    def suggest(
        self, beginning: str, clearance: Clearance, limit: int, excluded: frozenset[DocumentId]
    ) -> tuple[Suggestion, ...]:
        """As ``Engine.suggest``."""
        if len(beginning) < 2:
            return ()
        admitted = Query.boolean_query(self._admitted(clearance, excluded))
        # Without a limit: tantivy would cut by the counts of all documents, and hidden ones would crowd others out.
        words = self._searcher.terms_with_prefix("words", beginning, filter_query=admitted)
        forms = self._searcher.terms_with_prefix("identifiers", beginning, filter_query=admitted)
        found = [Suggestion(text, "word", count) for text, count in words]
        found += (Suggestion(text, "file_reference", count) for text, count in forms)
        found.sort(key=lambda suggestion: (-suggestion.count, suggestion.text, suggestion.kind))
        return tuple(found[:limit])

    def visible_ids(
        self, clearance: Clearance, filters: Filters, excluded: frozenset[DocumentId]
    ) -> NDArray[np.uint64]:
        """The ids of all visible documents that pass the filters, in any order: shape (documents, 2), both halves."""
        query = Query.boolean_query([*self._admitted(clearance, excluded), *narrowing(self._schema, filters)])
        rows, _ = search(self._searcher, query, self._searcher.num_docs)
        addresses = [address for _, address in rows]
        halves = [numbers(self._searcher, field, addresses) for field in ("id_high", "id_low")]
        return np.array(halves, dtype=np.uint64).T

    def versions(self, document_ids: Sequence[DocumentId] | None = None) -> dict[DocumentId, int]:
        """The versions of all documents, or of the named ones as far as they are held."""
        if document_ids is None:
            query, limit = Query.exists_query("version"), self._searcher.num_docs
        else:
            query, limit = any_term(self._schema, "document", document_ids), len(document_ids)
        rows, _ = search(self._searcher, query, limit)
        addresses = [address for _, address in rows]
        return dict(zip(ids_of(self._searcher, addresses), numbers(self._searcher, "version", addresses), strict=True))
