"""The one query that reads documents with all that belongs to the row: pages done and grants."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, select

from ingest.catalogue import grants
from ingest.catalogue.records import Document, document_of
from ingest.catalogue.schema import DOCUMENTS, PAGES


def all_documents() -> Select[*tuple[Any, ...]]:
    """Every document; the caller narrows it, by visibility first of all."""
    done = select(func.count()).where(PAGES.c.document_id == DOCUMENTS.c.id).scalar_subquery()
    return select(DOCUMENTS, done.label("pages_done"))


def fetch(connection: Connection, query: Select[*tuple[Any, ...]]) -> tuple[Document, ...]:
    """The documents of a narrowed query, in its order."""
    rows = connection.execute(query).all()
    granted = grants.of_documents(connection, [row.id for row in rows])
    return tuple(document_of(row, granted.get(row.id, ())) for row in rows)
