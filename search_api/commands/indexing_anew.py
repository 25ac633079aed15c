"""An index of another version is rebuilt in the background at the start, so that an update needs no extra command."""

from __future__ import annotations

import threading

import structlog

from pipelines import upkeep
from pipelines.engines.contract import EngineBusy, EngineError, IndexOutdated
from search_api.health.readiness import probe
from search_api.wiring import Works

_log = structlog.get_logger("index")


def heal_index(works: Works) -> None:
    """Begin to rebuild an index that cannot be used; questions are refused until then, nothing else waits."""
    try:
        probe(works.engine)
    except IndexOutdated:
        threading.Thread(target=_rebuild, args=(works,), name="reindex", daemon=True).start()
    except EngineError as error:
        # Uploads are taken all the same; what they bring waits in the outbox.
        _log.warning("engine_does_not_answer", error=type(error).__name__, detail=str(error))


def _rebuild(works: Works) -> None:
    _log.warning("index_outdated_rebuilding")
    try:
        total = upkeep.reindex(works.store.catalogue, works.drainer, lambda _done, _total: None)
    except EngineBusy:
        _log.info("index_rebuilt_elsewhere")
    except EngineError as error:
        _log.error("index_not_rebuilt", error=type(error).__name__)
    else:
        _log.info("index_rebuilt", documents=total)
