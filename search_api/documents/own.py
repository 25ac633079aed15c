"""Finding a document that a caller may change."""

from __future__ import annotations

from sqlalchemy import Connection

from ingest.catalogue import documents
from ingest.catalogue.records import Document
from ingest.labels import DocumentId
from search_api.access.callers import Caller
from search_api.documents.refusals import UnitNotYours


def find_own(connection: Connection, document_id: DocumentId, caller: Caller) -> Document:
    """A visible document of one of the caller's own units.

    Raises:
        DocumentNotFound: there is none, or the caller may not know of it.
        UnitNotYours: it is of another unit.
    """
    document = documents.find(connection, document_id, clearance=caller.clearance)
    if document.labels.unit not in caller.clearance.units:
        raise UnitNotYours
    return document
