"""The smaller half of the wiring: catalogue, files and log, for commands that need neither engine nor reader."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from ingest.blobs import BlobStore
from ingest.catalogue.connection import Catalogue
from search_api.audit.heads import HeadKeeper
from search_api.audit.log import AuditLog
from search_api.settings import Settings, SettingsInvalid


@dataclass(frozen=True, slots=True)
class Store:
    """What is kept, and the log about it."""

    settings: Settings
    catalogue: Catalogue
    blobs: BlobStore
    keeper: HeadKeeper
    log: AuditLog

    def close(self) -> None:
        """Let go of everything; may be called twice."""
        self.catalogue.close()


def open_store(settings: Settings) -> Store:
    """The catalogue (made or brought up to date), the files and the log."""
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    catalogue = _catalogue(settings)
    catalogue.migrate()
    keeper = HeadKeeper(settings.data_dir / "audit")
    return Store(settings, catalogue, BlobStore(settings.blob_folder), keeper, AuditLog(catalogue, keeper))


def presence_folder(settings: Settings) -> Path:
    """Where workers show that they live."""
    return settings.data_dir / "locks" / "workers"


def _catalogue(settings: Settings) -> Catalogue:
    try:
        return Catalogue(settings.catalogue_url)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError, ValueError):
        # The address may hold a password and is therefore not repeated.
        raise SettingsInvalid(
            "Die Einstellung AKTE_DATABASE_URL ist falsch oder ihr Treiber fehlt. Schreiben Sie zum Beispiel "
            "AKTE_DATABASE_URL=sqlite:////srv/akte/akte.sqlite. / The setting AKTE_DATABASE_URL is wrong or its driver "
            "is missing. Write for example AKTE_DATABASE_URL=sqlite:////srv/akte/akte.sqlite."
        ) from None
