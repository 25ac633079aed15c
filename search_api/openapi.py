"""Makes search_api/openapi.json: what the application serves, with every problem that a route may answer.

python -m search_api.openapi            writes the file
python -m search_api.openapi --check    exit code 1 if the file is not current
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

import orjson
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel

from search_api.app import create_routes
from search_api.documents.schemas import UploadLabels
from search_api.errors import STATUSES, refusals_by_code
from search_api.jobs.schemas import DocumentEvent
from search_api.problems import MEDIA_TYPE, POSSIBLE_PROBLEMS, TYPE_PREFIX, Problem
from search_api.refusal import Refusal

FILE: Final = Path(__file__).with_name("openapi.json")

_PUBLIC: Final = frozenset({"login", "start", "describe_uploads", "healthz", "readyz", "metrics"})
"""Operations that need no session."""


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI 3.1 document of an application."""
    document = get_openapi(
        title=app.title,
        version=app.version,
        openapi_version="3.1.0",
        description=app.description,
        routes=app.routes,
    )
    schemas: dict[str, Any] = document.setdefault("components", {}).setdefault("schemas", {})
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    for model in (Problem, UploadLabels, DocumentEvent):
        _add_schema(schemas, model)
    document["components"]["schemas"] = dict(sorted(schemas.items()))
    document["components"]["examples"] = {
        code: {"value": _example(STATUSES[kind], kind)} for code, kind in sorted(refusals_by_code().items())
    }
    document["components"]["securitySchemes"] = {
        "bearer": {"type": "http", "scheme": "bearer", "description": "Token from POST /login"},
        "session": {"type": "apiKey", "in": "cookie", "name": "akte_session", "description": "Set by POST /login"},
    }
    for path in document["paths"].values():
        for operation in path.values():
            _finish(operation)
    return document


def _add_schema(schemas: dict[str, Any], model: type[BaseModel]) -> None:
    schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(schema.pop("$defs", {}))
    schemas[model.__name__] = schema


def _finish(operation: dict[str, Any]) -> None:
    """Add problems and security to one operation."""
    by_code = refusals_by_code()
    by_status: dict[int, list[type[Refusal]]] = {}
    takes_input = "422" in operation["responses"]
    operation["responses"].pop("422", None)
    codes = [*operation.pop(POSSIBLE_PROBLEMS, []), *(["request_invalid"] if takes_input else []), "internal_error"]
    for code in codes:
        by_status.setdefault(STATUSES[by_code[code]], []).append(by_code[code])
    if operation["operationId"] in ("healthz", "readyz", "metrics"):
        by_status.pop(500, None)
    for status, refusals in sorted(by_status.items()):
        operation["responses"][str(status)] = _response(refusals)
    operation["security"] = [] if operation["operationId"] in _PUBLIC else [{"bearer": []}, {"session": []}]


def _response(refusals: list[type[Refusal]]) -> dict[str, Any]:
    return {
        "description": "; ".join(f"{refusal.code}: {refusal.title}" for refusal in refusals),
        "content": {
            MEDIA_TYPE: {
                "schema": {"$ref": "#/components/schemas/Problem"},
                "examples": {kind.code: {"$ref": f"#/components/examples/{kind.code}"} for kind in refusals},
            }
        },
    }


def _example(status: int, refusal: type[Refusal]) -> dict[str, Any]:
    return {
        "type": TYPE_PREFIX + refusal.code,
        "code": refusal.code,
        "title": refusal.title,
        "detail": refusal.default_detail,
        "status": status,
        "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
        "errors": [],
    }


def render() -> bytes:
    """The committed file as it should be."""
    return orjson.dumps(describe(create_routes()), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def main(arguments: list[str]) -> int:
    """Write or check the file; the exit code."""
    if "--check" in arguments:
        if FILE.read_bytes() != render():
            sys.stderr.write("search_api/openapi.json is not current: run python -m search_api.openapi\n")
            return 1
        return 0
    FILE.write_bytes(render())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
