"""The tables of the catalogue.

Times are seconds since 1970, UTC. Days are ISO dates. Every row that a caller may read hangs on ``documents``,
which carries the labels; nothing else decides visibility. All tables stand in one file: they refer to one another, and
whoever changes one has to see the others.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _document_id(*, primary_key: bool = False) -> Column[str]:
    return Column(
        "document_id",
        String(32),
        ForeignKey("documents.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=False,
    )


DOCUMENTS: Final = Table(
    "documents",
    METADATA,
    Column("id", String(32), primary_key=True),  # 128 random bits, hexadecimal
    Column("parent_id", String(32), ForeignKey("documents.id", ondelete="CASCADE")),
    Column("ordinal", Integer, nullable=False, default=0),  # place among the enclosures of the parent, from 1
    Column("blob", String(64), nullable=False),  # SHA-256 of the content, hexadecimal
    Column("unlocked_blob", String(64)),  # SHA-256 of the same without its password, once somebody has given that
    Column("size", BigInteger, nullable=False),  # bytes
    Column("file_name", Text, nullable=False),
    Column("media_type", String(100)),  # by content; None until sniffed
    Column("state", String(16), nullable=False),  # accepted, reading, indexing, indexed, quarantined
    Column("error_code", String(40)),
    Column("agency", String(40), nullable=False),
    Column("unit", String(80), nullable=False),
    Column("classification", Integer),
    Column("release", String(16)),
    Column("doc_type", String(40)),
    Column("kind", String(80)),
    Column("date", String(10)),
    Column("file_reference", Text),
    Column("sender", Text),
    Column("title", Text),
    Column("page_count", Integer),
    Column("ocr_quality", Float),
    Column("tie", BigInteger, nullable=False),  # orders equal scores; depends on content and name only, 0 .. 2^63 - 1
    Column("version", Integer, nullable=False),  # grows with every change; ETag and external version of the index
    Column("indexed_version", Integer, nullable=False, default=0),  # last version that the engine holds
    Column("uploaded_by", String(80), nullable=False),
    Column("uploaded_at", Float, nullable=False),
    Index("ix_documents_uploaded_at_id", "uploaded_at", "id"),
    Index("ix_documents_blob", "blob"),
    Index("ix_documents_state", "state"),
    UniqueConstraint("parent_id", "ordinal", "blob"),
)

GRANTS: Final = Table(
    "grants",
    METADATA,
    _document_id(primary_key=True),
    Column("to_unit", String(80), primary_key=True),
    Column("until", String(10), nullable=False),
    Column("legal_basis", Text, nullable=False),
)

PAGES: Final = Table(
    "pages",
    METADATA,
    _document_id(primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("source", String(8), nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("rotation", Integer, nullable=False),
    Column("dots_per_inch", Float, nullable=False),
    Column("confidence", Float),
    Column("coverage", Float),
    Column("words", LargeBinary, nullable=False),  # packed, see catalogue/words.py
    Column("reader", Text, nullable=False),
    Column("pipeline_version", String(40), nullable=False),
)

QUALITIES: Final = Table(
    "qualities",  # how well OCR could read a page, see pipelines/quality.py; pages that it had not to read have no row
    METADATA,
    _document_id(primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("words", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("coverage", Float, nullable=False),
    Column("known_words", Float),  # share of longer words that are German; None where there are too few to tell
    Column("ocr_quality", Float, nullable=False),
    Column("reviewed_by", String(80)),  # who looked at the page because it reads poorly
    Column("reviewed_at", Float),
    Index("ix_qualities_ocr_quality_document_id_number", "ocr_quality", "document_id", "number"),
)

ANALYSES: Final = Table(
    "analyses",  # what the engine is given for a whole document; made from pages, kept so that an index is rebuilt fast
    METADATA,
    _document_id(primary_key=True),
    Column("analyser_version", String(40), nullable=False),
    # Stem hashes and 8-bit impacts, see pipelines/ranking.py. Before the long texts, since 200 of them are read for
    # each question, and SQLite would have to walk through all the pages of the texts to reach them.
    Column("impacts", LargeBinary, nullable=False),
    Column("words", Text, nullable=False),
    Column("levels", Text, nullable=False),
    Column("identifiers", Text, nullable=False),
)

PASSAGE_IMPACTS: Final = Table(
    "passage_impacts",  # which passage says what, see pipelines/passage_ranking.py; apart from all long texts
    METADATA,
    _document_id(primary_key=True),
    Column("packed", LargeBinary, nullable=False),
)

PASSAGES: Final = Table(
    "passages",
    METADATA,
    _document_id(primary_key=True),
    Column("ordinal", Integer, primary_key=True),  # from 0, in reading order
    Column("page", Integer, nullable=False),
    Column("start", Integer, nullable=False),  # code points of the page's text
    Column("end", Integer, nullable=False),
    Column("words", Text, nullable=False),  # folded words, one blank between
    Column("stems", Text, nullable=False),  # their stems, aligned
    Column("levels", Text, nullable=False),
    Column("identifiers", Text, nullable=False),
    Column("offsets", LargeBinary, nullable=False),  # start and end of each word in the page's text, uint32 pairs
)

VECTORS: Final = Table(
    "vectors",  # what a model made of a passage and of its sentences; an index is rebuilt without embedding again
    METADATA,
    _document_id(primary_key=True),
    Column("ordinal", Integer, primary_key=True),  # of the passage
    Column("model", String(120), nullable=False),  # name/version
    Column("passage", LargeBinary, nullable=False),  # float16, little-endian, L2-normalised
    Column("hub_share", Float, nullable=False),  # see pipelines/embeddings/hubs.py
    Column("windows", LargeBinary, nullable=False),  # one vector for each sentence window, as above
    Column("window_hub_shares", LargeBinary, nullable=False),  # float32
    Column("window_spans", LargeBinary, nullable=False),  # start and end in the page's text, uint32 pairs
)

MENTIONS: Final = Table(
    "mentions",  # what stands on a page and what it refers to, see pipelines/entities
    METADATA,
    _document_id(primary_key=True),
    Column("ordinal", Integer, primary_key=True),  # from 0, in reading order
    Column("page", Integer, nullable=False),
    Column("type", String(20), nullable=False),
    Column("start", Integer, nullable=False),  # code points of the page's text
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("normalized", Text, nullable=False),
    Column("folded", Text, nullable=False),  # the normal form in one spelling, for looking up
    Column("entity_id", String(32), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("recogniser", String(40), nullable=False),
    Column("version", String(40), nullable=False),
    # Lists of entities are counted from these two alone, without a look at the rows themselves.
    Index(
        "ix_mentions_entity_id_document_id_type_normalized_text",
        "entity_id",
        "document_id",
        "type",
        "normalized",
        "text",
    ),
    Index("ix_mentions_type_folded_entity_id", "type", "folded", "entity_id"),
)

RECOGNITIONS: Final = Table(
    "recognitions",  # which version of the recognisers has looked at a document
    METADATA,
    _document_id(primary_key=True),
    Column("version", String(40), nullable=False),
)

RECOGNISED_FACTS: Final = Table(
    "recognised_facts",  # metadata that stands in ``documents`` because it was recognised, not because somebody said it
    METADATA,
    _document_id(primary_key=True),
    Column("field", String(20), primary_key=True),  # a name of records.Metadata
    Column("value", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("origin", String(40), nullable=False),  # what it was read from, for example subject_line
)

JOBS: Final = Table(
    "jobs",
    METADATA,
    _document_id(primary_key=True),
    Column("step", String(16), nullable=False),  # read, index, recognise
    Column("state", String(16), nullable=False),  # waiting, running, done, failed
    Column("attempts", Integer, nullable=False, default=0),  # tries that ended in an error
    Column("crashes", Integer, nullable=False, default=0),  # tries whose worker died
    Column("alone", Boolean, nullable=False, default=False),  # was running when a worker died: runs by itself
    Column("worker", String(80)),
    Column("fence", Integer, nullable=False, default=0),  # grows with every claim; a stale worker's write is refused
    Column("lease_until", Float),
    Column("run_after", Float, nullable=False),
    Column("priority", BigInteger, nullable=False, default=0),  # higher runs earlier, see catalogue/steps.py
    Column("uploader", String(80), nullable=False),
    Column("created_at", Float, nullable=False),
    Index("ix_jobs_state_alone_uploader_priority", "state", "alone", "uploader", "priority"),  # the way of a claim
)

READINGS: Final = Table(
    "readings",  # what was read of pages that somebody has corrected; the page itself has the corrections
    METADATA,
    _document_id(primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("words", LargeBinary, nullable=False),
    Column("confidence", Float),
)

CORRECTIONS: Final = Table(
    "corrections",  # what persons corrected on pages, see ingest/corrections.py; never overwritten
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    _document_id(),
    Column("page", Integer, nullable=False),
    Column("x0", Integer, nullable=False),  # box of the words, in pixels of a page image of width and height
    Column("y0", Integer, nullable=False),
    Column("x1", Integer, nullable=False),
    Column("y1", Integer, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("rotation", Integer, nullable=False),
    Column("old_text", Text, nullable=False),
    Column("new_text", Text, nullable=False),
    Column("state", String(16), nullable=False),  # applied, needless, conflict, undone
    Column("reason", Text, nullable=False),
    Column("made_by", String(80), nullable=False),
    Column("made_at", Float, nullable=False),
    Column("undone_by", String(80)),
    Column("undone_at", Float),
    Index("ix_corrections_document_id_page", "document_id", "page"),
    sqlite_autoincrement=True,
)

SIGNATURES: Final = Table(
    "signatures",  # by which other scans of the same paper are known, see ingest/signature.py
    METADATA,
    _document_id(primary_key=True),
    Column("signature", LargeBinary, nullable=False),  # empty for a text that is too short for one
)

SIGNATURE_BANDS: Final = Table(
    "signature_bands",  # by which documents are looked up that may be alike
    METADATA,
    Column("band", BigInteger, primary_key=True),
    _document_id(primary_key=True),
    Index("ix_signature_bands_document_id", "document_id"),
    sqlite_with_rowid=False,
)

EVENTS: Final = Table(
    "events",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    _document_id(),
    Column("at", Float, nullable=False),
    Column("state", String(16), nullable=False),
    Column("pages_done", Integer),
    Column("page_count", Integer),
    Column("error_code", String(40)),
    Index("ix_events_document_id", "document_id"),
    sqlite_autoincrement=True,
)

OUTBOX: Final = Table(
    "outbox",  # facts that an engine must still learn; no foreign key, since a removal outlives its document
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("document_id", String(32), nullable=False),
    Column("operation", String(8), nullable=False),  # index, remove
    Column("version", Integer, nullable=False),
    Index("ix_outbox_document_id", "document_id"),
    sqlite_autoincrement=True,
)

DISCARDS: Final = Table(
    "discards",  # files of erased documents that must still be unlinked; outlives the document and a kill -9
    METADATA,
    Column("document_id", String(32), primary_key=True),
    Column("blob", String(64), primary_key=True),
)

BATCHES: Final = Table(
    "batches",  # files handed in together
    METADATA,
    Column("id", String(32), primary_key=True),  # 128 random bits, hexadecimal
    Column("name", Text, nullable=False),  # as whoever handed it in calls it; told to nobody else
    Column("created_by", String(80), nullable=False),
    Column("created_at", Float, nullable=False),
    Column("expected", Integer),  # how many files were announced
    Index("ix_batches_created_by_created_at", "created_by", "created_at"),
)

BATCH_FILES: Final = Table(
    "batch_files",  # what came of each file of a batch: a document, or a refusal
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("batch_id", String(32), ForeignKey("batches.id", ondelete="CASCADE"), nullable=False),
    Column("path", Text, nullable=False),  # relative to the folder that was handed in
    Column("document_id", String(32), ForeignKey("documents.id", ondelete="CASCADE")),
    Column("refusal_code", String(40)),
    Column("refusal", Text),  # plain German reason
    Index("ix_batch_files_batch_id_path", "batch_id", "path"),
    Index("ix_batch_files_document_id", "document_id"),
)

UPLOADS: Final = Table(
    "uploads",  # files that arrive in pieces, see catalogue/uploads.py
    METADATA,
    Column("id", String(32), primary_key=True),  # 128 random bits, hexadecimal
    Column("account_id", String(80), nullable=False),
    Column("length", BigInteger, nullable=False),  # bytes of the whole file
    Column("kept", BigInteger, nullable=False),  # bytes that are safe on disk
    Column("metadata", Text, nullable=False),  # as sent: path, labels, batch
    Column("purpose", Text),
    Column("expires_at", Float, nullable=False),
    Column("document_id", String(32), ForeignKey("documents.id", ondelete="CASCADE")),
    Index("ix_uploads_expires_at", "expires_at"),
    Index("ix_uploads_document_id", "document_id"),
)

ACCOUNTS: Final = Table(
    "accounts",
    METADATA,
    Column("id", String(80), primary_key=True),  # login name
    Column("name", Text, nullable=False),
    Column("agency", String(40), nullable=False),
    Column("units", Text, nullable=False),  # JSON list
    Column("roles", Text, nullable=False),  # JSON list
    Column("clearance", Integer, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("disabled", Boolean, nullable=False, default=False),
    Column("demo", Boolean, nullable=False, default=False),
)

SESSIONS: Final = Table(
    "sessions",
    METADATA,
    Column("token_hash", String(64), primary_key=True),  # SHA-256 of the bearer token
    Column("account_id", String(80), ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
    Column("csrf_hash", String(64), nullable=False),
    Column("created_at", Float, nullable=False),
    Column("last_used_at", Float, nullable=False),
    Column("expires_at", Float, nullable=False),
    Index("ix_sessions_account_id", "account_id"),
)

OWN_QUESTIONS: Final = Table(
    "own_questions",  # what each person has asked lately, to be suggested to that person again
    METADATA,
    Column("account_id", String(80), ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("text", Text, primary_key=True),
    Column("folded", Text, nullable=False),  # its folded words, by which it is looked up
    Column("asked_at", Float, nullable=False),
    Column("times", Integer, nullable=False),
    Index("ix_own_questions_asked_at", "asked_at"),
)

AUDIT: Final = Table(
    "audit",
    METADATA,
    Column("sequence", Integer, primary_key=True),  # from 1, without gaps
    Column("at", Float, nullable=False),
    Column("account_id", String(80), nullable=False),
    Column("agency", String(40), nullable=False),
    Column("roles", Text, nullable=False),
    Column("action", String(40), nullable=False),
    Column("purpose", Text),
    Column("question", Text),
    Column("subject", Text, nullable=False),  # JSON: filters, returned ids, opened pages
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("ix_audit_account_id", "account_id"),
    Index("ix_audit_at", "at"),
)

CHECKPOINTS: Final = Table(
    "audit_checkpoints",  # signed heads of the chain
    METADATA,
    Column("sequence", Integer, primary_key=True),
    Column("hash", String(64), nullable=False),
    Column("at", Float, nullable=False),
    Column("signature", String(128), nullable=False),  # Ed25519 over sequence, hash and time, hexadecimal
)

SETTINGS: Final = Table(
    "settings",  # secrets and marks of this installation: signing keys, whether the demo documents were laid out
    METADATA,
    Column("name", String(80), primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
