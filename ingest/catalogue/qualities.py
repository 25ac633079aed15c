"""How well OCR could read each page, and from that each document.

A page has a row here if OCR read something on it, or should have. What the figures mean and the formula of
``ocr_quality``: pipelines/quality.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, case, delete, func, insert, select, update

from ingest.catalogue.schema import DOCUMENTS, QUALITIES
from ingest.catalogue.visibility import is_visible
from ingest.labels import Clearance, DocumentId


@dataclass(frozen=True, slots=True)
class Quality:
    """Four figures between 0 and 1.

    ``confidence`` is the mean over the words read by OCR, ``coverage`` the share of ink inside words, ``known_words``
    the share of longer words that are German, None where there are too few to tell; ``ocr_quality`` is all in one.
    """

    confidence: float
    coverage: float
    known_words: float | None
    ocr_quality: float


@dataclass(frozen=True, slots=True)
class PageQuality:
    """The quality of one page, and by how many words it weighs in that of its document."""

    words: int
    quality: Quality


_ROW: Final = QUALITIES.c
_WEIGHT: Final = case((_ROW.words > 0, _ROW.words), else_=1)
"""A page on which nothing was read counts like one word, so that a document of unreadable pages has a quality."""


def store(connection: Connection, document_id: DocumentId, number: int, found: PageQuality | None) -> None:
    """Keep the quality of a page, or None that OCR had nothing to read; what a person said of the page is forgotten."""
    connection.execute(delete(QUALITIES).where(_ROW.document_id == document_id, _ROW.number == number))
    if found is not None:
        values = {name: getattr(found.quality, name) for name in Quality.__slots__}
        connection.execute(
            insert(QUALITIES).values(document_id=document_id, number=number, words=found.words, **values)
        )


def change(connection: Connection, document_id: DocumentId, number: int, found: PageQuality) -> None:
    """Give a page that OCR read its quality after a correction; that somebody has looked at it stays noted."""
    values = {name: getattr(found.quality, name) for name in Quality.__slots__}
    connection.execute(
        update(QUALITIES)
        .where(_ROW.document_id == document_id, _ROW.number == number)
        .values(words=found.words, **values)
    )


def drop_beyond(connection: Connection, document_id: DocumentId, page_count: int) -> None:
    """Forget pages that a new reading no longer finds."""
    connection.execute(delete(QUALITIES).where(_ROW.document_id == document_id, _ROW.number > page_count))


def for_worker(connection: Connection, document_id: DocumentId) -> float | None:
    """The mean ``ocr_quality`` over the words of a document; None where OCR had nothing to read."""
    mean = func.sum(_WEIGHT * _ROW.ocr_quality) / func.sum(_WEIGHT)
    found = connection.execute(select(mean).where(_ROW.document_id == document_id)).scalar()
    return None if found is None else float(found)


def coverage_for_worker(connection: Connection, document_id: DocumentId, number: int) -> float | None:
    """How much of the ink of a page lies inside of words; None where OCR had nothing to read."""
    query = select(_ROW.coverage).where(_ROW.document_id == document_id, _ROW.number == number)
    found = connection.execute(query).scalar()
    return None if found is None else float(found)


def of_documents(
    connection: Connection, document_ids: Iterable[DocumentId], *, clearance: Clearance
) -> Mapping[DocumentId, Quality]:
    """The means over the words of each visible document that OCR had to read."""
    judged = case((_ROW.known_words.is_not(None), _WEIGHT), else_=0)
    query = (
        select(
            _ROW.document_id,
            func.sum(_WEIGHT * _ROW.confidence) / func.sum(_WEIGHT),
            func.sum(_WEIGHT * _ROW.coverage) / func.sum(_WEIGHT),
            func.sum(judged * func.coalesce(_ROW.known_words, 0.0)) / func.nullif(func.sum(judged), 0),
            func.sum(_WEIGHT * _ROW.ocr_quality) / func.sum(_WEIGHT),
        )
        .join(DOCUMENTS, DOCUMENTS.c.id == _ROW.document_id)
        .where(_ROW.document_id.in_(sorted(set(document_ids))), is_visible(clearance))
        .group_by(_ROW.document_id)
    )
    return {DocumentId(name): Quality(*figures) for name, *figures in connection.execute(query)}


def of_page(connection: Connection, document_id: DocumentId, number: int, *, clearance: Clearance) -> Quality | None:
    """The quality of a page of a visible document; None where OCR had nothing to read."""
    query = (
        select(*(_ROW[name] for name in Quality.__slots__))
        .join(DOCUMENTS, DOCUMENTS.c.id == _ROW.document_id)
        .where(_ROW.document_id == document_id, _ROW.number == number, is_visible(clearance))
    )
    found = connection.execute(query).first()
    return None if found is None else Quality(*found)
