"""Loads the service in a thread of its own, while its server already shows the page."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING

from search_api.commands.telling import say
from search_api.doors import Doors
from search_api.settings import Settings

if TYPE_CHECKING:
    from search_api.wiring import Wiring


class Opening:
    """Opens store, engine, worker and routes, and then the doors; ``close`` ends all of it, whenever it is called."""

    def __init__(self, settings: Settings, doors: Doors, address: str) -> None:
        self._settings = settings
        self._doors = doors
        self._address = address
        self._stack = ExitStack()
        self._wiring: Wiring | None = None
        self._fault: BaseException | None = None
        self._thread: threading.Thread | None = None

    def begin(self, *, give_up: Callable[[], None]) -> None:
        """Load in the background; ``give_up`` is called if that fails, and ``raise_fault`` says why."""
        self._thread = threading.Thread(target=self._load, args=(give_up,), name="opening")
        self._thread.start()

    def _load(self, give_up: Callable[[], None]) -> None:
        try:
            # Imported here: this is what takes the time.
            from search_api.commands.whole_service import open_service

            app, self._wiring = open_service(self._settings, self._stack)
        except BaseException as error:  # the edge of a thread: whoever started it raises it again
            self._fault = error
            self._doors.give_up()
            give_up()
        else:
            self._doors.open(app)
            say(f"Aktenlotse läuft: {self._address}")

    def end_streams(self) -> None:
        """End the event streams that are open."""
        if self._wiring is not None:
            self._wiring.streams.close()

    def raise_fault(self) -> None:
        """Raise what went wrong while loading, if anything did."""
        if self._thread is not None:
            self._thread.join()
        if self._fault is not None:
            raise self._fault

    def close(self) -> None:
        """Wait until loading has ended, and close what it opened."""
        if self._thread is not None:
            self._thread.join()
        self._stack.close()
