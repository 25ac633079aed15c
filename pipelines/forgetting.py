"""Finishes erasures: what the catalogue has forgotten goes from engine, disk and write-ahead log as well.

The catalogue notes in the erasing transaction what is left to do; this may therefore be called again at any time, and
a worker does so after a crash.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Final

from ingest.blobs import BlobStore
from ingest.catalogue import erasing
from ingest.catalogue.connection import Catalogue
from ingest.labels import DocumentId
from pipelines.draining import OutboxDrainer

ForgetImages = Callable[[DocumentId, str], object]
"""Drops the cached page images of a document, given its id and the SHA-256 of its content."""

_SCRUB_SECONDS: Final = 5.0  # readers hold the log for the length of a request


def settle_erasures(catalogue: Catalogue, blobs: BlobStore, forget_images: ForgetImages) -> int:
    """Unlink contents and page images of erased documents; gives the number of documents."""
    with catalogue.reading() as connection:
        if not erasing.has_discards(connection):
            return 0
    with catalogue.writing() as connection:
        return erasing.settle_discards(connection, blobs.remove, forget_images)


def finish_erasure(
    catalogue: Catalogue,
    blobs: BlobStore,
    drainer: OutboxDrainer,
    document_ids: Sequence[DocumentId],
    forget_images: ForgetImages,
    *,
    seconds: float = 30.0,
) -> bool:
    """Remove everything that is left of erased documents; call it right after the erasing transaction.

    Args:
        catalogue: Where they were erased.
        blobs: Where their contents lie.
        drainer: Tells the engine; may be one that another process's drainer works for.
        document_ids: As in the receipt.
        forget_images: Drops cached page images.
        seconds: The longest wait for the engine.

    Returns:
        False when the engine has not confirmed in time, or a long-running reader keeps the write-ahead log: both are
        made up for in the background.
    """
    settle_erasures(catalogue, blobs, forget_images)
    deadline = time.monotonic() + seconds
    is_gone = all(drainer.wait_for(document_id, deadline - time.monotonic()) for document_id in document_ids)
    return _scrub(catalogue) and is_gone


def _scrub(catalogue: Catalogue) -> bool:
    deadline = time.monotonic() + _SCRUB_SECONDS
    while not catalogue.scrub():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
