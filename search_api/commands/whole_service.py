"""All of the service behind the doors; importing this module loads everything there is."""

from __future__ import annotations

from contextlib import ExitStack

from starlette.types import ASGIApp

from search_api.app import create_app
from search_api.commands.demo import SampleLayer, settle_demo_accounts
from search_api.commands.indexing_anew import heal_index
from search_api.commands.watching import Watcher
from search_api.settings import Settings
from search_api.wiring import Wiring, open_works, wire
from search_api.wiring_store import open_store


def open_service(settings: Settings, stack: ExitStack) -> tuple[ASGIApp, Wiring]:
    """The application, at work; ``stack`` closes what it opened, also if opening fails half way.

    Raises:
        SettingsInvalid: A setting is wrong.
        CatalogueUnavailable: The database did not answer.
        EngineError: The engine cannot be opened.
    """
    store = open_store(settings)
    stack.callback(store.close)
    settle_demo_accounts(store)
    works = open_works(store)
    stack.callback(works.close)
    wiring = wire(works)
    stack.callback(wiring.close)
    app = create_app(wiring)
    works.start()
    wiring.sweeper.start()
    heal_index(works)
    if settings.watch is not None:
        watcher = Watcher(store, settings.watch, works.wake)
        stack.callback(watcher.stop)
        watcher.start()
    samples = SampleLayer(works)
    stack.callback(samples.stop)
    samples.start()
    return app, wiring
