"""The OpenAPI file, the table of errors and the documentation: complete, current and about the same thing."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import tomllib
from pathlib import Path
from types import ModuleType

import orjson
import pytest

import ingest
import pipelines
import search_api
from ingest.quarantine import QuarantineCode
from search_api import openapi
from search_api.errors import FOREIGN, STATUSES, refusals_by_code
from search_api.refusal import Refusal
from search_api.settings import Settings, name_of
from search_api.version import VERSION
from tests.search_api.conftest import House

ROOT = Path(__file__).parents[2]

NEVER_OVER_HTTP = {
    "search_api.settings.SettingsInvalid": "stops the start",
    "search_api.accounts.importing.AccountsInvalid": "told by akte users import",
    "search_api.commands.labels_file.LabelsFileInvalid": "told by akte ingest",
    "search_api.commands.handing_in.FileRefused": "told by akte ingest",
    "search_api.refusal.Refusal": "the base of all refusals",
    "ingest.child_messages.BrokenMessage": "between a reading process and its parent",
    "ingest.child_process.ChildLost": "between a reading process and its parent",
    "pipelines.reading.Interrupted": "between a worker and its jobs",
}
"""Errors that no route can meet, with the reason."""

NOT_IMPORTED = (".migrations", ".env", ".versions", "_first", ".make_frequencies")
"""Modules that only run inside another program, or need packages of their own."""


def _modules(package: ModuleType) -> list[ModuleType]:
    names = [module.name for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    return [importlib.import_module(name) for name in names if not name.endswith(NOT_IMPORTED)]


def _errors() -> dict[str, type[Exception]]:
    """Every exception that is defined in one of our packages, by its full name."""
    return {
        f"{kind.__module__}.{kind.__name__}": kind
        for package in (ingest, pipelines, search_api)
        for module in _modules(package)
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, Exception) and kind.__module__ == module.__name__ and not kind.__name__.startswith("_")
    }


def test_every_error_class_has_a_status_or_a_reason_to_have_none() -> None:
    known = {f"{kind.__module__}.{kind.__name__}" for kind in (*STATUSES, *FOREIGN)} | set(NEVER_OVER_HTTP)
    assert set(_errors()) - known == set()
    assert set(NEVER_OVER_HTTP) - set(_errors()) == set()


def test_every_refusal_has_a_code_of_its_own_and_german_words() -> None:
    kinds = list(STATUSES)
    assert len({kind.code for kind in kinds}) == len(kinds)
    for kind in kinds:
        assert re.fullmatch(r"[a-z_]+", kind.code)
        assert kind.title != Refusal.title
        assert kind.default_detail.endswith((".", ")"))


def test_the_committed_openapi_file_is_what_the_service_serves() -> None:
    assert openapi.FILE.read_bytes() == openapi.render()


def test_operation_ids_are_unique_and_every_operation_is_described() -> None:
    operations = [each for path in orjson.loads(openapi.render())["paths"].values() for each in path.values()]
    assert len({operation["operationId"] for operation in operations}) == len(operations)
    for operation in operations:
        assert operation["summary"]
        assert operation["description"]


def test_every_reference_of_the_openapi_file_leads_somewhere() -> None:
    document = orjson.loads(openapi.render())
    for kind, name in re.findall(r'"#/components/(\w+)/(\w+)"', openapi.render().decode()):
        assert name in document["components"][kind]


def test_every_route_and_error_code_is_documented() -> None:
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    for path, methods in orjson.loads(openapi.render())["paths"].items():
        for method in methods:
            assert f"`{method.upper()} {path}`" in text, (method, path)
    for code, kind in refusals_by_code().items():
        assert f"| {STATUSES[kind]} | `{code}` |" in text, code
    for quarantine in QuarantineCode:
        assert f"`{quarantine.value}`" in text


def test_every_setting_is_documented_and_no_other() -> None:
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(AKTE_\w+)`", text, re.MULTILINE)) == set(map(name_of, Settings.model_fields))


def test_the_version_is_that_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION


@pytest.mark.parametrize("path", ["/api/v1/nichts", "/api/", "/api/v2/search", "/assets/nichts.js"])
def test_an_unknown_address_is_a_problem_and_not_the_page(house: House, path: str) -> None:
    with house.service.caller(None) as nobody:
        answer = nobody.get(f"{house.service.url}{path}")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_wrong_method_is_told(house: House) -> None:
    with house.service.caller(None) as nobody:
        answer = nobody.put("/search")
    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'"x"', b'{"username": 1}', b'{"username": "\\ud800", "password": "x"}']
)
def test_a_body_that_cannot_be_read_is_told_and_never_repeated(house: House, body: bytes) -> None:
    with house.service.caller(None) as nobody:
        answer = nobody.post("/login", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (422, "request_invalid")
    assert answer.json()["errors"]


def test_every_answer_carries_the_security_headers(house: House) -> None:
    with house.service.caller("anna") as anna:
        for answer in (anna.get("/search"), anna.get("/nichts"), anna.get(f"{house.service.url}/healthz")):
            policy = answer.headers["Content-Security-Policy"]
            assert "unsafe" not in policy
            assert "frame-ancestors 'none'" in policy
            assert "img-src 'self' blob:" in policy
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert answer.headers["Cache-Control"] == "no-store"
            assert re.fullmatch("[0-9a-f]{32}", answer.headers["X-Trace-Id"])
            assert "server" not in answer.headers


def test_health_readiness_and_figures_need_no_login_and_name_nobody(house: House) -> None:
    with house.service.caller("anna") as anna:
        anna.get("/search", params={"q": "Zwiebelfisch"})
    with house.service.caller(None) as nobody:
        url = house.service.url
        assert nobody.get(f"{url}/healthz").json() == {"status": "alive"}
        ready = nobody.get(f"{url}/readyz").json()
        figures = nobody.get(f"{url}/metrics").text
    assert ready["status"] == "ready"
    assert ready["engine"].startswith("tantivy")
    assert ready["catalogue"].startswith("sqlite, migration ")
    assert 'akte_requests_total{method="GET"' in figures
    assert "akte_outbox_waiting" in figures
    for secret in ("Zwiebelfisch", "anna", house.shared):
        assert secret not in figures
