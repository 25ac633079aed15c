"""Whether the service can answer questions and take in files, and with which parts."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from ingest.catalogue.connection import Catalogue
from ingest.catalogue.errors import CatalogueError
from pipelines.engines.contract import Engine, EngineError
from search_api.health.schemas import Readiness
from search_api.version import VERSION

_LEAST_FREE = 200 * 2**20
"""Bytes below which uploads are likely to fail: a large file, its page images and a commit of the index."""


@dataclass(frozen=True, slots=True)
class ReadinessCheck:
    """Looks at each part; ``ocr`` names what reads scans, ``model`` the encoder (None without one)."""

    catalogue: Catalogue
    engine: Engine
    data_folder: Path
    ocr: str
    model: str | None
    wants_meaning: bool

    def look(self) -> Readiness:
        """The state of all parts now."""
        problems: list[str] = []
        free = shutil.disk_usage(self.data_folder).free
        if free < _LEAST_FREE:
            problems.append("Der Datenträger ist fast voll.")
        catalogue = self._catalogue(problems)
        notes = ["Die Suche nach Sinn ist nicht verfügbar; das Modell fehlt oder ist beschädigt."]
        hints = notes if self.model is None and self.wants_meaning else []
        return Readiness(
            status="not_ready" if problems else "ready",
            version=VERSION,
            engine=self._engine(problems),
            catalogue=catalogue,
            ocr=self.ocr,
            meaning=self.model,
            free_bytes=free,
            problems=[*problems, *hints],
        )

    def _catalogue(self, problems: list[str]) -> str:
        try:
            with self.catalogue.reading() as connection:
                migration = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
                return f"{connection.dialect.name}, migration {migration}"
        except CatalogueError:
            problems.append("Die Datenbank antwortet nicht.")
            return "nicht erreichbar"

    def _engine(self, problems: list[str]) -> str:
        try:
            return self.engine.description
        except EngineError:
            problems.append("Die Suchmaschine antwortet nicht.")
            return "nicht erreichbar"
