"""What the entity routes answer."""

from __future__ import annotations

from pydantic import BaseModel, Field


class EntityView(BaseModel):
    """What several mentions refer to. Persons with one id have the same name; they need not be the same person."""

    id: str
    type: str = Field(examples=["PERSON"])
    name: str = Field(description="Normal form", examples=["Mustermann, Erika"])
    variants: list[str] = Field(description="Spellings read, most frequent first; at most 20")
    document_count: int = Field(description="Visible documents that mention it")
    mention_count: int = Field(description="Mentions in visible documents")


class EntityList(BaseModel):
    """Entities in visible documents: those in most of them first, equal ones by name."""

    items: list[EntityView]
    cursor: str | None = Field(description="Where the list goes on; null at its end")


class EntityDocument(BaseModel):
    """A visible document that mentions the entity, shown by its first mention."""

    document_id: str
    file_name: str
    title: str | None
    doc_type: str | None
    kind: str | None
    agency: str
    unit: str
    date: str | None
    file_reference: str | None
    mention_count: int
    page: int
    snippet: str
    highlights: list[tuple[int, int]] = Field(description="Start and end of the mention in the snippet")


class EntityDetail(EntityView):
    """An entity with the documents that mention it, those with most mentions first."""

    documents: list[EntityDocument] = Field(description="At most 100")


class NeighbourView(EntityView):
    """An entity that stands in the same visible documents."""

    shared_documents: int


class NeighbourList(BaseModel):
    """What occurs together with an entity, most shared documents first."""

    items: list[NeighbourView]
