"""Documents: handed in, found, listed, changed, tried again and erased.

Every read for a caller takes the caller's clearance. The functions that change a document do not: whoever calls them
has found the document with a clearance in the same transaction, or is the operator. The whole life of a document stands
in one file: each step leans on what the one before has written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, cast
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, and_, func, insert, or_, select, update

from ingest.blobs import Blob
from ingest.catalogue import events, grants, outbox, progress, steps
from ingest.catalogue.erasing import ErasureReceipt, erase
from ingest.catalogue.errors import BlobGone, DocumentNotFound, NotQuarantined, VersionConflict
from ingest.catalogue.records import Document, DocumentState, Metadata, NewDocument, enclosed_id, tie_of
from ingest.catalogue.rows import all_documents, fetch
from ingest.catalogue.schema import ANALYSES, DOCUMENTS
from ingest.catalogue.visibility import is_visible
from ingest.labels import Clearance, DocumentId, Labels
from ingest.legibility import FAIR_FROM, GOOD_FROM, Legibility

__all__ = [
    "ErasureReceipt",
    "Listing",
    "Narrowing",
    "Order",
    "Place",
    "Relabelling",
    "accept",
    "accept_many",
    "describe",
    "erase",
    "find",
    "find_for_worker",
    "find_many",
    "list_visible",
    "relabel",
    "retry",
]


class Order(StrEnum):
    """In which order documents are listed; equal ones by id, descending."""

    NEWEST = "newest"
    WORST_READ = "ocr_quality"
    """By how well OCR could read them, the worst first; what it had not to read comes last."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a list goes on: behind the document with this id, whose key in the order of the list is this."""

    key: float
    id: DocumentId


