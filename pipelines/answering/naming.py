"""The entities that a question names, as filters: looked up among those that visible documents mention."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection

from ingest.catalogue import entities
from ingest.labels import Clearance
from pipelines.entities.recognising import folded_form
from pipelines.question.fields import NamedEntity
from pipelines.question.filters import NO_FILTERS, Filters, LeftOut

MOST_ALTERNATIVES: Final = 50
"""Entities that one name may mean, those in most visible documents; Entität:Müller means all Müllers."""

_ID: Final = re.compile(r"[0-9a-f]{32}")


def filters_of(connection: Connection, named: Sequence[NamedEntity], *, clearance: Clearance) -> Filters:
    """What the named entities let through; a name that no visible document mentions lets nothing through."""
    if not named:
        return NO_FILTERS
    demanded: list[tuple[str, ...]] = []
    left_out: list[str] = []
    for one in named:
        found = _ids(connection, one.name, clearance=clearance)
        if one.is_left_out:
            left_out += found
        else:
            demanded.append(found or ("",))
    return Filters(entity=tuple(demanded), left_out=LeftOut(entity=tuple(dict.fromkeys(left_out))))


def _ids(connection: Connection, name: str, *, clearance: Clearance) -> tuple[str, ...]:
    if _ID.fullmatch(name):
        return (name,)
    folded = folded_form(name)
    if not folded:
        return ()
    found = entities.list_visible(connection, clearance=clearance, folded=folded, limit=MOST_ALTERNATIVES)
    return tuple(one.id for one in found)
