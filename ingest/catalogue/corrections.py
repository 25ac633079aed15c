"""Corrections of pages: who wrote what, when and why, and the page that comes of them.

A corrected page keeps its reading in ``readings``; what stands in ``pages`` is that reading with all corrections laid
over it (ingest/corrections.py). Nothing is ever overwritten: a correction that is taken back stays in the history.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select, update

from ingest.catalogue import pages
from ingest.catalogue.errors import CorrectionNotFound
from ingest.catalogue.schema import CORRECTIONS, DOCUMENTS, PAGES, READINGS
from ingest.catalogue.visibility import is_visible
from ingest.catalogue.words import pack, readings_of, unpack
from ingest.corrections import Correction, CorrectionState, Frame, Wording, lay_over
from ingest.labels import Clearance, DocumentId
from ingest.pages import Box, PageSource, Word


@dataclass(frozen=True, slots=True)
class Deed:
    """Who corrected, when (seconds since 1970, UTC) and why; ``reason`` may be empty."""

    by: str
    at: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StoredCorrection:
    """One correction of a page; ``undone`` says who took it back, if somebody did."""

    sequence: int
    page: int
    correction: Correction
    state: CorrectionState
    made: Deed
    undone: Deed | None


@dataclass(frozen=True, slots=True)
class Revision:
    """A page with its corrections as they are to be: wording, mean confidence, and what became of each correction.

    ``before`` is the text that the page had when this was made; on another one it is worth nothing.
    """

    number: int
    before: str
    frame: Frame
    wording: Wording
    confidence: float | None
    states: tuple[CorrectionState, ...]


def of_page(
    connection: Connection, document_id: DocumentId, number: int, *, clearance: Clearance
) -> tuple[StoredCorrection, ...]:
    """The corrections of a page of a visible document, oldest first, those that were taken back among them."""
    query = (
        _of_page(document_id, number)
        .join(DOCUMENTS, DOCUMENTS.c.id == CORRECTIONS.c.document_id)
        .where(is_visible(clearance))
    )
    return tuple(_correction_of(row) for row in connection.execute(query))


def active_for_worker(connection: Connection, document_id: DocumentId, number: int) -> tuple[StoredCorrection, ...]:
    """The corrections of a page that hold, oldest first."""
    found = connection.execute(_of_page(document_id, number).where(CORRECTIONS.c.undone_at.is_(None)))
    return tuple(_correction_of(row) for row in found)


def add(connection: Connection, document_id: DocumentId, number: int, correction: Correction, made: Deed) -> int:
    """Keep a correction; gives its number. The page itself is changed by ``revise``."""
    box, frame = correction.box, correction.frame
    row = insert(CORRECTIONS).values(
        document_id=document_id,
        page=number,
        x0=box.x0,
        y0=box.y0,
        x1=box.x1,
        y1=box.y1,
        width=frame.width,
        height=frame.height,
        rotation=frame.rotation,
        old_text=pages.storable(correction.old_text),
        new_text=pages.storable(correction.new_text),
        state=CorrectionState.APPLIED.value,
        reason=pages.storable(made.reason),
        made_by=made.by,
        made_at=made.at,
    )
    return int(connection.execute(row.returning(CORRECTIONS.c.sequence)).scalar_one())


def take_back(connection: Connection, document_id: DocumentId, number: int, sequence: int, undone: Deed) -> None:
    """Note that a correction no longer holds. The page itself is changed by ``revise``.

    Raises:
        CorrectionNotFound: There is no such correction of this page, or it was taken back before.
    """
    row = CORRECTIONS.c
    changed = connection.execute(
        update(CORRECTIONS)
        .where(
            row.sequence == sequence,
            row.document_id == document_id,
            row.page == number,
            row.undone_at.is_(None),
        )
        .values(undone_by=undone.by, undone_at=undone.at, state=CorrectionState.UNDONE.value)
    )
    if not changed.rowcount:
        raise CorrectionNotFound(f"{document_id} page {number} correction {sequence}")


def plan(
    connection: Connection, document_id: DocumentId, number: int, corrections: Sequence[Correction]
) -> Revision | None:
    """The page as it will be with these corrections and no others; None where there is no such page."""
    page = connection.execute(select(PAGES).where(PAGES.c.document_id == document_id, PAGES.c.number == number)).first()
    if page is None:
        return None
    row = READINGS.c
    read = connection.execute(select(READINGS).where(row.document_id == document_id, row.number == number)).first()
    source = page if read is None else read
    wording = Wording(source.text, _words_of(source.words))
    frame = Frame(page.width, page.height, page.rotation)
    states = []
    for correction in corrections:
        wording, state = lay_over(wording, frame, correction)
        states.append(state)
    confidence = source.confidence
    if corrections and page.source == PageSource.OCR.value and wording.words:
        confidence = sum(word.confidence for word in wording.words) / len(wording.words)
    return Revision(number, page.text, frame, wording, confidence, tuple(states))


def revise(
    connection: Connection, document_id: DocumentId, revision: Revision, active: Sequence[StoredCorrection]
) -> bool:
    """Give a page its new wording, and note what became of each correction; False where the page changed meanwhile.

    Args:
        connection: A writing transaction.
        document_id: Whose page it is.
        revision: As planned with the corrections of ``active``.
        active: The corrections that hold, oldest first.
    """
    key = (PAGES.c.document_id == document_id, PAGES.c.number == revision.number)
    current = connection.execute(select(PAGES.c.text).where(*key)).scalar()
    if current != revision.before:
        return False
    if active:
        _keep_reading(connection, document_id, revision.number)
    values = {"text": revision.wording.text, "words": pack(revision.wording.words), "confidence": revision.confidence}
    connection.execute(update(PAGES).where(*key).values(values))
    if not active:
        _forget_reading(connection, document_id, revision.number)
    for stored, state in zip(active, revision.states, strict=True):
        if stored.state is not state:
            row = CORRECTIONS.c.sequence == stored.sequence
            connection.execute(update(CORRECTIONS).where(row).values(state=state.value))
    return True


def carry_over(connection: Connection, document_id: DocumentId, number: int) -> Revision | None:
    """Lay the corrections of a page over a reading that was just stored; what it became, None without corrections."""
    active = active_for_worker(connection, document_id, number)
    if not active:
        return None
    _forget_reading(connection, document_id, number)
    revision = plan(connection, document_id, number, [stored.correction for stored in active])
    if revision is None or not revise(connection, document_id, revision, active):
        raise AssertionError("the page was stored in this transaction")
    return revision


def drop_beyond(connection: Connection, document_id: DocumentId, page_count: int) -> None:
    """Note that pages are no longer found: their corrections have no place until they are."""
    row = CORRECTIONS.c
    connection.execute(
        update(CORRECTIONS)
        .where(row.document_id == document_id, row.page > page_count, row.undone_at.is_(None))
        .values(state=CorrectionState.CONFLICT.value)
    )
    connection.execute(delete(READINGS).where(READINGS.c.document_id == document_id, READINGS.c.number > page_count))


def _keep_reading(connection: Connection, document_id: DocumentId, number: int) -> None:
    """Put the reading of a page aside before it is corrected for the first time."""
    row = READINGS.c
    if connection.execute(select(row.number).where(row.document_id == document_id, row.number == number)).first():
        return
    names = [column.name for column in READINGS.c]
    source = select(*(PAGES.c[name] for name in names)).where(
        PAGES.c.document_id == document_id, PAGES.c.number == number
    )
    connection.execute(insert(READINGS).from_select(names, source))


def _forget_reading(connection: Connection, document_id: DocumentId, number: int) -> None:
    row = READINGS.c
    connection.execute(delete(READINGS).where(row.document_id == document_id, row.number == number))


def _of_page(document_id: DocumentId, number: int) -> Select[Any]:
    row = CORRECTIONS.c
    return select(CORRECTIONS).where(row.document_id == document_id, row.page == number).order_by(row.sequence)


def _words_of(packed: bytes) -> tuple[Word, ...]:
    """The words of a page with who read them and what else they may be."""
    found = readings_of(packed)
    return tuple(
        replace(word, read_by=found[at].read_by, alternatives=found[at].alternatives) if at in found else word
        for at, word in enumerate(unpack(packed).words())
    )


def _correction_of(row: Any) -> StoredCorrection:
    return StoredCorrection(
        sequence=row.sequence,
        page=row.page,
        correction=Correction(
            Box(row.x0, row.y0, row.x1, row.y1),
            Frame(row.width, row.height, row.rotation),
            row.old_text,
            row.new_text,
        ),
        state=CorrectionState(row.state),
        made=Deed(row.made_by, row.made_at, row.reason),
        undone=None if row.undone_at is None else Deed(row.undone_by, row.undone_at),
    )
