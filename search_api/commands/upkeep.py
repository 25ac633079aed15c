"""``akte reindex``, ``akte reread``, ``akte doctor`` and ``akte erase``: the operator's tools."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields

from rich.progress import Progress

from ingest.catalogue import documents, erasing, rereading
from ingest.catalogue.errors import DocumentNotFound
from ingest.labels import DocumentId
from pipelines import upkeep
from pipelines.engines.contract import EngineBusy
from pipelines.upkeep import Diagnosis
from search_api.commands.telling import complain, say
from search_api.deeds import Deed
from search_api.documents.labels_form import labels_as_json
from search_api.settings import load_settings
from search_api.wiring import Works, open_works
from search_api.wiring_store import open_store

_FINDINGS = {
    "unreadable_index": "Der Suchindex ist nicht lesbar",
    "missing": "Dokumente fehlen im Suchindex",
    "stale": "Dokumente stehen mit altem Stand im Suchindex",
    "surplus": "Dokumente stehen im Suchindex, die es nicht mehr gibt",
    "outdated": "Dokumente wurden von einer anderen Version ausgewertet",
    "stranded": "Dokumente warten, ohne dass jemand sie bearbeitet",
    "missing_contents": "Dokumente, deren Datei fehlt (nur eine Sicherung bringt sie zurück)",
    "orphaned_contents": "Dateien, zu denen es kein Dokument gibt",
}


def reindex() -> int:
    """Build the search index anew; the exit code."""
    with _opened() as works:
        try:
            with _progress("Suchindex") as tell:
                total = upkeep.reindex(works.store.catalogue, works.drainer, tell)
        except EngineBusy:
            total = upkeep.request_reindex(works.store.catalogue)
            say(f"Der laufende Dienst übernimmt {total} Dokumente nach und nach neu in den Suchindex.")
            return 0
    say(f"{total} Dokumente stehen neu im Suchindex.")
    return 0


def reread(where: str) -> int:
    """Have scanned pages read again in all documents that fulfil a condition; the exit code."""
    try:
        conditions = rereading.parse_condition(where)
    except rereading.NoCondition as error:
        complain(str(error))
        return 2
    store = open_store(load_settings())
    try:
        with store.catalogue.writing() as connection:
            chosen = rereading.ask_for(connection, conditions, now=time.time())
    finally:
        store.close()
    say(f"{len(chosen)} Dokumente werden erneut gelesen, sobald akte serve oder akte work läuft.")
    return 0


def doctor(*, repair: bool) -> int:
    """Compare catalogue, index and files; the exit code is 1 if something does not fit together (any more)."""
    with _opened() as works:
        diagnosis = _look(works)
        if not diagnosis.is_sound and repair:
            _tell(diagnosis)
            with _progress("Beheben") as tell:
                upkeep.repair(works.store.catalogue, works.drainer, works.store.blobs, diagnosis, tell)
            diagnosis = _look(works)
        if diagnosis.is_sound:
            say("Datenbank, Suchindex und Dateien passen zusammen.")
            return 0
        _tell(diagnosis)
        if not repair:
            complain("Beheben, was sich beheben lässt: akte doctor --repair")
        return 1


def erase(document_id: str) -> int:
    """Erase a document with every trace; the exit code."""
    with _opened() as works:
        store, wanted = works.store, DocumentId(document_id)
        try:
            with store.catalogue.writing() as connection:
                document = documents.find_for_worker(connection, wanted)
                if document is None:
                    raise DocumentNotFound(document_id)
                receipt = erasing.erase(connection, wanted)
                deed = Deed(
                    account_id="akte",
                    agency="",
                    roles=(),
                    action="document.erase",
                    subject={
                        "document": document_id,
                        "enclosures": len(receipt.document_ids) - 1,
                        "labels": labels_as_json(document.labels),
                    },
                )
                head = store.log.append(connection, deed)
        except DocumentNotFound:
            complain(f"Ein Dokument {document_id} gibt es nicht.")
            return 1
        store.log.seal(head)
        works.drainer.start()
        is_gone = works.settle_erasure(receipt.document_ids)
    rows = ", ".join(f"{table} {count}" for table, count in sorted(receipt.rows.items()))
    say(f"Gelöscht: {len(receipt.document_ids)} Dokumente; Zeilen: {rows}; Dateien: {len(receipt.contents)}.")
    for digest in receipt.shared_contents:
        say(f"Die Datei {digest} bleibt, weil ein anderes Dokument denselben Inhalt hat.")
    if not is_gone:
        say("Der laufende Dienst entfernt gleich noch den Rest aus dem Suchindex.")
    return 0


@contextmanager
def _opened() -> Iterator[Works]:
    store = open_store(load_settings())
    try:
        works = open_works(store, with_worker=False)
        try:
            yield works
        finally:
            works.close()
    finally:
        store.close()


def _look(works: Works) -> Diagnosis:
    return upkeep.diagnose(works.store.catalogue, works.engine, works.store.blobs, now=time.time())


def _tell(diagnosis: Diagnosis) -> None:
    for field in fields(diagnosis):
        found = getattr(diagnosis, field.name)
        if isinstance(found, str):
            complain(f"{_FINDINGS[field.name]}: {found}")
        elif found:
            complain(f"{_FINDINGS[field.name]}: {len(found)}")
            for each in found[:10]:
                complain(f"  {each}")
            if len(found) > 10:
                complain(f"  und {len(found) - 10} weitere")


@contextmanager
def _progress(title: str) -> Iterator[Callable[[int, int], None]]:
    with Progress() as progress:
        task = progress.add_task(title, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
