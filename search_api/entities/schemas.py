"""What the entity routes answer."""

from __future__ import annotations

from pydantic import BaseModel


class EntityView(BaseModel):
    """A person, firm or thing that several mentions refer to."""

    id: str
    type: str
    name: str
    variants: list[str]
    document_count: int
    mention_count: int


class EntityList(BaseModel):
    """Entities in visible documents; empty while no recognition is installed."""

    items: list[EntityView]
    cursor: str | None
