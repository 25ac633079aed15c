"""The plain way to search passages with tantivy: its own German analysis, BM25, a filter, facets, its own snippets.

What it gives is less: scores lean on hidden documents, total and facets are estimated (HyperLogLog), there may be fewer
than twenty documents among the first fifty passages, and nothing leads from a snippet back to the page.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import tantivy
from sqlalchemy import select
from tantivy import Filter, Occur, Query

from benchmarks.search_paper import CALLER, DataFolder
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.schema import DOCUMENTS, PAGES, PASSAGES
from pipelines.engines.contract import FacetName

_TOP = 50
_SHOWN = 20


class PlainTantivy:
    """Rows are passages; documents are counted by the cardinality of their number (HyperLogLog, not exact)."""

    def __init__(self, folder: Path) -> None:
        self._analyzer = (
            tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
            .filter(Filter.lowercase())
            .filter(Filter.stemmer("german"))
            .filter(Filter.ascii_fold())
            .build()
        )
        self._index = tantivy.Index(_schema(), path=str(folder))
        self._index.register_tokenizer("german", self._analyzer)
        self._index.reload()
        self._searcher = self._index.searcher()

    @classmethod
    def built_beside(cls, folder: DataFolder, catalogue: Catalogue) -> PlainTantivy:
        """The index of all passages of a data folder, built the first time."""
        path = folder.path / "plain-index"
        if not (path / "built-3").exists():
            shutil.rmtree(path, ignore_errors=True)
            path.mkdir()
            plain = cls(path)
            writer = plain._index.writer(128_000_000, 1)
            for row in _rows(catalogue):
                writer.add_document(row)
            writer.commit()
            writer.wait_merging_threads()
            (path / "built-3").touch()
        return cls(path)

    def ask(self, text: str, facets: Sequence[FacetName], *, with_snippets: bool) -> int:
        """Answer as far as such a program does; gives the number of hits.

        Total and facets of the documents that match, the first passage of each document among the first fifty passages
        by BM25, and of at most twenty of these the stored facts and, if wanted, a snippet.
        """
        schema = self._index.schema
        parts: list[tuple[Occur, Query]]
        if text.startswith('"'):
            parts = [(Occur.Must, Query.phrase_query(schema, "body", list(self._analyzer.analyze(text))))]
        elif text.endswith("*"):
            parts = [(Occur.Must, Query.regex_query(schema, "body", self._analyzer.analyze(text)[0] + ".*"))]
        else:
            parts = [(Occur.Should, Query.term_query(schema, "body", word)) for word in self._analyzer.analyze(text)]
        tokens = ["partnership", f"agency {CALLER.agency}", *(f"unit {unit}" for unit in CALLER.units)]
        ways = Query.term_set_query(schema, "access", tokens)
        levels = Query.range_query(
            schema, "level", tantivy.FieldType.Unsigned, upper_bound=int(CALLER.level), lower_bound=0
        )
        admitted = Query.boolean_query([(Occur.Must, ways), (Occur.Must, levels)])
        query = Query.boolean_query(
            [(Occur.Must, Query.const_score_query(admitted, 0.0)), (Occur.Must, Query.boolean_query(parts))]
        )
        found = self._searcher.search(query, limit=_TOP)
        counted = {"documents": {"cardinality": {"field": "document"}}}
        by_value = {name: {"terms": {"field": name, "size": 100}, "aggs": counted} for name in facets}
        self._searcher.aggregate(query, counted | by_value)
        addresses = [address for _, address in found.hits]
        documents = self._searcher.fast_field_values("document", addresses)
        first: dict[float | None, tantivy.DocAddress] = {}
        for document, address in zip(documents, addresses, strict=True):
            first.setdefault(document, address)
        shown = [self._searcher.doc(address) for address in list(first.values())[:_SHOWN]]
        if with_snippets:
            generator = tantivy.SnippetGenerator.create(self._searcher, query, schema, "body")
            generator.set_max_num_chars(240)
            snippets = [generator.snippet_from_doc(document) for document in shown]
            [(snippet.fragment(), snippet.highlighted()) for snippet in snippets]
        return len([document.to_dict() for document in shown])


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("body", stored=True, tokenizer_name="german", index_option="position")
    builder.add_text_field("access", tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("level", indexed=True, fast=True)
    builder.add_unsigned_field("document", fast=True)
    for name in ("agency", "unit", "doc_type", "kind"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("file_name", "date", "file_reference"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("page", stored=True)
    return builder.build()


def _rows(catalogue: Catalogue) -> Iterator[tantivy.Document]:
    document = DOCUMENTS.c
    query = (
        select(DOCUMENTS, PAGES.c.number, PAGES.c.text, PASSAGES.c.start, PASSAGES.c.end)
        .join(PASSAGES, PASSAGES.c.document_id == document.id)
        .join(PAGES, (PAGES.c.document_id == document.id) & (PAGES.c.number == PASSAGES.c.page))
    )
    with catalogue.reading() as connection:
        for row in connection.execution_options(yield_per=1000).execute(query):
            made = tantivy.Document(
                body=row.text[row.start : row.end],
                access=row.release if row.release == "partnership" else f"{row.release} {getattr(row, row.release)}",
                agency=row.agency,
                unit=row.unit,
                doc_type=row.doc_type,
                kind=row.kind,
                file_name=row.file_name,
                date=row.date or "",
                file_reference=row.file_reference,
            )
            made.add_unsigned("page", row.number)
            made.add_unsigned("level", row.classification)
            made.add_unsigned("document", int(row.tie))
            yield made
