"""The content of a document without its password, and so several contents of one document to unlink."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("documents", sa.Column("unlocked_blob", sa.String(length=64), nullable=True))
    _set_key_of_discards(["document_id", "blob"])


def downgrade() -> None:
    op.execute("DELETE FROM discards")
    _set_key_of_discards(["document_id"])
    op.drop_column("documents", "unlocked_blob")


def _set_key_of_discards(columns: list[str]) -> None:
    """Made anew with its rows: SQLite cannot change the key of a table."""
    rows = [row._asdict() for row in op.get_bind().execute(sa.text("SELECT document_id, blob FROM discards"))]
    op.drop_table("discards")
    discards = op.create_table(
        "discards",
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.Column("blob", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint(*columns, name=op.f("pk_discards")),
    )
    op.bulk_insert(discards, rows)
