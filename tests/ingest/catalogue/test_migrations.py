"""Migrations lead to exactly the tables that the code speaks of."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine

from ingest.catalogue import connection
from ingest.catalogue.connection import Catalogue, newest_migration
from ingest.catalogue.schema import METADATA


def shape(connection: Connection) -> set[tuple[str, str, str]]:
    rows = connection.exec_driver_sql(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
        " AND name != 'alembic_version'"
    )
    return {(kind, name, " ".join(sorted(sql.replace(",", " ").split()))) for kind, name, sql in rows}


def test_the_migrated_tables_are_the_declared_ones(catalogue: Catalogue, tmp_path: Path) -> None:
    declared = create_engine(f"sqlite:///{tmp_path}/declared.sqlite")
    METADATA.create_all(declared)
    with catalogue.reading() as migrated, declared.connect() as other:
        assert shape(migrated) == shape(other)
        assert compare_metadata(MigrationContext.configure(migrated), METADATA) == []
    declared.dispose()


def test_the_newest_migration_is_known_by_the_name_of_its_file() -> None:
    scripts = ScriptDirectory(str(Path(connection.__file__).parent / "migrations"))
    assert newest_migration() == scripts.get_current_head()


def test_migrating_again_changes_nothing(catalogue: Catalogue) -> None:
    with catalogue.reading() as reading:
        before = shape(reading)
    catalogue.migrate()
    with catalogue.reading() as reading:
        assert shape(reading) == before
