"""The hash chain of the log: what a row's hash covers, and how a row is appended.

Each row's hash covers all of its fields and the hash of the row before it. Whoever alters, removes, adds or moves a row
must recompute all later hashes, and then the signed heads (audit/heads.py) no longer fit.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson
from sqlalchemy import Connection, Row, bindparam, insert, select

from ingest.catalogue.pages import storable
from ingest.catalogue.prepared import Prepared
from ingest.catalogue.schema import AUDIT
from search_api.deeds import Deed

ORIGIN: Final = "0" * 64
"""The hash before the first row."""

HASHED: Final = (
    "sequence",
    "at",
    "account_id",
    "agency",
    "roles",
    "action",
    "purpose",
    "question",
    "subject",
    "previous_hash",
)


# Built once: every read of content adds a row, and building a statement costs more than running it.
_INSERT: Final = Prepared(insert(AUDIT).values({name: bindparam(name) for name in (*HASHED, "hash")}))
_LAST: Final = Prepared(select(AUDIT.c.sequence, AUDIT.c.hash).order_by(AUDIT.c.sequence.desc()).limit(1))


@dataclass(frozen=True, slots=True)
class Head:
    """Number and hash of a row; the head of the chain is its last row, or 0 and ORIGIN for an empty log."""

    sequence: int
    hash: str


def hash_of(fields: Sequence[object]) -> str:
    """The hash of a row: SHA-256 over the values of HASHED, in that order, as a JSON array."""
    return hashlib.sha256(orjson.dumps(fields)).hexdigest()


def hash_of_row(row: Row[Any]) -> str:
    """The hash that a stored row should have."""
    return hash_of([getattr(row, name) for name in HASHED])


def append(connection: Connection, deeds: Sequence[Deed], at: float) -> Head:
    """Add rows within a writing transaction and give the new head.

    The transaction must be the only writer (Catalogue.writing), or two rows would follow the same one.

    Args:
        connection: A writing transaction.
        deeds: In the order in which they are logged.
        at: Seconds since 1970, UTC.
    """
    head = read_head(connection)
    rows = []
    for deed in deeds:
        values = (
            head.sequence + 1,
            at,
            deed.account_id,
            deed.agency,
            orjson.dumps(deed.roles).decode(),
            deed.action,
            deed.purpose,
            None if deed.question is None else storable(deed.question),
            orjson.dumps(deed.subject, option=orjson.OPT_SORT_KEYS).decode(),
            head.hash,
        )
        head = Head(head.sequence + 1, hash_of(values))
        rows.append(dict(zip(HASHED, values, strict=True)) | {"hash": head.hash})
    if rows:
        _INSERT.run_for_each(connection, rows)
    return head


def read_head(connection: Connection) -> Head:
    """The last row of the log."""
    rows = _LAST.rows(connection, {})
    return Head(*rows[0]) if rows else Head(0, ORIGIN)
