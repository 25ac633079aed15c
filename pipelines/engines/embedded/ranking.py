"""Takes ranked documents out of tantivy in an order that depends on nothing but the documents.

Tantivy orders equal keys by their place in the index, which depends on what else was indexed and when. So rows are
fetched until the last one differs from the last one wanted, and equal ones are ordered here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import tantivy
from tantivy import DocAddress, Occur, Query

from pipelines.engines.contract import RankedDocument, Sort
from pipelines.engines.embedded.mapping import day_of_newest, id_of_halves
from pipelines.findable import DocumentId

# Rows fetched beyond the wanted ones: as many cost 0.1 ms, and mostly no more than these tie with the last one wanted.
_SLACK: Final = 256
_GROWTH: Final = 8

Row = tuple[float, DocAddress]
"""The number by which tantivy ordered a row (a score, a day, a tie), and where it lies."""


def ids_of(searcher: tantivy.Searcher, addresses: list[DocAddress]) -> list[DocumentId]:
    """The ids of the documents that rows belong to, aligned."""
    highs = searcher.fast_field_values("id_high", addresses)
    lows = searcher.fast_field_values("id_low", addresses)
    return [id_of_halves(high, low) for high, low in zip(highs, lows, strict=True)]


class Ranking:
    """The documents found by a query over rows of documents.

    ``weighs`` tells whether any part of the query scores; where none does, ties alone make the order.
    """

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema, query: Query, *, weighs: bool) -> None:
        self._searcher = searcher
        self._schema = schema
        self._query = query
        self._weighs = weighs

    def count(self) -> int:
        """How many documents there are."""
        return self._search(1, None)[1]

    def first(self, wanted: int, sort: Sort) -> tuple[tuple[RankedDocument, ...], int]:
        """The first documents in the order of the contract, at least one wanted, and how many there are in all."""
        if sort == "date":
            rows, total = self._fetch(wanted, "newest")
            ranked = self._order([-day_of_newest(int(key)) for key, _ in rows], rows, wanted)
            scores = self._scores([document_id for _, _, document_id in ranked])
            return tuple(RankedDocument(name, scores.get(name, 0.0), tie) for _, tie, name in ranked), total
        rows, total = self._fetch(wanted, None if self._weighs else "tie")
        ranked = self._order([-key for key, _ in rows] if self._weighs else [0.0] * len(rows), rows, wanted)
        return tuple(RankedDocument(name, -key, tie) for key, tie, name in ranked), total

    def _fetch(self, wanted: int, field: str | None) -> tuple[list[Row], int]:
        limit = wanted + _SLACK
        rows, total = self._search(limit, field)
        while len(rows) < total and rows[-1][0] == rows[wanted - 1][0]:
            limit = min(limit * _GROWTH, total)
            rows, total = self._search(limit, field)
        if len(rows) > wanted:
            last = rows[wanted - 1][0]
            end = next((place for place in range(wanted, len(rows)) if rows[place][0] != last), len(rows))
            del rows[end:]
        return rows, total

    def _search(self, limit: int, field: str | None) -> tuple[list[Row], int]:
        order = tantivy.Order.Asc if field == "tie" else tantivy.Order.Desc
        found = self._searcher.search(self._query, limit=limit, order_by_field=field, order=order)
        return found.hits, found.count

    def _order(self, keys: Sequence[float], rows: Sequence[Row], wanted: int) -> list[tuple[float, int, DocumentId]]:
        """The first wanted rows by key, then tie, then id; smaller ones first."""
        if not rows:
            return []
        addresses = [address for _, address in rows]
        ties = self._searcher.fast_field_values("tie", addresses)
        by_key = np.array(keys, dtype=np.float64)
        by_tie = np.array(ties, dtype=np.int64)
        places = np.lexsort((by_tie, by_key)).tolist()
        end = min(wanted, len(places))
        while end < len(places) and ties[places[end]] == ties[places[end - 1]]:
            end += 1  # the same file twice: its ids decide, so all of them are needed
        del places[end:]
        names = ids_of(self._searcher, [addresses[place] for place in places])
        ranked = [(keys[place], ties[place], name) for place, name in zip(places, names, strict=True)]
        ranked.sort()
        return ranked[:wanted]

    def _scores(self, document_ids: list[DocumentId]) -> dict[DocumentId, float]:
        # Ordered by date, tantivy does not score; the few documents of an answer are scored in a second search.
        if not self._weighs or not document_ids:
            return {}
        these = Query.const_score_query(Query.term_set_query(self._schema, "document", document_ids), 0.0)
        both = Query.boolean_query([(Occur.Must, these), (Occur.Must, self._query)])
        hits = self._searcher.search(both, limit=len(document_ids), count=False).hits
        names = ids_of(self._searcher, [address for _, address in hits])
        return {name: score for name, (score, _) in zip(names, hits, strict=True)}
