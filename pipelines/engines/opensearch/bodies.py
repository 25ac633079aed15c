"""The questions that are sent to OpenSearch; each carries the filter of visibility."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest.labels import Clearance
from pipelines.engines.contract import MOST_ENTITIES, Ask, FacetName
from pipelines.engines.opensearch.compiling import narrowing, over_documents, over_passages
from pipelines.engines.opensearch.connection import Body
from pipelines.engines.opensearch.mapping import MOST_HITS, any_of
from pipelines.engines.opensearch.visibility import visible
from pipelines.findable import DocumentId
from pipelines.question.filters import NO_FILTERS, Filters
from pipelines.question.tree import Fuzzy, Leaf

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

# Facets are exact as long as a field has no more distinct values; OpenSearch allows 65,535 over all facets.
_FACET_VALUES: Final = 9_000
BARE: Final[Body] = {"_source": False, "stored_fields": "_none_"}
"""Hits without anything but what is asked for."""

SUGGESTED_FIELDS: Final = {"word": "vocabulary", "file_reference": "forms"}

_BEST_PASSAGES_FIRST: Final[Sequence[Body]] = ({"_score": "desc"}, {"passages.ordinal": "asc"})
_MARKS_OF_PATTERNS: Final = re.compile(r"([^0-9A-Za-z\u0080-\U0010ffff])")


def admitted(clearance: Clearance, excluded: frozenset[DocumentId], filters: Filters = NO_FILTERS) -> Body:
    """A filter for documents that a caller may read, less those left out, narrowed."""
    return {
        "bool": {
            "filter": [visible(clearance), *narrowing(filters)],
            "must_not": [any_of("document", excluded)] if excluded else [],
        }
    }


def find_body(ask: Ask, clearance: Clearance) -> Body:
    """The question that ``find`` sends."""
    by_date = ask.sort == "date"
    body: Body = {
        **BARE,
        "query": {
            "bool": {
                "must": [over_documents(ask.tree)],
                "filter": [admitted(clearance, ask.excluded, ask.filters)],
            }
        },
        "from": ask.offset if ask.limit else 0,
        "size": ask.limit,
        "sort": [
            {"day": {"order": "desc", "missing": "_last"}} if by_date else {"_score": "desc"},
            {"tie": "asc"},
            {"document": "asc"},
        ],
        "track_scores": by_date,
        "track_total_hits": True,
    }
    if ask.facets:
        body["aggs"] = {
            name: {
                "terms": {
                    "field": FACET_FIELDS[name],
                    "size": MOST_ENTITIES if name == "entity" else _FACET_VALUES,
                }
            }
            for name in ask.facets
        }
    return body


def compared(vector: NDArray[np.float32]) -> Body:
    """A query over passages: every one that has a vector is compared."""
    script = {
        "lang": "knn",
        "source": "knn_score",
        "params": {"field": "passages.vector", "query_value": vector.tolist(), "space_type": "innerproduct"},
    }
    return {"script_score": {"query": {"exists": {"field": "passages.vector"}}, "script": script}}


def walked(vector: NDArray[np.float32], among: Body, limit: int) -> Body:
    """A query over passages: those of documents that are admitted, found along the graph."""
    wish: Body = {"vector": vector.tolist(), "k": limit, "filter": among, "expand_nested_docs": True}
    return {"knn": {"passages.vector": wish}}


def near_body(among: Body, passages: Body, limit: int) -> Body:
    """Documents that are admitted, by their nearest passage, each with its nearest passages."""
    inner = {**BARE, "size": limit, "sort": _BEST_PASSAGES_FIRST}
    nested = {"path": "passages", "query": passages, "score_mode": "max", "inner_hits": inner}
    return {
        **BARE,
        "query": {"bool": {"must": [{"nested": nested}], "filter": [among]}},
        "size": limit,
        "sort": [{"_score": "desc"}, {"tie": "asc"}, {"document": "asc"}],
        "track_total_hits": False,
    }


def vocabulary_body(
    document_ids: Collection[DocumentId], clearance: Clearance, excluded: frozenset[DocumentId]
) -> Body:
    """A question for the words of documents that may be read."""
    return {
        **BARE,
        "query": {"bool": {"filter": [admitted(clearance, excluded), any_of("document", document_ids)]}},
        "size": len(document_ids),
        "docvalue_fields": ["vocabulary"],
        "track_total_hits": False,
    }


def passages_body(
    asked: Sequence[Leaf],
    spellings: Mapping[Fuzzy, Sequence[str]],
    document_ids: Collection[DocumentId],
    clearance: Clearance,
    excluded: frozenset[DocumentId],
    per_document: int,
) -> Body:
    """The question that ``passages`` sends: which of the documents may be read, each with its best passages."""
    inner = {
        **BARE,
        "size": min(per_document, MOST_HITS),
        "sort": _BEST_PASSAGES_FIRST,
        "docvalue_fields": ["passages.page"],
    }
    nested = {"path": "passages", "query": over_passages(asked, spellings), "score_mode": "none", "inner_hits": inner}
    these = [admitted(clearance, excluded), any_of("document", document_ids), {"nested": nested}]
    return {
        **BARE,
        "query": {"bool": {"filter": these}},
        "size": len(document_ids),
        "docvalue_fields": ["document"],
        "track_total_hits": False,
    }


def suggest_body(beginning: str, clearance: Clearance, excluded: frozenset[DocumentId], limit: int) -> Body:
    """The question that ``suggest`` sends: words by the number of documents that hold them."""
    pattern = _MARKS_OF_PATTERNS.sub(r"\\\1", beginning) + ".*"
    begins = [{"prefix": {field: beginning}} for field in SUGGESTED_FIELDS.values()]
    any_begins = {"bool": {"should": begins, "minimum_should_match": 1}}
    return {
        "query": {"bool": {"filter": [admitted(clearance, excluded), any_begins]}},
        "size": 0,
        "track_total_hits": False,
        "aggs": {
            kind: {"terms": {"field": field, "include": pattern, "size": max(1, limit)}}
            for kind, field in SUGGESTED_FIELDS.items()
        },
    }
