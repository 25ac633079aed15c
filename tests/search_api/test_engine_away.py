"""The search engine is out of reach: uploads go on, questions are refused in plain words with a stable code."""

from __future__ import annotations

import httpx

from search_api.commands.indexing_anew import heal_index
from tests.opensearch_node.proxies import closed_port
from tests.search_api.conftest import Start
from tests.search_api.serving import upload


def test_uploads_go_on_and_questions_are_refused_while_the_engine_is_away(start: Start) -> None:
    with start(engine=f"opensearch+http://127.0.0.1:{closed_port()}/akte") as service:
        with service.caller("carla") as client:
            handed_in = upload(client, "bescheid.txt", "Bescheid über die Gaststättenerlaubnis".encode())
            asked = client.get("/search", params={"q": "Bescheid"})
            opened = client.get(f"/documents/{handed_in.json()['id']}")
        heal_index(service.works)  # what a start does
        ready = httpx.get(f"{service.url}/readyz")

    assert handed_in.status_code == 202
    assert opened.status_code == 200
    assert asked.status_code == 503
    assert asked.headers["content-type"] == "application/problem+json"
    assert asked.json()["code"] == "engine_unavailable"
    assert "127.0.0.1" not in asked.text
    assert ready.status_code == 503
    assert "Die Suchmaschine antwortet nicht." in ready.json()["problems"]
