"""The parameters of the list of documents."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from ingest.catalogue.documents import Order
from ingest.legibility import Legibility
from search_api.documents.schemas import StateValue


class ListFilters(BaseModel):
    """Narrows the list of documents; values of one field are alternatives."""

    model_config = ConfigDict(extra="forbid")

    file_name: str | None = Field(default=None, max_length=255, description="Part of the file name, any case")
    state: list[StateValue] = Field(default_factory=list)
    agency: list[str] = Field(default_factory=list, max_length=50)
    unit: list[str] = Field(default_factory=list, max_length=50)
    doc_type: list[str] = Field(default_factory=list, max_length=50)
    legibility: list[Legibility] = Field(
        default_factory=list, max_length=4, description="How well OCR could read it, as for /search"
    )
    mine: bool = Field(default=False, description="Only what the caller handed in")
    sort: Order = Field(
        default=Order.NEWEST, description="newest first, or by ocr_quality, worst first and what is digital last"
    )
    limit: int = Field(default=20, ge=1, le=100)
    cursor: str | None = Field(default=None, max_length=500)
