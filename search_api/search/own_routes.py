"""What the service keeps of the caller's own questions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response, status

from search_api.access.callers import Reader
from search_api.problems import CHANGE_PROBLEMS, READER_PROBLEMS, may_refuse
from search_api.provided import part
from search_api.search.own_questions import OwnQuestions
from search_api.search.schemas import OwnQuestionList

router = APIRouter(tags=["search"])

Service = Annotated[OwnQuestions, part(OwnQuestions)]


@router.get(
    "/own-questions",
    operation_id="list_own_questions",
    summary="My earlier questions",
    openapi_extra=may_refuse(*(code for code in READER_PROBLEMS if not code.startswith("purpose"))),
)
async def list_own_questions(caller: Reader, service: Service) -> OwnQuestionList:
    """What the caller has asked lately, as it is kept to be suggested again; nobody else can see it here."""
    return await service.list_all(caller=caller)


@router.delete(
    "/own-questions",
    operation_id="forget_own_questions",
    summary="Forget my earlier questions",
    status_code=status.HTTP_204_NO_CONTENT,
    openapi_extra=may_refuse(*CHANGE_PROBLEMS),
)
async def forget_own_questions(
    caller: Reader,
    service: Service,
    text: Annotated[str | None, Query(max_length=2000, description="Only this one; left out, all")] = None,
) -> Response:
    """Forget the caller's questions, so that they are suggested no more; the log of reads keeps what it has to."""
    await service.forget(text, caller=caller)
    return Response(status_code=status.HTTP_204_NO_CONTENT)
