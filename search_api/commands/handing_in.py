"""Handing in files from a folder of this machine: past the HTTP interface, with the same effect and a row in the log.

Called again, it goes on where it stopped: a file of the same name, content and labels is not taken twice.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import Connection, select

from ingest.blobs import Blob
from ingest.catalogue import documents
from ingest.catalogue.records import NewDocument
from ingest.catalogue.schema import DOCUMENTS
from ingest.labels import DocumentId, Labels
from search_api.commands.labels_file import Candidate
from search_api.deeds import Deed
from search_api.documents.file_names import safe_path
from search_api.documents.labels_form import LabelledFacts, labels_as_json
from search_api.wiring_store import Store

OPERATOR = "akte"
"""The account under which the command line appears in catalogue and log."""

_CHUNK = 1024 * 1024


class FileRefused(Exception):
    """A file was not taken; the message is German."""


def hand_in(store: Store, candidate: Candidate, facts: LabelledFacts) -> tuple[DocumentId, bool]:
    """The document of a file, and whether it is new.

    Raises:
        FileRefused: not readable, or larger than allowed.
        StorageFull: no room on the disk.
    """
    name = safe_path(candidate.name)
    largest = store.settings.largest_file_mb * 2**20
    with ExitStack() as held:
        try:
            if candidate.path.stat().st_size > largest:
                raise FileRefused(f"Die Datei ist größer als erlaubt; möglich sind {largest // 2**20} MiB.")
            digest = _digest(candidate.path)
            with store.catalogue.reading() as connection:
                known = _find_same(connection, digest, name, facts.labels)
            if known is not None:
                return known, False
            blob = held.enter_context(store.blobs.held(_chunks(candidate.path), largest))
        except OSError as error:
            raise FileRefused(f"Die Datei ist nicht lesbar: {error.strerror}") from None
        return _accept(store, blob, name, facts), True


def _accept(store: Store, blob: Blob, name: str, facts: LabelledFacts) -> DocumentId:
    new = NewDocument(blob=blob, file_name=name, labels=facts.labels, uploaded_by=OPERATOR, metadata=facts.metadata)
    with store.catalogue.writing() as connection:
        document_id = documents.accept(connection, new, time.time())
        deed = Deed(
            account_id=OPERATOR,
            agency="",
            roles=(),
            action="document.upload",
            subject={"document": document_id, "size": blob.size, "labels": labels_as_json(new.labels)},
        )
        head = store.log.append(connection, deed)
    store.log.seal(head)
    return document_id


def _find_same(connection: Connection, digest: str, name: str, labels: Labels) -> DocumentId | None:
    row = DOCUMENTS.c
    query = select(row.id).where(row.blob == digest, row.file_name == name, row.parent_id.is_(None))
    for found in connection.execute(query.order_by(row.uploaded_at)).scalars():
        document = documents.find_for_worker(connection, DocumentId(found))
        if document is not None and document.labels == labels:
            return document.id
    return None


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk
