"""Handing in files from a folder of this machine: past the HTTP interface, with the same effect and a row in the log.

Called again, it goes on where it stopped: a file of the same name, content and labels is not taken twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, select

from ingest.blobs import Blob
from ingest.catalogue import documents
from ingest.catalogue.schema import DOCUMENTS
from ingest.labels import DocumentId, Labels
from search_api.commands.labels_file import Candidate
from search_api.documents.accepting import Accepting, Arrived, Origin
from search_api.documents.file_names import safe_path
from search_api.documents.labels_form import LabelledFacts
from search_api.wiring_store import Store

OPERATOR: Final = "akte"
"""The account under which the command line appears in catalogue and log."""

GROUP: Final = 50
"""Files accepted in one commit: enough that the commit hardly counts, few enough that other writers need not wait."""

_AT_ONCE: Final = 4
"""Files that are hashed and stored at the same time; storing waits for the disk, not for the processor."""

_CHUNK: Final = 1024 * 1024


class FileRefused(Exception):
    """A file was not taken; the message is German."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What came of one file: its document, and whether it is new; or the German reason why it was not taken."""

    name: str
    document_id: DocumentId | None
    is_new: bool
    refusal: str | None


def hand_in(store: Store, candidate: Candidate) -> tuple[DocumentId, bool]:
    """The document of a file, and whether it is new.

    Raises:
        FileRefused: without labels, not readable, or larger than allowed.
        StorageFull: no room on the disk.
    """
    (outcome,) = hand_in_group(store, [candidate])
    if outcome.document_id is None:
        raise FileRefused(outcome.refusal)
    return outcome.document_id, outcome.is_new


def hand_in_group(store: Store, candidates: Sequence[Candidate]) -> list[HandedIn]:
    """What came of each of these files, in their order; new ones are accepted in one commit.

    Raises:
        StorageFull: no room on the disk; none of the files is accepted.
    """
    with ExitStack() as held, ThreadPoolExecutor(_AT_ONCE) as threads:
        stored = list(threads.map(lambda candidate: _Storing(store, candidate).run(), candidates))
        for each in stored:
            held.push(each.held)
        arrived = [each.arrived for each in stored if each.arrived is not None]
        accepting = Accepting(store.catalogue, store.log, lambda: None)
        new = iter(accepting.accept(arrived, Origin(OPERATOR, "", ())) if arrived else [])
        return [each.outcome if each.arrived is None else HandedIn(each.name, next(new), True, None) for each in stored]


class _Storing:
    """One file on its way into the store, in a thread; afterwards it has arrived, or its outcome is known already."""

    def __init__(self, store: Store, candidate: Candidate) -> None:
        self._store = store
        self._candidate = candidate
        self.name = candidate.name
        self.held = ExitStack()
        self.arrived: Arrived | None = None
        self.outcome = HandedIn(candidate.name, None, False, candidate.refusal)

    def run(self) -> _Storing:
        if self._candidate.facts is not None:
            try:
                self._store_file(self._candidate.path, self._candidate.facts)
            except FileRefused as refused:
                self.outcome = HandedIn(self.name, None, False, str(refused))
            except OSError as error:
                reason = f"Die Datei ist nicht lesbar: {error.strerror}"
                self.outcome = HandedIn(self.name, None, False, reason)
        return self

    def _store_file(self, path: Path, facts: LabelledFacts) -> None:
        name, store = safe_path(self.name), self._store
        largest = store.settings.largest_file_mb * 2**20
        if path.stat().st_size > largest:
            raise FileRefused(f"Die Datei ist größer als erlaubt; möglich sind {largest // 2**20} MiB.")
        digest = _digest(path)
        with store.catalogue.reading() as connection:
            known = _find_same(connection, digest, name, facts.labels)
        if known is not None:
            self.outcome = HandedIn(self.name, known, False, None)
            return
        blob: Blob = self.held.enter_context(store.blobs.held(_chunks(path), largest))
        self.arrived = Arrived(blob, name, facts)


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
