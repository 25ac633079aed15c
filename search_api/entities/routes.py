"""Entities: the list is there for the contract's sake and empty until recognition is installed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from search_api.access.callers import Reader
from search_api.access.purpose import Purpose
from search_api.audit.log import AuditLog
from search_api.entities.schemas import EntityList
from search_api.problems import READER_PROBLEMS, may_refuse
from search_api.provided import part

router = APIRouter(tags=["entities"])


@router.get(
    "/entities",
    operation_id="list_entities",
    summary="People, firms and things",
    openapi_extra=may_refuse(*READER_PROBLEMS),
)
async def list_entities(
    caller: Reader,
    purpose: Purpose,
    log: Annotated[AuditLog, part(AuditLog)],
    q: Annotated[str, Query(max_length=200, description="Part of a name")] = "",
    kind: Annotated[str, Query(alias="type", max_length=40, description="Type, for example PERSON")] = "",
) -> EntityList:
    """Entities in visible documents. This version recognises none, so the list is always empty."""
    await log.record(caller.deed("entities", purpose=purpose, question=q, subject={"type": kind, "entities": []}))
    return EntityList(items=[], cursor=None)
