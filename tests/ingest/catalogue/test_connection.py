"""Transactions: durable, serial, taken back on an error, and never begun late."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from ingest.blobs import StorageFull
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.errors import CatalogueUnavailable
from ingest.catalogue.schema import DOCUMENTS, JOBS, SETTINGS


def names(catalogue: Catalogue) -> list[str]:
    with catalogue.reading() as connection:
        return list(connection.execute(select(SETTINGS.c.name).order_by(SETTINGS.c.name)).scalars())


def test_what_was_written_is_read_by_another_process(catalogue: Catalogue, tmp_path: Path) -> None:
    with catalogue.writing() as connection:
        connection.execute(insert(SETTINGS).values(name="a", value=b"1"))
    other = sqlite3.connect(tmp_path / "catalogue.sqlite")
    assert other.execute("SELECT name FROM settings").fetchall() == [("a",)]
    other.close()


def test_an_error_takes_everything_back(catalogue: Catalogue) -> None:
    def write_and_fail() -> None:
        with catalogue.writing() as connection:
            connection.execute(insert(SETTINGS).values(name="a", value=b"1"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    assert names(catalogue) == []


def test_a_reader_cannot_write(catalogue: Catalogue) -> None:
    with pytest.raises(CatalogueUnavailable, match="readonly"), catalogue.reading() as connection:
        connection.execute(insert(SETTINGS).values(name="a", value=b"1"))


def test_a_reader_sees_one_state_from_beginning_to_end(catalogue: Catalogue) -> None:
    with catalogue.reading() as reader:
        assert reader.execute(select(SETTINGS.c.name)).all() == []
        with catalogue.writing() as writer:
            writer.execute(insert(SETTINGS).values(name="a", value=b"1"))
        assert reader.execute(select(SETTINGS.c.name)).all() == []
    assert names(catalogue) == ["a"]


def test_writers_of_two_processes_take_turns_and_none_is_lost(catalogue: Catalogue, tmp_path: Path) -> None:
    other = Catalogue(f"sqlite:///{tmp_path}/catalogue.sqlite")

    def count_up(through: Catalogue) -> None:
        for _ in range(40):
            with through.writing() as connection:
                # Read, then write: with a transaction begun late, both would read the same number.
                row = connection.execute(select(SETTINGS.c.value)).scalar_one()
                connection.execute(SETTINGS.update().values(value=str(int(row) + 1).encode()))

    with catalogue.writing() as connection:
        connection.execute(insert(SETTINGS).values(name="n", value=b"0"))
    threads = [threading.Thread(target=count_up, args=(each,)) for each in (catalogue, other, catalogue)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.close()
    with catalogue.reading() as connection:
        assert connection.execute(select(SETTINGS.c.value)).scalar_one() == b"120"


def test_every_connection_is_durable_and_keeps_references_whole(catalogue: Catalogue) -> None:
    with catalogue.writing() as connection:
        for pragma, expected in (
            ("journal_mode", "wal"),
            ("synchronous", 2),
            ("foreign_keys", 1),
            ("secure_delete", 1),
        ):
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == expected
    with pytest.raises(IntegrityError), catalogue.writing() as connection:
        connection.execute(
            insert(JOBS).values(
                document_id="0" * 32, step="read", state="waiting", run_after=0.0, uploader="kb", created_at=0.0
            )
        )


def test_a_full_disk_is_told_as_such(catalogue: Catalogue) -> None:
    with catalogue.writing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")
    with pytest.raises(StorageFull), catalogue.writing() as connection:
        connection.execute(insert(SETTINGS).values(name="big", value=b"x" * 1_000_000))
    assert names(catalogue) == []


def test_a_damaged_file_is_told_as_unavailable(tmp_path: Path) -> None:
    (tmp_path / "broken.sqlite").write_bytes(b"no database at all" * 500)
    broken = Catalogue(f"sqlite:///{tmp_path}/broken.sqlite")
    with pytest.raises(CatalogueUnavailable), broken.reading() as connection:
        connection.execute(select(DOCUMENTS.c.id))
    broken.close()


def test_a_catalogue_in_memory_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a file"):
        Catalogue("sqlite://")


def test_scrubbing_leaves_the_log_to_its_readers_and_empties_it_after_them(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    log = tmp_path / "catalogue.sqlite-wal"
    with catalogue.writing() as connection:
        connection.execute(insert(SETTINGS).values(name="a", value=b"1"))
    with catalogue.reading() as reader:
        reader.execute(select(SETTINGS.c.name)).all()
        with catalogue.writing() as connection:
            connection.execute(insert(SETTINGS).values(name="b", value=b"2"))
        assert not catalogue.scrub()
        assert log.stat().st_size > 0
    assert catalogue.scrub()
    assert log.stat().st_size == 0
