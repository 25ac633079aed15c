"""People, firms and things: listed, shown with their documents, and what stands beside them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from search_api.access.callers import Reader
from search_api.access.purpose import Purpose
from search_api.entities.parameters import EntityParameters, NeighbourParameters
from search_api.entities.schemas import EntityDetail, EntityList, NeighbourList
from search_api.entities.service import Entities
from search_api.problems import READER_PROBLEMS, may_refuse
from search_api.provided import part

router = APIRouter(tags=["entities"])

Service = Annotated[Entities, part(Entities)]
EntityId = Annotated[str, Path(max_length=64)]


@router.get(
    "/entities",
    operation_id="list_entities",
    summary="People, firms and things",
    openapi_extra=may_refuse(*READER_PROBLEMS, "cursor_invalid"),
)
async def list_entities(
    caller: Reader, purpose: Purpose, service: Service, parameters: Annotated[EntityParameters, Query()]
) -> EntityList:
    """Entities in visible documents, those in most of them first, equal ones by name."""
    return await service.list_visible(parameters, caller=caller, purpose=purpose)


@router.get(
    "/entities/{entity_id}",
    operation_id="get_entity",
    summary="One person, firm or thing",
    openapi_extra=may_refuse(*READER_PROBLEMS, "not_found"),
)
async def get_entity(entity_id: EntityId, caller: Reader, purpose: Purpose, service: Service) -> EntityDetail:
    """With the visible documents that mention it, each shown by its first mention."""
    return await service.get(entity_id, caller=caller, purpose=purpose)


@router.get(
    "/entities/{entity_id}/neighbours",
    operation_id="list_neighbours",
    summary="What occurs together with it",
    openapi_extra=may_refuse(*READER_PROBLEMS, "not_found"),
)
async def list_neighbours(
    entity_id: EntityId,
    caller: Reader,
    purpose: Purpose,
    service: Service,
    parameters: Annotated[NeighbourParameters, Query()],
) -> NeighbourList:
    """Entities of the same visible documents, most shared documents first."""
    return await service.neighbours(entity_id, parameters, caller=caller, purpose=purpose)
