"""Pages as read: their text, and their words with boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, delete, func, insert, select

from ingest.catalogue.schema import DOCUMENTS, PAGES
from ingest.catalogue.visibility import is_visible
from ingest.catalogue.word_readings import WordReading
from ingest.catalogue.words import PackedWords, pack, readings_of, unpack
from ingest.labels import Clearance, DocumentId
from ingest.pages import Page, PageSource

PageKey = tuple[DocumentId, int]
"""A document and the number of one of its pages, from 1."""

_NOT_STORABLE: Final = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page out of the catalogue; the fields are those of ``ingest.pages.Page``, the words still packed.

    ``readings`` says by number which words the second reader had a say in.
    """

    document_id: DocumentId
    number: int
    text: str
    source: PageSource
    width: int
    height: int
    rotation: int
    dots_per_inch: float
    confidence: float | None
    coverage: float | None
    words: PackedWords
    reader: str
    readings: Mapping[int, WordReading]


def storable(text: str) -> str:
    """The text without NUL and half surrogate pairs, which no database takes; every place in it stays the same."""
    return _NOT_STORABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def store(connection: Connection, document_id: DocumentId, page: Page, *, version: str) -> None:
    """Keep a page; one that was read before is replaced.

    Args:
        connection: A writing transaction.
        document_id: Whose page it is.
        page: As read.
        version: Of the reading pipeline; pages of another version are read anew.
    """
    connection.execute(delete(PAGES).where(PAGES.c.document_id == document_id, PAGES.c.number == page.number))
    add(connection, {document_id: page}, version=version)


def add(connection: Connection, read: Mapping[DocumentId, Page], *, version: str) -> None:
    """Keep one page each of documents that do not have it yet."""
    connection.execute(insert(PAGES), [_row_of(document_id, page, version) for document_id, page in read.items()])


def _row_of(document_id: DocumentId, page: Page, version: str) -> dict[str, Any]:
    return {
        "document_id": document_id,
        "number": page.number,
        "text": storable(page.text),
        "source": page.source.value,
        "width": page.width,
        "height": page.height,
        "rotation": page.rotation,
        "dots_per_inch": page.dots_per_inch,
        "confidence": page.confidence,
        "coverage": page.coverage,
        "words": pack(page.words),
        "reader": storable(page.reader),
        "pipeline_version": version,
    }


def find(connection: Connection, document_id: DocumentId, number: int, *, clearance: Clearance) -> StoredPage | None:
    """A page of a visible document, or None."""
    return find_many(connection, [(document_id, number)], clearance=clearance).get((document_id, number))


def find_many(connection: Connection, keys: Iterable[PageKey], *, clearance: Clearance) -> Mapping[PageKey, StoredPage]:
    """The pages that exist and belong to visible documents."""
    wanted = set(keys)
    # Documents and numbers apart, pairs sorted out below: for pairs SQLite would look through all documents.
    query = (
        select(PAGES)
        .join(DOCUMENTS, DOCUMENTS.c.id == PAGES.c.document_id)
        .where(
            DOCUMENTS.c.id.in_(sorted({document_id for document_id, _ in wanted})),
            PAGES.c.number.in_(sorted({number for _, number in wanted})),
            is_visible(clearance),
        )
    )
    return {
        (DocumentId(row.document_id), row.number): StoredPage(
            DocumentId(row.document_id),
            row.number,
            row.text,
            PageSource(row.source),
            row.width,
            row.height,
            row.rotation,
            row.dots_per_inch,
            row.confidence,
            row.coverage,
            unpack(row.words),
            row.reader,
            readings_of(row.words),
        )
        for row in connection.execute(query)
        if (row.document_id, row.number) in wanted
    }


def texts_for_worker(connection: Connection, document_id: DocumentId) -> tuple[tuple[int, str], ...]:
    """Number and text of every page, in order."""
    query = select(PAGES.c.number, PAGES.c.text).where(PAGES.c.document_id == document_id).order_by(PAGES.c.number)
    return tuple((row.number, row.text) for row in connection.execute(query))


def words_for_worker(connection: Connection, document_id: DocumentId) -> tuple[tuple[int, str, bytes], ...]:
    """Number, text and packed words (``words.unpack``) of every page, in order."""
    row = PAGES.c
    query = select(row.number, row.text, row.words).where(row.document_id == document_id).order_by(row.number)
    return tuple((each[0], each[1], each[2]) for each in connection.execute(query))


def done_for_worker(connection: Connection, document_id: DocumentId, *, version: str) -> frozenset[int]:
    """The numbers of the pages that this version of the reading pipeline has read."""
    query = select(PAGES.c.number).where(PAGES.c.document_id == document_id, PAGES.c.pipeline_version == version)
    return frozenset(connection.execute(query).scalars())


def count_for_worker(connection: Connection, document_id: DocumentId) -> int:
    """How many pages are kept."""
    return connection.execute(select(func.count()).where(PAGES.c.document_id == document_id)).scalar_one()


def drop_beyond(connection: Connection, document_id: DocumentId, page_count: int) -> None:
    """Forget pages that a new reading no longer finds."""
    connection.execute(delete(PAGES).where(PAGES.c.document_id == document_id, PAGES.c.number > page_count))
