"""What can go wrong at the catalogue.

    CatalogueError
    ├── CatalogueUnavailable    locked for too long, or damaged, or out of reach; try again
    ├── DocumentNotFound        there is no such document, or none that the caller may know of
    ├── BatchNotFound           there is no such batch, or none that the caller may know of
    ├── VersionConflict         somebody else changed the document in the meantime
    ├── NotQuarantined          only documents in quarantine can be tried again
    ├── DocumentNotReady        the document is still being read; its pages cannot be corrected yet
    ├── TextChanged             the words to be corrected are no longer what the person saw
    ├── CorrectionNotFound      there is no such correction, or it was taken back before
    ├── PageNotReviewed         OCR had nothing to read on the page, so there is nothing to look at
    ├── BlobGone                the content was erased between storing and accepting; hand it in again
    └── StaleLease              the job was taken away from this worker; its write is refused

A full disk is told as ``ingest.blobs.StorageFull``.
"""

from __future__ import annotations

from typing import ClassVar


class CatalogueError(Exception):
    """The catalogue could not do what it was asked."""

    code: ClassVar[str] = "catalogue_error"


class CatalogueUnavailable(CatalogueError):
    """Locked for too long, or damaged, or out of reach."""

    code = "catalogue_unavailable"


class DocumentNotFound(CatalogueError):
    """There is no such document, or none that the caller may know of."""

    code = "document_not_found"


class BatchNotFound(CatalogueError):
    """There is no such batch, or none that the caller may know of."""

    code = "batch_not_found"


class VersionConflict(CatalogueError):
    """Somebody else changed the document in the meantime."""

    code = "version_conflict"


class NotQuarantined(CatalogueError):
    """Only documents in quarantine can be tried again."""

    code = "not_quarantined"


class DocumentNotReady(CatalogueError):
    """The document is still being read; its pages cannot be corrected yet."""

    code = "document_not_ready"


class TextChanged(CatalogueError):
    """The words to be corrected are no longer what the person saw."""

    code = "text_changed"


class CorrectionNotFound(CatalogueError):
    """There is no such correction, or it was taken back before."""

    code = "correction_not_found"


class PageNotReviewed(CatalogueError):
    """OCR had nothing to read on the page, so there is nothing to look at."""

    code = "page_not_reviewed"


class BlobGone(CatalogueError):
    """The content was erased between storing and accepting; hand it in again."""

    code = "blob_gone"


class StaleLease(CatalogueError):
    """The job was taken away from this worker; its write is refused."""

    code = "stale_lease"
