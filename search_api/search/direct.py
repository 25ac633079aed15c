"""The short way of GET /search, the route that is asked most.

The framework would look the route up in all routers, solve its dependencies one by one and go to a thread for each
step; here one visit to a thread does all: session, question, row of the log, JSON. Whatever is wrong with a request
goes the long way, so that it is refused in the same words and in the same order as by any other route.
"""

from __future__ import annotations

from typing import Any, Final, get_origin

from fastapi import Request, Response
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, QueryParams
from starlette.routing import Match, Route
from starlette.types import Receive, Scope, Send

from search_api.access.callers import reader_of
from search_api.access.purpose import read_purpose
from search_api.access.refusals import PurposeInvalid, PurposeRequired
from search_api.provided import find
from search_api.search.parameters import SearchParameters
from search_api.search.service import Searching

_REPEATABLE: Final = frozenset(
    name for name, field in SearchParameters.model_fields.items() if get_origin(field.annotation) is list
)
_ASKED: Final = "akte.asked"
"""Where the scope of a request holds its parameters and its purpose."""


class ShortWay(Route):
    """Stands before all other routes and takes the questions that nothing is wrong with; the long way has the rest."""

    def __init__(self, prefix: str, path: str) -> None:
        """``prefix`` and ``path`` together are the address; questions of both ways are counted under the path."""
        super().__init__(path, _DirectAnswer(), methods=["GET"], name="search", include_in_schema=False)
        self._address = prefix + path

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether a request is such a question."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] != self._address:
            return Match.NONE, {}
        try:
            parameters = _parameters(QueryParams(scope["query_string"]))
            purpose = read_purpose(Headers(scope=scope).get("x-purpose"))
        except (ValidationError, PurposeInvalid, PurposeRequired):
            return Match.NONE, {}
        return Match.FULL, {"endpoint": self.endpoint, "route": self, "path_params": {}, _ASKED: (parameters, purpose)}


class _DirectAnswer:
    """Answers what ``ShortWay`` took."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        parameters, purpose = scope[_ASKED]
        answer = await run_in_threadpool(_answer, Request(scope, receive, send), parameters, purpose)
        await answer(scope, receive, send)


def _parameters(query: QueryParams) -> SearchParameters:
    """As the framework reads them: of a parameter that may not be repeated the last value counts."""
    given: dict[str, Any] = {
        name: query.getlist(name) if name in _REPEATABLE else value for name, value in query.items()
    }
    return SearchParameters.model_validate(given)


def _answer(request: Request, parameters: SearchParameters, purpose: str) -> Response:
    return find(request, Searching).search(parameters, caller=reader_of(request), purpose=purpose)
