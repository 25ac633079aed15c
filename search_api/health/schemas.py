"""What /healthz and /readyz answer."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field


class Alive(BaseModel):
    """The process answers."""

    status: Literal["alive"]


class Readiness(BaseModel):
    """Whether questions and uploads are taken, and with which parts."""

    status: Literal["ready", "not_ready"]
    version: str
    engine: str = Field(examples=["tantivy 0.27.0, mapping 1"])
    catalogue: str = Field(description="Kind of database and its migration")
    ocr: str = Field(description="Which OCR reads scans")
    meaning: str | None = Field(description="Which model finds by meaning; null without one")
    virus_scan: Literal["off", "on", "unreachable"] | None = Field(
        description="Whether files are looked at for viruses before they are read; while unreachable, new ones wait. "
        "null while the service starts"
    )
    free_bytes: int = Field(description="Room left for files")
    problems: list[str] = Field(description="What is wrong, in plain German")
