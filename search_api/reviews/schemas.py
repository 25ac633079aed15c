"""What the review routes take and answer."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from search_api.documents.schemas import QualityView


class QueueParameters(BaseModel):
    """Which waiting pages to list."""

    model_config = ConfigDict(extra="forbid")

    mine: bool = Field(default=False, description="Only documents of the caller's own units")
    limit: int = Field(default=20, ge=1, le=100)
    cursor: str | None = Field(default=None, max_length=500)


class WaitingPageView(BaseModel):
    """A page that a person should look at."""

    document_id: str
    file_name: str
    title: str | None
    unit: str
    page: int = Field(description="From 1")
    page_count: int | None
    quality: QualityView


class ReviewQueue(BaseModel):
    """Pages whose ``ocr_quality`` is below .75 and that nobody has looked at, worst first."""

    total: int = Field(description="How many pages wait, all pages of the list together")
    items: list[WaitingPageView]
    cursor: str | None = Field(description="Where the list goes on; null at its end")


class Reviewed(BaseModel):
    """Who has looked at a page, and when."""

    document_id: str
    page: int
    reviewed_by: str
    reviewed_at: datetime
