"""Images of pages: drawn by a child process when first asked for, then kept on disk until the document is erased."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Final
from uuid import uuid4

from ingest.blobs import BlobStore
from ingest.catalogue.pages import StoredPage
from ingest.catalogue.records import Document
from ingest.labels import DocumentId
from ingest.sandbox import ReadingPool

DRAWING_VERSION: Final = 1
"""Part of every name; a new number draws all pages anew."""

_AT_ONCE: Final = 64
"""Locks by which pages are told apart; two pages that share one wait for each other, nothing worse."""


class PageImages:
    """The page images of one installation, in folders by document, readable by the service's user only."""

    def __init__(self, folder: Path, blobs: BlobStore, pool: ReadingPool) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._folder = folder
        self._blobs = blobs
        self._pool = pool
        self._locks = tuple(Lock() for _ in range(_AT_ONCE))

    def draw(self, document: Document, page: StoredPage) -> bytes:
        """The image of a page, upright, exactly as wide and high as the page says.

        Raises:
            Unreadable: the page cannot be drawn (any more).
        """
        path = self._path(document, page)
        with self._turn(path):
            try:
                return path.read_bytes()
            except FileNotFoundError:
                pass
            image = self._pool.draw(
                self._blobs.path(document.readable_blob),
                media_type=document.media_type or "application/octet-stream",
                number=page.number,
                dots_per_inch=page.dots_per_inch,
                rotation=page.rotation,
            )
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            aside = path.with_name(f"{path.name}.{uuid4().hex}")
            with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(image)
            aside.replace(path)
            return image

    def forget(self, document_id: DocumentId, _blob: str = "") -> None:
        """Drop all images of a document; none is no error."""
        shutil.rmtree(self._document_folder(document_id), ignore_errors=True)

    def _document_folder(self, document_id: DocumentId) -> Path:
        return self._folder / document_id[:2] / document_id

    def _path(self, document: Document, page: StoredPage) -> Path:
        name = f"{page.number}-{page.dots_per_inch:g}-{page.rotation}-{page.width}x{page.height}-{DRAWING_VERSION}"
        return self._document_folder(document.id) / f"{document.blob[:16]}-{name}"

    @contextmanager
    def _turn(self, path: Path) -> Iterator[None]:
        with self._locks[hash(path) % _AT_ONCE]:
            yield
