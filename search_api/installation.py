"""What belongs to this installation and must survive a restart: its secrets, kept in the table of settings."""

from __future__ import annotations

import secrets
from typing import Final

from sqlalchemy import insert, select

from ingest.catalogue.connection import Catalogue
from ingest.catalogue.schema import SETTINGS

CURSOR_KEY: Final = "cursor_key"
DEMO_LAID_OUT: Final = "demo_laid_out"


def secret(catalogue: Catalogue, name: str) -> bytes:
    """32 random bytes under a name: made at the first call, the same ever after, in every process."""
    found = read_mark(catalogue, name)
    if found is not None:
        return found
    with catalogue.writing() as connection:
        kept = connection.execute(select(SETTINGS.c.value).where(SETTINGS.c.name == name)).scalar()
        if kept is None:
            kept = secrets.token_bytes(32)
            connection.execute(insert(SETTINGS).values(name=name, value=kept))
    return bytes(kept)


def read_mark(catalogue: Catalogue, name: str) -> bytes | None:
    """What was kept under a name, or None."""
    with catalogue.reading() as connection:
        found = connection.execute(select(SETTINGS.c.value).where(SETTINGS.c.name == name)).scalar()
    return None if found is None else bytes(found)


def set_mark(catalogue: Catalogue, name: str, value: bytes) -> None:
    """Keep something under a name that has nothing yet; a second call changes nothing."""
    with catalogue.writing() as connection:
        if connection.execute(select(SETTINGS.c.name).where(SETTINGS.c.name == name)).first() is None:
            connection.execute(insert(SETTINGS).values(name=name, value=value))
