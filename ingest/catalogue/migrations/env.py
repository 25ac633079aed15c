"""Runs migrations on the connection that ``Catalogue.migrate`` hands over; there is no other way to run them."""

from __future__ import annotations

from alembic import context

from ingest.catalogue.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite changes most columns only by copying the table
)
with context.begin_transaction():
    context.run_migrations()
