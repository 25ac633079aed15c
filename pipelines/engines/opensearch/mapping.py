"""How a findable document is laid out in OpenSearch: one document, its passages nested inside.

A document and its passages are written and seen together. Only the document carries labels; passages are reached
through it, so that the filter of visibility stands in one place. Texts are analysed by us: every field holds ready
tokens with one blank between.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, Final

import numpy as np

from pipelines.engines.longest import cut, cut_each
from pipelines.engines.opensearch.connection import Body
from pipelines.engines.opensearch.visibility import access_tokens, grant_tokens
from pipelines.findable import FindableDocument, FindablePassage

MAPPING_VERSION: Final = 2
"""Grows with every change of the fields below or of what is written into them."""

MOST_HITS: Final = 10_000
"""So many hits OpenSearch hands out in one piece; behind them it is leafed."""

MOST_TERMS: Final = 50_000
"""Values of one ``terms`` filter; OpenSearch takes 65,536."""

_TOKENS: Final[Body] = {"type": "text", "analyzer": "tokens", "norms": False, "index_options": "docs"}
_IN_ORDER: Final[Body] = {**_TOKENS, "index_options": "positions"}
_VALUE: Final[Body] = {"type": "keyword"}
_FILTER: Final[Body] = {"type": "keyword", "doc_values": False}
_VALUES: Final = ["agency", "unit", "doc_type", "kind", "classification", "month", "entity", "sender", "legibility"]
_NUMBER: Final[Body] = {"type": "long", "index": False}


def vector_mapping(dimensions: int) -> Body:
    """What is added to the mapping of an index when the first vector comes, which tells their length."""
    vector: Body = {
        "type": "knn_vector",
        "dimension": dimensions,
        # Always by name: with another engine a server without native libraries dies of the first document.
        "method": {
            "name": "hnsw",
            "engine": "lucene",
            "space_type": "innerproduct",
            "parameters": {"m": 16, "ef_construction": 100},
        },
    }
    return {"properties": {"passages": {"type": "nested", "properties": {"vector": vector}}}}


def index_body(meta: Body, alias: str | None, *, with_vectors: bool) -> Body:
    """What an index is created with; ``meta`` says whose it is."""
    passage: dict[str, Body] = {
        "ordinal": {"type": "integer", "index": False},
        "page": {"type": "integer", "index": False},
        "words": _TOKENS,
        "levels": _TOKENS,
        "identifiers": _TOKENS,
    }
    properties: dict[str, Body] = {
        "document": _VALUE,
        "version": _NUMBER,
        "tie": _NUMBER,
        "day": {"type": "integer"},
        "access": _FILTER,
        "grants": _FILTER,
        **dict.fromkeys(_VALUES, _VALUE),
        "words": _IN_ORDER,
        "levels": _TOKENS,
        "identifiers": _TOKENS,
        # For suggestions, which count documents by word: postings cannot be walked by document.
        "vocabulary": {"type": "keyword", "index": True},
        "forms": {"type": "keyword", "index": True},
        "passages": {"type": "nested", "dynamic": "strict", "properties": passage},
    }
    body: Body = {
        "settings": {
            "index": {
                "number_of_shards": 1,
                "auto_expand_replicas": "0-1",
                "refresh_interval": -1,  # every write ends with a refresh of its own
                "gc_deletes": "0s",  # a document that was erased may come back in any version
                "knn": with_vectors,
                "max_result_window": MOST_HITS,
                "max_inner_result_window": MOST_HITS,
                "max_regex_length": 10_000,
                "mapping": {"nested_objects": {"limit": 1_000_000}},
                "analysis": {
                    "analyzer": {"tokens": {"type": "custom", "tokenizer": "blanks"}},
                    "tokenizer": {
                        "blanks": {"type": "char_group", "tokenize_on_chars": [" "], "max_token_length": 1_000_000}
                    },
                },
            }
        },
        "mappings": {"dynamic": "strict", "_meta": meta, "_source": {"enabled": False}, "properties": properties},
    }
    if alias is not None:
        body["aliases"] = {alias: {}}
    return body


def source_of(document: FindableDocument, *, with_vectors: bool) -> Body:
    """A document as it is sent.

    Raises:
        ValueError: Its id or its day is none.
    """
    if len(document.document_id) != 32:
        raise ValueError(f"not an id of 32 hexadecimal digits: {document.document_id!r}")
    labels = document.labels
    words, identifiers = cut_each(document.words), cut_each(document.identifiers)
    source: Body = {
        "document": document.document_id,
        "version": document.version,
        "tie": document.tie,
        "access": access_tokens(labels),
        "grants": grant_tokens(labels),
        "agency": labels.agency,
        "unit": labels.unit,
        "entity": list(document.entities),
        "legibility": document.legibility.value,
        "words": words,
        "levels": cut_each(document.levels),
        "identifiers": identifiers,
        "vocabulary": sorted(set(words.split())),
        "forms": sorted(set(identifiers.split())),
        "passages": [_nested(passage, with_vectors=with_vectors) for passage in document.passages],
    }
    if labels.classification is not None:
        source["classification"] = str(int(labels.classification))
    for name, value in (
        ("doc_type", document.doc_type),
        ("kind", document.kind),
        ("sender", document.sender),
    ):
        if value:
            source[name] = cut(value)
    if document.date is not None:
        source["day"] = day_number(document.date)
        source["month"] = date.fromisoformat(document.date).isoformat()[:7]
    return source


def _nested(passage: FindablePassage, *, with_vectors: bool) -> Body:
    nested: Body = {
        "ordinal": passage.ordinal,
        "page": passage.page,
        "words": cut_each(passage.words),
        "levels": cut_each(passage.levels),
        "identifiers": cut_each(passage.identifiers),
    }
    if with_vectors and passage.vector:
        nested["vector"] = np.frombuffer(passage.vector, dtype="<f2").astype(np.float32)
    return nested


def day_number(day: str) -> int:
    """An ISO day as a number that grows with time, for example 20260314.

    Raises:
        ValueError: Not an ISO day.
    """
    parsed = date.fromisoformat(day)
    return parsed.year * 10_000 + parsed.month * 100 + parsed.day


def any_of(field: str, values: Collection[str]) -> Body:
    """A filter for documents that have at least one of the values; none without values."""
    ordered: list[Any] = sorted(values)
    parts = [{"terms": {field: ordered[begin : begin + MOST_TERMS]}} for begin in range(0, len(ordered), MOST_TERMS)]
    if len(parts) == 1:
        return parts[0]
    return {"bool": {"should": parts, "minimum_should_match": 1}} if parts else {"match_none": {}}
