"""The built page: its files, and index.html for every address that the page's own router knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from search_api.refusal import NotFound

if TYPE_CHECKING:
    # Loading it takes half a second, and the page is served before.
    from fastapi import FastAPI

FOLDER: Final = Path(__file__).with_name("page")

_HASHED: Final = "assets"
"""Folder of files whose names change with their content; they may be kept for a year."""

_NOT_BUILT: Final = """<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>Aktenlotse</title></head>
<body><h1>Aktenlotse läuft</h1>
<p>Die Oberfläche ist noch nicht gebaut. Das geschieht mit <code>make setup</code>; danach diese Seite neu laden.</p>
<p>The service is running, but its page has not been built yet: run <code>make setup</code> and reload.</p>
</body></html>
"""


def serve_page(app: FastAPI, folder: Path = FOLDER) -> None:
    """Serve the built page from a folder; must come after all other routes."""

    @app.get("/{path:path}", include_in_schema=False)
    async def page(path: str, request: Request) -> Response:
        """A built file, or the page itself."""
        return page_response(path, request, folder)


def page_response(path: str, request: Request, folder: Path = FOLDER) -> Response:
    """A built file, or for an address inside the page the page itself.

    Raises:
        NotFound: neither; addresses of the API are never any of these.
    """
    root = folder.resolve()
    if path == "api" or path.startswith("api/"):
        raise NotFound
    wanted = _built_file(root, path)
    if wanted is not None:
        return _file(wanted, root)
    # A file that is not there stays missing; everything else is an address inside the page.
    if path.startswith(f"{_HASHED}/") or not _takes_a_page(request):
        raise NotFound
    index = root / "index.html"
    if not index.is_file():
        return HTMLResponse(_NOT_BUILT)
    return FileResponse(index, media_type="text/html", headers={"Cache-Control": "no-cache"})


def _built_file(root: Path, path: str) -> Path | None:
    """The built file of that path; None for anything else, also for what no file system takes as a name."""
    try:
        wanted = (root / path).resolve()
        return wanted if wanted.is_relative_to(root) and wanted.is_file() else None
    except (OSError, ValueError):
        return None


def _takes_a_page(request: Request) -> bool:
    accepted = request.headers.get("accept", "*/*")
    return "text/html" in accepted or "*/*" in accepted


def _file(path: Path, root: Path) -> Response:
    is_hashed = path.relative_to(root).parts[0] == _HASHED
    lasting = "public, max-age=31536000, immutable" if is_hashed else "no-cache"
    return FileResponse(path, headers={"Cache-Control": lasting})
