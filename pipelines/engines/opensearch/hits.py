"""From the JSON of OpenSearch to the values of the contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.engines.contract import FacetCount, FacetName, NearPassage, RankedDocument, RankedPassage, Suggestion
from pipelines.engines.opensearch.bodies import SUGGESTED_FIELDS
from pipelines.engines.opensearch.connection import Body
from pipelines.findable import DocumentId

_SCORE_STEPS: Final = 256


def ranked(hit: Body) -> RankedDocument:
    """A hit of ``find_body``."""
    key, tie, name = hit["sort"]
    score = hit["_score"] if hit.get("_score") is not None else key
    return RankedDocument(DocumentId(name), _exact(score), tie)


def near_passages(hit: Body) -> Iterator[NearPassage]:
    """The passages of a hit of ``near_body``."""
    _, tie, name = hit["sort"]
    for inner in hit["inner_hits"]["passages"]["hits"]["hits"]:
        score, ordinal = inner["sort"]
        yield NearPassage(DocumentId(name), ordinal, _similarity(score), tie)


def _exact(score: float) -> float:
    """A score as it was before it was written down: the shortest digits of a 32-bit number name a multiple of 1/256."""
    return round(score * _SCORE_STEPS) / _SCORE_STEPS


def _similarity(score: float) -> float:
    """The cosine inside a score of Lucene, which has no negative ones: 1 + cosine from 0 up, else 1 / (1 - cosine)."""
    return score - 1 if score >= 1 else 1 - 1 / score


def counted(name: FacetName, buckets: Sequence[Body]) -> tuple[FacetCount, ...]:
    """A facet of ``find_body``."""
    found = [FacetCount(bucket["key"], bucket["doc_count"]) for bucket in buckets]
    if name == "date":
        found.sort(key=lambda facet: facet.value)
    else:
        found.sort(key=lambda facet: (-facet.count, facet.value))
    return tuple(found)


def passages_of(hit: Body) -> tuple[RankedPassage, ...]:
    """The passages of a hit of ``passages_body``."""
    name = DocumentId(hit["fields"]["document"][0])
    return tuple(
        RankedPassage(name, inner["sort"][1], inner["fields"]["passages.page"][0], _exact(inner["sort"][0]))
        for inner in hit["inner_hits"]["passages"]["hits"]["hits"]
    )


def words_of(hit: Body) -> Sequence[str]:
    """The words of a hit of ``vocabulary_body``."""
    words: Sequence[str] = hit.get("fields", {}).get("vocabulary", ())
    return words


def suggestions(counts: Body) -> list[Suggestion]:
    """The counts of ``suggest_body``, most documents first, equal counts by text."""
    found = [
        Suggestion(bucket["key"], "word" if kind == "word" else "file_reference", bucket["doc_count"])
        for kind in SUGGESTED_FIELDS
        for bucket in counts[kind]["buckets"]
    ]
    found.sort(key=lambda suggestion: (-suggestion.count, suggestion.text, suggestion.kind))
    return found
