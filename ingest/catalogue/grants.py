"""Releases of a document to one more unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, delete, insert, select

from ingest.catalogue.schema import GRANTS
from ingest.labels import DocumentId, Grant, Labels, UnitId


def store(connection: Connection, document_id: DocumentId, labels: Labels) -> None:
    """Keep the grants of a document in place of earlier ones; of several to one unit the longest."""
    connection.execute(delete(GRANTS).where(GRANTS.c.document_id == document_id))
    add(connection, {document_id: labels})


def add(connection: Connection, labels: Mapping[DocumentId, Labels]) -> None:
    """Keep the grants of documents that have none yet; of several to one unit the longest."""
    rows = [
        {
            "document_id": document_id,
            "to_unit": grant.to_unit,
            "until": grant.until.isoformat(),
            "legal_basis": grant.legal_basis,
        }
        for document_id, each in labels.items()
        for grant in _longest(each.grants)
    ]
    if rows:
        connection.execute(insert(GRANTS), rows)


def _longest(grants: Iterable[Grant]) -> Iterable[Grant]:
    return {grant.to_unit: grant for grant in sorted(grants, key=lambda grant: grant.until)}.values()


def of_documents(connection: Connection, document_ids: Sequence[str]) -> Mapping[str, tuple[Grant, ...]]:
    """The grants of those documents that have any, by unit."""
    query = select(GRANTS).where(GRANTS.c.document_id.in_(document_ids)).order_by(GRANTS.c.to_unit)
    granted: dict[str, tuple[Grant, ...]] = {}
    for row in connection.execute(query):
        grant = Grant(UnitId(row.to_unit), date.fromisoformat(row.until), row.legal_basis)
        granted[row.document_id] = (*granted.get(row.document_id, ()), grant)
    return granted
