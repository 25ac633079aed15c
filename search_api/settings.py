"""The settings of an installation; the only reader of the environment.

Every setting begins with ``AKTE_`` and comes from the environment or from ``.env`` in the working folder; the
environment wins. Each has a default that works on one machine. A wrong or unknown one stops the start with a sentence
that says what to write instead.

    SettingsInvalid    German and English, fit to be shown
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

from dotenv import dotenv_values
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.ocr.contract import OcrUnavailable
from ingest.ocr.tesseract_data import find_tessdata
from ingest.virus_scanner import parse_address
from pipelines.entities.rules.templates import TemplateInvalid, split_templates

PREFIX: Final = "AKTE_"
_ENV_FILE: Final = ".env"
_OF_TESTS: Final = "AKTE_TEST_"
"""Beginning of variables that only the test suite reads; they may be set while the service runs."""

_SECRET: Final = frozenset({"database_url", "engine", "blobs"})
"""Settings whose values may hold a password; never repeated in a message."""


class SettingsInvalid(ValueError):
    """A setting is unknown or wrong; the message says what to write instead, in German and English."""


def _setting(default: Any, description: str, example: str, **limits: Any) -> Any:
    return Field(default, description=description, examples=[example], **limits)


class Settings(BaseSettings):
    """All settings. Descriptions are part of docs/settings.md; examples are what a message tells people to write."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=_ENV_FILE, extra="ignore", frozen=True)

    data_dir: Path = _setting(Path("var"), "Folder for database, files, index, page images and keys", "./var")
    host: str = _setting("127.0.0.1", "Address to listen on", "127.0.0.1")
    port: int = _setting(8000, "Port to listen on", "8000", ge=1, le=65535)
    demo: bool = _setting(True, "Demo accounts and sample documents on first start, and a banner", "off")
    database_url: str | None = _setting(
        None,
        "SQLAlchemy address of the catalogue; default: SQLite in the data folder",
        "sqlite:////srv/akte/akte.sqlite",
    )
    engine: str | None = _setting(
        None, "Address of the search engine; default: embedded in the data folder", "embedded:/srv/akte/index"
    )
    engine_ca_file: Path | None = _setting(
        None,
        "Certificates (PEM) of the authorities believed instead of the system's when OpenSearch is spoken to",
        "/srv/akte/opensearch-ca.pem",
    )
    engine_plain_http: bool = _setting(False, "Allow opensearch+http: beyond this machine, unencrypted", "off")
    blobs: Path | None = _setting(
        None, "Folder of the files as handed in; default: in the data folder", "/srv/akte/blobs"
    )
    model: Path | Literal["off"] | None = _setting(
        None,
        "Folder of the encoder for search by meaning, or off; default: the one that ships",
        "/srv/akte/encoder",
    )
    tagger: Path | Literal["off"] | None = _setting(
        None,
        "Folder of the network that finds names, or off: then only rules find them; default: the one that ships",
        "/srv/akte/tagger",
    )
    workers: int = _setting(
        min(2, os.cpu_count() or 1), "Documents read at the same time by this process; 0 only serves", "2", ge=0, le=64
    )
    ocr: Literal["tesserocr", "pytesseract"] = _setting(
        "tesserocr",
        "How Tesseract is used: in process (tesserocr) or by calling the program (pytesseract)",
        "tesserocr",
    )
    second_reader: Literal["on", "off"] = _setting(
        "on", "Whether PP-OCR reads again what Tesseract reads badly; off, Tesseract reads alone", "off"
    )
    tessdata: Path | None = _setting(
        None, "Folder of Tesseract's language files; default: where the system has them", "/usr/share/tessdata"
    )
    language: str = _setting(
        "deu",
        "Languages of scanned pages as Tesseract names them, joined by +; their data must be installed",
        "deu+eng",
        pattern=r"^[A-Za-z_]+(\+[A-Za-z_]+)*$",
    )
    bubblewrap: Literal["off", "if_possible"] = _setting(
        "off", "Also lock each reading process into bubblewrap, without network and files", "if_possible"
    )
    clamd: str | None = _setting(
        None,
        "Address of a ClamAV daemon that looks at every file before it is read; default: none does",
        "unix:/run/clamav/clamd.ctl",
    )
    units: Path | None = _setting(None, "JSON file with agencies, units and their German names", "/srv/akte/units.json")
    file_references: str = _setting(
        "", "Further forms of file references, with commas between", "VG-####-######,{unit}-{number}/{year}"
    )
    synonyms: Path | Literal["off"] | None = _setting(
        None,
        "List of words that stand for one another, or off; default: the one that ships",
        "/srv/akte/synonyms.txt",
    )
    question_days: int = _setting(
        30,
        "Days for which a person's own questions are kept, to be suggested to that person again; 0 keeps none",
        "30",
        ge=0,
        le=365,
    )
    secure_cookies: bool = _setting(False, "Session cookies only over HTTPS; on wherever HTTPS is used", "on")
    trusted_proxies: str = _setting("", "Addresses of reverse proxies whose X-Forwarded-For is believed", "10.0.0.2")
    session_idle_minutes: int = _setting(
        30, "Minutes without a request after which a session ends", "30", ge=1, le=1440
    )
    session_hours: int = _setting(12, "Hours after which a session ends in any case", "12", ge=1, le=168)
    largest_file_mb: int = _setting(512, "Largest file that is accepted, in MiB", "512", ge=1, le=65536)
    low_space_mb: int = _setting(1024, "Free MiB below which no new file is taken for the time being", "1024", ge=0)
    full_space_mb: int = _setting(256, "Free MiB below which nothing is taken any more", "256", ge=0)
    watch: Path | None = _setting(None, "Folder from which files are taken as they appear", "/srv/akte/eingang")
    log_level: Literal["debug", "info", "warning", "error"] = _setting("info", "What is logged at least", "info")

    @field_validator("log_level", mode="before")
    @classmethod
    def in_lower_case(cls, value: object) -> object:
        """Levels may be written in any case."""
        return value.lower() if isinstance(value, str) else value

    @property
    def catalogue_url(self) -> str:
        """The address of the catalogue."""
        return self.database_url or f"sqlite:///{(self.data_dir / 'catalogue.sqlite').resolve()}"

    @property
    def engine_address(self) -> str:
        """The address of the search engine."""
        return self.engine or f"embedded:{(self.data_dir / 'index').resolve()}"

    @property
    def file_reference_forms(self) -> tuple[str, ...]:
        """The forms of file references that this installation adds.

        Raises:
            TemplateInvalid: one is wrong; ``load_settings`` refuses those.
        """
        return split_templates(self.file_references)

    @property
    def blob_folder(self) -> Path:
        """The folder of the files as handed in."""
        return self.blobs or self.data_dir / "blobs"


