"""The demo: accounts whose passwords everybody may read, and sample documents laid out on first start."""

from __future__ import annotations

import json
import threading
from datetime import date
from pathlib import Path

import structlog
from sqlalchemy import delete, select, update

import samples.demo
from ingest.blobs import StorageFull
from ingest.catalogue.errors import CatalogueError
from ingest.catalogue.schema import ACCOUNTS, SESSIONS
from search_api.accounts.importing import import_accounts, read_accounts
from search_api.commands.handing_in import FileRefused, hand_in
from search_api.commands.labels_file import candidates, read_lines
from search_api.installation import DEMO_LAID_OUT, read_mark, set_mark
from search_api.wiring import Works
from search_api.wiring_store import Store

_log = structlog.get_logger("demo")


def settle_demo_accounts(store: Store) -> None:
    """Add the demo accounts on first start of the demo; shut them out, sessions and all, wherever the demo is off.

    Their passwords are public, so an installation that was a demo once must not leave them open.
    """
    is_on = store.settings.demo
    with store.catalogue.reading() as connection:
        known = connection.execute(select(ACCOUNTS.c.id, ACCOUNTS.c.disabled).where(ACCOUNTS.c.demo)).all()
    if is_on and not known:
        import_accounts(store.catalogue, store.log, read_accounts(json.dumps(samples.demo.accounts())), are_demo=True)
        return
    if any(account.disabled is is_on for account in known):
        with store.catalogue.writing() as connection:
            connection.execute(update(ACCOUNTS).where(ACCOUNTS.c.demo).values(disabled=not is_on))
            if not is_on:
                connection.execute(delete(SESSIONS).where(SESSIONS.c.account_id.in_([each.id for each in known])))


class SampleLayer:
    """Lays out the sample documents in a thread of its own, so that the service answers meanwhile."""

    def __init__(self, works: Works) -> None:
        self._works = works
        self._store = works.store
        self._stops = threading.Event()
        self._thread = threading.Thread(target=self._lay_out, name="samples", daemon=True)

    def start(self) -> None:
        """Begin, unless the demo is off or the samples were laid out before (also if they were erased since)."""
        if self._store.settings.demo and read_mark(self._store.catalogue, DEMO_LAID_OUT) is None:
            self._thread.start()

    def stop(self) -> None:
        """End after the document in hand; the next start goes on from there."""
        self._stops.set()
        if self._thread.is_alive():
            self._thread.join()

    def _lay_out(self) -> None:
        try:
            folder = self._folder()
            handed_in = self._hand_in_all(folder)
        except (OSError, StorageFull, CatalogueError, ValueError, RuntimeError) as error:
            _log.error("samples_missing", error=type(error).__name__, detail=str(error))
            return
        if not self._stops.is_set():
            set_mark(self._store.catalogue, DEMO_LAID_OUT, b"yes")
            _log.info("samples_laid_out", documents=handed_in)

    def _folder(self) -> Path:
        """The folder of samples that came with the product, or one that is made now."""
        # Loaded here: it brings the drawing of letters along, which only a first start needs.
        from samples.generate import DEFAULT_FOLDER, generate, ready

        if ready(DEFAULT_FOLDER):
            return DEFAULT_FOLDER
        own = self._store.settings.data_dir / "samples"
        if not ready(own):
            _log.info("samples_being_made", folder=own)
            generate(own)
        return own

    def _hand_in_all(self, folder: Path) -> int:
        lines = read_lines(folder / "labels.jsonl")
        count = 0
        for file in candidates(folder / "files", lines, {}, today=date.today()):  # noqa: DTZ011 - the office's own day
            if self._stops.is_set():
                break
            if file.facts is None:
                _log.error("sample_refused", reason=file.refusal)
                continue
            try:
                hand_in(self._store, file)
            except FileRefused:
                _log.error("sample_refused", reason="unreadable")
                continue
            count += 1
            self._works.wake()
        return count
