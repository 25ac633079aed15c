"""The built page: its files, and index.html for every address that the page's own router knows."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from fastapi import FastAPI, Request
from starlette.responses import FileResponse, HTMLResponse, Response

from search_api.refusal import NotFound

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
    root = folder.resolve()

    @app.get("/{path:path}", include_in_schema=False)
    async def page(path: str, request: Request) -> Response:
        """A built file, or the page itself."""
        if path == "api" or path.startswith("api/"):
            raise NotFound
        wanted = (root / path).resolve()
        if path and wanted.is_relative_to(root) and wanted.is_file():
            return _file(wanted, root)
        # A file that is not there stays missing; everything else is an address inside the page.
        if path.startswith(f"{_HASHED}/") or "text/html" not in request.headers.get("accept", "text/html"):
            raise NotFound
        index = root / "index.html"
        if not index.is_file():
            return HTMLResponse(_NOT_BUILT)
        return FileResponse(index, media_type="text/html", headers={"Cache-Control": "no-cache"})


def _file(path: Path, root: Path) -> Response:
    is_hashed = path.relative_to(root).parts[0] == _HASHED
    lasting = "public, max-age=31536000, immutable" if is_hashed else "no-cache"
    return FileResponse(path, headers={"Cache-Control": lasting})
