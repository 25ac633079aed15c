"""How a findable document is laid out in tantivy: one row for itself and one for each of its passages.

Both kinds of row live in one index, so that a document and its passages become visible in one commit, but in fields of
their own: a question over documents never walks through postings of passages. Only rows of documents carry labels.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import tantivy

from pipelines.engines.embedded.visibility import access_tokens
from pipelines.engines.longest import cut, cut_each
from pipelines.findable import DocumentId, FindableDocument, FindablePassage

MAPPING_VERSION: Final = 3
"""Grows with every change of the fields below or of what is written into them."""

_WHITESPACE: Final = "whitespace"

# Of the 64 bits by which newest documents come first, 27 hold the day (up to 9999-12-31) and the rest the tie.
_TIE_BITS: Final = 37
_TIE_SHIFT: Final = 63 - _TIE_BITS


def build_schema() -> tantivy.Schema:
    """The fields of both kinds of row; nothing is stored, ids and numbers are read from fast fields."""
    builder = tantivy.SchemaBuilder()
    for name in ("document", "access", "passage_of"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name=_WHITESPACE, index_option="position")
    for name in ("levels", "identifiers", "passage_words", "passage_levels", "passage_identifiers"):
        builder.add_text_field(name, tokenizer_name=_WHITESPACE, index_option="basic")
    for name in ("agency", "unit", "doc_type", "kind", "classification", "month", "entity", "sender", "legibility"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_unsigned_field("day", indexed=True, fast=True)
    for name in ("id_high", "id_low", "tie", "newest", "version", "ordinal", "page"):
        builder.add_unsigned_field(name, fast=True)
    return builder.build()


def register_tokenizers(index: tantivy.Index) -> None:
    """Make the tokenizers of the schema known; tantivy forgets them with every opening."""
    index.register_tokenizer(_WHITESPACE, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())


def rows_of(document: FindableDocument) -> Iterator[tantivy.Document]:
    """The rows of a document, its own first."""
    high, low = id_halves(document.document_id)
    row = tantivy.Document(
        document=document.document_id,
        access=access_tokens(document.labels),
        words=cut_each(document.words),
        levels=cut_each(document.levels),
        identifiers=cut_each(document.identifiers),
        agency=document.labels.agency,
        unit=document.labels.unit,
        legibility=document.legibility.value,
    )
    if document.labels.classification is not None:
        row.add_text("classification", str(int(document.labels.classification)))
    if document.doc_type is not None:
        row.add_text("doc_type", cut(document.doc_type))
    if document.kind is not None:
        row.add_text("kind", cut(document.kind))
    if document.sender:
        row.add_text("sender", cut(document.sender))
    for entity_id in document.entities:
        row.add_text("entity", entity_id)
    day = 0
    if document.date is not None:
        day = day_number(document.date)
        row.add_text("month", f"{day // 10_000:04d}-{day // 100 % 100:02d}")
        row.add_unsigned("day", day)
    row.add_unsigned("id_high", high)
    row.add_unsigned("id_low", low)
    row.add_unsigned("tie", document.tie)
    row.add_unsigned("newest", (day << _TIE_BITS) + (1 << _TIE_BITS) - 1 - (document.tie >> _TIE_SHIFT))
    row.add_unsigned("version", document.version)
    yield row
    for passage in document.passages:
        yield _row_of_passage(passage, document.document_id, high, low)


def _row_of_passage(passage: FindablePassage, document_id: DocumentId, high: int, low: int) -> tantivy.Document:
    row = tantivy.Document(
        passage_of=document_id,
        passage_words=cut_each(passage.words),
        passage_levels=cut_each(passage.levels),
        passage_identifiers=cut_each(passage.identifiers),
    )
    # add_unsigned, not a keyword: tantivy takes a keyword for a signed number, which kills the writer's thread.
    row.add_unsigned("id_high", high)
    row.add_unsigned("id_low", low)
    row.add_unsigned("ordinal", passage.ordinal)
    row.add_unsigned("page", passage.page)
    return row


def day_number(day: str) -> int:
    """An ISO day as a number that grows with time, for example 20260314.

    Raises:
        ValueError: Not an ISO day.
    """
    parsed = date.fromisoformat(day)
    return parsed.year * 10_000 + parsed.month * 100 + parsed.day


def day_of_newest(newest: int) -> int:
    """The day number inside a value of the field ``newest``; 0 for a document without a date."""
    return newest >> _TIE_BITS


def id_halves(document_id: DocumentId) -> tuple[int, int]:
    """An id as two unsigned 64-bit numbers, since fast fields hold no text that Python can read."""
    if len(document_id) != 32:
        raise ValueError(f"not an id of 32 hexadecimal digits: {document_id!r}")
    return int(document_id[:16], 16), int(document_id[16:], 16)


def id_of_halves(high: int, low: int) -> DocumentId:
    """The id that ``id_halves`` took apart."""
    return DocumentId(f"{high:016x}{low:016x}")
