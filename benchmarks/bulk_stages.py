"""What each stage of a small text costs, told by doing a sample in one thread of this process."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import select

from ingest.catalogue.schema import DOCUMENTS
from ingest.labels import DocumentId
from ingest.light_reading import read_lightly
from ingest.signature import sign
from pipelines.analysing import PageText, analyse_document
from pipelines.draining import findable_documents
from pipelines.engines.addresses import open_engine
from pipelines.engines.contract import Engine
from pipelines.entities.describing import describe
from pipelines.entities.recognising import Recognising
from search_api.commands.handing_in import GROUP, hand_in_group
from search_api.commands.labels_file import candidates
from search_api.settings import Settings
from search_api.wiring import open_works
from search_api.wiring_store import Store, open_store

_LABELS: Final = {"agency": "stadt", "unit": "stadt/bauamt", "classification": 0, "release": "unit"}


def measure_stages(source: Path, data: Path) -> dict[str, float]:
    """Processor time by stage in milliseconds a file, for all files below a folder; caches are warm."""
    settings = Settings(data_dir=data, demo=False, workers=1, model="off", tagger="off")
    store = open_store(settings)
    files = list(candidates(source, {}, _LABELS, today=date(2026, 1, 1)))
    groups = [files[first : first + GROUP] for first in range(0, len(files), GROUP)]
    texts = [PageText(1, file.path.read_text(encoding="utf-8")) for file in files]
    recognising = Recognising()

    def analyse() -> None:
        for text in texts:
            analyse_document((text,), title=None)

    def recognise() -> None:
        for text in texts:
            describe([text], recognising.recognise([text]), "text/plain")

    analyse()
    recognise()
    passages = [analyse_document((text,), title=None).passages for text in texts]
    words = [[word for passage in each for word in passage.words.split()] for each in passages]
    cost = _Cost(len(files))
    stages = {
        "take: store and commit": cost(lambda: [hand_in_group(store, group) for group in groups]),
        "read": cost(lambda: [read_lightly(file.path) for file in files]),
        "recognise by rule": cost(recognise),
        "analyse": cost(analyse),
        "sign": cost(lambda: [sign(each) for each in words]),
    }
    works = open_works(store)
    whole = cost(works.worker.run_until_idle) if works.worker is not None else 0.0
    stages["tell the engine"] = cost(lambda: _tell(store, open_engine(f"embedded:{data / 'other'}")))
    done_by_works = ("read", "recognise by rule", "analyse", "sign", "tell the engine")
    stages["claim, keep, commit"] = whole - sum(stages[name] for name in done_by_works)
    works.close()
    store.close()
    return {name: round(each, 3) for name, each in stages.items()}


def _tell(store: Store, engine: Engine) -> None:
    """Give all documents to an empty engine, in one commit."""
    with store.catalogue.reading() as connection:
        names = [DocumentId(name) for name in connection.execute(select(DOCUMENTS.c.id)).scalars()]
        engine.index(findable_documents(connection, names))
    engine.close()


class _Cost:
    """Measures milliseconds a file of something done for all files."""

    def __init__(self, files: int) -> None:
        self._files = files

    def __call__(self, work: Callable[[], object]) -> float:
        began = time.process_time()
        work()
        return 1000 * (time.process_time() - began) / self._files
