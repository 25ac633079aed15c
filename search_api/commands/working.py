"""``akte work``: a further worker beside a running service."""

from __future__ import annotations

import signal
import threading

from search_api.commands.telling import complain, say
from search_api.logs import configure_logs
from search_api.settings import load_settings
from search_api.wiring import open_works
from search_api.wiring_store import open_store


def work() -> int:
    """Read and index until somebody ends the process; the exit code."""
    settings = load_settings()
    if not settings.workers:
        complain("AKTE_WORKERS ist 0; ein Leseprogramm braucht mindestens 1.")
        return 2
    configure_logs(settings.log_level)
    ends = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ends.set())
    store = open_store(settings)
    works = open_works(store)
    try:
        works.start()
        say(f"Das Leseprogramm arbeitet ({settings.workers} Dokumente gleichzeitig).")
        ends.wait()
    finally:
        works.close()
        store.close()
    return 0
