"""The way to the catalogue: reading and writing transactions, and the migrations.

Everything that is special about SQLite is said here and nowhere else.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import DatabaseError

from ingest.blobs import StorageFull
from ingest.catalogue.errors import CatalogueUnavailable

BUSY_SECONDS: Final = 30
"""How long a writer waits for another one. The longest transaction here (a document's analysis) takes well below a
second, so a longer wait means that somebody holds the file for good."""

_SCRUB_MILLISECONDS: Final = 100

_MIGRATIONS: Final = Path(__file__).parent / "migrations"

_PRAGMAS: Final = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # NORMAL may lose acknowledged commits when the power fails
    "PRAGMA foreign_keys=ON",
    f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}",
    "PRAGMA secure_delete=ON",  # erased text is overwritten, not only unlinked
    "PRAGMA temp_store=MEMORY",  # no text of documents in temporary files
    "PRAGMA cache_size=-8000",
    "PRAGMA journal_size_limit=67108864",
)


class Catalogue:
    """The system of record behind a database address such as ``sqlite:////srv/akte/catalogue.sqlite``.

    Safe for many threads; several processes may work on the same file.
    """

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        self.is_sqlite: Final = parsed.get_backend_name() == "sqlite"
        if self.is_sqlite:
            if not parsed.database or parsed.database == ":memory:":
                raise ValueError(f"the catalogue needs a file: {url!r}")
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._readers = create_engine(parsed, pool_size=8, max_overflow=56, pool_timeout=BUSY_SECONDS)
        self._writers = create_engine(parsed, pool_size=2, max_overflow=14, pool_timeout=BUSY_SECONDS)
        if self.is_sqlite:
            _tune(self._readers, begin="BEGIN", read_only=True)
            _tune(self._writers, begin="BEGIN IMMEDIATE", read_only=False)
        # SQLite lets waiting writers poll with growing pauses; within one process a lock hands over at once.
        self._turn = threading.Lock()

    def migrate(self) -> None:
        """Bring the tables up to date; may be called by several processes at once and again at every start."""
        with self.reading() as connection:
            if _migration_of(connection) == newest_migration():
                return
        # Imported here: loading it takes half a second, and nearly every start finds the tables up to date.
        from alembic import command  # noqa: PLC0415
        from alembic.config import Config  # noqa: PLC0415

        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS))
        with self.writing() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one unchanging state and cannot write.

        Raises:
            CatalogueUnavailable: The database did not answer.
        """
        with _translated(), self._readers.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that is the only writer; commits at the end, takes everything back on an error.

        Raises:
            CatalogueUnavailable: The database did not answer, or another writer did not finish.
            StorageFull: No room on the disk.
        """
        if not self.is_sqlite:
            with _translated(), self._writers.begin() as connection:
                yield connection
            return
        if not self._turn.acquire(timeout=BUSY_SECONDS):
            raise CatalogueUnavailable("another thread has not finished its transaction")
        try:
            with _translated(), self._writers.begin() as connection:
                yield connection
        finally:
            self._turn.release()

    def scrub(self) -> bool:
        """Empty the write-ahead log, so that erased text stands in no file; False while a reader needs it."""
        if not self.is_sqlite:
            return True
        with self._turn, _translated(), self._writers.connect() as connection:
            cursor = connection.connection.cursor()
            try:
                # A checkpoint that waits for a reader keeps writers waiting too.
                cursor.execute(f"PRAGMA busy_timeout={_SCRUB_MILLISECONDS}")
                busy: int = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            finally:
                cursor.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
                cursor.close()
        return not busy

    def close(self) -> None:
        """Let go of all connections; may be called twice."""
        self._readers.dispose()
        self._writers.dispose()


def newest_migration() -> str:
    """The number of the last migration; their files are named by it."""
    return max(path.name.partition("_")[0] for path in (_MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def _migration_of(connection: Connection) -> str | None:
    """The migration that the tables have; None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        if "disk is full" in str(error.orig):
            raise StorageFull("kein Platz mehr auf dem Datenträger") from error
        if error.connection_invalidated or type(error).__name__ in ("OperationalError", "DatabaseError"):
            raise CatalogueUnavailable(str(error.orig)) from error
        raise


def _tune(engine: Engine, *, begin: str, read_only: bool) -> None:
    def prepare(connection: Any, _record: object) -> None:
        # The driver would begin transactions late and by its own rules; here every one begins as told below.
        connection.isolation_level = None
        for pragma in (*_PRAGMAS, *(["PRAGMA query_only=ON"] if read_only else [])):
            connection.execute(pragma).close()

    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", start)
