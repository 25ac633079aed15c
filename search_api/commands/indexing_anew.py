"""An index of another version is rebuilt in the background at the start, so that an update needs no extra command."""

from __future__ import annotations

import threading
from datetime import date

import structlog

from ingest.labels import AgencyId, Classification, Clearance
from pipelines import upkeep
from pipelines.engines.contract import Ask, EngineBusy, EngineError, IndexOutdated
from pipelines.question.tree import Everything
from search_api.wiring import Works

_log = structlog.get_logger("index")

_NOBODY = Clearance(AgencyId("-"), frozenset(), Classification.OFFEN, frozenset(), date.min)
"""Sees nothing; enough to ask an engine whether it can answer at all."""


def heal_index(works: Works) -> None:
    """Begin to rebuild an index that cannot be used; questions are refused until then, nothing else waits."""
    try:
        works.engine.find(Ask(Everything(), limit=1), clearance=_NOBODY)
    except IndexOutdated:
        threading.Thread(target=_rebuild, args=(works,), name="reindex", daemon=True).start()


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
