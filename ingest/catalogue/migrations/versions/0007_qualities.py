"""The quality of each page read by OCR; of pages read before, the share of known words is not known."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_AT_ONCE = 500
"""Texts of pages in memory, some megabytes."""


def upgrade() -> None:
    qualities = op.create_table(
        "qualities",
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("coverage", sa.Float(), nullable=False),
        sa.Column("known_words", sa.Float(), nullable=True),
        sa.Column("ocr_quality", sa.Float(), nullable=False),
        sa.Column("reviewed_by", sa.String(length=80), nullable=True),
        sa.Column("reviewed_at", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_qualities_document_id_documents"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", "number", name=op.f("pk_qualities")),
    )
    op.create_index(
        "ix_qualities_ocr_quality_document_id_number", "qualities", ["ocr_quality", "document_id", "number"]
    )
    _rate_old_pages(qualities)


def _rate_old_pages(qualities: sa.Table) -> None:
    names = ("document_id", "number", "text", "confidence", "coverage")
    pages = sa.table("pages", *(sa.column(name) for name in names))
    connection = op.get_bind()
    query = sa.select(pages.c.document_id, pages.c.number).where(pages.c.confidence.is_not(None))
    keys = [(row.document_id, row.number) for row in connection.execute(query)]
    for first in range(0, len(keys), _AT_ONCE):
        some = keys[first : first + _AT_ONCE]
        connection.execute(sa.insert(qualities), [_rated(connection, pages, *key) for key in some])


def _rated(connection: sa.Connection, pages: sa.TableClause, document_id: str, number: int) -> dict[str, object]:
    query = sa.select(pages.c.text, pages.c.confidence, pages.c.coverage)
    text, confidence, coverage = connection.execute(
        query.where(pages.c.document_id == document_id, pages.c.number == number)
    ).one()
    covered = 1.0 if coverage is None else coverage
    return {
        "document_id": document_id,
        "number": number,
        "words": len(text.split()),
        "confidence": confidence,
        "coverage": covered,
        "ocr_quality": confidence * covered,
    }


def downgrade() -> None:
    op.drop_table("qualities")
