"""The parameters of the entity routes."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from pipelines.entities.contract import EntityType


class NeighbourParameters(BaseModel):
    """Narrows what occurs together with an entity; several types are alternatives."""

    model_config = ConfigDict(extra="forbid")

    type: list[EntityType] = Field(default_factory=list, max_length=20, description="None stands for all")
    limit: int = Field(default=20, ge=1, le=100)


class EntityParameters(NeighbourParameters):
    """Narrows the list of entities."""

    q: str = Field(default="", max_length=200, description="Beginning of a word of the name, in any case")
    cursor: str | None = Field(default=None, max_length=500)