_NOT_READ_BY_OCR: Final = -2.0
"""Behind all qualities, which lie between 0 and 1."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which documents to list; None and an empty tuple do not narrow, values of one field are alternatives.

    ``file_name`` is a part of the name in any case; ``uploaded_by`` an account.
    """

    file_name: str | None = None
    state: tuple[DocumentState, ...] = ()
    agency: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    doc_type: tuple[str, ...] = ()
    legibility: tuple[Legibility, ...] = ()
    uploaded_by: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Documents in the order asked for; ``next`` is None at the end of the list."""

    documents: tuple[Document, ...]
    next: Place | None


@dataclass(frozen=True, slots=True)
class Relabelling:
    """The new version of a relabelled document, and the enclosures that took on its labels, parents before children."""

    version: int
    enclosures: tuple[DocumentId, ...] = ()


def accept(connection: Connection, new: NewDocument, now: float) -> DocumentId:
    """Make a stored file a document with its labels, its job and its first event.

    An enclosure gets the same id each time and is accepted once.

    Raises:
        BlobGone: The content was erased since it was stored, and is not held.
    """
    (document_id,) = accept_many(connection, [new], now)
    return document_id


def accept_many(connection: Connection, many: Sequence[NewDocument], now: float) -> list[DocumentId]:
    """As ``accept`` for each of these files, in their order, with the statements of one.

    Raises:
        BlobGone: A content was erased since it was stored, and is not held.
    """
    named: dict[DocumentId, NewDocument] = {}
    document_ids = [_new_id(new) for new in many]
    known = _known(connection, [name for name, new in zip(document_ids, many, strict=True) if new.parent_id])
    for document_id, new in zip(document_ids, many, strict=True):
        # Contents are unlinked inside a writing transaction, so what is there now stays until this one ends.
        if not new.blob.bring_back():
            raise BlobGone("Der Inhalt wurde soeben gelöscht. Bitte reichen Sie die Datei erneut ein.")
        if document_id not in known:
            named[document_id] = new
    if named:
        connection.execute(insert(DOCUMENTS), [_new_row(name, new, now) for name, new in named.items()])
        grants.add(connection, {name: new.labels for name, new in named.items()})
        wanted = [
            steps.NewJob(name, new.uploaded_by, steps.priority_of(new.blob.size, now, is_bulk=new.is_bulk))
            for name, new in named.items()
        ]
        steps.open_jobs(connection, wanted, now=now)
        events.append_for_each(connection, named, DocumentState.ACCEPTED, at=now)
    return document_ids


def _new_id(new: NewDocument) -> DocumentId:
    return DocumentId(uuid4().hex) if new.parent_id is None else enclosed_id(new.parent_id, new.ordinal)


def _known(connection: Connection, document_ids: Sequence[DocumentId]) -> frozenset[DocumentId]:
    if not document_ids:
        return frozenset()
    query = select(DOCUMENTS.c.id).where(DOCUMENTS.c.id.in_(document_ids))
    return frozenset(DocumentId(found) for found in connection.execute(query).scalars())


def find(connection: Connection, document_id: DocumentId, *, clearance: Clearance) -> Document:
    """A visible document.

    Raises:
        DocumentNotFound: There is none, or the caller may not know of it.
    """
    found = find_many(connection, [document_id], clearance=clearance)
    if document_id not in found:
        raise DocumentNotFound(document_id)
    return found[document_id]


def find_many(
    connection: Connection, document_ids: Iterable[DocumentId], *, clearance: Clearance
) -> Mapping[DocumentId, Document]:
    """Those of the documents that exist and are visible."""
    wanted = DOCUMENTS.c.id.in_(sorted(set(document_ids)))
    found = fetch(connection, all_documents().where(wanted, is_visible(clearance)))
    return {document.id: document for document in found}


def find_for_worker(connection: Connection, document_id: DocumentId) -> Document | None:
    """A document for the job on it, or for the operator."""
    return next(iter(fetch(connection, all_documents().where(DOCUMENTS.c.id == document_id))), None)


def list_visible(
    connection: Connection,
    *,
    clearance: Clearance,
    narrowing: Narrowing = Narrowing(),
    order: Order = Order.NEWEST,
    after: Place | None = None,
    limit: int = 20,
) -> Listing:
    """Visible documents in an order, from a place on."""
    row = DOCUMENTS.c
    key = _key(order)
    query = all_documents().where(is_visible(clearance), *_conditions(narrowing))
    if after is not None:
        query = query.where(or_(key < after.key, and_(key == after.key, row.id < after.id)))
    found = fetch(connection, query.order_by(key.desc(), row.id.desc()).limit(limit + 1))
    there_is_more = len(found) > limit
    shown = found[:limit]
    return Listing(shown, Place(_key_of(shown[-1], order), shown[-1].id) if there_is_more else None)


def _key(order: Order) -> ColumnElement[float]:
    """What a list is ordered by, the highest first."""
    if order is Order.NEWEST:
        return cast("ColumnElement[float]", DOCUMENTS.c.uploaded_at)
    return func.coalesce(-DOCUMENTS.c.ocr_quality, _NOT_READ_BY_OCR)


def _key_of(document: Document, order: Order) -> float:
    if order is Order.NEWEST:
        return document.uploaded_at
    return _NOT_READ_BY_OCR if document.ocr_quality is None else -document.ocr_quality


def relabel(connection: Connection, document_id: DocumentId, labels: Labels, *, expected_version: int) -> Relabelling:
    """Change whose document it is and how far it is shared.

    Enclosures, at any depth, come along as long as they have the labels that their parent had; one that somebody has
    labelled otherwise stays as it is, with everything enclosed in it. Whoever may read the document may read those that
    come along, since their labels are equal: nothing hidden is changed or told.

    Raises:
        DocumentNotFound: There is no such document.
        VersionConflict: It has another version by now.
    """
    document = _expect(connection, document_id, expected_version)
    if document.labels == labels:
        return Relabelling(document.version)
    followers = _labelled_alike(connection, document)
    _set_labels(connection, document_id, labels)
    version = _bump(connection, document)
    for follower in followers:
        _set_labels(connection, follower.id, labels)
        _bump(connection, follower)
    return Relabelling(version, tuple(follower.id for follower in followers))


def _labelled_alike(connection: Connection, document: Document) -> list[Document]:
    """What is enclosed in a document and has, like everything between them, its labels."""
    found: list[Document] = []
    parents = [document.id]
    while parents:
        enclosed = fetch(connection, all_documents().where(DOCUMENTS.c.parent_id.in_(parents)).order_by(DOCUMENTS.c.id))
        alike = [each for each in enclosed if each.labels == document.labels]
        found += alike
        parents = [each.id for each in alike]
    return found


def _set_labels(connection: Connection, document_id: DocumentId, labels: Labels) -> None:
    connection.execute(
        update(DOCUMENTS)
        .where(DOCUMENTS.c.id == document_id)
        .values(
            agency=labels.agency,
            unit=labels.unit,
            classification=labels.classification,
            release=labels.release,
        )
    )
    grants.store(connection, document_id, labels)


def describe(
    connection: Connection, document_id: DocumentId, metadata: Metadata, *, expected_version: int, now: float
) -> int:
    """Change what is said about a document; gives the new version. A new title is analysed like the text.

    Raises:
        DocumentNotFound: There is no such document.
        VersionConflict: It has another version by now.
    """
    document = _expect(connection, document_id, expected_version)
    if document.metadata == metadata:
        return document.version
    connection.execute(
        update(DOCUMENTS)
        .where(DOCUMENTS.c.id == document_id)
        .values({name: getattr(metadata, name) for name in Metadata.__slots__})
    )
    was_analysed = connection.execute(select(ANALYSES.c.document_id).where(ANALYSES.c.document_id == document_id))
    if document.title != metadata.title and was_analysed.first():
        steps.reopen_job(connection, document_id, steps.Step.INDEX, now=now)
    return _bump(connection, document)


def retry(connection: Connection, document_id: DocumentId, *, now: float, unlocked: Blob | None = None) -> None:
    """Take a document out of quarantine and read it again; pages that were read already stay.

    Args:
        connection: A writing transaction.
        document_id: The document.
        now: Seconds since 1970.
        unlocked: Its content without its password, which is read from now on instead of the one handed in.

    Raises:
        DocumentNotFound: There is no such document.
        NotQuarantined: It is not in quarantine.
        BlobGone: An equal content was erased since this one was stored, and is not held.
    """
    document = find_for_worker(connection, document_id)
    if document is None:
        raise DocumentNotFound(document_id)
    if document.state is not DocumentState.QUARANTINED:
        raise NotQuarantined("Nur ein Dokument in der Quarantäne kann erneut versucht werden.")
    if unlocked is not None:
        if not unlocked.bring_back():
            raise BlobGone("Der Inhalt wurde soeben gelöscht. Bitte versuchen Sie es noch einmal.")
        row = DOCUMENTS.c
        connection.execute(update(DOCUMENTS).where(row.id == document_id).values(unlocked_blob=unlocked.sha256))
    progress.set_state(connection, document_id, DocumentState.ACCEPTED, now=now)
    steps.reopen_job(connection, document_id, steps.Step.READ, now=now)


def _new_row(document_id: DocumentId, new: NewDocument, now: float) -> dict[str, object]:
    return {
        "id": document_id,
        "parent_id": new.parent_id,
        "ordinal": new.ordinal,
        "blob": new.blob.sha256,
        "size": new.blob.size,
        "file_name": new.file_name,
        "state": DocumentState.ACCEPTED.value,
        "agency": new.labels.agency,
        "unit": new.labels.unit,
        "classification": new.labels.classification,
        "release": new.labels.release,
        "tie": tie_of(new.blob.sha256, new.file_name),
        "version": 1,
        "indexed_version": 0,
        "uploaded_by": new.uploaded_by,
        "uploaded_at": now,
        **{name: getattr(new.metadata, name) for name in Metadata.__slots__},
    }


def _expect(connection: Connection, document_id: DocumentId, version: int) -> Document:
    document = find_for_worker(connection, document_id)
    if document is None:
        raise DocumentNotFound(document_id)
    if document.version != version:
        raise VersionConflict("Das Dokument wurde inzwischen von anderer Seite geändert. Bitte laden Sie es neu.")
    return document


def _bump(connection: Connection, document: Document) -> int:
    version = document.version + 1
    connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == document.id).values(version=version))
    outbox.add(connection, document.id, outbox.Operation.INDEX, version)
    return version


def _conditions(narrowing: Narrowing) -> list[ColumnElement[bool]]:
    row = DOCUMENTS.c
    conditions: list[ColumnElement[bool]] = [
        column.in_([str(value) for value in values])
        for column, values in (
            (row.state, narrowing.state),
            (row.agency, narrowing.agency),
            (row.unit, narrowing.unit),
            (row.doc_type, narrowing.doc_type),
        )
        if values
    ]
    if narrowing.legibility:
        conditions.append(or_(*map(_reads_so, narrowing.legibility)))
    if narrowing.file_name:
        conditions.append(func.lower(row.file_name).contains(narrowing.file_name.lower(), autoescape=True))
    if narrowing.uploaded_by is not None:
        conditions.append(row.uploaded_by == narrowing.uploaded_by)
    return conditions


def _reads_so(legibility: Legibility) -> ColumnElement[bool]:
    """``legibility_of`` as a condition."""
    quality = DOCUMENTS.c.ocr_quality
    match legibility:
        case Legibility.DIGITAL:
            return quality.is_(None)
        case Legibility.GOOD:
            return quality >= GOOD_FROM
        case Legibility.FAIR:
            return and_(quality >= FAIR_FROM, quality < GOOD_FROM)
        case Legibility.POOR:
            return quality < FAIR_FROM
