"""Handing in files from a folder of this machine: past the HTTP interface, with the same effect and a row in the log.

Called again, it goes on where it stopped: a file of the same name, content and labels is not taken twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ingest.blobs import BlobLot, BlobTooLarge
from ingest.catalogue.rows import all_documents, fetch
from ingest.catalogue.schema import DOCUMENTS
from ingest.labels import DocumentId
from search_api.commands.labels_file import Candidate
from search_api.documents.accepting import Accepting, Arrived, Origin
from search_api.documents.file_names import safe_path
from search_api.documents.labels_form import LabelledFacts
from search_api.wiring_store import Store

OPERATOR: Final = "akte"
"""The account under which the command line appears in catalogue and log."""

GROUP: Final = 200
"""Files stored together and accepted in one commit: enough that syncing hardly counts (0.1 ms a file), few enough that
other writers need not wait: the commit takes some 50 ms."""

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
    """What came of each of these files, in their order; new ones are stored together and accepted in one commit.

    Raises:
        StorageFull: no room on the disk; none of the files is accepted.
    """
    outcomes: list[HandedIn | None] = [None] * len(candidates)
    lying: dict[int, _Lying] = {}
    for place, candidate in enumerate(candidates):
        try:
            lying[place] = _look(store, candidate)
        except FileRefused as refused:
            outcomes[place] = HandedIn(candidate.name, None, False, str(refused))
    for place, document_id in _find_same(store, lying).items():
        outcomes[place] = HandedIn(candidates[place].name, document_id, False, None)
        del lying[place]
    with store.blobs.lot() as lot:
        for place, file in list(lying.items()):
            try:
                _copy(store, lot, file)
            except FileRefused as refused:
                outcomes[place] = HandedIn(candidates[place].name, None, False, str(refused))
                del lying[place]
        new = [Arrived(blob, file.name, file.facts) for blob, file in zip(lot.settle(), lying.values(), strict=True)]
        accepting = Accepting(store.catalogue, store.log, lambda: None)
        accepted = accepting.accept(new, Origin(OPERATOR, "", ())) if new else []
    for place, document_id in zip(lying, accepted, strict=True):
        outcomes[place] = HandedIn(candidates[place].name, document_id, True, None)
    return [outcome for outcome in outcomes if outcome is not None]


@dataclass(frozen=True, slots=True)
class _Lying:
    """A file that may be taken: where it lies, its name in the catalogue, its SHA-256."""

    path: Path
    name: str
    digest: str
    facts: LabelledFacts


def _look(store: Store, candidate: Candidate) -> _Lying:
    if candidate.facts is None:
        raise FileRefused(candidate.refusal)
    largest = store.settings.largest_file_mb * 2**20
    with _told_when_unreadable():
        if candidate.path.stat().st_size > largest:
            raise _too_large(largest)
        return _Lying(candidate.path, safe_path(candidate.name), _digest(candidate.path), candidate.facts)


def _copy(store: Store, lot: BlobLot, file: _Lying) -> None:
    largest = store.settings.largest_file_mb * 2**20
    with _told_when_unreadable():
        try:
            lot.add(_chunks(file.path), largest)
        except BlobTooLarge:
            raise _too_large(largest) from None  # it grew meanwhile


@contextmanager
def _told_when_unreadable() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileRefused(f"Die Datei ist nicht lesbar: {error.strerror}") from None


def _too_large(largest: int) -> FileRefused:
    return FileRefused(f"Die Datei ist größer als erlaubt; möglich sind {largest // 2**20} MiB.")


def _find_same(store: Store, lying: Mapping[int, _Lying]) -> dict[int, DocumentId]:
    """The oldest document of the same name, content and labels for each file that has one."""
    row = DOCUMENTS.c
    query = all_documents().where(
        row.blob.in_({file.digest for file in lying.values()}),
        row.file_name.in_({file.name for file in lying.values()}),
        row.parent_id.is_(None),
    )
    with store.catalogue.reading() as connection:
        found = fetch(connection, query.order_by(row.uploaded_at.desc()))
    same = {(document.blob, document.file_name, document.labels): document.id for document in found}
    keys = {place: (file.digest, file.name, file.facts.labels) for place, file in lying.items()}
    return {place: same[key] for place, key in keys.items() if key in same}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk
