"""The parameters of the list of log rows."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field


class AuditFilters(BaseModel):
    """Narrows the log; all given conditions must hold."""

    model_config = ConfigDict(extra="forbid")

    account: str | None = Field(default=None, max_length=80, description="Login name")
    action: list[str] = Field(default_factory=list, max_length=50, description="Kinds of deeds; alternatives")
    subject: str | None = Field(
        default=None, max_length=200, description="Text in the subject or question, for example the id of a document"
    )
    since: datetime | None = Field(default=None, description="From this moment on")
    until: datetime | None = Field(default=None, description="Before this moment")
    limit: int = Field(default=20, ge=1, le=100)
    cursor: str | None = Field(default=None, max_length=500)
