"""The OpenAPI file, the table of errors and the documentation: complete, current and about the same thing."""

from __future__ import annotations

import ast
import asyncio
import builtins
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import httpx
import orjson
import pytest

import ingest
import pipelines
import search_api
from ingest.quarantine import QuarantineCode
from search_api import openapi
from search_api.app import create_routes
from search_api.errors import FOREIGN, STATUSES, refusals_by_code
from search_api.health.metrics import Metrics
from search_api.middleware import Envelope
from search_api.provided import provide
from search_api.refusal import Refusal
from search_api.settings import Settings, name_of
from search_api.version import VERSION
from tests.search_api.conftest import House

ROOT = Path(__file__).parents[2]

NEVER_OVER_HTTP = {
    "search_api.settings.SettingsInvalid": "stops the start",
    "search_api.accounts.importing.AccountsInvalid": "told by akte users import",
    "search_api.commands.labels_file.LabelsFileInvalid": "told by akte ingest",
    "search_api.commands.watch_rules.RuleInvalid": "told in a file beside the one that it is about",
    "search_api.documents.label_lines.LabelLineInvalid": "told as wrong labels, or by akte ingest",
    "search_api.commands.handing_in.FileRefused": "told by akte ingest",
    "search_api.refusal.Refusal": "the base of all refusals",
    "ingest.child_messages.BrokenMessage": "between a reading process and its parent",
    "ingest.child_process.ChildLost": "between a reading process and its parent",
    "ingest.catalogue.rereading.NoCondition": "told by akte reread",
    "pipelines.reading.Interrupted": "between a worker and its jobs",
    "pipelines.analyst.AnalystLost": "between a worker and the child that analyses for it",
    "pipelines.entities.rules.templates.TemplateInvalid": "stops the start",
    "pipelines.question.synonyms.SynonymsInvalid": "stops the start",
    "pipelines.engines.opensearch.connection.NoRoom": "answered as an engine that is away, which it is one kind of",
    "pipelines.engines.opensearch.connection.Refused": "answered as a fault of ours, which it is one kind of",
    "pipelines.engines.opensearch.connection.IndexMissing": "inside the engine on OpenSearch",
    "pipelines.engines.opensearch.connection.DocumentRefused": "between the drainer and the engine",
}
"""Errors that no route can meet, with the reason."""

BUILT_IN = {name for name, kind in vars(builtins).items() if isinstance(kind, type) and issubclass(kind, Exception)}


def _classes() -> Iterator[tuple[str, str, set[str]]]:
    """Module, name and names of the bases of every class in our packages; read, not imported: some need a group."""
    for package in (ingest, pipelines, search_api):
        root = Path(package.__path__[0])
        for path in sorted(root.rglob("*.py")):
            module = ".".join(path.relative_to(root.parent).with_suffix("").parts)
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    yield module, node.name, {ast.unparse(base).rpartition(".")[2] for base in node.bases}


def _errors() -> set[str]:
    """Every exception that is defined in one of our packages, by its full name."""
    classes = list(_classes())
    known = set(BUILT_IN)
    while grown := {name for _, name, bases in classes if bases & known} - known:
        known |= grown
    return {f"{module}.{name}" for module, name, bases in classes if bases & known and not name.startswith("_")}


def test_every_error_class_has_a_status_or_a_reason_to_have_none() -> None:
    known = {f"{kind.__module__}.{kind.__name__}" for kind in (*STATUSES, *FOREIGN)} | set(NEVER_OVER_HTTP)
    assert _errors() - known == set()
    assert set(NEVER_OVER_HTTP) - _errors() == set()


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


@pytest.mark.parametrize("path", ["/%00", "/" + "x" * 5000, "/..%2f..%2fpyproject.toml", "/suche?q=%ff"])
def test_a_strange_address_leads_to_the_page_or_nowhere(house: House, path: str) -> None:
    with house.service.caller(None) as nobody:
        answer = nobody.get(f"{house.service.url}{path}", headers={"Accept": "text/html"})
    assert answer.status_code == 200
    assert "Aktenlotse" in answer.text
    assert "[project]" not in answer.text


def test_a_fault_of_ours_is_told_without_its_text() -> None:
    app = create_routes()
    provide(app, {})  # no part at all: every route fails
    broken = Envelope(app, metrics=Metrics({}), is_secure=False)

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=broken)
        async with httpx.AsyncClient(transport=transport, base_url="http://akte") as client:
            return await client.get("/api/v1/start")

    answer = asyncio.run(ask())
    assert answer.status_code == 500
    assert answer.json()["code"] == "internal_error"
    assert answer.json()["trace_id"] == answer.headers["X-Trace-Id"]
    assert "KeyError" not in answer.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


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
