"""Rows as tantivy finds them, with the types that its own descriptions leave open."""

from __future__ import annotations

from typing import Protocol, cast

import tantivy
from tantivy import DocAddress

from pipelines.engines.embedded.mapping import id_of_halves
from pipelines.findable import DocumentId

Row = tuple[float, DocAddress]
"""The number by which a row was ordered (a score, a day, a tie), and where it lies."""


class _Found(Protocol):
    @property
    def hits(self) -> list[Row]: ...

    @property
    def count(self) -> int: ...


def search(
    searcher: tantivy.Searcher,
    query: tantivy.Query,
    limit: int,
    *,
    field: str | None = None,
    order: tantivy.Order = tantivy.Order.Desc,
) -> tuple[list[Row], int]:
    """The first rows by score, or by a fast field, and how many there are in all; equal numbers in any order.

    A limit of 0 only counts.
    """
    # Even where nothing is wanted tantivy needs a place to put it: a limit of 0 kills the calling thread.
    found = cast(_Found, searcher.search(query, limit=max(1, limit), order_by_field=field, order=order))
    return found.hits[:limit], found.count


def numbers(searcher: tantivy.Searcher, field: str, addresses: list[DocAddress]) -> list[int]:
    """The values of an unsigned field that every one of the rows has, aligned."""
    return cast(list[int], searcher.fast_field_values(field, addresses))


def ids_of(searcher: tantivy.Searcher, addresses: list[DocAddress]) -> list[DocumentId]:
    """The ids of the documents that rows belong to, aligned."""
    highs = numbers(searcher, "id_high", addresses)
    lows = numbers(searcher, "id_low", addresses)
    return [id_of_halves(high, low) for high, low in zip(highs, lows, strict=True)]
