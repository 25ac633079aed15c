"""The operator's tools: rebuild an index, and compare catalogue, index and contents.

Repairs go through the outbox, so that they may be broken off at any moment and go on by themselves.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, fields
from itertools import chain
from typing import Final

from ingest.blobs import BlobStore
from ingest.catalogue import facts, outbox, steps, stranded, vectors
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.steps import Step
from ingest.labels import DocumentId
from pipelines.analysing import ANALYSER_VERSION
from pipelines.draining import OutboxDrainer
from pipelines.engines.contract import Engine, EngineError
from pipelines.indexing import Indexing, keep

_FRESH_SECONDS: Final = 3600.0  # a content without a document may belong to an upload under way for so long

Tell = Callable[[int, int], object]
"""Is told how many documents are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What does not fit together; documents with something in the outbox are on their way and fit.

    ``unreadable_index`` is the engine's complaint, or None. ``missing`` documents are not in the index, ``stale`` ones
    in another version, ``surplus`` ones should not be there. ``outdated`` ones were analysed by another version.
    ``stranded`` ones wait for a job that nobody has. ``missing_contents`` are documents whose file is gone (only a
    backup brings it back), ``orphaned_contents`` files (SHA-256) without a document.
    """

    unreadable_index: str | None = None
    missing: tuple[DocumentId, ...] = ()
    stale: tuple[DocumentId, ...] = ()
    surplus: tuple[DocumentId, ...] = ()
    outdated: tuple[DocumentId, ...] = ()
    stranded: tuple[DocumentId, ...] = ()
    missing_contents: tuple[DocumentId, ...] = ()
    orphaned_contents: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether everything fits together."""
        return not any(getattr(self, field.name) for field in fields(self))


def reindex(catalogue: Catalogue, drainer: OutboxDrainer, tell: Tell) -> int:
    """Build the index anew from the catalogue; gives the number of documents.

    Only documents that another version of the analyser has analysed are analysed again. Broken off, it is gone on with
    by the next process that drains.

    Raises:
        EngineBusy: Another process writes to the index; ``request_reindex`` asks that one to do it.
        EngineError: The engine could not take it.
    """
    with drainer.exclusively():
        pass
    # Not under the lock, so that the service can stop meanwhile: what is analysed by then is kept.
    _analyse_outdated(catalogue)
    with drainer.exclusively() as engine:
        total = request_reindex(catalogue)
        with engine.rebuilding():
            done = 0
            tell(done, total)
            while drained := drainer.drain():
                done = min(total, done + drained)
                tell(done, total)
    return total


def is_index_lost(catalogue: Catalogue, engine: Engine) -> bool:
    """Whether the engine holds nothing though it should; a lost folder reads as an empty index.

    Raises:
        EngineError: The engine cannot say; an outdated index raises IndexOutdated.
    """
    with catalogue.reading() as connection:
        is_something_indexed = facts.has_indexed(connection)
    return is_something_indexed and not engine.versions()


def request_reindex(catalogue: Catalogue) -> int:
    """Let whoever drains tell the engine of every document again; gives their number."""
    with catalogue.writing() as connection:
        document_ids = facts.analysed_ids(connection)
        outbox.add_again(connection, document_ids)
    return len(document_ids)


def request_embedding(catalogue: Catalogue, model: str, *, now: float) -> int:
    """Let workers make the vectors that are missing for a model, as after an exchange; gives the number."""
    with catalogue.writing() as connection:
        missing = vectors.without_vectors(connection, model=model)
        for document_id in missing:
            steps.reopen_done(connection, document_id, Step.EMBED, now=now)
    return len(missing)


def diagnose(catalogue: Catalogue, engine: Engine, blobs: BlobStore, *, now: float) -> Diagnosis:
    """Compare catalogue, index and contents; changes nothing and may run beside the service."""
    with catalogue.reading() as connection:
        wanted = facts.versions_for_worker(connection)
        under_way = outbox.pending_documents(connection)
        outdated = facts.analysed_ids(connection, analyser_version=ANALYSER_VERSION)
        lost = stranded.find(connection)
        contents = facts.contents_for_worker(connection)
        # Inside the transaction: whatever the engine learned later is still in the outbox here.
        held, complaint = _held(engine)
    stored = set(blobs.every())
    settled = {document_id: version for document_id, version in wanted.items() if document_id not in under_way}
    is_old = _is_older(blobs, now - _FRESH_SECONDS)
    return Diagnosis(
        unreadable_index=complaint,
        missing=tuple(sorted(settled.keys() - held.keys())) if complaint is None else (),
        stale=tuple(sorted(each for each, version in settled.items() if held.get(each, version) != version)),
        surplus=tuple(sorted(held.keys() - wanted.keys() - under_way)),
        outdated=outdated,
        stranded=lost,
        missing_contents=tuple(sorted(each for each, blobs_of in contents.items() if not stored.issuperset(blobs_of))),
        orphaned_contents=tuple(sorted(filter(is_old, stored.difference(*contents.values())))),
    )


def repair(
    catalogue: Catalogue,
    drainer: OutboxDrainer,
    blobs: BlobStore,
    diagnosis: Diagnosis,
    tell: Tell,
    *,
    clock: Callable[[], float] = time.time,
) -> None:
    """Mend what can be mended: everything but missing contents. Stranded documents then wait for a worker.

    Raises:
        EngineBusy: The index is unreadable, and another process holds it.
        EngineError: The engine could not take it.
    """
    with catalogue.writing() as connection:
        outbox.add_again(connection, (*diagnosis.missing, *diagnosis.stale))
        for document_id in diagnosis.surplus:
            outbox.add(connection, document_id, outbox.Operation.REMOVE, 0)
        stranded.reopen(connection, diagnosis.stranded, now=clock())
        used = set(chain.from_iterable(facts.contents_for_worker(connection).values()))
        for digest in diagnosis.orphaned_contents:
            if digest not in used:
                blobs.remove(digest)
    if diagnosis.unreadable_index is not None or diagnosis.outdated:
        reindex(catalogue, drainer, tell)
    else:
        drainer.drain_all()


def _held(engine: Engine) -> tuple[dict[DocumentId, int], str | None]:
    try:
        return dict(engine.versions()), None
    except EngineError as error:
        return {}, f"{error.code}: {error}"


def _is_older(blobs: BlobStore, than: float) -> Callable[[str], bool]:
    def is_older(digest: str) -> bool:
        try:
            return blobs.path(digest).stat().st_mtime < than
        except FileNotFoundError:
            return False

    return is_older


def _analyse_outdated(catalogue: Catalogue) -> None:
    with catalogue.reading() as connection:
        outdated = facts.analysed_ids(connection, analyser_version=ANALYSER_VERSION)
    indexing = Indexing(catalogue)
    for document_id in outdated:
        is_kept = False
        while not is_kept:
            indexable = indexing.analyse(document_id)
            with catalogue.writing() as connection:
                is_kept = keep(connection, document_id, indexable)
