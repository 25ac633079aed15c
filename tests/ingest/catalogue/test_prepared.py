"""Prepared statements answer and fail like SQLAlchemy's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import bindparam, column, insert, select, table
from sqlalchemy.exc import OperationalError

from ingest.catalogue.connection import Catalogue
from ingest.catalogue.errors import CatalogueUnavailable
from ingest.catalogue.prepared import Prepared
from ingest.catalogue.schema import OUTBOX


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    made = Catalogue(f"sqlite:///{tmp_path}/catalogue.sqlite")
    made.migrate()
    yield made
    made.close()


def test_rows_are_those_of_the_statement(catalogue: Catalogue) -> None:
    with catalogue.writing() as connection:
        for version in range(4):
            connection.execute(insert(OUTBOX).values(document_id=f"{version}", operation="index", version=version))
    statement = (
        select(OUTBOX.c.document_id, OUTBOX.c.version)
        .where(OUTBOX.c.version >= bindparam("least"), OUTBOX.c.operation == "index")
        .order_by(OUTBOX.c.version)
    )
    prepared = Prepared(statement)

    with catalogue.reading() as connection:
        for least in (0, 2, 9):
            expected = [tuple(row) for row in connection.execute(statement, {"least": least})]
            assert list(prepared.rows(connection, {"least": least})) == expected


def test_a_failure_is_told_as_sqlalchemy_tells_it(catalogue: Catalogue) -> None:
    prepared = Prepared(select(column("name")).select_from(table("nowhere")).where(column("name") == bindparam("name")))

    with (
        pytest.raises(CatalogueUnavailable) as caught,
        catalogue.reading() as connection,
    ):
        prepared.rows(connection, {"name": "geheim"})

    assert isinstance(caught.value.__cause__, OperationalError)
    assert "geheim" not in str(caught.value.__cause__)
