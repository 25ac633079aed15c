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
        if origin.batch is None:
            return self._add(connection, arrived, origin)
        known = dict(batches.known_documents(connection, origin.batch, [file.file_name for file in arrived]))
        fresh = {_key(file): file for file in arrived if _key(file) not in known}
        added = self._add(connection, list(fresh.values()), origin)
        paths = [path for path, _ in fresh]
        batches.add_documents(connection, origin.batch, list(zip(paths, added.document_ids, strict=True)))
        known |= zip(fresh, added.document_ids, strict=True)
        return Accepted([known[_key(file)] for file in arrived], added.head)

    def _add(self, connection: Connection, files: Sequence[Arrived], origin: Origin) -> Accepted:
        document_ids = documents.accept_many(connection, [_new(file, origin) for file in files], time.time())
        deeds = [_deed(name, file, origin) for name, file in zip(document_ids, files, strict=True)]
        return Accepted(document_ids, self._log.append(connection, *deeds) if deeds else None)

    def tell(self, accepted: Accepted) -> None:
        """Let log and worker know what was committed."""
        if accepted.head is not None:
            self._log.seal(accepted.head)
        self._wake()


def _key(file: Arrived) -> tuple[str, str]:
    """What makes a file of a batch the same: path and content."""
    return file.file_name, file.blob.sha256


def _new(file: Arrived, origin: Origin) -> NewDocument:
    return NewDocument(
        blob=file.blob,
        file_name=file.file_name,
        labels=file.facts.labels,
        uploaded_by=origin.account_id,
        metadata=file.facts.metadata,
        is_bulk=origin.batch is not None,
    )


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
