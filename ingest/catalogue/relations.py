"""How visible documents hang together: enclosures, parents, duplicates, and how many are in each state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, func, select

from ingest.catalogue.records import Document, DocumentState, Reference
from ingest.catalogue.rows import all_documents, fetch
from ingest.catalogue.schema import DOCUMENTS
from ingest.catalogue.visibility import is_visible
from ingest.labels import Clearance, DocumentId


def enclosures_of(connection: Connection, parent_id: DocumentId, *, clearance: Clearance) -> tuple[Document, ...]:
    """The visible enclosures of a document, in their order."""
    query = all_documents().where(DOCUMENTS.c.parent_id == parent_id, is_visible(clearance))
    return fetch(connection, query.order_by(DOCUMENTS.c.ordinal))


def parents_of(
    connection: Connection, found: Iterable[Document], *, clearance: Clearance
) -> Mapping[DocumentId, Reference]:
    """For those of the documents whose parent is visible: the parent."""
    parents = {document.id: document.parent_id for document in found if document.parent_id is not None}
    query = select(DOCUMENTS.c.id, DOCUMENTS.c.file_name).where(
        DOCUMENTS.c.id.in_(sorted(set(parents.values()))), is_visible(clearance)
    )
    visible = {row.id: Reference(DocumentId(row.id), row.file_name) for row in connection.execute(query)}
    return {child: visible[parent] for child, parent in parents.items() if parent in visible}


def duplicates_of(
    connection: Connection, found: Iterable[Document], *, clearance: Clearance
) -> Mapping[DocumentId, Reference]:
    """For those of the documents whose content was handed in before: the earliest visible one with that content."""
    documents = tuple(found)
    row = DOCUMENTS.c
    place = func.row_number().over(partition_by=row.blob, order_by=(row.uploaded_at, row.id)).label("place")
    ranked = (
        select(row.id, row.file_name, row.blob, place)
        .where(row.blob.in_(sorted({document.blob for document in documents})), is_visible(clearance))
        .subquery()
    )
    first = {
        hit.blob: Reference(DocumentId(hit.id), hit.file_name)
        for hit in connection.execute(select(ranked).where(ranked.c.place == 1))
    }
    return {
        document.id: first[document.blob]
        for document in documents
        if document.blob in first and first[document.blob].id != document.id
    }


def count_by_state(connection: Connection, *, clearance: Clearance) -> Mapping[DocumentState, int]:
    """How many visible documents are in each state; every state is named."""
    query = (
        select(DOCUMENTS.c.state, func.count().label("documents"))
        .where(is_visible(clearance))
        .group_by(DOCUMENTS.c.state)
    )
    counts = {row.state: row.documents for row in connection.execute(query)}
    return {state: counts.get(state.value, 0) for state in DocumentState}


def depth_for_worker(connection: Connection, document_id: DocumentId) -> int:
    """How many documents a document is enclosed in; 0 for one that was handed in by itself."""
    row = DOCUMENTS.c
    line = select(row.id, row.parent_id).where(row.id == document_id).cte("line", recursive=True)
    line = line.union_all(select(row.id, row.parent_id).join(line, row.id == line.c.parent_id))
    return max(0, connection.execute(select(func.count()).select_from(line)).scalar_one() - 1)


def family_for_worker(connection: Connection, document_id: DocumentId) -> int:
    """How many documents came out of the one handed in that this one lies in, at any depth, itself counted."""
    row = DOCUMENTS.c
    line = select(row.id, row.parent_id).where(row.id == document_id).cte("line", recursive=True)
    line = line.union_all(select(row.id, row.parent_id).join(line, row.id == line.c.parent_id))
    family = select(line.c.id).where(line.c.parent_id.is_(None)).cte("family", recursive=True)
    family = family.union_all(select(row.id).join(family, row.parent_id == family.c.id))
    return int(connection.execute(select(func.count()).select_from(family)).scalar_one())
