"""Signatures of texts (ingest/signature.py), and by them the other scans of the same paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select

from ingest.catalogue.records import Reference
from ingest.catalogue.schema import DOCUMENTS, SIGNATURE_BANDS, SIGNATURES
from ingest.catalogue.visibility import is_visible
from ingest.labels import Clearance, DocumentId
from ingest.signature import NEAR, bands, likeness


@dataclass(frozen=True, slots=True)
class Signed:
    """What tells whether two documents are scans of one paper; ``date`` and ``file_reference`` as in ``Document``."""

    signature: bytes
    date: str | None
    file_reference: str | None


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """Another scan of the same paper, and how much of both texts is common (0 to 1)."""

    document: Reference
    likeness: float


def same_paper(one: Signed, other: Signed) -> float | None:
    """How much of both texts is common, 0 to 1, if two documents are scans of one paper, else None.

    Letters from one template share most of their words. They differ in date or reference; so papers that are known to
    differ there are never taken for one, even where the difference may be one of reading.
    """
    if _differ(one.date, other.date) or _differ(one.file_reference, other.file_reference):
        return None
    alike = likeness(one.signature, other.signature)
    return alike if alike >= NEAR else None


def _differ(one: str | None, other: str | None) -> bool:
    """Whether both are known and not the same, whatever the blanks and signs between their letters."""
    return bool(one and other) and _letters(one or "") != _letters(other or "")


def _letters(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isalnum())


def store(connection: Connection, document_id: DocumentId, signature: bytes) -> None:
    """Keep the signature of a document's text; an empty one notes that the text is too short for one."""
    connection.execute(delete(SIGNATURES).where(SIGNATURES.c.document_id == document_id))
    connection.execute(delete(SIGNATURE_BANDS).where(SIGNATURE_BANDS.c.document_id == document_id))
    add(connection, {document_id: signature})


def add(connection: Connection, signed: Mapping[DocumentId, bytes]) -> None:
    """Keep the signatures of documents that have none yet."""
    rows: list[dict[str, Any]] = [{"document_id": name, "signature": signature} for name, signature in signed.items()]
    connection.execute(insert(SIGNATURES), rows)
    rows = [{"band": band, "document_id": name} for name, signature in signed.items() for band in bands(signature)]
    if rows:
        connection.execute(insert(SIGNATURE_BANDS), rows)


def of_documents(
    connection: Connection, document_ids: Iterable[DocumentId], *, clearance: Clearance
) -> Mapping[DocumentId, Signed]:
    """What ``same_paper`` compares of visible documents; those with too short a text are left out."""
    query = _signed().where(DOCUMENTS.c.id.in_(sorted(set(document_ids))), is_visible(clearance))
    return {DocumentId(row.id): _signed_of(row) for row in connection.execute(query)}


def near_duplicates(
    connection: Connection, document_id: DocumentId, *, clearance: Clearance, limit: int = 20
) -> tuple[NearDuplicate, ...]:
    """Other visible scans of the same paper, most alike first (equal ones by id).

    Documents of the same content are not among them, see ``relations.duplicates_of``. Each pair is judged by itself, so
    hidden documents change nothing.
    """
    own = of_documents(connection, [document_id], clearance=clearance).get(document_id)
    if own is None:
        return ()
    row = DOCUMENTS.c
    content = select(row.blob).where(row.id == document_id).scalar_subquery()
    met = select(SIGNATURE_BANDS.c.document_id).where(SIGNATURE_BANDS.c.band.in_(bands(own.signature)))
    query = _signed().where(row.id.in_(met), row.blob != content, is_visible(clearance))
    found = [
        NearDuplicate(Reference(DocumentId(other.id), other.file_name), alike)
        for other in connection.execute(query)
        if (alike := same_paper(own, _signed_of(other))) is not None
    ]
    return tuple(sorted(found, key=lambda near: (-near.likeness, near.document.id))[:limit])


def _signed() -> Select[Any]:
    row = DOCUMENTS.c
    return (
        select(row.id, row.file_name, row.date, row.file_reference, SIGNATURES.c.signature)
        .join(SIGNATURES, SIGNATURES.c.document_id == row.id)
        .where(SIGNATURES.c.signature != b"")
    )


def _signed_of(row: Any) -> Signed:
    return Signed(row.signature, row.date, row.file_reference)
