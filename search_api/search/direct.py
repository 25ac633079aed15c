"""The short way of GET /search, the route that is asked most.

The framework would solve the dependencies of the route one by one and go to a thread for each step; here one visit to a
thread does all: session, question, row of the log, JSON. Whatever is wrong with a request goes the long way, so that
it is refused in the same words and in the same order as by any other route.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Final, get_origin

from fastapi import Request, Response
from fastapi.routing import APIRoute
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams

from search_api.access.callers import reader_of
from search_api.access.purpose import read_purpose
from search_api.access.refusals import PurposeInvalid, PurposeRequired
from search_api.provided import find
from search_api.search.parameters import SearchParameters
from search_api.search.service import Searching

_REPEATABLE: Final = frozenset(
    name for name, field in SearchParameters.model_fields.items() if get_origin(field.annotation) is list
)


class DirectSearch(APIRoute):
    """Documented like every route, answered without solving its dependencies."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What answers a request."""
        long_way = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                parameters = _parameters(request.query_params)
                purpose = read_purpose(request.headers.get("x-purpose"))
            except (ValidationError, PurposeInvalid, PurposeRequired):
                return await long_way(request)
            return await run_in_threadpool(_answer, request, parameters, purpose)

        return answer


def _parameters(query: QueryParams) -> SearchParameters:
    """As the framework reads them: of a parameter that may not be repeated the last value counts."""
    given = {name: query.getlist(name) if name in _REPEATABLE else value for name, value in query.items()}
    return SearchParameters.model_validate(given)


def _answer(request: Request, parameters: SearchParameters, purpose: str) -> Response:
    return find(request, Searching).search(parameters, caller=reader_of(request), purpose=purpose)
