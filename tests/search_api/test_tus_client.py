"""The official JavaScript client of the tus protocol against the real service."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.search_api.conftest import House

ROOT = Path(__file__).parents[2]
LABELS = {"agency": "stadt", "unit": "stadt/gewerbeamt", "classification": 1, "release": "partnership"}
SIZE = len("Antrag auf Sondernutzung am Markt. ") * 4000

pytestmark = pytest.mark.browser  # needs Node and the libraries of the page, as the tests of the page do


def speak(house: House, scene: str) -> dict[str, Any]:
    house.service.caller("carla").close()
    url, token = f"{house.service.url}/api/v1", house.service.tokens["carla"]
    done = subprocess.run(
        ["node", str(Path(__file__).with_name("tus_client.mjs")), url, token, json.dumps(LABELS), scene],
        cwd=ROOT / "frontend",
        env=os.environ | {"PATH": f"{os.environ['PATH']}:{ROOT / 'build' / 'tools' / 'bin'}"},
        capture_output=True,
        timeout=120,
        check=True,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("scene", ["whole", "pieces", "withCreation", "override", "resumed"])
def test_a_file_arrives_whole_and_becomes_a_document(house: House, scene: str) -> None:
    told = speak(house, scene)
    assert told["offsets"][-1] == SIZE, told
    with house.service.caller("carla") as carla:
        document = carla.get(f"/documents/{told['document']}").json()
    assert (document["file_name"], document["size"]) == ("2026/Antrag ä.txt", SIZE)


def test_a_resumed_upload_begins_where_it_stopped(house: House) -> None:
    told = speak(house, "resumed")
    assert told["requests"][0] == "HEAD"
    assert "POST" not in told["requests"]
    assert told["offsets"][0] == 100_000


def test_an_upload_that_was_given_up_is_not_found_any_more(house: House) -> None:
    assert speak(house, "terminated")["status"] in (404, 0)


def test_a_refusal_reaches_the_client_with_its_status(house: House) -> None:
    assert speak(house, "refused")["status"] == 422
