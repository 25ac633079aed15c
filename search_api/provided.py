"""How a route gets the part it works with: by its type, from what wiring.py has put into the application."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar, cast

from fastapi import Depends, FastAPI
from starlette.requests import HTTPConnection

Part = TypeVar("Part")


def provide(app: FastAPI, parts: Mapping[type, object]) -> None:
    """Make parts available to the routes of an application, each under its type."""
    app.state.parts = dict(parts)


def find(connection: HTTPConnection, kind: type[Part]) -> Part:
    """The part of that type; a missing one is a fault of the wiring and raises KeyError."""
    return cast("Part", connection.app.state.parts[kind])


def part(kind: type[Part]) -> Part:
    """What a route writes beside the type of a parameter to be given that part."""

    # Asynchronous on purpose: FastAPI would send a plain function through its thread pool, at 0.1 ms each.
    async def look_up(connection: HTTPConnection) -> Part:
        return find(connection, kind)

    dependency: Callable[[HTTPConnection], Awaitable[Part]] = look_up
    return cast("Part", Depends(dependency))
