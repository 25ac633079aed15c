"""Stored files become documents: labels, job, batch and log row of each are true together, in one commit for many."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from ingest.blobs import Blob
from ingest.catalogue import batches, documents
from ingest.catalogue.batches import BatchId
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.records import NewDocument
from ingest.labels import DocumentId
from search_api.access.callers import Caller
from search_api.audit.chain import Head
from search_api.audit.log import AuditLog
from search_api.deeds import Deed
from search_api.documents.labels_form import LabelledFacts, labels_as_json


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file whose content is stored; ``file_name`` may hold the folders below the one that was handed in."""

    blob: Blob
    file_name: str
    facts: LabelledFacts


@dataclass(frozen=True, slots=True)
class Origin:
    """Who hands in, for which purpose, and as part of which batch."""

    account_id: str
    agency: str
    roles: tuple[str, ...]
    purpose: str | None = None
    batch: BatchId | None = None


def origin_of(caller: Caller, *, purpose: str | None, batch: BatchId | None = None) -> Origin:
    """A caller as the origin of documents."""
    account = caller.account
    return Origin(account.id, account.agency, tuple(sorted(account.roles)), purpose, batch)


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was written: the documents, and the head of the log, None where nothing was new."""

    document_ids: list[DocumentId]
    head: Head | None


class Accepting:
    """Accepts stored files. ``wake`` is called after each commit, so that a waiting worker starts at once."""

    def __init__(self, catalogue: Catalogue, log: AuditLog, wake: Callable[[], None]) -> None:
        self._catalogue = catalogue
        self._log = log
        self._wake = wake

    def accept(self, arrived: Sequence[Arrived], origin: Origin) -> list[DocumentId]:
        """The documents of these files, in their order; when this returns they survive a power cut.

        A file that its batch has already, by path and content, is not taken twice.

        Raises:
            BlobGone: A content was erased since it was stored, and is not held; none of the files is accepted.
        """
        with self._catalogue.writing() as connection:
            accepted = self.accept_within(connection, arrived, origin)
        self.tell(accepted)
        return accepted.document_ids

    def accept_within(self, connection: Connection, arrived: Sequence[Arrived], origin: Origin) -> Accepted:
        """As ``accept``, within a writing transaction of the caller, who calls ``tell`` after its commit."""
        now = time.time()
        document_ids, deeds = [], []
        for file in arrived:
            known = None
            if origin.batch is not None:
                known = batches.known_document(connection, origin.batch, file.file_name, file.blob.sha256)
            document_id = known or _accept(connection, file, origin, now)
            document_ids.append(document_id)
            if known is None:
                deeds.append(_deed(document_id, file, origin))
        head = self._log.append(connection, *deeds) if deeds else None
        return Accepted(document_ids, head)

    def tell(self, accepted: Accepted) -> None:
        """Let log and worker know what was committed."""
        if accepted.head is not None:
            self._log.seal(accepted.head)
        self._wake()


def _accept(connection: Connection, file: Arrived, origin: Origin, now: float) -> DocumentId:
    new = NewDocument(
        blob=file.blob,
        file_name=file.file_name,
        labels=file.facts.labels,
        uploaded_by=origin.account_id,
        metadata=file.facts.metadata,
        is_bulk=origin.batch is not None,
    )
    document_id = documents.accept(connection, new, now)
    if origin.batch is not None:
        batches.add_document(connection, origin.batch, file.file_name, document_id)
    return document_id


def _deed(document_id: DocumentId, file: Arrived, origin: Origin) -> Deed:
    # Neither name nor hash of the content: the log outlives an erasure and must not keep what was forgotten.
    return Deed(
        account_id=origin.account_id,
        agency=origin.agency,
        roles=origin.roles,
        action="document.upload",
        purpose=origin.purpose,
        subject={"document": document_id, "size": file.blob.size, "labels": labels_as_json(file.facts.labels)},
    )