def load_settings() -> Settings:
    """The settings of this process.

    Raises:
        SettingsInvalid: one is unknown or wrong.
    """
    given = {**{name: value or "" for name, value in dotenv_values(_ENV_FILE).items()}, **os.environ}
    _refuse_unknown(given)
    try:
        settings = Settings()
    except ValidationError as error:
        raise SettingsInvalid("\n".join(_sentence(fault, given) for fault in error.errors())) from None
    _refuse_unusable(settings)
    return settings


def name_of(field: str) -> str:
    """The environment's name of a setting."""
    return PREFIX + field.upper()


def _refuse_unknown(given: Mapping[str, str]) -> None:
    known = {name_of(field) for field in Settings.model_fields}
    for name in sorted(given):
        is_ours = name.upper().startswith(PREFIX) and not name.upper().startswith(_OF_TESTS)
        if is_ours and name.upper() not in known:
            near = difflib.get_close_matches(name.upper(), known, n=1)
            meant_de = f"Meinten Sie {near[0]}?" if near else f"Bekannt sind: {', '.join(sorted(known))}."
            meant_en = f"Did you mean {near[0]}?" if near else "See docs/settings.md."
            raise SettingsInvalid(
                f"Die Einstellung {name} gibt es nicht. {meant_de} / Unknown setting {name}. {meant_en}"
            )


def _sentence(fault: Mapping[str, Any], given: Mapping[str, str]) -> str:
    field = str(fault["loc"][0])
    name = name_of(field)
    value = "" if field in _SECRET else f"={given.get(name, '')}"
    about = Settings.model_fields[field]
    example = f"{name}={(about.examples or [''])[0]}"
    allowed = fault.get("ctx", {}).get("expected")
    allowed_de = f" Möglich sind {str(allowed).replace(' or ', ' oder ')}." if allowed else ""
    allowed_en = f" Allowed are {allowed}." if allowed else ""
    limits = " ".join(
        f"{sign} {fault['ctx'][key]}" for key, sign in (("ge", "≥"), ("le", "≤")) if key in fault.get("ctx", {})
    )
    if limits:
        allowed_de, allowed_en = f" Nötig ist eine Zahl {limits}.", f" It must be a number {limits}."
    return (
        f"Die Einstellung {name}{value} ist falsch.{allowed_de} Schreiben Sie zum Beispiel {example}. / "
        f"The setting {name}{value} is wrong.{allowed_en} Write for example {example}."
    )


