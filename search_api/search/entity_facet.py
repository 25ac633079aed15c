"""The facet of entities: the most frequent ones of each type, so that days and sums crowd out no people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection

from ingest.catalogue import entities
from ingest.labels import Clearance
from pipelines.engines.contract import FacetCount

MOST_OF_A_TYPE: Final = 10
"""A list shows six and opens for the others; whoever wants more asks for a name."""


def values(connection: Connection, counted: Sequence[FacetCount], *, clearance: Clearance) -> list[dict[str, Any]]:
    """Of the entities that an engine counted, the most frequent ones of each type, in the shape of schemas.FacetValue.

    The order is that of the engine. An entity that no visible document mentions any more, since one was erased a moment
    ago, is left out.
    """
    types = entities.types_of(connection, [entry.value for entry in counted], clearance=clearance)
    seen: Counter[str] = Counter()
    picked = []
    for entry in counted:
        kind = types.get(entry.value)
        if kind is not None and seen[kind] < MOST_OF_A_TYPE:
            seen[kind] += 1
            picked.append(entry)
    named = entities.find_many(connection, [entry.value for entry in picked], clearance=clearance)
    return [
        {"value": entry.value, "count": entry.count, "name": one.name, "type": one.type}
        for entry in picked
        if (one := named.get(entry.value)) is not None
    ]
