"""Waiting until documents are findable or in quarantine, and working oneself where nobody else does."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager

from sqlalchemy import Connection, select

from ingest.catalogue.records import DocumentState
from ingest.catalogue.schema import DOCUMENTS
from ingest.labels import DocumentId
from ingest.presence import Presence
from search_api.settings import Settings
from search_api.wiring_store import Store, presence_folder

_FINAL = (DocumentState.INDEXED.value, DocumentState.QUARANTINED.value)
_LOOK_SECONDS = 0.3


def wait_for(store: Store, wanted: Collection[DocumentId], tell: Callable[[int], object]) -> None:
    """Return once the documents and everything enclosed in them are findable or in quarantine.

    Where no worker lives (any more), this process does the work.

    Args:
        store: Where they are.
        wanted: The documents.
        tell: Is told again and again how many of them are still on their way.
    """
    with _helper(store) as help_out:
        while left := _on_their_way(store, frozenset(wanted)):
            tell(len(left & set(wanted)))
            help_out()
            time.sleep(_LOOK_SECONDS)
    tell(0)


@contextmanager
def _helper(store: Store) -> Iterator[Callable[[], None]]:
    """A function that starts a worker of our own as soon as there is no other one."""
    with ExitStack() as stack:
        helps = False

        def help_out() -> None:
            nonlocal helps
            if helps or _somebody_works(store.settings):
                return
            # Loaded here: engine and reader take a second to load, and beside a running service nobody needs them.
            from search_api.wiring import open_works

            works = open_works(_with_worker(store))
            stack.callback(works.close)
            works.start()
            helps = True

        yield help_out


def _with_worker(store: Store) -> Store:
    if store.settings.workers:
        return store
    settings = store.settings.model_copy(update={"workers": 1})
    return Store(settings, store.catalogue, store.blobs, store.keeper, store.log)


def _somebody_works(settings: Settings) -> bool:
    folder = presence_folder(settings)
    own = Presence(folder)
    try:
        others = {path.stem for path in folder.glob("*.alive")} - {own.name}
        return bool(others - own.dead())
    finally:
        own.close()


def _on_their_way(store: Store, wanted: frozenset[DocumentId]) -> set[DocumentId]:
    """Those unfinished documents that are wanted or lie inside a wanted one."""
    row = DOCUMENTS.c
    with store.catalogue.reading() as connection:
        unfinished = connection.execute(select(row.id, row.parent_id).where(row.state.not_in(_FINAL))).all()
        return {DocumentId(each.id) for each in unfinished if _outermost(connection, each.id, each.parent_id) in wanted}


def _outermost(connection: Connection, document_id: str, parent_id: str | None) -> DocumentId:
    while parent_id is not None:
        document_id = parent_id
        parent_id = connection.execute(select(DOCUMENTS.c.parent_id).where(DOCUMENTS.c.id == document_id)).scalar()
    return DocumentId(document_id)
