"""The only place where parts meet: from settings to a catalogue, an engine, a worker and the services of the routes.

The smaller half, which commands without engine and reader need, is wiring_store.py.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import structlog

from ingest import jobs
from ingest.catalogue import outbox
from ingest.labels import DocumentId
from ingest.limits import ReadingLimits, ReadingSettings
from ingest.sandbox import ReadingPool
from ingest.virus_scanner import VirusScanner, admit_all, parse_address
from pipelines.asking import Asking
from pipelines.draining import OutboxDrainer
from pipelines.embedding import Embedding
from pipelines.embeddings.contract import EmbeddingError
from pipelines.embeddings.installing import Meaning, install, shipped_folder
from pipelines.engines.addresses import open_engine
from pipelines.engines.contract import Engine
from pipelines.engines.opensearch.address import Trust
from pipelines.entities.recognising import Recognising, rules_with
from pipelines.entities.tagging.installing import open_tagger, shipped_tagger
from pipelines.entities.tagging.tagger import Tagger
from pipelines.forgetting import finish_erasure
from pipelines.question.synonyms import NO_SYNONYMS, SHIPPED, Synonyms, SynonymsInvalid, read_synonyms
from pipelines.upkeep import request_embedding
from pipelines.working import Pace, Worker
from search_api.access.sessions import SessionRules, Sessions
from search_api.accounts.demo import demo_accounts
from search_api.accounts.login import Login
from search_api.accounts.passwords import PasswordChecks
from search_api.accounts.schemas import Start
from search_api.accounts.throttle import LoginLimits, LoginThrottle
from search_api.accounts.units import UnitList, read_unit_list
from search_api.audit.log import AuditLog
from search_api.audit.service import Auditing
from search_api.batches.service import Batches
from search_api.batches.taking import BatchTaking
from search_api.cursors import Cursors
from search_api.documents.accepting import Accepting
from search_api.documents.copying import Copying
from search_api.documents.correcting import Correcting
from search_api.documents.opening import Opening
from search_api.documents.page_images import PageImages
from search_api.documents.service import Documents
from search_api.documents.space import DiskSpace, SpaceRules, free_bytes
from search_api.documents.unlocking import Unlocking
from search_api.documents.uploading import Uploading, UploadRules
from search_api.entities.service import Entities
from search_api.health.metrics import Metrics
from search_api.health.readiness import ReadinessCheck
from search_api.installation import CURSOR_KEY, secret
from search_api.jobs.event_ids import EventIds
from search_api.jobs.stream import EventStreams, StreamRules
from search_api.reviews.service import Reviews
from search_api.search.own_questions import OwnQuestions
from search_api.search.service import Searching
from search_api.settings import Settings, SettingsInvalid
from search_api.uploads.finishing import Finishing, Sweeper
from search_api.uploads.partial_files import PartialFiles
from search_api.uploads.service import ResumableUploads
from search_api.version import VERSION
from search_api.wiring_store import Store, presence_folder

_CHANGE_SECONDS = 2.0
"""How long a changed document waits for the engine before its change is answered; it is hidden until then anyway."""

_ERASURE_SECONDS = 5.0

_log = structlog.get_logger(__name__)

_LOGIN_LIMITS = LoginLimits()
_STREAM_RULES = StreamRules()


@dataclass(frozen=True, slots=True)
class Works:
    """What reads, draws and finds; ``worker`` is idle until it is started."""

    store: Store
    pool: ReadingPool
    engine: Engine
    drainer: OutboxDrainer
    worker: Worker | None
    images: PageImages
    meaning: Meaning | None
    tagger: Tagger | None
    scanner: VirusScanner | None

    def start(self) -> None:
        """Let worker and drainer work in the background; vectors that a new model still lacks are made as well."""
        if self.meaning is not None:
            request_embedding(self.store.catalogue, str(self.meaning.embedder.model), now=time.time())
        self.drainer.start()
        if self.worker is not None:
            self.worker.start()

    def wake(self) -> None:
        """Tell worker and drainer that there may be something to do."""
        if self.worker is not None:
            self.worker.wake()
        self.drainer.wake()

    def settle_change(self, document_id: DocumentId) -> bool:
        """Wait a moment until the engine knows of a change; False when it took longer."""
        return self.drainer.wait_for(document_id, _CHANGE_SECONDS)

    def settle_erasure(self, document_ids: Sequence[DocumentId]) -> bool:
        """Remove what is left of erased documents; False when something remains for the background."""
        store = self.store
        return finish_erasure(
            store.catalogue,
            store.blobs,
            self.drainer,
            document_ids,
            self.images.forget,
            seconds=_ERASURE_SECONDS,
        )

    def close(self) -> None:
        """Stop what runs and let go of everything but the store; may be called twice."""
        if self.worker is not None:
            self.worker.stop()
        self.drainer.stop()
        self.pool.close()
        self.engine.close()


def open_works(store: Store, *, with_worker: bool = True) -> Works:
    """Reader, engine, drainer and, where wanted and AKTE_WORKERS allows, worker around a store."""
    settings = store.settings
    processes = max(1, settings.workers)
    pool = ReadingPool(reading_settings(settings), processes)
    meaning, tagger = _meaning(settings), _tagger(settings)
    engine = _engine(settings, None if meaning is None else str(meaning.embedder.model))
    drainer = OutboxDrainer(store.catalogue, engine, settings.data_dir / "locks" / "engine")
    images = PageImages(settings.data_dir / "page-images", store.blobs, pool)
    scanner = None if settings.clamd is None else VirusScanner(parse_address(settings.clamd))
    worker = None
    if with_worker and settings.workers:
        worker = Worker(
            store.catalogue,
            store.blobs,
            pool,
            drainer,
            presence_folder=presence_folder(settings),
            forget_images=images.forget,
            pace=Pace(threads=settings.workers),
            embedding=None if meaning is None else Embedding(store.catalogue, meaning),
            recognising=_recognising(settings, tagger),
            admit=admit_all if scanner is None else scanner.admit,
        )
    return Works(store, pool, engine, drainer, worker, images, meaning, tagger, scanner)


def _meaning(settings: Settings) -> Meaning | None:
    """The encoder; None where it is switched off or cannot be used, and then words are still found."""
    if settings.model == "off":
        return None
    try:
        return install(shipped_folder() if settings.model is None else settings.model)
    except EmbeddingError as error:
        _log.error("meaning_not_available", code=error.code, reason=str(error))
        return None


def _tagger(settings: Settings) -> Tagger | None:
    """What finds names; None where it is switched off or cannot be used, and then rules still find many."""
    if settings.tagger == "off":
        return None
    try:
        return open_tagger(shipped_tagger() if settings.tagger is None else settings.tagger)
    except EmbeddingError as error:
        _log.error("tagger_not_available", code=error.code, reason=str(error))
        return None


def _recognising(settings: Settings, tagger: Tagger | None) -> Recognising:
    return Recognising(rules_with(settings.file_reference_forms), tagger)


def _engine(settings: Settings, model: str | None) -> Engine:
    try:
        trust = Trust(settings.engine_ca_file, settings.engine_plain_http)
        return open_engine(settings.engine_address, model, trust=trust)
    except ValueError as error:
        raise SettingsInvalid(
            f"Die Einstellung AKTE_ENGINE ist falsch. Schreiben Sie zum Beispiel AKTE_ENGINE=embedded:./var/index. / "
            f"The setting AKTE_ENGINE is wrong: {error}."
        ) from None


def _synonyms(settings: Settings) -> Synonyms:
    """The synonyms that questions are asked with.

    Raises:
        SettingsInvalid: The file named cannot be read.
    """
    if settings.synonyms == "off":
        return NO_SYNONYMS
    try:
        return read_synonyms(settings.synonyms or SHIPPED)
    except SynonymsInvalid as error:
        raise SettingsInvalid(
            f"AKTE_SYNONYMS: {error}. Lassen Sie die Einstellung weg oder nennen Sie eine Textdatei. / "
            f"AKTE_SYNONYMS: the file cannot be used. Leave the setting out or name a text file."
        ) from None


def _units(settings: Settings) -> UnitList:
    if settings.units is None:
        return UnitList()
    try:
        return read_unit_list(settings.units)
    except ValueError as error:
        raise SettingsInvalid(
            f"Die Einstellung AKTE_UNITS ist falsch: {error}. / The setting AKTE_UNITS is wrong."
        ) from None


def reading_settings(settings: Settings) -> ReadingSettings:
    """How files are read on this installation."""
    return ReadingSettings(
        ocr=settings.ocr,
        second_reader=settings.second_reader,
        language=settings.language,
        tessdata=settings.tessdata,
        limits=ReadingLimits(file_bytes=settings.largest_file_mb * 2**20),
        bubblewrap=settings.bubblewrap,
    )


@dataclass(frozen=True, slots=True)
class Wiring:
    """All that the application needs: each part under the type by which routes ask for it."""

    parts: dict[type, Any]
    metrics: Metrics
    streams: EventStreams
    passwords: PasswordChecks
    sweeper: Sweeper
    is_secure: bool

    def close(self) -> None:
        """End what the services hold; store and works are closed by whoever opened them."""
        self.sweeper.stop()
        self.streams.close()
        self.passwords.close()


def wire(
    works: Works, *, login_limits: LoginLimits = _LOGIN_LIMITS, stream_rules: StreamRules = _STREAM_RULES
) -> Wiring:
    """The services of the routes around a store and what works on it."""
    store, settings = works.store, works.store.settings
    catalogue, log = store.catalogue, store.log
    key = secret(catalogue, CURSOR_KEY)
    cursors = Cursors(key)
    units = _units(settings)
    sessions = Sessions(catalogue, _session_rules(settings))
    passwords = PasswordChecks()
    passwords.warm_up()
    embedder = None if works.meaning is None else works.meaning.embedder
    asking = Asking(catalogue, works.engine, embedder, synonyms=_synonyms(settings))
    metrics = Metrics(_gauges(store))
    accepting = Accepting(catalogue, log, works.wake)
    upload_rules = UploadRules(largest_file=settings.largest_file_mb * 2**20)
    space = DiskSpace(settings.blob_folder, SpaceRules(settings.low_space_mb * 2**20, settings.full_space_mb * 2**20))
    partial = PartialFiles(settings.data_dir / "partial-uploads")
    finishing = Finishing(catalogue, store.blobs, partial, accepting)
    streams = EventStreams(catalogue, sessions, log, EventIds(key), stream_rules)
    own_questions = OwnQuestions(catalogue, log, settings.question_days)
    parts: dict[type, Any] = {
        Start: Start(demo=settings.demo, accounts=demo_accounts(units) if settings.demo else [], version=VERSION),
        Sessions: sessions,
        Login: Login(catalogue, sessions, passwords, LoginThrottle(login_limits), log),
        UnitList: units,
        AuditLog: log,
        Auditing: Auditing(catalogue, log, store.keeper, cursors),
        Documents: Documents(
            catalogue,
            log,
            cursors,
            wake=works.wake,
            settle_change=works.settle_change,
            settle_erasure=works.settle_erasure,
        ),
        Unlocking: _unlocking(works),
        Uploading: Uploading(catalogue, store.blobs, accepting, upload_rules, space),
        BatchTaking: BatchTaking(catalogue, store.blobs, accepting, upload_rules, space),
        Batches: Batches(catalogue, log, cursors, wake=works.wake),
        ResumableUploads: ResumableUploads(catalogue, partial, finishing, upload_rules, space),
        Opening: Opening(catalogue, store.blobs, works.images, asking, log),
        Searching: Searching(asking, catalogue, log, cursors, own_questions),
        OwnQuestions: own_questions,
        Entities: Entities(catalogue, log, cursors),
        Copying: Copying(catalogue, works.images, log, settings.data_dir),
        Correcting: Correcting(catalogue, log, wake=works.wake, settle_change=works.settle_change),
        Reviews: Reviews(catalogue, log, cursors),
        EventStreams: streams,
        Metrics: metrics,
        ReadinessCheck: _readiness(works),
    }
    return Wiring(parts, metrics, streams, passwords, Sweeper(finishing), settings.secure_cookies)


def _unlocking(works: Works) -> Unlocking:
    store = works.store
    admit = admit_all if works.scanner is None else works.scanner.admit
    return Unlocking(store.catalogue, store.blobs, works.pool, store.log, wake=works.wake, admit=admit)


def _readiness(works: Works) -> ReadinessCheck:
    settings = works.store.settings
    return ReadinessCheck(
        works.store.catalogue,
        works.engine,
        settings.data_dir,
        settings.ocr,
        None if works.meaning is None else str(works.meaning.embedder.model),
        wants_meaning=settings.model != "off",
        lacks_tagger=works.tagger is None and settings.tagger != "off",
        scanner=works.scanner,
    )


def _session_rules(settings: Settings) -> SessionRules:
    return SessionRules(
        idle=settings.session_idle_minutes * 60,
        longest=settings.session_hours * 3600,
        secure_cookies=settings.secure_cookies,
    )


def _gauges(store: Store) -> dict[str, tuple[str, Callable[[], float]]]:
    def waiting() -> float:
        with store.catalogue.reading() as connection:
            return outbox.depth(connection)

    def open_jobs() -> float:
        with store.catalogue.reading() as connection:
            return jobs.count_open(connection)

    return {
        "outbox_waiting": ("Changes that the search engine has not learned yet", waiting),
        "disk_free_bytes": ("Free bytes where the files lie", lambda: float(free_bytes(store.settings.blob_folder))),
        "jobs_open": ("Documents that wait to be read or are being read", open_jobs),
    }
