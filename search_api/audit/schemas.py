"""What the audit routes take and answer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class AuditEntry(BaseModel):
    """One row of the log."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "sequence": 4711,
                    "at": "2026-11-24T09:12:33.120Z",
                    "account_id": "nowicki",
                    "agency": "polizei",
                    "roles": ["investigator"],
                    "action": "search",
                    "purpose": "2026 00 417 233",
                    "question": "Gaststättenerlaubnis",
                    "subject": {"total": 1, "documents": ["5f0c0f6c8f0c4c0fae0f3a4d3f2b1c7e"]},
                    "hash": "9f2c...",
                }
            ]
        }
    )

    sequence: int
    at: datetime
    account_id: str
    agency: str
    roles: list[str]
    action: str
    purpose: str | None
    question: str | None
    subject: dict[str, Any] = Field(description="What it was about: filters, returned ids, pages, old and new labels")
    hash: str


class AuditList(BaseModel):
    """One page of the log, newest first."""

    items: list[AuditEntry]
    cursor: str | None
    actions: list[str] = Field(description="All names that the filter action takes")


class AuditFinding(BaseModel):
    """One thing that is wrong with the log."""

    sequence: int | None
    kind: str = Field(examples=["altered"])
    message: str = Field(description="Plain German")


class AuditVerification(BaseModel):
    """Whether the log is whole."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "whole": True,
                    "rows": 4711,
                    "checkpoints": 47,
                    "head": "9f2c...",
                    "findings": [],
                    "checked_at": "2026-11-24T09:15:00Z",
                }
            ]
        }
    )

    whole: bool
    rows: int
    checkpoints: int = Field(description="Signed heads of the chain that were checked")
    head: str | None = Field(description="Hash of the last row")
    findings: list[AuditFinding] = Field(description="The first 100 things that are wrong")
    checked_at: datetime
