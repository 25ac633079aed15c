"""``akte serve``: page, API and worker in one process."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
from contextlib import closing
from types import FrameType

import uvicorn

from search_api.commands.opening import Opening
from search_api.commands.telling import complain
from search_api.doors import Doors
from search_api.logs import configure_logs
from search_api.settings import Settings, load_settings

_GRACE_SECONDS = 10
"""How long running requests may take after the order to stop; uploads that take longer are cut off and tried again."""


class _Server(uvicorn.Server):
    """Ends event streams first when it is told to stop; an open one would hold it up."""

    def __init__(self, config: uvicorn.Config, opening: Opening) -> None:
        super().__init__(config)
        self._opening = opening
        self._loop: asyncio.AbstractEventLoop | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, first with the page alone."""
        self._loop = asyncio.get_running_loop()
        await super().startup(sockets)
        self._opening.begin(give_up=self._end)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._opening.end_streams)
        super().handle_exit(sig, frame)

    def _end(self) -> None:
        self.should_exit = True


def serve() -> int:
    """Serve until somebody ends the process; the exit code."""
    settings = load_settings()
    configure_logs(settings.log_level)
    try:
        listener = _listen(settings)
    except OSError as error:
        complain(_why_not(settings, error))
        return 1
    doors = Doors(is_secure=settings.secure_cookies)
    with closing(listener), closing(Opening(settings, doors, _address(settings))) as opening:
        _Server(server_config(doors, settings), opening).run(sockets=[listener])
        opening.raise_fault()
    return 0


def server_config(app: object, settings: Settings) -> uvicorn.Config:
    """How the server behaves; quiet, since the application logs its own answers."""
    return uvicorn.Config(
        app,  # type: ignore[arg-type]  # uvicorn describes ASGI in its own words
        loop="uvloop",
        http="httptools",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies or None,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )


def _listen(settings: Settings) -> socket.socket:
    """A bound socket, before anything heavy is loaded: a taken port is told at once."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
    except OSError:
        listener.close()
        raise
    return listener


def _why_not(settings: Settings, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Der Anschluss {settings.port} ist belegt. Beenden Sie, was dort läuft, oder schreiben Sie zum Beispiel "
            f"AKTE_PORT={settings.port + 1 if settings.port < 65535 else 8000}."
        )
    if error.errno == errno.EACCES:
        return f"Auf Anschluss {settings.port} darf dieser Benutzer nicht hören. Schreiben Sie etwa AKTE_PORT=8000."
    return f"An {settings.host}:{settings.port} kann der Dienst nicht hören: {os.strerror(error.errno or 0)}"


def _address(settings: Settings) -> str:
    host = "localhost" if settings.host in ("127.0.0.1", "0.0.0.0", "::", "::1") else settings.host  # noqa: S104 - shown only
    return f"http://{host}:{settings.port}"
