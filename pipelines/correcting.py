"""Correcting a page: text, words, passages, mentions and index change in one transaction; entities and vectors follow.

The costly part, the analysis of the document, is made before the transaction and thrown away where the page changed
meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from ingest.catalogue import corrections, documents, mentions, pages, progress, qualities, steps, vectors
from ingest.catalogue.corrections import Deed, Revision, StoredCorrection
from ingest.catalogue.errors import CorrectionNotFound, DocumentNotFound, DocumentNotReady, TextChanged
from ingest.catalogue.records import DocumentState
from ingest.catalogue.words import pack
from ingest.corrections import Correction, CorrectionState, NoWords, stretch_between
from ingest.labels import DocumentId
from pipelines.analysing import PageText
from pipelines.indexing import Indexable, Material, analyse_material, keep
from pipelines.quality import rate


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants on a page: ``new_text`` for ``text[start:end]``, which that person saw as ``old_text``."""

    start: int
    end: int
    old_text: str
    new_text: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A change of a page, ready to be kept: ``change`` is a correction to add, or the number of one to take back."""

    document_id: DocumentId
    revision: Revision
    active: tuple[StoredCorrection, ...]
    indexable: Indexable
    change: Correction | int


def prepare(connection: Connection, document_id: DocumentId, number: int, wish: Wish) -> Prepared:
    """Everything that a correction will change, computed from what the catalogue holds now.

    Raises:
        DocumentNotFound: There is no such document or page.
        DocumentNotReady: It is not in the index yet.
        TextChanged: The words are no longer what the person saw.
        NoWords: The place holds no word, or words of several lines.
    """
    active = corrections.active_for_worker(connection, document_id, number)
    page = corrections.plan(connection, document_id, number, [stored.correction for stored in active])
    if page is None:
        raise DocumentNotFound(document_id)
    at = stretch_between(page.wording, wish.start, wish.end)
    old_text = page.wording.text[at.start : at.end]
    if old_text != wish.old_text or page.wording.text != page.before:
        raise TextChanged("Der Text der Seite hat sich inzwischen geändert. Bitte laden Sie die Seite neu.")
    correction = Correction(at.box, page.frame, old_text, wish.new_text)
    return _prepared(connection, document_id, number, active, correction)


def prepare_undoing(connection: Connection, document_id: DocumentId, number: int, sequence: int) -> Prepared:
    """Everything that taking a correction back will change.

    Raises:
        DocumentNotFound: There is no such document or page.
        DocumentNotReady: It is not in the index yet.
        CorrectionNotFound: There is no such correction, or it was taken back before.
    """
    active = corrections.active_for_worker(connection, document_id, number)
    if sequence not in {stored.sequence for stored in active}:
        raise CorrectionNotFound(f"{document_id} page {number} correction {sequence}")
    return _prepared(connection, document_id, number, active, sequence)


def keep_prepared(connection: Connection, prepared: Prepared, deed: Deed) -> int:
    """Store a change of a page; gives the number of the correction. Entities and vectors follow by the job.

    Args:
        connection: A writing transaction.
        prepared: From ``prepare`` or ``prepare_undoing``.
        deed: Who, when and why.

    Raises:
        DocumentNotFound: The document was erased meanwhile.
        TextChanged: Page, title or corrections changed meanwhile; prepare again.
        CorrectionNotFound: The correction was taken back meanwhile.
    """
    document_id, number = prepared.document_id, prepared.revision.number
    if corrections.active_for_worker(connection, document_id, number) != prepared.active:
        raise TextChanged("Die Seite wurde soeben von anderer Seite berichtigt. Bitte laden Sie sie neu.")
    if isinstance(prepared.change, Correction):
        sequence = corrections.add(connection, document_id, number, prepared.change, deed)
    else:
        sequence = prepared.change
        corrections.take_back(connection, document_id, number, sequence, deed)
    now_active = corrections.active_for_worker(connection, document_id, number)
    vectors.forget_from_page(connection, document_id, number)
    if not corrections.revise(connection, document_id, prepared.revision, now_active):
        raise TextChanged("Die Seite wurde soeben neu gelesen. Bitte laden Sie sie neu.")
    _shift_mentions(connection, document_id, prepared.revision)
    _rate_again(connection, document_id, prepared.revision)
    if not keep(connection, document_id, prepared.indexable):
        raise TextChanged("Der Titel des Dokuments wurde soeben geändert. Bitte versuchen Sie es noch einmal.")
    steps.reopen_job(connection, document_id, steps.Step.RECOGNISE, now=deed.at)
    return sequence


def correct_again(connection: Connection, document_id: DocumentId, number: int) -> None:
    """Lay the corrections of a page over the reading that was just stored, and rate what comes of it."""
    revision = corrections.carry_over(connection, document_id, number)
    if revision is not None:
        _rate_again(connection, document_id, revision)


def _prepared(
    connection: Connection,
    document_id: DocumentId,
    number: int,
    active: tuple[StoredCorrection, ...],
    change: Correction | int,
) -> Prepared:
    document = documents.find_for_worker(connection, document_id)
    if document is None:
        raise DocumentNotFound(document_id)
    if document.state is not DocumentState.INDEXED:
        raise DocumentNotReady("Das Dokument wird gerade gelesen. Bitte versuchen Sie es danach noch einmal.")
    wanted = [stored.correction for stored in active if stored.sequence != change]
    if isinstance(change, Correction):
        wanted.append(change)
    revision = corrections.plan(connection, document_id, number, wanted)
    if revision is None:
        raise DocumentNotFound(document_id)
    if isinstance(change, Correction) and revision.states[-1] is not CorrectionState.APPLIED:
        raise NoWords("the words cannot be told from others at their place")
    texts = tuple(
        PageText(each, revision.wording.text, pack(revision.wording.words))
        if each == number
        else PageText(each, text, words)
        for each, text, words in pages.words_for_worker(connection, document_id)
    )
    return Prepared(document_id, revision, active, analyse_material(Material(document.title, texts)), change)


def _shift_mentions(connection: Connection, document_id: DocumentId, revision: Revision) -> None:
    before, after = revision.before, revision.wording.text
    start = _common(before, after)
    same = _common(before[start:][::-1], after[start:][::-1])
    by = len(after) - len(before)
    mentions.shift(connection, document_id, revision.number, start=start, end=len(before) - same, by=by)


def _rate_again(connection: Connection, document_id: DocumentId, revision: Revision) -> None:
    coverage = qualities.coverage_for_worker(connection, document_id, revision.number)
    if coverage is None or revision.confidence is None:
        return  # nothing was read by OCR
    rated = rate(revision.wording.text, confidence=revision.confidence, coverage=coverage)
    qualities.change(connection, document_id, revision.number, rated)
    progress.record_quality(connection, document_id, qualities.for_worker(connection, document_id))


def _common(one: str, other: str) -> int:
    """How many signs at the beginning of two texts are the same."""
    differing = (at for at, (this, that) in enumerate(zip(one, other, strict=False)) if this != that)
    return next(differing, min(len(one), len(other)))
