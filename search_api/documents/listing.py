"""The parameters of the list of documents."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from search_api.documents.schemas import StateValue


class ListFilters(BaseModel):
    """Narrows the list of documents; values of one field are alternatives."""

    model_config = ConfigDict(extra="forbid")

    file_name: str | None = Field(default=None, max_length=255, description="Part of the file name, any case")
    state: list[StateValue] = Field(default_factory=list)
    agency: list[str] = Field(default_factory=list, max_length=50)
    unit: list[str] = Field(default_factory=list, max_length=50)
    doc_type: list[str] = Field(default_factory=list, max_length=50)
    mine: bool = Field(default=False, description="Only what the caller handed in")
    limit: int = Field(default=20, ge=1, le=100)
    cursor: str | None = Field(default=None, max_length=500)