def _refuse_unusable(settings: Settings) -> None:
    """Raise for values that are well formed but cannot work here."""
    blobs = str(settings.blobs or "")
    if "://" in blobs or blobs.startswith("s3:"):
        raise SettingsInvalid(
            "AKTE_BLOBS muss in dieser Version ein Ordner sein, zum Beispiel AKTE_BLOBS=/srv/akte/blobs. / "
            "AKTE_BLOBS must be a folder in this version, for example AKTE_BLOBS=/srv/akte/blobs."
        )
    if settings.units is not None and not settings.units.is_file():
        raise SettingsInvalid(
            f"Die Datei AKTE_UNITS={settings.units} gibt es nicht. Lassen Sie die Einstellung weg oder nennen Sie eine "
            f"JSON-Datei. / There is no file AKTE_UNITS={settings.units}. Leave the setting out or name a JSON file."
        )
    if settings.full_space_mb > settings.low_space_mb:
        raise SettingsInvalid(
            f"AKTE_FULL_SPACE_MB={settings.full_space_mb} darf nicht über AKTE_LOW_SPACE_MB={settings.low_space_mb} "
            f"liegen. Schreiben Sie zum Beispiel AKTE_FULL_SPACE_MB=256. / AKTE_FULL_SPACE_MB must not be above "
            f"AKTE_LOW_SPACE_MB. Write for example AKTE_FULL_SPACE_MB=256."
        )
    if settings.watch is not None and not settings.watch.is_dir():
        raise SettingsInvalid(
            f"Den Ordner AKTE_WATCH={settings.watch} gibt es nicht. Legen Sie ihn an oder lassen Sie die Einstellung "
            f"weg. / There is no folder AKTE_WATCH={settings.watch}. Make it or leave the setting out."
        )
    _refuse_missing_language(settings)
    try:
        parse_address(settings.clamd or "unix:/")
    except ValueError:
        raise SettingsInvalid(
            f"Die Einstellung AKTE_CLAMD={settings.clamd} ist falsch. Schreiben Sie zum Beispiel "
            f"AKTE_CLAMD=unix:/run/clamav/clamd.ctl oder AKTE_CLAMD=127.0.0.1:3310. / The setting AKTE_CLAMD is wrong. "
            f"Write for example AKTE_CLAMD=unix:/run/clamav/clamd.ctl or AKTE_CLAMD=127.0.0.1:3310."
        ) from None
    try:
        split_templates(settings.file_references)
    except TemplateInvalid as error:
        raise SettingsInvalid(
            f"Die Einstellung AKTE_FILE_REFERENCES ist falsch: {error}. Schreiben Sie zum Beispiel "
            "AKTE_FILE_REFERENCES=VG-####-######,{unit}-{number}/{year}. / The setting AKTE_FILE_REFERENCES is wrong; "
            "what a form may hold stands in docs/settings.md. Write for example "
            "AKTE_FILE_REFERENCES=VG-####-######,{unit}-{number}/{year}."
        ) from None


def _refuse_missing_language(settings: Settings) -> None:
    """Raise for languages whose data are not there; the default is left to the reader, which says what to install."""
    if settings.language == Settings.model_fields["language"].default:
        return
    try:
        find_tessdata(settings.language, folder=settings.tessdata)
    except OcrUnavailable:
        wanted = " ".join(f"tesseract-ocr-{part.replace('_', '-')}" for part in settings.language.split("+"))
        raise SettingsInvalid(
            f"Zu AKTE_LANGUAGE={settings.language} fehlen Sprachdaten von Tesseract. Installieren Sie sie (Debian und "
            f"Ubuntu: apt install {wanted}) oder schreiben Sie AKTE_LANGUAGE=deu. / Language data for "
            f"AKTE_LANGUAGE={settings.language} are missing. Install {wanted} or write AKTE_LANGUAGE=deu."
        ) from None
