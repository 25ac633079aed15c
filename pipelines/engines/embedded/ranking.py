"""Takes ranked documents out of tantivy in an order that depends on nothing but the documents.

Tantivy orders equal numbers by their place in the index, which depends on what else was indexed and when. So rows are
fetched until the last one differs from the last one wanted, and equal ones are ordered here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import tantivy
from tantivy import Occur, Query

from pipelines.engines.contract import RankedDocument, Sort
from pipelines.engines.embedded.mapping import day_of_newest
from pipelines.engines.embedded.rows import Row, ids_of, numbers, search
from pipelines.engines.embedded.terms import any_term
from pipelines.findable import DocumentId

# Rows fetched beyond the wanted ones: as many cost 0.1 ms, and mostly no more than these tie with the last one wanted.
_SLACK: Final = 256
_GROWTH: Final = 8


class Ranking:
    """The documents found by a query over rows of documents.

    ``shared_score`` is the score of all of them, if they have one score; ties alone make the order then.
    """

    def __init__(
        self, searcher: tantivy.Searcher, schema: tantivy.Schema, query: Query, *, shared_score: float | None
    ) -> None:
        self._searcher = searcher
        self._schema = schema
        self._query = query
        self._shared_score = shared_score

    def first(self, wanted: int, sort: Sort) -> tuple[tuple[RankedDocument, ...], int]:
        """The first documents in the order of the contract, and how many there are in all; 0 wanted only counts."""
        if sort == "date":
            rows, total = self._fetch(wanted, "newest")
            ranked = self._order([-day_of_newest(int(key)) for key, _ in rows], rows, wanted)
            scores = self._scores([name for _, _, name in ranked])
            return tuple(RankedDocument(name, scores[name], tie) for _, tie, name in ranked), total
        if self._shared_score is not None:
            rows, total = self._fetch(wanted, "tie")
            ranked = self._order([0.0] * len(rows), rows, wanted)
            return tuple(RankedDocument(name, self._shared_score, tie) for _, tie, name in ranked), total
        rows, total = self._fetch(wanted, None)
        ranked = self._order([-score for score, _ in rows], rows, wanted)
        return tuple(RankedDocument(name, -key, tie) for key, tie, name in ranked), total

    def _fetch(self, wanted: int, field: str | None) -> tuple[list[Row], int]:
        """The wanted rows and all that equal the last of them."""
        order = tantivy.Order.Asc if field == "tie" else tantivy.Order.Desc
        limit = wanted + _SLACK if wanted else 0
        rows, total = search(self._searcher, self._query, limit, field=field, order=order)
        while wanted and len(rows) < total and rows[-1][0] == rows[wanted - 1][0]:
            limit = min(limit * _GROWTH, total)
            rows, total = search(self._searcher, self._query, limit, field=field, order=order)
        if len(rows) > wanted > 0:
            last = rows[wanted - 1][0]
            end = next((place for place in range(wanted, len(rows)) if rows[place][0] != last), len(rows))
            del rows[end:]
        return rows, total

    def _order(self, keys: Sequence[float], rows: Sequence[Row], wanted: int) -> list[tuple[float, int, DocumentId]]:
        """Key, tie and id of the first wanted rows by these three, smaller ones first."""
        if not rows:
            return []
        addresses = [address for _, address in rows]
        ties = numbers(self._searcher, "tie", addresses)
        places = np.lexsort((np.array(ties, dtype=np.int64), np.array(keys, dtype=np.float64))).tolist()
        end = min(wanted, len(places))
        while end < len(places) and ties[places[end]] == ties[places[end - 1]]:
            end += 1  # the same file twice: the ids decide, so all of them are needed
        del places[end:]
        names = ids_of(self._searcher, [addresses[place] for place in places])
        ranked = [(keys[place], ties[place], name) for place, name in zip(places, names, strict=True)]
        ranked.sort()
        return ranked[:wanted]

    def _scores(self, document_ids: Sequence[DocumentId]) -> dict[DocumentId, float]:
        if self._shared_score is not None or not document_ids:
            return dict.fromkeys(document_ids, self._shared_score or 0.0)
        # Ordered by date, tantivy does not score; the few documents of an answer are scored in a second search.
        these = any_term(self._schema, "document", document_ids)
        both = Query.boolean_query([(Occur.Must, these), (Occur.Must, self._query)])
        rows, _ = search(self._searcher, both, len(document_ids))
        names = ids_of(self._searcher, [address for _, address in rows])
        return {name: score for name, (score, _) in zip(names, rows, strict=True)}
