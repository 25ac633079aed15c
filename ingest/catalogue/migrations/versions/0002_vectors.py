"""Vectors of passages and of their sentences."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "vectors",
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("model", sa.String(length=120), nullable=False),
        sa.Column("passage", sa.LargeBinary(), nullable=False),
        sa.Column("hub_share", sa.Float(), nullable=False),
        sa.Column("windows", sa.LargeBinary(), nullable=False),
        sa.Column("window_hub_shares", sa.LargeBinary(), nullable=False),
        sa.Column("window_spans", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_vectors_document_id_documents"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", "ordinal", name=op.f("pk_vectors")),
    )


def downgrade() -> None:
    op.drop_table("vectors")
