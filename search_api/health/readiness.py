"""Whether the service can answer questions and take in files, and with which parts."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from sqlalchemy import text

from ingest.catalogue.connection import Catalogue
from ingest.catalogue.errors import CatalogueError
from ingest.labels import AgencyId, Classification, Clearance
from ingest.virus_scanner import ScannerAway, VirusScanner
from pipelines.engines.contract import Ask, Engine, EngineError, IndexForeign, IndexOutdated
from pipelines.question.tree import Everything
from search_api.health.schemas import Readiness
from search_api.version import VERSION

_LEAST_FREE = 200 * 2**20
"""Bytes below which uploads are likely to fail: a large file, its page images and a commit of the index."""


_NOBODY = Clearance(AgencyId("-"), frozenset(), Classification.OFFEN, frozenset(), date.min)
"""Sees nothing; enough to ask an engine whether it can answer at all."""


def probe(engine: Engine) -> None:
    """Return if the engine can answer questions.

    Raises:
        EngineError: it cannot.
    """
    engine.find(Ask(Everything(), limit=1), clearance=_NOBODY)


@dataclass(frozen=True, slots=True)
class ReadinessCheck:
    """Looks at each part; ``ocr`` names what reads scans, ``model`` the encoder (None without one).

    What is lacking though it is wanted (encoder, tagger) is told, but the service answers without it.
    """

    catalogue: Catalogue
    engine: Engine
    data_folder: Path
    ocr: str
    model: str | None
    wants_meaning: bool
    lacks_tagger: bool
    scanner: VirusScanner | None

    def look(self) -> Readiness:
        """The state of all parts now."""
        problems: list[str] = []
        free = shutil.disk_usage(self.data_folder).free
        if free < _LEAST_FREE:
            problems.append("Der Datenträger ist fast voll.")
        catalogue, engine = self._catalogue(problems), self._engine(problems)
        hints = []
        if self.model is None and self.wants_meaning:
            hints.append("Die Suche nach Sinn ist nicht verfügbar; das Modell fehlt oder ist beschädigt.")
        if self.lacks_tagger:
            hints.append("Namen werden nur nach Regeln erkannt; der Namenserkenner fehlt oder ist beschädigt.")
        virus_scan = self._virus_scan(hints)
        return Readiness(
            status="not_ready" if problems else "ready",
            version=VERSION,
            engine=engine,
            catalogue=catalogue,
            ocr=self.ocr,
            meaning=self.model,
            virus_scan=virus_scan,
            free_bytes=free,
            problems=[*problems, *hints],
        )

    def _virus_scan(self, hints: list[str]) -> Literal["off", "on", "unreachable"]:
        if self.scanner is None:
            return "off"
        try:
            self.scanner.version()
        except ScannerAway:
            hints.append("Der Virenscanner antwortet nicht; neue Dateien warten, bis er es wieder tut.")
            return "unreachable"
        return "on"

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
            probe(self.engine)
            return self.engine.description
        except IndexOutdated:
            problems.append("Der Suchindex wird neu aufgebaut oder muss neu aufgebaut werden (akte reindex).")
            return self.engine.description
        except IndexForeign:
            problems.append("Unter dem Präfix in AKTE_ENGINE liegt ein fremder Index; bitte ein anderes Präfix wählen.")
            return self.engine.description
        except EngineError:
            problems.append("Die Suchmaschine antwortet nicht.")
            return "nicht erreichbar"
