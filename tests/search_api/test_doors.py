"""While the service is still being loaded, its page is there, and everything else waits or says so."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from starlette.responses import PlainTextResponse

from search_api.doors import Doors
from search_api.headers import HEADERS
from search_api.health.schemas import Readiness
from search_api.page_files import FOLDER


def client(doors: Doors) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(doors), base_url="http://office")


def get(doors: Doors, path: str) -> httpx.Response:
    async def ask() -> httpx.Response:
        async with client(doors) as asking:
            return await asking.get(path, headers={"Accept": "text/html"})

    return asyncio.run(ask())


@pytest.mark.parametrize("path", ["/", "/search", "/documents/4711"])
def test_the_page_is_there_before_anything_is_loaded(path: str) -> None:
    answer = get(Doors(is_secure=False), path)

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert {name: answer.headers[name] for name in HEADERS if name != "Cache-Control"} == {
        name: value for name, value in HEADERS.items() if name != "Cache-Control"
    }
    if (FOLDER / "index.html").is_file():
        assert answer.content == (FOLDER / "index.html").read_bytes()


def test_the_process_says_that_it_lives_and_that_it_is_not_ready() -> None:
    doors = Doors(is_secure=False)

    assert get(doors, "/healthz").json() == {"status": "alive"}
    answer = get(doors, "/readyz")
    assert answer.status_code == 503
    told = Readiness.model_validate(answer.json())
    assert (told.status, told.problems) == ("not_ready", ["Der Dienst startet noch."])
    assert answer.json().keys() == Readiness.model_fields.keys()


@pytest.mark.parametrize("path", ["/api/v1/start", "/metrics", "/assets/missing.js"])
def test_any_other_request_waits_and_is_answered_by_the_application(path: str) -> None:
    async def ask() -> httpx.Response:
        doors = Doors(is_secure=False)
        async with client(doors) as asking:
            waiting = asyncio.create_task(asking.get(path))
            done, _ = await asyncio.wait({waiting}, timeout=0.1)
            assert not done
            doors.open(PlainTextResponse("hereingekommen"))
            return await waiting

    assert asyncio.run(ask()).text == "hereingekommen"


def test_who_waits_in_vain_is_sent_away() -> None:
    doors = Doors(is_secure=False)
    doors.give_up()

    assert get(doors, "/api/v1/start").status_code == 503


def test_an_open_door_lets_everything_through() -> None:
    doors = Doors(is_secure=False)
    doors.open(PlainTextResponse("offen"))

    assert get(doors, "/readyz").text == "offen"
