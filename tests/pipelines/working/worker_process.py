"""A worker in a process of its own, over a data folder: python -m tests.pipelines.working.worker_process FOLDER.

Works until its standard input is closed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ingest.blobs import BlobStore
from ingest.catalogue.connection import Catalogue
from ingest.limits import ReadingSettings
from ingest.sandbox import ReadingPool
from pipelines.draining import OutboxDrainer
from pipelines.engines.addresses import open_engine
from pipelines.working import Pace, Worker


def main(folder: Path) -> None:
    catalogue = Catalogue(f"sqlite:///{folder}/catalogue.sqlite")
    catalogue.migrate()
    engine = open_engine(f"embedded:{folder}/index")
    pool = ReadingPool(ReadingSettings(), processes=2)
    drainer = OutboxDrainer(catalogue, engine, folder / "index.lock")
    worker = Worker(
        catalogue,
        BlobStore(folder / "blobs"),
        pool,
        drainer,
        presence_folder=folder / "workers",
        forget_images=lambda _document_id, _blob: None,
        pace=Pace(threads=2),
    )
    drainer.start()
    worker.start()
    print("ready", flush=True)
    sys.stdin.read()
    worker.stop()
    drainer.stop()
    pool.close()
    engine.close()
    catalogue.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
