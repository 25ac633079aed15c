"""The FastAPI application: all routes, error answers, headers and the built page around the parts that wiring made."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, FastAPI
from fastapi.telemetry import TelemetryConfig
from starlette.types import ASGIApp

import search_api.accounts.routes
import search_api.audit.routes
import search_api.batches.routes
import search_api.documents.page_routes
import search_api.documents.routes
import search_api.entities.routes
import search_api.health.routes
import search_api.jobs.routes
import search_api.reviews.routes
import search_api.search.own_routes
import search_api.search.routes
import search_api.uploads.routes
from search_api.errors import install_handlers
from search_api.middleware import Envelope
from search_api.page_files import serve_page
from search_api.provided import provide
from search_api.search.direct import ShortWay
from search_api.version import VERSION
from search_api.wiring import Wiring

PREFIX: Final = "/api/v1"

_DESCRIPTION: Final = """\
Search over the scanned paper of two agencies. Each caller finds what that caller may see, and nothing else.

* Log in with `POST /login`; send the token as `Authorization: Bearer`.
* Every read of content carries `X-Purpose`: a file reference or a reason. It is kept in the audit log.
* Errors are `application/problem+json` with a stable `code`.
* Lists take `limit` and an opaque `cursor` that is bound to caller and question.
"""

_NO_TELEMETRY: Final[TelemetryConfig] = {
    # FastAPI can export traces when an environment variable says so; here nothing leaves the house, whatever it says.
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}


def create_routes() -> FastAPI:
    """The application with all routes but without parts: enough for the OpenAPI file."""
    app = FastAPI(
        title="Aktenlotse",
        version=VERSION,
        description=_DESCRIPTION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        telemetry=_NO_TELEMETRY,
        separate_input_output_schemas=False,
    )
    app.router.routes.insert(0, ShortWay(PREFIX, "/search"))
    api = APIRouter(prefix=PREFIX)
    for area in (
        search_api.accounts.routes,
        search_api.documents.routes,
        search_api.batches.routes,
        search_api.uploads.routes,
        search_api.documents.page_routes,
        search_api.reviews.routes,
        search_api.search.routes,
        search_api.search.own_routes,
        search_api.entities.routes,
        search_api.jobs.routes,
        search_api.audit.routes,
    ):
        api.include_router(area.router)
    app.include_router(api)
    app.include_router(search_api.health.routes.router)
    install_handlers(app)
    return app


def create_app(wiring: Wiring) -> ASGIApp:
    """The application as it is served."""
    app = create_routes()
    provide(app, wiring.parts)
    serve_page(app)
    return Envelope(app, metrics=wiring.metrics, is_secure=wiring.is_secure)
