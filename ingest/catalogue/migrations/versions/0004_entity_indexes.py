"""Indexes from which lists of entities are counted without a look at the rows."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_mentions_entity_id_document_id", table_name="mentions")
    op.drop_index("ix_mentions_type_folded", table_name="mentions")
    op.create_index(
        "ix_mentions_entity_id_document_id_type_normalized_text",
        "mentions",
        ["entity_id", "document_id", "type", "normalized", "text"],
    )
    op.create_index("ix_mentions_type_folded_entity_id", "mentions", ["type", "folded", "entity_id"])
