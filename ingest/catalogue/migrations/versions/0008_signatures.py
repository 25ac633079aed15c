"""Signatures of texts, by which other scans of the same paper are known."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from ingest.signature import bands, sign

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _of_document(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_document_id_documents")
    return sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=name, ondelete="CASCADE")


def upgrade() -> None:
    signatures = op.create_table(
        "signatures",
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        _of_document("signatures"),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_signatures")),
    )
    signature_bands = op.create_table(
        "signature_bands",
        sa.Column("band", sa.BigInteger(), nullable=False),
        sa.Column("document_id", sa.String(length=32), nullable=False),
        _of_document("signature_bands"),
        sa.PrimaryKeyConstraint("band", "document_id", name=op.f("pk_signature_bands")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_signature_bands_document_id", "signature_bands", ["document_id"])
    _sign_old_documents(signatures, signature_bands)


def _sign_old_documents(signatures: sa.Table, signature_bands: sa.Table) -> None:
    passages = sa.table("passages", *(sa.column(name) for name in ("document_id", "ordinal", "words")))
    analyses = sa.table("analyses", sa.column("document_id"))
    connection = op.get_bind()
    for document_id in connection.execute(sa.select(analyses.c.document_id)).scalars().all():
        query = sa.select(passages.c.words).where(passages.c.document_id == document_id).order_by(passages.c.ordinal)
        signature = sign(" ".join(connection.execute(query).scalars()).split())
        connection.execute(sa.insert(signatures), [{"document_id": document_id, "signature": signature}])
        if signature:
            rows = [{"band": band, "document_id": document_id} for band in bands(signature)]
            connection.execute(sa.insert(signature_bands), rows)


def downgrade() -> None:
    op.drop_table("signature_bands")
    op.drop_table("signatures")
