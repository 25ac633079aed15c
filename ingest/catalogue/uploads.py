"""Resumable uploads: what is known of a file that is still arriving, or has arrived not long ago.

The bytes lie outside. ``kept`` counts those that are safe on disk: it is written after they are, so after a crash a
file may be longer than that, never shorter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NewType
from uuid import uuid4

from sqlalchemy import Connection, Row, delete, insert, select, update

from ingest.catalogue.schema import UPLOADS
from ingest.labels import DocumentId

UploadId = NewType("UploadId", str)
"""32 hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Upload:
    """One upload; sizes in bytes, times in seconds since 1970, UTC.

    ``metadata`` is the header as it was sent; ``document_id`` is set once the file has become a document.
    """

    id: UploadId
    account_id: str
    length: int
    kept: int
    metadata: str
    purpose: str | None
    expires_at: float
    document_id: DocumentId | None

    @property
    def is_whole(self) -> bool:
        """Whether all bytes are there."""
        return self.kept == self.length


@dataclass(frozen=True, slots=True)
class NewUpload:
    """An upload that is about to begin."""

    account_id: str
    length: int
    metadata: str
    purpose: str | None
    expires_at: float


def begin(connection: Connection, new: NewUpload) -> Upload:
    """Note an upload of which nothing has come yet."""
    upload_id = UploadId(uuid4().hex)
    values = {name: getattr(new, name) for name in NewUpload.__slots__}
    connection.execute(insert(UPLOADS).values(id=upload_id, kept=0, **values))
    return Upload(upload_id, new.account_id, new.length, 0, new.metadata, new.purpose, new.expires_at, None)


def find(connection: Connection, upload_id: UploadId) -> Upload | None:
    """An upload, whoever began it."""
    row = connection.execute(select(UPLOADS).where(UPLOADS.c.id == upload_id)).first()
    return None if row is None else _upload(row)


def note_kept(connection: Connection, upload_id: UploadId, kept: int, *, expires_at: float) -> None:
    """Note how many bytes are safe on disk by now."""
    row = UPLOADS.c
    connection.execute(update(UPLOADS).where(row.id == upload_id).values(kept=kept, expires_at=expires_at))


def note_document(connection: Connection, upload_id: UploadId, document_id: DocumentId) -> None:
    """Note which document the file became; in the transaction that made it."""
    connection.execute(update(UPLOADS).where(UPLOADS.c.id == upload_id).values(document_id=document_id))


def forget(connection: Connection, upload_id: UploadId) -> bool:
    """Drop an upload; False when there was none. The document that it became stays."""
    return connection.execute(delete(UPLOADS).where(UPLOADS.c.id == upload_id)).rowcount > 0


def stranded(connection: Connection) -> Sequence[Upload]:
    """Uploads that came whole and became no document yet: their service was killed in between."""
    row = UPLOADS.c
    query = select(UPLOADS).where(row.kept == row.length, row.document_id.is_(None)).order_by(row.id)
    return list(map(_upload, connection.execute(query)))


def expired(connection: Connection, now: float) -> Sequence[UploadId]:
    """Uploads whose time is over."""
    return [
        UploadId(each) for each in connection.execute(select(UPLOADS.c.id).where(UPLOADS.c.expires_at < now)).scalars()
    ]


def every(connection: Connection) -> frozenset[UploadId]:
    """All uploads, to tell which partial files belong to none."""
    return frozenset(UploadId(each) for each in connection.execute(select(UPLOADS.c.id)).scalars())


def _upload(row: Row[Any]) -> Upload:
    return Upload(
        id=UploadId(row.id),
        account_id=row.account_id,
        length=row.length,
        kept=row.kept,
        metadata=row.metadata,
        purpose=row.purpose,
        expires_at=row.expires_at,
        document_id=None if row.document_id is None else DocumentId(row.document_id),
    )
