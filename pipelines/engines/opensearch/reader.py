"""Answers questions from the index that answers at that moment; each call is one request to OpenSearch, or two."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest.labels import Clearance
from pipelines.engines.contract import (
    MOST_ENTITIES,
    Ask,
    FacetCount,
    FacetName,
    Found,
    NearPassage,
    RankedDocument,
    RankedPassage,
    Suggestion,
)
from pipelines.engines.longest import LONGEST
from pipelines.engines.opensearch.compiling import narrowing, over_documents, over_passages
from pipelines.engines.opensearch.connection import Body, Connection
from pipelines.engines.opensearch.mapping import MOST_HITS, any_of
from pipelines.engines.opensearch.visibility import visible
from pipelines.findable import DocumentId
from pipelines.question.filters import Filters
from pipelines.question.tree import leaves

EXACT_UP_TO: Final = 50_000
"""With so many visible documents every passage is compared with the vector; with more a graph is walked."""

FACET_FIELDS: Final[Mapping[FacetName, str]] = {
    "agency": "agency",
    "unit": "unit",
    "doc_type": "doc_type",
    "kind": "kind",
    "classification": "classification",
    "date": "month",
    "entity": "entity",
}

# Facets are exact as long as a field has no more distinct values; OpenSearch allows 65,535 over all facets.
_FACET_VALUES: Final = 9_000
_SCORE_STEPS: Final = 256
_SIZE_HOLDS: Final = 60.0  # seconds
_BARE: Final[Body] = {"_source": False, "stored_fields": "_none_"}
_MARKS_OF_PATTERNS: Final = re.compile(r"([^0-9A-Za-z\u0080-\U0010ffff])")


class Reader:
    """Answers from one alias; every query carries the filter of visibility."""

    def __init__(self, connection: Connection, alias: str, *, exact_up_to: int = EXACT_UP_TO) -> None:
        self._connection = connection
        self._alias = alias
        self._exact_up_to = exact_up_to
        self._size = (0, 0.0)

    def find(self, ask: Ask, clearance: Clearance) -> Found:
        """As ``Engine.find``; raises IndexMissing as all methods do."""
        body = find_body(ask, clearance)
        if ask.offset + ask.limit > MOST_HITS:
            (answer,) = self._connection.ask(self._alias, [{**body, "from": 0, "size": 0}])
            hits = self._leafed({**body, "from": 0, "aggs": {}, "track_total_hits": False}, ask.offset, ask.limit)
        else:
            (answer,) = self._connection.ask(self._alias, [body])
            hits = answer["hits"]["hits"]
        counted = {name: _counted(name, answer["aggregations"][name]["buckets"]) for name in ask.facets}
        return Found(tuple(_ranked(hit) for hit in hits), answer["hits"]["total"]["value"], counted)

    def passages(
        self, ask: Ask, document_ids: Sequence[DocumentId], clearance: Clearance, per_document: int
    ) -> dict[DocumentId, tuple[RankedPassage, ...]]:
        """As ``Engine.passages``."""
        asked = leaves(ask.tree)
        if not asked or not document_ids:
            return {}
        inner = {
            **_BARE,
            "size": min(per_document, MOST_HITS),
            "sort": [{"_score": "desc"}, {"passages.ordinal": "asc"}],
            "docvalue_fields": ["passages.page"],
        }
        nested = {"path": "passages", "query": over_passages(asked), "score_mode": "none", "inner_hits": inner}
        bodies: list[Body] = [
            {
                **_BARE,
                "query": {
                    "bool": {
                        "filter": [*_admitted(clearance), any_of("document", names), {"nested": nested}],
                        "must_not": _left_out(ask.excluded),
                    }
                },
                "size": len(names),
                "docvalue_fields": ["document"],
                "track_total_hits": False,
            }
            for names in _slices(sorted(set(document_ids)), MOST_HITS)
        ]
        found: dict[DocumentId, tuple[RankedPassage, ...]] = {}
        for answer in self._connection.ask(self._alias, bodies):
            for hit in answer["hits"]["hits"]:
                name = DocumentId(hit["fields"]["document"][0])
                inner_hits = hit["inner_hits"]["passages"]["hits"]["hits"]
                found[name] = tuple(
                    RankedPassage(name, each["sort"][1], each["fields"]["passages.page"][0], _exact(each["sort"][0]))
                    for each in inner_hits
                )
        return found

    def suggest(
        self, beginning: str, clearance: Clearance, limit: int, excluded: frozenset[DocumentId]
    ) -> tuple[Suggestion, ...]:
        """As ``Engine.suggest``."""
        if len(beginning) < 2 or len(beginning) > LONGEST:
            return ()
        pattern = _MARKS_OF_PATTERNS.sub(r"\\\1", beginning) + ".*"
        fields = {"word": "vocabulary", "file_reference": "forms"}
        begins = [{"prefix": {field: beginning}} for field in fields.values()]
        body = {
            "query": {
                "bool": {
                    "filter": [*_admitted(clearance), {"bool": {"should": begins, "minimum_should_match": 1}}],
                    "must_not": _left_out(excluded),
                }
            },
            "size": 0,
            "track_total_hits": False,
            "aggs": {
                kind: {"terms": {"field": field, "include": pattern, "size": max(1, limit)}}
                for kind, field in fields.items()
            },
        }
        (answer,) = self._connection.ask(self._alias, [body])
        counted = answer["aggregations"]
        found = [Suggestion(each["key"], "word", each["doc_count"]) for each in counted["word"]["buckets"]]
        found += [
            Suggestion(each["key"], "file_reference", each["doc_count"])
            for each in counted["file_reference"]["buckets"]
        ]
        found.sort(key=lambda suggestion: (-suggestion.count, suggestion.text, suggestion.kind))
        return tuple(found[:limit])

    def nearest(
        self,
        vector: NDArray[np.float32],
        clearance: Clearance,
        filters: Filters,
        excluded: frozenset[DocumentId],
        limit: int,
    ) -> tuple[NearPassage, ...]:
        """As ``Engine.nearest``; beyond ``exact_up_to`` visible documents as near as the graph leads."""
        admitted = {"bool": {"filter": [*_admitted(clearance), *narrowing(filters)], "must_not": _left_out(excluded)}}
        limit = min(limit, MOST_HITS)
        if not limit:
            return ()
        passages = walked(vector, admitted, limit) if self._sees_many(admitted) else compared(vector)
        (answer,) = self._connection.ask(self._alias, [near_body(admitted, passages, limit)])
        found = [near for hit in answer["hits"]["hits"] for near in _near(hit)]
        found.sort(key=lambda near: (-near.similarity, near.tie, near.document_id, near.ordinal))
        return tuple(found[:limit])

    def _sees_many(self, admitted: Body) -> bool:
        """Whether more documents are admitted than are compared one by one.

        A small index has no room for so many, and its size is looked up only now and then: should it have grown past
        the number meanwhile, comparing is slow, not wrong.
        """
        size, until = self._size
        if time.monotonic() >= until:
            size = self._count({"match_all": {}})
            self._size = size, time.monotonic() + _SIZE_HOLDS
        return size > self._exact_up_to and self._count(admitted) > self._exact_up_to

    def _count(self, query: Body) -> int:
        body: Body = {"query": query, "size": 0, "track_total_hits": self._exact_up_to + 1}
        (answer,) = self._connection.ask(self._alias, [body])
        return int(answer["hits"]["total"]["value"])

    def versions(self) -> dict[DocumentId, int]:
        """As ``Engine.versions``."""
        body: Body = {
            **_BARE,
            "query": {"match_all": {}},
            "sort": [{"document": "asc"}],
            "docvalue_fields": ["version"],
            "track_total_hits": False,
        }
        return {
            DocumentId(hit["sort"][0]): hit["fields"]["version"][0] for piece in self._pieces(body) for hit in piece
        }

    def _leafed(self, body: Body, offset: int, limit: int) -> list[Body]:
        """Hits that lie behind those that OpenSearch hands out in one piece."""
        hits: list[Body] = []
        begin = 0
        for piece in self._pieces(body):
            hits += piece[max(0, offset - begin) : max(0, offset + limit - begin)]
            begin += len(piece)
            if begin >= offset + limit:
                break
        return hits

    def _pieces(self, body: Body) -> Iterator[list[Body]]:
        """All hits of a question in its order, from one state of the index."""
        opened = self._connection.call("POST", f"/{self._alias}/_search/point_in_time", keep_alive="1m")
        held: Body = {"id": opened["pit_id"], "keep_alive": "1m"}
        try:
            place: Body = {}
            while True:
                answer = self._connection.call("POST", "/_search", {**body, **place, "size": MOST_HITS, "pit": held})
                piece: list[Body] = answer["hits"]["hits"]
                yield piece
                if len(piece) < MOST_HITS:
                    return
                place = {"search_after": piece[-1]["sort"]}
        finally:
            self._connection.call("DELETE", "/_search/point_in_time", {"pit_id": [held["id"]]})


def find_body(ask: Ask, clearance: Clearance) -> Body:
    """The question that ``find`` sends."""
    by_date = ask.sort == "date"
    body: Body = {
        **_BARE,
        "query": {
            "bool": {
                "must": [over_documents(ask.tree)],
                "filter": [*_admitted(clearance), *narrowing(ask.filters)],
                "must_not": _left_out(ask.excluded),
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


def walked(vector: NDArray[np.float32], admitted: Body, limit: int) -> Body:
    """A query over passages: those of documents that are admitted, found along the graph."""
    wish: Body = {"vector": vector.tolist(), "k": limit, "filter": admitted, "expand_nested_docs": True}
    return {"knn": {"passages.vector": wish}}


def near_body(admitted: Body, passages: Body, limit: int) -> Body:
    """Documents that are admitted, by their nearest passage, each with its nearest passages."""
    inner = {**_BARE, "size": limit, "sort": [{"_score": "desc"}, {"passages.ordinal": "asc"}]}
    nested = {"path": "passages", "query": passages, "score_mode": "max", "inner_hits": inner}
    return {
        **_BARE,
        "query": {"bool": {"must": [{"nested": nested}], "filter": [admitted]}},
        "size": limit,
        "sort": [{"_score": "desc"}, {"tie": "asc"}, {"document": "asc"}],
        "track_total_hits": False,
    }


def _admitted(clearance: Clearance) -> list[Body]:
    return [visible(clearance)]


def _left_out(excluded: frozenset[DocumentId]) -> list[Body]:
    return [any_of("document", excluded)] if excluded else []


def _slices(names: Sequence[DocumentId], size: int) -> Iterator[Sequence[DocumentId]]:
    for begin in range(0, len(names), size):
        yield names[begin : begin + size]


def _ranked(hit: Body) -> RankedDocument:
    key, tie, name = hit["sort"]
    score = hit["_score"] if hit.get("_score") is not None else key
    return RankedDocument(DocumentId(name), _exact(score), tie)


def _near(hit: Body) -> Iterator[NearPassage]:
    _, tie, name = hit["sort"]
    for inner in hit["inner_hits"]["passages"]["hits"]["hits"]:
        score, ordinal = inner["sort"]
        yield NearPassage(DocumentId(name), ordinal, _similarity(score), tie)


def _exact(score: float) -> float:
    """A score as it was before it was written down: the shortest digits of a 32-bit number name a multiple of 1/256."""
    return round(score * _SCORE_STEPS) / _SCORE_STEPS


def _similarity(score: float) -> float:
    """The cosine inside a score of Lucene, which has no negative ones: 1 + cosine from 0 up, else 1 / (1 - cosine)."""
    return score - 1 if score >= 1 else 1 - 1 / score


def _counted(name: FacetName, buckets: Sequence[Body]) -> tuple[FacetCount, ...]:
    found = [FacetCount(bucket["key"], bucket["doc_count"]) for bucket in buckets]
    if name == "date":
        found.sort(key=lambda facet: facet.value)
    else:
        found.sort(key=lambda facet: (-facet.count, facet.value))
    return tuple(found)
