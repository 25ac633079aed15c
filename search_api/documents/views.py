"""Documents of the catalogue as the API shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection

from ingest.catalogue import qualities, recognised, relations
from ingest.catalogue.qualities import Quality
from ingest.catalogue.recognised import RecognisedFact
from ingest.catalogue.records import Document, Reference
from ingest.labels import Clearance, DocumentId, Labels
from ingest.legibility import legibility_of
from ingest.quarantine import QuarantineCode, german_reason
from search_api.documents.schemas import (
    DocumentError,
    DocumentReference,
    DocumentView,
    GrantView,
    LabelsView,
    QualityView,
    RecognisedView,
)


def etag_of(version: int) -> str:
    """The ETag of a document's version."""
    return f'"v{version}"'


def show(connection: Connection, found: Sequence[Document], *, clearance: Clearance) -> list[DocumentView]:
    """The documents with those duplicates and parents that the caller may see as well."""
    parents = relations.parents_of(connection, found, clearance=clearance)
    duplicates = relations.duplicates_of(connection, found, clearance=clearance)
    facts = recognised.facts_of(connection, found, clearance=clearance)
    rated = qualities.of_documents(connection, [document.id for document in found], clearance=clearance)
    return [
        _view(
            document,
            _Kin(parents.get(document.id), duplicates.get(document.id)),
            facts.get(document.id, ()),
            rated.get(document.id),
        )
        for document in found
    ]


@dataclass(frozen=True, slots=True)
class _Kin:
    """Visible documents that belong to one."""

    parent: Reference | None
    duplicate: Reference | None


def quality_view(quality: Quality) -> QualityView:
    """The figures of a quality, to four digits."""
    known = quality.known_words
    return QualityView(
        confidence=round(quality.confidence, 4),
        coverage=round(quality.coverage, 4),
        known_words=None if known is None else round(known, 4),
        ocr_quality=round(quality.ocr_quality, 4),
        legibility=legibility_of(quality.ocr_quality),
    )


def error_of(code: str | None) -> DocumentError | None:
    """A quarantine code with its German reason; unknown codes, as of a later version, get the general one."""
    if code is None:
        return None
    known = QuarantineCode(code) if code in set(QuarantineCode) else QuarantineCode.INTERNAL_ERROR
    return DocumentError(code=code, message=german_reason(known))


def _view(document: Document, kin: _Kin, facts: Sequence[RecognisedFact], quality: Quality | None) -> DocumentView:
    labels = _labels(document.id, document.labels)
    return DocumentView(
        id=document.id,
        file_name=document.file_name,
        state=document.state.value,
        error=error_of(document.error_code),
        labels=labels,
        agency=labels.agency,
        unit=labels.unit,
        classification=labels.classification,
        release=labels.release,
        grants=labels.grants,
        doc_type=document.doc_type,
        kind=document.kind,
        date=document.date,
        file_reference=document.file_reference,
        sender=document.sender,
        title=document.title,
        recognised=[
            RecognisedView(field=fact.field, confidence=round(fact.confidence, 4), origin=fact.origin) for fact in facts
        ],
        media_type=document.media_type,
        size=document.size,
        page_count=document.page_count,
        pages_done=document.pages_done,
        ocr_quality=document.ocr_quality,
        quality=None if quality is None else quality_view(quality),
        duplicate_of=_reference(kin.duplicate),
        parent=_reference(kin.parent),
        uploaded_by=document.uploaded_by,
        uploaded_at=datetime.fromtimestamp(document.uploaded_at, UTC),
        version=document.version,
        etag=etag_of(document.version),
    )


def _labels(document_id: DocumentId, labels: Labels) -> LabelsView:
    if labels.classification is None or labels.release is None:
        raise ValueError(f"an unlabelled document is shown to nobody: {document_id}")
    return LabelsView(
        agency=labels.agency,
        unit=labels.unit,
        classification=int(labels.classification),
        release=labels.release.value,
        grants=[
            GrantView(to_unit=grant.to_unit, until=grant.until, legal_basis=grant.legal_basis)
            for grant in labels.grants
        ],
    )


def _reference(reference: Reference | None) -> DocumentReference | None:
    return None if reference is None else DocumentReference(id=reference.id, file_name=reference.file_name)
