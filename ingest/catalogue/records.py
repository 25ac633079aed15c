"""A document as the catalogue knows it, and one that is about to be handed in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final

from ingest.blobs import Blob
from ingest.labels import AgencyId, Classification, DocumentId, Grant, Labels, Release, UnitId

LONGEST_FILE_NAME: Final = 255
"""Characters; what common file systems allow, so that a document can be saved under its own name."""

_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class DocumentState(StrEnum):
    """Where a document stands on its way from upload to findable."""

    ACCEPTED = "accepted"
    READING = "reading"
    INDEXING = "indexing"
    INDEXED = "indexed"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What somebody said, or a reader found out, about a document; ``date`` is an ISO day."""

    doc_type: str | None = None
    kind: str | None = None
    date: str | None = None
    file_reference: str | None = None
    sender: str | None = None
    title: str | None = None

    def __post_init__(self) -> None:
        if self.date is not None and not _is_day(self.date):
            raise ValueError(f"not an ISO day: {self.date!r}")


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A file whose content is stored already.

    ``parent_id`` and ``ordinal`` (from 1) are set for an enclosure of another document; ``is_bulk`` for a file that
    came with many others and may wait behind single ones.
    """

    blob: Blob
    file_name: str
    labels: Labels
    uploaded_by: str
    metadata: Metadata = Metadata()
    parent_id: DocumentId | None = None
    ordinal: int = 0
    is_bulk: bool = False

    def __post_init__(self) -> None:
        if not self.file_name or len(self.file_name) > LONGEST_FILE_NAME or _UNPRINTABLE.search(self.file_name):
            raise ValueError(f"not a file name: {self.file_name!r}")


@dataclass(frozen=True, slots=True)
class Document:
    """One row of the catalogue; ``blob`` is a SHA-256, ``uploaded_at`` seconds since 1970, UTC.

    ``unlocked_blob`` is the same content without its password, once somebody has given that.

    ``version`` grows with every change of labels or metadata and serves as ETag. ``pages_done`` counts the pages that
    are in the catalogue already. ``ocr_quality`` says how far the reading can be trusted (pipelines/quality.py).
    """

    id: DocumentId
    parent_id: DocumentId | None
    ordinal: int
    blob: str
    unlocked_blob: str | None
    size: int
    file_name: str
    media_type: str | None
    state: DocumentState
    error_code: str | None
    labels: Labels
    doc_type: str | None
    kind: str | None
    date: str | None
    file_reference: str | None
    sender: str | None
    title: str | None
    page_count: int | None
    pages_done: int
    ocr_quality: float | None
    tie: int
    version: int
    indexed_version: int
    uploaded_by: str
    uploaded_at: float

    @property
    def readable_blob(self) -> str:
        """The content that readers open; what is given out is always ``blob``."""
        return self.unlocked_blob or self.blob

    @property
    def metadata(self) -> Metadata:
        """The part that ``documents.describe`` changes."""
        return Metadata(self.doc_type, self.kind, self.date, self.file_reference, self.sender, self.title)


@dataclass(frozen=True, slots=True)
class Reference:
    """Another document by id and name."""

    id: DocumentId
    file_name: str


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def tie_of(blob: str, file_name: str) -> int:
    """63 bits that depend on content and name only, so that two installations order equal scores alike."""
    return int.from_bytes(sha256(f"{blob}\0{file_name}".encode()).digest()[:8]) >> 1


def enclosed_id(parent_id: DocumentId, ordinal: int) -> DocumentId:
    """The id of an enclosure: the same at every reading, so that it is accepted once."""
    return DocumentId(sha256(f"{parent_id}/{ordinal}".encode()).hexdigest()[:32])


def clean_file_name(name: str) -> str:
    """A name from a foreign source without folders and control characters, at most 255 characters, never empty."""
    last = re.split(r"[/\\]", _UNPRINTABLE.sub("", name))[-1].strip(" .")
    if len(last) > LONGEST_FILE_NAME:
        stem, dot, ending = last.rpartition(".")
        ending = dot + ending if stem and len(ending) <= 10 else ""
        last = last[: LONGEST_FILE_NAME - len(ending)] + ending
    return last or "ohne Namen"


def labels_of(row: Any, grants: tuple[Grant, ...]) -> Labels:
    """The labels in a row of ``documents`` together with its grants."""
    return Labels(
        agency=AgencyId(row.agency),
        unit=UnitId(row.unit),
        classification=None if row.classification is None else Classification(row.classification),
        release=None if row.release is None else Release(row.release),
        grants=grants,
    )


def document_of(row: Any, grants: tuple[Grant, ...]) -> Document:
    """A row of ``documents`` with ``pages_done``, and its grants, as a value."""
    return Document(
        id=DocumentId(row.id),
        parent_id=None if row.parent_id is None else DocumentId(row.parent_id),
        ordinal=row.ordinal,
        blob=row.blob,
        unlocked_blob=row.unlocked_blob,
        size=row.size,
        file_name=row.file_name,
        media_type=row.media_type,
        state=DocumentState(row.state),
        error_code=row.error_code,
        labels=labels_of(row, grants),
        doc_type=row.doc_type,
        kind=row.kind,
        date=row.date,
        file_reference=row.file_reference,
        sender=row.sender,
        title=row.title,
        page_count=row.page_count,
        pages_done=row.pages_done,
        ocr_quality=row.ocr_quality,
        tie=row.tie,
        version=row.version,
        indexed_version=row.indexed_version,
        uploaded_by=row.uploaded_by,
        uploaded_at=row.uploaded_at,
    )
