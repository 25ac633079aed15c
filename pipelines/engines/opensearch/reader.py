"""Answers questions from the index that answers at that moment; each call is one request to OpenSearch."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Final

from rapidfuzz.distance import OSA

from ingest.labels import Clearance
from pipelines.engines.contract import Answered, Ask, Found, Near, NearPassage, RankedPassage, Suggestion
from pipelines.engines.longest import LONGEST
from pipelines.engines.opensearch.bodies import (
    BARE,
    admitted,
    compared,
    find_body,
    near_body,
    passages_body,
    suggest_body,
    vocabulary_body,
    walked,
)
from pipelines.engines.opensearch.connection import Body, Connection
from pipelines.engines.opensearch.hits import counted, near_passages, passages_of, ranked, suggestions, words_of
from pipelines.engines.opensearch.mapping import MOST_HITS
from pipelines.findable import DocumentId
from pipelines.question.tree import Fuzzy, Leaf, leaves

EXACT_UP_TO: Final = 50_000
"""With so many visible documents every passage is compared with the vector; with more a graph is walked."""

_SIZE_HOLDS: Final = 60.0  # seconds


class Reader:
    """Answers from the index that an alias names then; every query carries the filter of visibility."""

    def __init__(
        self,
        connection: Connection,
        alias: Callable[[], str],
        *,
        exact_up_to: int = EXACT_UP_TO,
        piece: int = MOST_HITS,
    ) -> None:
        self._connection = connection
        self._alias = alias
        self._exact_up_to = exact_up_to
        self._piece = piece
        self._size = (0, 0.0)

    def find(self, ask: Ask, clearance: Clearance) -> Found:
        """As ``Engine.find``; raises IndexMissing as all methods do."""
        return self.answer([ask], None, clearance).found[0]

    def answer(self, asks: Sequence[Ask], near: Near | None, clearance: Clearance) -> Answered:
        """As ``Engine.answer``; beyond ``exact_up_to`` visible documents as near as the graph leads."""
        bodies = [find_body(ask, clearance) for ask in asks]
        sent = [
            {**body, "from": 0, "size": 0} if self._is_far(ask) else body
            for ask, body in zip(asks, bodies, strict=True)
        ]
        if near is not None and near.limit:
            sent.append(self._near_body(near, clearance))
        answers = self._connection.ask(self._alias(), sent) if sent else []
        found: list[Found] = []
        for ask, body, answer in zip(asks, bodies, answers, strict=False):  # the last answer may be that of ``near``
            found.append(self._found(ask, body, answer))
            if found[-1].total >= ask.enough:
                break
        return Answered(tuple(found), _nearest(answers[-1], near.limit) if near is not None and near.limit else ())

    def _found(self, ask: Ask, body: Body, answer: Body) -> Found:
        hits = answer["hits"]["hits"]
        if self._is_far(ask):
            hits = self._leafed({**body, "from": 0, "aggs": {}, "track_total_hits": False}, ask.offset, ask.limit)
        counts = {name: counted(name, answer["aggregations"][name]["buckets"]) for name in ask.facets}
        return Found(tuple(ranked(hit) for hit in hits), answer["hits"]["total"]["value"], counts)

    def _is_far(self, ask: Ask) -> bool:
        """Whether the hits lie further on than OpenSearch hands out in one piece."""
        return ask.offset + ask.limit > self._piece

    def passages(
        self, ask: Ask, document_ids: Sequence[DocumentId], clearance: Clearance, per_document: int
    ) -> dict[DocumentId, tuple[RankedPassage, ...]]:
        """As ``Engine.passages``."""
        asked = leaves(ask.tree)
        if not asked or not document_ids:
            return {}
        spellings = self._spellings(asked, document_ids, clearance, ask.excluded)
        bodies = [
            passages_body(asked, spellings, names, clearance, ask.excluded, per_document)
            for names in _slices(sorted(set(document_ids)), MOST_HITS)
        ]
        hits = [hit for answer in self._connection.ask(self._alias(), bodies) for hit in answer["hits"]["hits"]]
        return {found[0].document_id: found for found in map(passages_of, hits)}

    def _spellings(
        self,
        asked: Sequence[Leaf],
        document_ids: Sequence[DocumentId],
        clearance: Clearance,
        excluded: frozenset[DocumentId],
    ) -> dict[Fuzzy, list[str]]:
        """The words of the documents that fuzzy leaves stand for.

        OpenSearch looks the passages of each hit up by themselves, and would work a fuzzy word out anew for each: forty
        times as slow.
        """
        fuzzy = [leaf for leaf in asked if isinstance(leaf, Fuzzy)]
        if not fuzzy:
            return {}
        bodies = [
            vocabulary_body(names, clearance, excluded) for names in _slices(sorted(set(document_ids)), MOST_HITS)
        ]
        answers = self._connection.ask(self._alias(), bodies)
        words = set(chain.from_iterable(words_of(hit) for answer in answers for hit in answer["hits"]["hits"]))
        return {leaf: [word for word in words if _is_near(word, leaf)] for leaf in fuzzy}

    def suggest(
        self, beginning: str, clearance: Clearance, limit: int, excluded: frozenset[DocumentId]
    ) -> tuple[Suggestion, ...]:
        """As ``Engine.suggest``."""
        if len(beginning) < 2 or len(beginning) > LONGEST:
            return ()
        body = suggest_body(beginning, clearance, excluded, limit)
        (answer,) = self._connection.ask(self._alias(), [body])
        return tuple(suggestions(answer["aggregations"])[:limit])

    def _near_body(self, near: Near, clearance: Clearance) -> Body:
        among = admitted(clearance, near.excluded, near.filters)
        limit = min(near.limit, MOST_HITS)
        passages = walked(near.vector, among, limit) if self._sees_many(among) else compared(near.vector)
        return near_body(among, passages, limit)

    def _sees_many(self, among: Body) -> bool:
        """Whether more documents are admitted than are compared one by one.

        A small index has no room for so many, and its size is looked up only now and then: should it have grown past
        the number meanwhile, comparing is slow, not wrong.
        """
        size, until = self._size
        if time.monotonic() >= until:
            size = self._count({"match_all": {}})
            self._size = size, time.monotonic() + _SIZE_HOLDS
        return size > self._exact_up_to and self._count(among) > self._exact_up_to

    def _count(self, query: Body) -> int:
        body: Body = {"query": query, "size": 0, "track_total_hits": self._exact_up_to + 1}
        (answer,) = self._connection.ask(self._alias(), [body])
        return int(answer["hits"]["total"]["value"])

    def versions(self) -> dict[DocumentId, int]:
        """As ``Engine.versions``."""
        body: Body = {
            **BARE,
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
        opened = self._connection.call("POST", f"/{self._alias()}/_search/point_in_time", keep_alive="1m")
        held: Body = {"id": opened["pit_id"], "keep_alive": "1m"}
        try:
            place: Body = {}
            while True:
                answer = self._connection.call("POST", "/_search", {**body, **place, "size": self._piece, "pit": held})
                piece: list[Body] = answer["hits"]["hits"]
                yield piece
                if len(piece) < self._piece:
                    return
                place = {"search_after": piece[-1]["sort"]}
        finally:
            self._connection.call("DELETE", "/_search/point_in_time", {"pit_id": [held["id"]]})


def _nearest(answer: Body, limit: int) -> tuple[NearPassage, ...]:
    found = [passage for hit in answer["hits"]["hits"] for passage in near_passages(hit)]
    found.sort(key=lambda passage: (-passage.similarity, passage.tie, passage.document_id, passage.ordinal))
    return tuple(found[:limit])


def _is_near(word: str, leaf: Fuzzy) -> bool:
    most = leaf.distance
    return abs(len(word) - len(leaf.exact)) <= most and OSA.distance(word, leaf.exact, score_cutoff=most) <= most


def _slices(names: Sequence[DocumentId], size: int) -> Iterator[Sequence[DocumentId]]:
    for begin in range(0, len(names), size):
        yield names[begin : begin + size]
